import type { PRACTICE_SIGNAL } from '#boundary/field-policy.ts';
import type { Plain } from '#boundary/record-policy.ts';
import { generalised, type TopicId } from '#boundary/topic.ts';
import type { ChartCoding, PanelMember, PastVisit } from './clinical-snapshot.ts';
import { byCodePoint } from './code-point-order.ts';
import { DAY } from './durations.ts';
import type { TopicIndexes } from './topic-indexes.ts';
import { topicsOfCodings } from './visit-topics.ts';

/** A practice signal before the door has admitted it. */
export type CandidatePracticeSignal = Plain<(typeof PRACTICE_SIGNAL)['fields']>;

/** What was read of a practice beyond its schedule; an empty list stands for "not read" as well. */
export interface Practice {
  readonly panel: readonly PanelMember[];
  readonly past: readonly PastVisit[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * What is common, rising or long unseen in a practice, per topic of its panel or past, in code-point order.
 * Rare topics stand as their parent, sensitive ones are left out; nothing finer than a word leaves.
 */
export function derivePractice(
  { panel, past, now }: Practice,
  indexes: TopicIndexes,
): readonly CandidatePracticeSignal[] {
  const members = tallyPatients(panel, indexes);
  const met = past.filter(({ start }) => start <= now);
  const meetings = findMeetings(met, indexes);
  const earlierWeeks = weeksBeforeLately(met, now);
  return [...new Set([...members.keys(), ...meetings.keys()])]
    .toSorted(byCodePoint)
    .map((topic) => {
      const starts = meetings.get(topic) ?? [];
      return {
        topic,
        panelShare: shareOf(members.get(topic) ?? 0, panel.length),
        trend: trendOf(starts, earlierWeeks, now),
        lastSeen: met.length === 0 ? 'unknown' : lastSeenOf(starts, now),
      };
    });
}

const WEEK = 7 * DAY;

/* All of these are design choices, coarse on purpose: the words steer an order, they are not measurements. */
const THRESHOLDS = {
  /** Shares of the panel read from which a topic is "some", or "many". */
  some: 0.03,
  many: 0.1,
  /** Below this many patients a topic is "few" whatever the share; 1–10 is the cell size CMS suppresses. */
  countablePatients: 11,
  /** The last days that a trend compares with what was before, and the least there must be before. */
  trendDays: 28,
  /** How many times the earlier weekly rate counts as rising, and how many visits at least. */
  risingRatio: 1.5,
  risingVisits: 3,
  /** Up to this many days ago is lately. */
  latelyDays: 45,
} as const;

function topicsOf(codings: readonly ChartCoding[], indexes: TopicIndexes): ReadonlySet<TopicId> {
  return new Set(
    [...topicsOfCodings(codings, indexes)].flatMap((topic) => generalised(topic) ?? []),
  );
}

function tallyPatients(
  panel: readonly PanelMember[],
  indexes: TopicIndexes,
): ReadonlyMap<TopicId, number> {
  const tally = new Map<TopicId, number>();
  for (const { problems } of panel) {
    for (const topic of topicsOf(problems, indexes)) tally.set(topic, (tally.get(topic) ?? 0) + 1);
  }
  return tally;
}

/** When each topic was met; a past visit meets a topic once. */
function findMeetings(
  past: readonly PastVisit[],
  indexes: TopicIndexes,
): ReadonlyMap<TopicId, readonly number[]> {
  const meetings = new Map<TopicId, number[]>();
  for (const { start, diagnoses } of past) {
    for (const topic of topicsOf(diagnoses, indexes)) {
      const starts = meetings.get(topic);
      if (starts === undefined) meetings.set(topic, [start]);
      else starts.push(start);
    }
  }
  return meetings;
}

function shareOf(patients: number, panelRead: number): CandidatePracticeSignal['panelShare'] {
  if (patients === 0) return 'none';
  const share = patients / panelRead;
  if (patients < THRESHOLDS.countablePatients || share < THRESHOLDS.some) return 'few';
  return share < THRESHOLDS.many ? 'some' : 'many';
}

/** Weeks of the past read that lie before the days a trend looks at. */
function weeksBeforeLately(past: readonly PastVisit[], now: number): number {
  const first = past.reduce((earliest, { start }) => Math.min(earliest, start), now);
  return (now - THRESHOLDS.trendDays * DAY - first) / WEEK;
}

function trendOf(
  starts: readonly number[],
  earlierWeeks: number,
  now: number,
): CandidatePracticeSignal['trend'] {
  const lateWeeks = (THRESHOLDS.trendDays * DAY) / WEEK;
  if (earlierWeeks < lateWeeks) return 'unknown'; // too little before to call anything a rise
  const late = starts.filter((start) => start > now - THRESHOLDS.trendDays * DAY).length;
  const earlierRate = (starts.length - late) / earlierWeeks;
  const rising =
    late >= THRESHOLDS.risingVisits && late / lateWeeks >= THRESHOLDS.risingRatio * earlierRate;
  return rising ? 'rising' : 'steady';
}

function lastSeenOf(starts: readonly number[], now: number): CandidatePracticeSignal['lastSeen'] {
  if (starts.length === 0) return 'never';
  const latest = starts.reduce((last, start) => Math.max(last, start));
  return now - latest <= THRESHOLDS.latelyDays * DAY ? 'lately' : 'long-ago';
}
