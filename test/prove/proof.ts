/** Figures of the last line; null where what would be measured was not run, or cannot be here. */
export interface Figures {
  readonly vectors: number | null;
  readonly leaksFull: number | null;
  readonly leaksWithoutHeaders: number | null;
  readonly foreignOrigins: number | null;
  readonly trafficDifferences: number | null;
  readonly diskHits: number | null;
  readonly memoryHits: number | null;
  readonly hostileBundles: number | null;
  readonly escapes: number | null;
  readonly corruptionsDetected: number | null;
  readonly lostWrites: number | null;
  readonly mutationsCaught: number | null;
  readonly mutations: number | null;
}

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly found: string;
  /** Whether it is as it must be; null where nothing could be measured. */
  readonly isSound: boolean | null;
}

/** What a proof gives. */
export interface Proof {
  readonly rows: readonly Row[];
  readonly figures: Partial<Figures>;
}
