import type { TopicId } from '#boundary/topic.ts';
import type { CardMemory, Rating } from '#deidentified/learning/card-memory.ts';
import type { Mark } from '#deidentified/learning/mark.ts';

/** What the learner's store can tell, as plain data. All of it is empty for a learner who did not ask to be remembered. */
export interface LearningHistory {
  readonly learning: readonly PastLearning[];
  readonly marks: readonly PastMark[];
  readonly exposure: readonly PastExposure[];
  /** Empty where what was shown is not kept. */
  readonly shown: readonly PastShowing[];
  /** How well each card that was answered is remembered. */
  readonly memories: readonly CardMemory[];
}

export interface PastLearning {
  readonly item: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly mark: KeptMark | null;
  readonly rating: Rating | null;
}

type KeptMark = Exclude<Mark, 'not-this-topic'>;

interface PastMark {
  readonly item: string;
  readonly mark: KeptMark;
  /** `YYYY-MM`. */
  readonly month: string;
}

export interface PastExposure {
  readonly topic: TopicId;
  /** `2026-Q4`. */
  readonly quarter: string;
  /** The most visits that one reading of the quarter found. */
  readonly band: '1-2' | '3-10' | '11+';
}

interface PastShowing {
  readonly item: string;
  /** ISO week, `2026-W47`. */
  readonly week: string;
}

export const NO_HISTORY: LearningHistory = {
  learning: [],
  marks: [],
  exposure: [],
  shown: [],
  memories: [],
};
