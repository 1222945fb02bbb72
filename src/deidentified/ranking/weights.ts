/**
 * The numbers of the first ranker, in one place. They are design choices, stated so that they can be argued with; the measured
 * model that replaces them brings its own evidence. Version them together: a brief can then be replayed.
 */
export const WEIGHTS = {
  version: 'brief-2',
  /** What a visit adds to the demand for its topic. A visit booked for it counts whole, one that merely carries it for less. */
  demand: { reason: 1, background: 0.4, newMedication: 0.3, abnormal: 0.25, comorbid: 0.1 },
  /** Demand saturates: ten visits are not ten times as worth reading for as one. */
  saturation: 2,
  /** A card or rule on things that meet in one visit answers the questions that single topics leave open. */
  combination: { none: 1, pair: 1.5, triple: 1.8 },
  practice: { usual: 1, common: 1.1, rising: 1.15, longUnseen: 1.2 },
  specialty: { unknown: 1, own: 1, other: 0.7 },
  /** Those new to practice gain more from the basics of a topic, the experienced from its combinations. */
  stage: {
    unknown: { single: 1, combined: 1 },
    student: { single: 1, combined: 0.8 },
    'resident-1': { single: 1, combined: 0.9 },
    'resident-2': { single: 1, combined: 1 },
    'resident-3': { single: 0.95, combined: 1 },
    attending: { single: 0.9, combined: 1 },
  },
  goal: { none: 1, named: 1.6 },
  /** A card of ours can be read now; sources are a way to read later. A rule stands between: it names the question, not its answer. */
  resource: { card: 1, combination: 0.75, cardOfAnotherRegion: 0.6, sources: 0.55 },
  /** A minute's price: `1 / (1 + minutes / minutesHalf)`. */
  minutesHalf: 10,
  /** Cards of a brief. */
  most: 3,
} as const;
