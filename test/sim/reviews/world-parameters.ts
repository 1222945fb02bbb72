/*
 * The simulated world of reviews, in one file. Every number was fixed before the rule was first run in it, and none was changed afterwards:
 * the rule's bounds are tuned on development seeds, never the world to the rule. They are guesses of one author, who also wrote the rule.
 * Its forgetting is not that of FSRS, which plans the reviews: half-lives of its own, exponential but in one variant.
 */
export interface ReviewWorld {
  /** One card on each topic, as in the core pack. Popularity of the k-th: `1 / (k + offset)`, times a gamma of mean 1 of each clinician. */
  readonly topics: number;
  readonly popularity: { readonly offset: number; readonly shape: number };
  /** Five a week. */
  readonly clinicDays: number;
  /** Visits of a day, and topics of one visit: Poisson, at least one topic. */
  readonly visits: number;
  readonly topicsPerVisit: number;
  /** The chance that Foreword is opened on a clinic day. */
  readonly opens: number;
  /** Reviews of a day at most, and new cards of a day on average; each counts once a day. */
  readonly places: number;
  readonly newCards: number;
  readonly forgetting: {
    readonly curve: 'exponential' | 'power';
    /** Days until half is forgotten after the first answer, with the spread (log) among cards and among clinicians. */
    readonly halfLife: number;
    readonly cardSd: number;
    readonly clinicianSd: number;
    /** A recall lengthens the half-life by `1 + gain · (1 − recall)`, or by `1 + steady` whatever was forgotten. */
    readonly gain: number;
    readonly steady: number;
    /** What a miss leaves of the half-life; never less than the first. */
    readonly afterMiss: number;
    /** How much of a review's gain a matching visit brings, where the card is recalled then. */
    readonly visitTeaches: number;
  };
  readonly answering: {
    /** Known before the card was first seen. */
    readonly before: number;
    /** Right by chance. */
    readonly lucky: number;
    /** How sure a learner is who recalls, and who is lucky: guessing, fairly sure, sure. */
    readonly sureness: readonly [number, number, number];
    readonly luckySureness: readonly [number, number, number];
  };
}

const BASE: ReviewWorld = {
  topics: 110,
  popularity: { offset: 3, shape: 2 },
  clinicDays: 120,
  visits: 14,
  topicsPerVisit: 2.5,
  opens: 0.8,
  places: 1,
  newCards: 0.4,
  forgetting: {
    curve: 'exponential',
    halfLife: 14,
    cardSd: 0.5,
    clinicianSd: 0.4,
    gain: 6,
    steady: 0,
    afterMiss: 0.4,
    visitTeaches: 0,
  },
  answering: {
    before: 0.35,
    lucky: 0.25,
    sureness: [0.15, 0.45, 0.4],
    luckySureness: [0.8, 0.15, 0.05],
  },
};
const { forgetting } = BASE;

/** What else might be true. */
export const VARIANTS = {
  base: BASE,
  'fast forgetting': { ...BASE, forgetting: { ...forgetting, halfLife: 6 } },
  'slow forgetting': { ...BASE, forgetting: { ...forgetting, halfLife: 40 } },
  'forgetting by a power': { ...BASE, forgetting: { ...forgetting, curve: 'power' } },
  'spacing does nothing': { ...BASE, forgetting: { ...forgetting, gain: 0, steady: 0.8 } },
  'visits teach too': { ...BASE, forgetting: { ...forgetting, visitTeaches: 0.5 } },
  'cards differ much': { ...BASE, forgetting: { ...forgetting, cardSd: 1 } },
  'few visits': { ...BASE, visits: 6 },
  'seldom opened': { ...BASE, opens: 0.4 },
  'more due than places': { ...BASE, newCards: 0.9 },
  'places to spare': { ...BASE, places: 4 },
} as const satisfies Record<string, ReviewWorld>;

/** Seeds that are reported. The bounds are tuned on the others, never on these. */
export const DEVELOPMENT_SEEDS = [301, 302] as const;
export const REPORTED_SEEDS = [9001, 9002] as const;
