import fc from 'fast-check';
import { deriveMemories } from '#deidentified/learning/review-schedule.ts';
import type { LearningHistory } from '#deidentified/ranking/history.ts';
import { CARDS, DAY, daysBefore, FIRST, RULES, SECOND, TOPICS } from './a-ranking.ts';

/* Arbitrary days and histories for the properties of `rank-1`. */

const signal = fc
  .record({
    topic: fc.constantFrom(...TOPICS),
    visits: fc.integer({ min: 1, max: 12 }),
    booked: fc.nat(12),
    drug: fc.nat(12),
    abnormal: fc.nat(12),
    others: fc.nat(12),
  })
  .map(({ topic, visits, booked, drug, abnormal, others }) => ({
    topic,
    visits,
    reasonVisits: Math.min(visits, booked),
    newMedicationVisits: Math.min(visits, drug),
    abnormalVisits: Math.min(visits, abnormal),
    comorbidVisits: Math.min(visits, others),
  }));

interface SomeSignal {
  readonly topic: string;
  readonly visits: number;
  readonly reasonVisits: number;
  readonly newMedicationVisits: number;
  readonly abnormalVisits: number;
  readonly comorbidVisits: number;
}

interface SomeDay {
  readonly readable: number;
  readonly signals: readonly SomeSignal[];
  readonly patterns: readonly { readonly topics: readonly string[]; readonly visits: number }[];
  readonly combinations: readonly {
    readonly rule: string;
    readonly visits: number;
    readonly reasonVisits: number;
  }[];
}

/** A day of some topics, with or without things that meet. */
export const someDay: fc.Arbitrary<SomeDay> = fc
  .record({
    signals: fc.uniqueArray(signal, { selector: ({ topic }) => topic, minLength: 1 }),
    meets: fc.boolean(),
    rules: fc.subarray(RULES.map(({ id }) => id)),
  })
  .map(({ signals, meets, rules }) => ({
    readable: 16,
    signals,
    patterns: meets ? [{ topics: [FIRST, SECOND], visits: 1 }] : [],
    combinations: rules.map((rule) => ({ rule, visits: 2, reasonVisits: 1 })),
  }));

const items = [...CARDS.map(({ id }) => id), ...TOPICS.map((id) => `topic:${id}`)];
const days = fc.integer({ min: 0, max: 330 }).map((ago) => daysBefore(DAY, ago));

/** What a learner's store may hold. */
export const someHistory: fc.Arbitrary<LearningHistory> = fc
  .record({
    learning: fc.array(
      fc.record({
        item: fc.constantFrom(...items),
        day: days,
        mark: fc.constantFrom('done', 'later', 'known', 'not-for-me', null),
        rating: fc.constantFrom('again', 'hard', 'good', 'easy', null),
      }),
      { maxLength: 30 },
    ),
    marks: fc.array(
      fc.record({
        item: fc.constantFrom(...items),
        mark: fc.constantFrom('done', 'later', 'known', 'not-for-me'),
        month: fc.constantFrom('2026-06', '2026-09', '2026-11'),
      }),
      { maxLength: 4 },
    ),
    exposure: fc.uniqueArray(
      fc.record({
        topic: fc.constantFrom(...TOPICS),
        quarter: fc.constantFrom('2026-Q1', '2026-Q3', '2026-Q4'),
        band: fc.constantFrom('1-2', '3-10', '11+'),
      }),
      { selector: ({ topic, quarter }) => `${topic} ${quarter}`, maxLength: 20 },
    ),
    shown: fc.array(
      fc.record({
        item: fc.constantFrom(...items),
        week: fc.constantFrom('2026-W46', '2026-W47', '2026-W48'),
      }),
      { maxLength: 6 },
    ),
  })
  .map(remembered);

/** With what the entries say of how well each card is remembered. */
export function remembered(
  history: Omit<LearningHistory, 'memories'>,
  day: string = DAY,
): LearningHistory {
  return { ...history, memories: deriveMemories(history.learning, day) };
}

export const someCaps = fc.record({
  minutes: fc.integer({ min: 0, max: 15 }),
  most: fc.integer({ min: 1, max: 5 }),
});
