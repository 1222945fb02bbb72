/*
 * The simulated world, in one file. Every number here was fixed before the ranker was first run in it, and none was changed afterwards: the
 * ranker is tuned to the world's development seeds, never the world to the ranker. They are guesses of one author, who also wrote the ranker;
 * what is cited is the rate of questions alone (0.57 a visit: Del Fiol, Workman and Gorman, JAMA Intern Med 2014).
 */
export interface WorldParameters {
  readonly topics: number;
  /** Clinic days before Foreword is first opened, and with it. Five a week. */
  readonly lookBackDays: number;
  readonly clinicDays: number;
  readonly visits: { readonly mean: number; readonly sd: number; readonly least: number };
  /** Popularity of the k-th topic: `1 / (k + offset)^power`; each clinician's own mix varies it by a gamma of mean 1. */
  readonly popularity: { readonly offset: number; readonly power: number; readonly shape: number };
  /** The share of a clinician's topics, the least met, that count as rare. */
  readonly rareShare: number;
  /** Topics of a visit beside its reason: Poisson; so many of them are one of the reason's three usual companions. */
  readonly company: { readonly mean: number; readonly most: number; readonly usual: number };
  readonly bookedForIt: number;
  readonly flags: {
    readonly medication: number;
    readonly abnormal: number;
    readonly acute: number;
  };
  /** What the EHR does not say, or says wrongly, of a visit's topic. */
  readonly ehr: { readonly missing: number; readonly wrong: number };
  readonly questions: {
    readonly perVisit: number;
    /** Added to the log-odds of a question on one facet of one topic of one visit. */
    readonly reason: number;
    readonly medication: number;
    readonly abnormal: number;
    readonly acute: number;
    readonly perTopic: number;
    readonly longUnseen: number;
    readonly longUnseenDays: number;
    readonly knowledge: number;
    readonly personal: number;
    /** Each question on the same facet in the last clinic days makes another less likely, down to `least`. */
    readonly satiation: { readonly by: number; readonly least: number; readonly days: number };
  };
  /** Hidden knowledge of a facet, on a log-odds scale. */
  readonly knowledge: {
    readonly ofStage: Readonly<
      Record<'resident-1' | 'resident-2' | 'resident-3' | 'attending', number>
    >;
    readonly exposure: number;
    readonly noise: number;
  };
  readonly catalog: {
    /** Topics without a card: sources only. */
    readonly bare: number;
    readonly cards: { readonly least: number; readonly mean: number; readonly most: number };
    /** Cumulative chance of 1, 2, 3 minutes; else 4. */
    readonly minutes: readonly [number, number, number];
    readonly sourceMinutes: readonly [number, number];
    readonly quality: readonly [least: number, most: number];
    readonly outdated: number;
    readonly expiredIfOutdated: number;
    readonly expiredIfNot: number;
  };
  readonly answering: {
    readonly outdated: number;
    readonly otherFacet: number;
    readonly sources: number;
  };
  readonly forgetting: { readonly halfLife: number; readonly sd: number; readonly growth: number };
  readonly reading: {
    readonly minutes: number;
    readonly sd: number;
    readonly speedSd: number;
    readonly enough: number;
  };
  readonly opening: { readonly first: number; readonly place: number; readonly interest: number };
}

const BASE: WorldParameters = {
  topics: 64,
  lookBackDays: 60,
  clinicDays: 120,
  visits: { mean: 16, sd: 3, least: 6 },
  popularity: { offset: 3, power: 1, shape: 2 },
  rareShare: 0.4,
  company: { mean: 2, most: 6, usual: 0.4 },
  bookedForIt: 0.85,
  flags: { medication: 0.18, abnormal: 0.2, acute: 0.1 },
  ehr: { missing: 0.08, wrong: 0.03 },
  questions: {
    perVisit: 0.57,
    reason: 1.1,
    medication: 0.7,
    abnormal: 0.6,
    acute: 0.5,
    perTopic: 0.12,
    longUnseen: 0.5,
    longUnseenDays: 60,
    knowledge: 2.2,
    personal: 0.4,
    satiation: { by: 0.75, least: 0.3, days: 20 },
  },
  knowledge: {
    ofStage: { 'resident-1': -0.6, 'resident-2': -0.2, 'resident-3': 0.2, attending: 0.6 },
    exposure: 0.5,
    noise: 0.9,
  },
  catalog: {
    bare: 0.12,
    cards: { least: 2, mean: 2, most: 7 },
    minutes: [0.2, 0.6, 0.85],
    sourceMinutes: [3, 8],
    quality: [0.45, 0.95],
    outdated: 0.12,
    expiredIfOutdated: 0.7,
    expiredIfNot: 0.05,
  },
  answering: { outdated: 0.35, otherFacet: 0.3, sources: 0.55 },
  forgetting: { halfLife: 21, sd: 0.5, growth: 1.8 },
  reading: { minutes: 5.6, sd: 0.6, speedSd: 0.2, enough: 0.6 },
  opening: { first: 0.9, place: 0.35, interest: 0.5 },
};

/** What else might be true. */
export const VARIANTS = {
  base: BASE,
  'fast forgetting': { ...BASE, forgetting: { ...BASE.forgetting, halfLife: 8 } },
  'slow forgetting': { ...BASE, forgetting: { ...BASE.forgetting, halfLife: 60 } },
  'no satiation': {
    ...BASE,
    questions: { ...BASE.questions, satiation: { by: 1, least: 1, days: 20 } },
  },
  'little time': { ...BASE, reading: { ...BASE.reading, minutes: 3 } },
  'much time': { ...BASE, reading: { ...BASE.reading, minutes: 10 } },
  'exposure tells nothing': { ...BASE, knowledge: { ...BASE.knowledge, exposure: 0 } },
  'knowledge decides': { ...BASE, questions: { ...BASE.questions, knowledge: 4 } },
  'noisy EHR': { ...BASE, ehr: { missing: 0.25, wrong: 0.1 } },
  'flags matter less': {
    ...BASE,
    questions: { ...BASE.questions, medication: 0.2, abnormal: 0.2, acute: 0.15 },
  },
} as const satisfies Record<string, WorldParameters>;

/** Seeds that are reported. Weights are tuned on 101, 102 and 103 (`--development`), never on these. */
export const DEVELOPMENT_SEEDS = [101, 102, 103] as const;
export const REPORTED_SEEDS = [7001, 7002] as const;
