import type { TopicId } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';
import type { ChangeOfPlan } from '#deidentified/learning/change-of-plan.ts';
import type { RehearsalStep } from '#deidentified/learning/rehearsal.ts';
import { patternWords, sentenceCase } from './wording.ts';

/** The case of a stem without the question that ends it: to see that one is the first step. A stem of one sentence stays whole. */
export function caseOf(stem: string): string {
  const [, told] = /^(.*[.!])\s+[^.!?]*\?$/s.exec(stem) ?? [];
  return told ?? stem;
}

/** "2 of 4, about 3 minutes": of these steps, and what is left of them. */
export function progressWords(
  steps: readonly Pick<RehearsalStep, 'minutes'>[],
  at: number,
): string {
  const left = steps.slice(at).reduce((sum, { minutes }) => sum + minutes, 0);
  return `${at + 1} of ${steps.length}, about ${left} ${left === 1 ? 'minute' : 'minutes'}`;
}

/** What is rehearsed: one subject by its name, several as a case pattern. */
export function rehearsedWords(topics: readonly TopicId[]): string {
  const [first, ...others] = topics;
  return first !== undefined && others.length === 0
    ? topicNames(first).label
    : patternWords(topics);
}

/** What a step is called in a list. */
export function stepWords(step: RehearsalStep): string {
  if (step.kind === 'card') return step.card.title;
  return step.title ?? topicNames(step.topic).label;
}

/** What stands over a step: its subject with what it takes as given, and what of that the case does not have. */
export function subjectWords(step: RehearsalStep): string {
  if (step.kind === 'look-up') return sentenceCase(listed([step.topic]));
  const { given } = step.card;
  const here = given.filter((topic) => !step.supposes.includes(topic));
  const words = sentenceCase(shorts([step.topic, ...here]).join(' + '));
  return step.supposes.length > 0 ? `${words}, supposing ${listed(step.supposes)} too` : words;
}

/** A circumstance that could change a plan, as a question. */
export function changeWords(change: ChangeOfPlan): string {
  switch (change.kind) {
    case 'row':
      return change.heading === ''
        ? `${change.situation}?`
        : `${change.heading}: ${change.situation}?`;
    case 'without':
      return `And without ${listed(change.topics)}?`;
    case 'card':
    case 'look-up':
      return `If there were ${listed(change.topics)} too?`;
  }
}

function listed(topics: readonly TopicId[]): string {
  return shorts(topics).join(' and ');
}

function shorts(topics: readonly TopicId[]): readonly string[] {
  return topics.map((topic) => topicNames(topic).short);
}
