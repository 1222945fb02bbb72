import {
  KEPT_EXPOSURE,
  KEPT_LEARNING,
  KEPT_MARK,
  KEPT_NOTE,
  KEPT_PROFILE,
  KEPT_SETTINGS,
  KEPT_VETO,
  type KeptExposure,
  type KeptLearning,
  type KeptNote,
} from '#boundary/kept-policy.ts';
import type { TopicSignal } from '#boundary/field-policy.ts';
import { isFromSchedule, quarterOf, startOfQuarter } from '#boundary/learning-item.ts';
import { admit } from '#boundary/record-policy.ts';
import { generalised, type TopicId, topicOf } from '#boundary/topic.ts';
import type { Mark } from '#deidentified/learning/mark.ts';
import type { Profile } from '#deidentified/learning/profile.ts';
import type { Budget } from '#deidentified/ranking/brief.ts';
import { type Change, keeping } from './kept.ts';

/*
 * Where rare becomes its parent, sensitive becomes nothing, a day its quarter and a count its band: before anything is a record.
 */

/** What was read, and on which day. */
export interface Subject {
  /** The card's id, or `topic:ID`. */
  readonly item: string;
  /** Every topic it is about: a card's `topics` and `given`, or the topic itself. */
  readonly topics: readonly TopicId[];
  /** The local day, `YYYY-MM-DD`. */
  readonly day: string;
  /** True only where the learner asked to keep this one although it is about a sensitive topic. */
  readonly keepSensitive: boolean;
}

type Learned = Pick<KeptLearning, 'mark' | 'answer' | 'rating' | 'minutes'>;

/** A learning entry under a random id; null where it is not to be kept. */
export function learningToKeep(subject: Subject, learned: Learned, id: string): Change | null {
  const named = itemToKeep(subject);
  const { mark, answer, rating, minutes } = learned;
  return named === null
    ? null
    : keepingOr(
        admit(KEPT_LEARNING, {
          kind: 'learning',
          id,
          ...named,
          day: dayToKeep(named.item, subject.day),
          mark,
          // Which option it was means nothing without its card.
          answer: named.item === subject.item ? answer : null,
          rating: named.item === subject.item ? rating : null,
          minutes,
        }),
      );
}

/** What the learner wrote, or the subject alone. */
export type Noted = Pick<KeptNote, 'purpose' | 'text' | 'state'>;

/** A question, or a thing to notice, by quarter; null where it is not to be kept. */
export function noteToKeep(subject: Subject, noted: Noted, id: string): Change | null {
  const named = itemToKeep(subject);
  const { purpose, text, state } = noted;
  const day = startOfQuarter(subject.day);
  return named === null
    ? null
    : keepingOr(admit(KEPT_NOTE, { kind: 'note', id, purpose, ...named, day, text, state }));
}

/** A mark, so that the item is not shown again. About a rare topic it is not kept: on its parent it would say something else. */
export function markToKeep(subject: Subject, mark: Mark): Change | null {
  const named = itemToKeep(subject);
  return named?.item === subject.item
    ? keepingOr(
        admit(KEPT_MARK, {
          kind: 'mark',
          ...named,
          mark,
          month: dayToKeep(named.item, subject.day).slice(0, 7),
        }),
      )
    : null;
}

/** The topics of coming visits by quarter and band. Children of one parent are not added up: they may be the same visits. */
export function exposureToKeep(
  signals: readonly Pick<TopicSignal, 'topic' | 'visits'>[],
  day: string,
): readonly Change[] {
  const most = new Map<TopicId, number>();
  for (const { topic, visits } of signals) {
    const named = generalised(topic);
    if (named !== undefined) most.set(named, Math.max(visits, most.get(named) ?? 0));
  }
  return [...most].flatMap(([topic, visits]) =>
    listed(
      keepingOr(
        admit(KEPT_EXPOSURE, {
          kind: 'exposure',
          topic,
          quarter: quarterOf(day),
          band: bandOf(visits),
        }),
      ),
    ),
  );
}

/** The smallest cell that may ever be shared begins at 11 (CMS cell size policy). */
export function bandOf(visits: number): KeptExposure['band'] {
  if (visits >= 11) return '11+';
  return visits >= 3 ? '3-10' : '1-2';
}

/** "Not this topic": the topic alone, never the words. About a rare or sensitive topic it lasts for the session only. */
export function vetoToKeep(topic: TopicId): Change | null {
  return keepingOr(admit(KEPT_VETO, { kind: 'veto', topic, from: 'text' }));
}

/** Who reads, as they said. A sensitive goal stays only where they asked for it. */
export function profileToKeep(profile: Profile, keepSensitive: boolean): Change | null {
  const { specialty, stage, country, goals } = profile;
  const kept = goals.filter((goal) => keepSensitive || !topicOf(goal).sensitive);
  return keepingOr(
    admit(KEPT_PROFILE, { kind: 'profile', specialty, stage, country, goals: kept }),
  );
}

export interface Settings {
  readonly budget: Budget;
  readonly askFirst: boolean;
  /** Months, 1 to 60; 24 unless the learner says otherwise. */
  readonly learningMonths: number;
  /** Months, 1 to 60; 12 unless the learner says otherwise. */
  readonly noteMonths: number;
}

/** How the learner wants it; null for a number of months outside 1 to 60. */
export function settingsToKeep(settings: Settings): Change | null {
  const { budget, askFirst, learningMonths, noteMonths } = settings;
  return keepingOr(
    admit(KEPT_SETTINGS, { kind: 'settings', budget, askFirst, learningMonths, noteMonths }),
  );
}

/** What only a schedule offers is no more a matter of days than the schedule's own topics are. */
function dayToKeep(item: string, day: string): string {
  return isFromSchedule(item) ? startOfQuarter(day) : day;
}

/** How an item is named where it is kept, or null. A card about a rare topic is kept as the parent's topic, never by its own name. */
export function itemToKeep({
  item,
  topics,
  keepSensitive,
}: Omit<Subject, 'day'>): { readonly item: string; readonly sensitive: boolean } | null {
  const sensitive = topics.some((topic) => topicOf(topic).sensitive);
  if (sensitive && !keepSensitive) return null;
  if (!topics.some((topic) => topicOf(topic).rare)) return { item, sensitive };
  const rare = topics.find((topic) => topicOf(topic).rare);
  const parent = rare === undefined ? null : commonAncestor(rare);
  return parent === null ? null : { item: `topic:${parent}`, sensitive: topicOf(parent).sensitive };
}

function commonAncestor(topic: TopicId): TopicId | null {
  const { rare, parent } = topicOf(topic);
  if (!rare) return topic;
  return parent === null ? null : commonAncestor(parent);
}

function keepingOr(record: Parameters<typeof keeping>[0] | undefined): Change | null {
  return record === undefined ? null : keeping(record);
}

function listed<T>(value: T | null): readonly T[] {
  return value === null ? [] : [value];
}
