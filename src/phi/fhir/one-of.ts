import { problem } from '#boundary/problem.ts';
import { failure, success } from '#boundary/result.ts';
import type { AskedPatient } from './about-patient.ts';
import type { Searched } from './batch.ts';
import { mergeFound } from './paging.ts';
import type { SearchPlan } from './search.ts';

/** What several searches for one kind of record gave, as one: what some of them found stands, and what others were refused is a gap. */
export function oneOf(
  plans: readonly SearchPlan<AskedPatient>[],
  searchedBy: (plan: SearchPlan<AskedPatient>) => Searched,
): Searched {
  const searched = plans.map((plan) => ({ plan, answer: searchedBy(plan) }));
  const found = searched.flatMap(({ plan, answer }) => {
    if (!answer.ok) return [];
    const { keeps = () => true } = plan;
    return [{ ...answer.value, value: answer.value.value.filter(keeps) }];
  });
  const refused = searched.flatMap(({ plan, answer }) =>
    answer.ok ? [] : [{ kind: plan.kind, code: answer.problem.code }],
  );
  const [first] = searched;
  if (found.length === 0 && first !== undefined) return first.answer;
  const merged = mergeFound(found);
  const gaps = new Map([...merged.gaps, ...refused].map((gap) => [gap.code, gap]));
  return success({ ...merged, gaps: [...gaps.values()] });
}

/** What a search that was not granted, and so was not sent, would have given. */
export const NOT_GRANTED: Searched = failure(problem('read', 'not-permitted'));
