import type { Whose, WhoseRule } from '#boundary/schedule-strategy.ts';
import type { Clinician } from '../read-clinician.ts';

/** Whose visits count for who signed in. */
export interface Counted {
  /** The rules that name someone, in the tenant's order. */
  readonly rules: readonly WhoseRule[];
  /** Ids of Practitioners, once each, in that order. */
  readonly practitioners: readonly string[];
  /** Who is looked for among those who take part in a visit. */
  readonly clinician: Clinician;
}

/** Resolves a tenant's rules for who signed in; where none of them names anyone, their own visits count. */
export function countedFor(whose: readonly Whose[], clinician: Clinician): Counted {
  const named = whose.map(({ rule, practitioners }) => ({
    rule,
    ids: practitioners.flatMap((written) => idFor(written, clinician)),
  }));
  const rules = named.filter(({ ids }) => ids.length > 0).map(({ rule }) => rule);
  const practitioners = [...new Set(named.flatMap(({ ids }) => ids))];
  const [first, ...others] = practitioners;
  if (first === undefined) {
    return { rules: ['me'], practitioners: [clinician.practitioner], clinician };
  }
  const role = practitioners.includes(clinician.practitioner) ? clinician.role : null;
  return { rules, practitioners, clinician: { practitioner: first, role, others } };
}

/** `''`, `ID` or `WHO>ID`; the last says nothing of anyone but WHO. */
function idFor(written: string, { practitioner }: Clinician): readonly string[] {
  if (written === '') return [practitioner];
  const [who = '', id] = written.split('>');
  if (id === undefined) return [who];
  return who === practitioner ? [id] : [];
}
