/** One FHIR interaction as a hospital's auditor would see it. */
export interface AccessLogRow {
  readonly at: string;
  readonly client: string | null;
  readonly clinician: string | null;
  readonly method: string;
  readonly type: string | null;
  readonly interaction: string;
  /** Whether it came as an entry of a batch. */
  readonly batch: boolean;
  readonly status: number;
  /** Ids of the patients whose records were asked for. Reading the schedule is not asking for the charts of those on it. */
  readonly patients: readonly string[];
}

/** Every FHIR access since the sandbox started, oldest first; the oldest rows go when there are too many. */
export interface AccessLog {
  readonly add: (row: AccessLogRow) => void;
  readonly rows: () => readonly AccessLogRow[];
}

const MOST_ROWS = 20_000;

/** An empty access log. */
export function createAccessLog(): AccessLog {
  const kept: AccessLogRow[] = [];
  return {
    add(row) {
      kept.push(row);
      if (kept.length > MOST_ROWS) kept.shift();
    },
    rows: () => [...kept],
  };
}
