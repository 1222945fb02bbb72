import type { TriggerRule } from '#boundary/combination.ts';
import { type DrugClassId, isDrugClassId } from '#boundary/drug-class.ts';
import type { TopicId } from '#boundary/topic.ts';
import type { PersonAsked } from '#phi/signals/derive-combinations.ts';

/** The drug class of this id; a test that names another is wrong. */
export function classNamed(id: string): DrugClassId {
  if (!isDrugClassId(id)) throw new Error(`${id} is not a drug class`);
  return id;
}

/** A person of these topics, on drugs of these classes, booked for those reasons. */
export function person(
  topics: readonly TopicId[],
  drugClasses: readonly DrugClassId[] = [],
  reasons: readonly TopicId[] = [],
): PersonAsked {
  return {
    topics: new Set(topics),
    drugClasses: new Set(drugClasses),
    reasons: new Set(reasons),
  };
}

/** A rule that asks for nothing but these. */
export function rule(id: string, parts: Partial<TriggerRule>): TriggerRule {
  return { id, allOf: [], anyOf: [], noneOf: [], ...parts };
}
