import type { KeptOutcome, KeptShown, KeptWish } from '#boundary/kept-choices-policy.ts';
import type { KeptExposure, KeptLearning, KeptMark, KeptNote } from '#boundary/kept-policy.ts';
import type { CardMemory } from '#deidentified/learning/card-memory.ts';

/** What the learner's record and this session hold, as lists in the order they were written. */
export interface Entries {
  readonly learning: readonly KeptLearning[];
  readonly marks: readonly KeptMark[];
  readonly notes: readonly KeptNote[];
  readonly outcomes: readonly KeptOutcome[];
  readonly wishes: readonly KeptWish[];
  readonly shown: readonly KeptShown[];
  readonly exposure: readonly KeptExposure[];
  /** Worked out of `learning`, by card. */
  readonly memories: readonly CardMemory[];
}

export const NO_ENTRIES: Entries = {
  learning: [],
  marks: [],
  notes: [],
  outcomes: [],
  wishes: [],
  shown: [],
  exposure: [],
  memories: [],
};
