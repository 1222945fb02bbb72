import { topicOf } from '#boundary/topic.ts';
import { isFromSchedule } from '#boundary/learning-item.ts';
import type { Factor, RankedItem } from '#deidentified/ranking/brief.ts';
import {
  type Counterfactual,
  counterfactuals,
  distanceOf,
  isReadLately,
  mainFactors,
} from '#deidentified/ranking/explain.ts';
import type { FactorName } from '#deidentified/ranking/factor-names.ts';
import { MUCH, REASON_CONTROL, REASON_TEXT, type ReasonControl } from './factor-text.ts';
import { isCounted, monthWords, sentenceCase } from './wording.ts';

/** Reasons that one control answers, in words. */
export interface WordedReason {
  readonly control: ReasonControl;
  readonly words: string;
}

/** Factors whose size tells how many visits there are. */
const FROM_VISITS: ReadonlySet<FactorName> = new Set(['visits', 'practice']);

/** True for a factor whose size would give away a count of one or two visits, or anything of a sensitive topic. */
export function isWithheld(item: RankedItem, name: FactorName): boolean {
  return item.chosenBy === 'schedule' && !isCounted(item) && FROM_VISITS.has(name);
}

/** The main reasons of an item, three at most, those for it first, by the control that answers them. */
export function reasonWords(item: RankedItem): readonly WordedReason[] {
  const factors = mainFactors({
    factors: item.factors.filter(({ name }) => name !== 'memory' && !isWithheld(item, name)),
  });
  const reasons = new Map<ReasonControl, readonly string[]>();
  for (const factor of factors) {
    const words = wordsOf(factor);
    const control = REASON_CONTROL[factor.name];
    if (words !== null) reasons.set(control, [...(reasons.get(control) ?? []), words]);
  }
  return [
    ...[...reasons].map(([control, words]) => ({
      control,
      words: words.map((one) => `${sentenceCase(one)}.`).join(' '),
    })),
    ...readWords(item),
  ];
}

function wordsOf(factor: Factor): string | null {
  const distance = distanceOf(factor);
  const text = REASON_TEXT[factor.name][distance > 0 ? 'for' : 'against'];
  return text?.replace('%', Math.abs(distance) >= Math.log(MUCH) ? 'much ' : '') ?? null;
}

/** "You read this in October." where that counts, or a review rests on it. */
function readWords(item: RankedItem): readonly WordedReason[] {
  const { lastRead, reason } = item;
  const isReview = reason.kind === 'due' || reason.kind === 'due-with-visits';
  if (lastRead === null || !(isReview || isReadLately(item))) return [];
  const what = lastRead.what === 'this' ? 'this' : 'on this';
  const when = isFromSchedule(item.id)
    ? `around ${monthWords(lastRead.day)}`
    : `in ${monthWords(lastRead.day)}`;
  return [{ control: 'known', words: `You read ${what} ${when}.` }];
}

/** What would take an item off the brief, in one sentence. */
export function counterfactualWords(item: RankedItem, isPinned: boolean): string {
  const changes = counterfactuals(item)
    .filter(({ kind }) => !(isPinned && kind === 'not-on-schedule'))
    .map(changeWords);
  const last = changes.at(-1) ?? '';
  return `It makes way when ${isPinned ? 'you unpin it, ' : ''}${changes.slice(0, -1).join(', ')} or ${last}.`;
}

function changeWords(change: Counterfactual): string {
  switch (change.kind) {
    case 'not-on-schedule':
      return 'its topic leaves your list';
    case 'marked-known':
      return 'you mark it as known';
    case 'less-time':
      return `you have less than ${change.minutes} ${change.minutes === 1 ? 'minute' : 'minutes'}`;
  }
}

/** True where nothing countable may be shown of an item. */
export function isSensitiveItem({ topic }: Pick<RankedItem, 'topic'>): boolean {
  return topicOf(topic).sensitive;
}
