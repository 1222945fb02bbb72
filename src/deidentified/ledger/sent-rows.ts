import { PURPOSES, type Purpose } from '#boundary/egress.ts';
import type { EgressEntry } from '#boundary/ledger-policy.ts';
import type { OpenedSource, SessionLedger } from './session-ledger.ts';

/** Requests of one purpose that came to the same end. */
export type SentRow = Pick<EgressEntry, 'purpose' | 'outcome' | 'requests' | 'bytes'>;

/**
 * Everything that is written down, in the order a session sends it: what the worker says, what the browser says this page has loaded, what
 * the launch page left word of, and the sources that were opened.
 */
export function sentRows(ledger: SessionLedger, loads: readonly SentRow[]): readonly SentRow[] {
  const rows: readonly SentRow[] = [
    ...launchRows(ledger),
    ...loads,
    ...ledger.worker.rows,
    ...ledger.sources.flatMap(sourceRows),
  ];
  const order = new Map(PURPOSES.map((purpose, place) => [purpose, place]));
  return added(rows).toSorted(
    (one, other) => (order.get(one.purpose) ?? 0) - (order.get(other.purpose) ?? 0),
  );
}

/** Whoever comes back from the sign-in page has been there once; what that page did itself is not ours to see. */
function launchRows({ launch }: SessionLedger): readonly SentRow[] {
  if (launch === null) return [];
  return [
    ...unmeasured('launch', Math.min(1, launch.files)),
    ...unmeasured('launch-files', launch.files - 1),
    ...unmeasured('discovery', launch.discovery),
    ...unmeasured('discovery-metadata', launch.metadata),
    ...unmeasured('sign-in', 1),
  ];
}

function sourceRows({ step, files }: OpenedSource): readonly SentRow[] {
  return [...unmeasured('airlock', files ?? 0), ...unmeasured('source', step === 'left' ? 1 : 0)];
}

/** The browser says that these were asked for, and not how large the asking was. */
export function unmeasured(purpose: Purpose, requests: number): readonly SentRow[] {
  return requests > 0 ? [{ purpose, outcome: 'not-known', requests, bytes: null }] : [];
}

/** Rows of one purpose and outcome as one. */
export function added(rows: readonly SentRow[]): readonly SentRow[] {
  const sums = new Map<string, SentRow>();
  for (const row of rows) {
    const name = `${row.purpose} ${row.outcome}`;
    const before = sums.get(name);
    const requests = (before?.requests ?? 0) + row.requests;
    const bytes = row.bytes === null ? null : (before?.bytes ?? 0) + row.bytes;
    sums.set(name, { ...row, requests, bytes });
  }
  return [...sums.values()];
}

/** How many requests these are. */
export function countOf(rows: readonly Pick<SentRow, 'requests'>[]): number {
  return rows.reduce((sum, { requests }) => sum + requests, 0);
}
