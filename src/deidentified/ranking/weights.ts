/**
 * The numbers of `rank-1`, in one place, each with where it is from. "Model" is the project's written model of ranking, whose figures were
 * tuned in simulation; "design" is a choice, stated so that it can be argued with. `docs/ranking.md` says what each was measured to do.
 */
export const RANK_ONE = {
  version: 'rank-1',
  questions: {
    /** Questions a visit raises: 0.57 a patient (95 % interval 0.38–0.77), Del Fiol, Workman and Gorman, JAMA Intern Med 2014. */
    perVisit: 0.57,
    /** A visit booked for a topic counts whole, one that carries it for less. Model. */
    reason: 1,
    background: 0.4,
    /** What a recent drug change, a result outside its range, and many other conditions add to a visit's weight. Model. */
    newMedication: 0.6,
    abnormal: 0.5,
    comorbid: 0.1,
    /** Flags raise the questions of a day at most so far. Model. */
    mostPerVisit: 2,
    /** Topics of a visit, over which its flags are spread; a signal tells a day's sums, not one visit's. Design. */
    topicsPerVisit: 4,
    /** "X given Y" leaves more open than X alone; two things that meet, and three. Design, as before `rank-1`. */
    combination: { one: 1, two: 1.5, three: 1.8 },
  },
  /** `1 + most · (1 − e^(−days / scale))`; what is long ago is told as a word, and stands for `longAgo` days. Model; the days, design. */
  novelty: { most: 0.25, scale: 45, longAgo: 90 },
  /** What is not yet known of a topic, from 0.1 to 0.95; where nothing is known of the reader it is `unknown`. Model. */
  gap: {
    exposure: 0.1,
    confidence: 0.15,
    stage: 0.45,
    halfExposures: 12,
    neverAsked: 0.5,
    known: {
      student: 0.25,
      'resident-1': 0.35,
      'resident-2': 0.45,
      'resident-3': 0.55,
      attending: 0.65,
    },
    least: 0.1,
    most: 0.95,
    unknown: 0.5,
  },
  panel: {
    /** Coming clinic days that one reading still helps. Tuned: the bands of kept exposure say too little for the model's 15. */
    days: 5,
    /** Half-life of a quarter's exposure, in days. Model. */
    halfLife: 180,
    /**
     * Visits of a day behind each kept band, which is the most that one reading of the quarter found: about sixty Poisson draws whose largest
     * falls within the band. Design; the lowest was tuned.
     */
    visitsOfBand: { '1-2': 0.05, '3-10': 1.5, '11+': 6 },
    /** The same for what a panel that may be read says. Design: a share of the panel times some eighteen visits. */
    visitsOfShare: { none: 0.01, few: 0.15, some: 1, many: 3 },
    /** Questions that one visit raises on one of its topics, where it is not known which visit it was. Design: perVisit over four topics. */
    questionsPerVisit: 0.14,
    /** Of a topic that nothing is known of, for what the schedule did not choose: in the reader's specialty, and not. Design. */
    unseen: { own: 0.003, other: 0.001 },
    clinicDaysOfQuarter: 60,
    /** Fewer visits of a day than this are seldom. Design. */
    seldom: 0.2,
    /** How much of a topic's long run is of a combination. Design. */
    ofCombination: 0.3,
  },
  /** What a reading can answer at best. Model; by kind of item as before `rank-1`, design. */
  resource: {
    answers: 0.6,
    card: 1,
    combination: 0.75,
    cardOfAnotherRegion: 0.6,
    sources: 0.55,
    /** Past its date, and how slowly the rest ages: 1 for three years, then `e^(−(years − 3) / 25)`. Model. */
    outdated: 0.5,
    freshYears: 3,
    agingYears: 25,
  },
  memory: {
    /** Default parameters of FSRS-6: the first stability in days by rating (w0 to w3). Its curve is that of `learning`. */
    stability: { again: 0.212, hard: 1.2931, good: 2.3065, easy: 8.2956 },
    /** What only was read, and not recalled, counts like what was not recalled. Tuned. */
    unrated: 'again',
    /** `S · (1 + growth · (1 − R))` on reading again, up to a year. Model. */
    growth: 3.6,
    mostStability: 365,
    /** How much of a reading carries over to another item: of the same facet (tuned), of another (model). */
    carries: 0.8,
    otherFacet: 0.3,
    /** What a review that is due is worth beside a card that was not read. Design: of equals, what is new comes first. */
    due: 0.8,
  },
  /** The chance that what is shown is opened. Model: its prior, since what was shown is not kept. */
  opening: 0.6,
  specialty: { unknown: 1, own: 1, other: 0.7 },
  goal: { none: 1, named: 1.6, namedInPractice: 3 },
  /** Design, as before `rank-1`: bounded, and claimed to do nothing. */
  stage: {
    unknown: { single: 1, combined: 1 },
    student: { single: 1, combined: 0.8 },
    'resident-1': { single: 1, combined: 0.9 },
    'resident-2': { single: 1, combined: 1 },
    'resident-3': { single: 0.95, combined: 1 },
    attending: { single: 0.9, combined: 1 },
  },
  /** What the reader asked for, in plain sight and resettable. Model. */
  wish: { none: 1, less: 0.5, more: 1.5 },
  /**
   * A day's turn, from 1 down to this: among items that the schedule did not choose (design), and between the cards of one topic for a
   * learner who is not remembered (tuned).
   */
  turn: { open: 0.9, ofTopic: 0.5 },
  coolDown: { readDays: 30, knownDays: 90, shownWeeks: 2, notForMeTimes: 2, notForMeDays: 90 },
  selection: {
    /** Minutes count as `minutes^price`; the best of these fillings is kept. Model. */
    prices: [0.25, 0.6, 1],
    sameFamily: 0.9,
    /** Items of one topic in a brief. Design. */
    perTopic: 1,
    most: 3,
  },
  explanation: { shown: 3, least: 1.15, sayReadBelow: 0.7 },
} as const;

/** Items of a brief. */
export const MOST_ITEMS = RANK_ONE.selection.most;
