import { topicOfItem } from '#boundary/learning-item.ts';
import { generalised, type TopicId, topicOf } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import { isSensitive, subjectOf } from '#deidentified/record/subject-of.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import { KEPT_TEXT } from './questions-sentences.ts';

/** What becomes of a note on an item. */
export type Keeping =
  | { readonly kind: 'kept' }
  /** As a broader subject, since its own is rare. */
  | { readonly kind: 'as-parent'; readonly parent: TopicId }
  /** Only where the learner says so. */
  | { readonly kind: 'asked-first' }
  | { readonly kind: 'not-kept' };

/** What becomes of a note on a card, or on `topic:` and the topic. Pure. */
export function keepingOf(item: string, catalog: Catalog): Keeping {
  const subject = subjectOf(item, catalog);
  if (subject === undefined) return { kind: 'not-kept' };
  if (isSensitive(subject)) return { kind: 'asked-first' };
  const topic = topicOfItem(item);
  if (topic === undefined || !topicOf(topic).rare) return { kind: 'kept' };
  const parent = generalised(topic);
  return parent === undefined ? { kind: 'not-kept' } : { kind: 'as-parent', parent };
}

/** The same in words, and where it lies. */
export function keepingWords(keeping: Keeping, { record }: Pick<SessionState, 'record'>): string {
  const where = KEPT_TEXT[record.place.state === 'open' ? 'open' : 'not-open'];
  switch (keeping.kind) {
    case 'kept':
      return where;
    case 'as-parent':
      return `Noted as “${topicNames(keeping.parent).label}”: a subject as rare as this one could point at a patient. ${where}`;
    case 'asked-first':
      return KEPT_TEXT.sensitive;
    case 'not-kept':
      return KEPT_TEXT.nowhere;
  }
}
