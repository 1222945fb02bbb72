import type { EgressFile } from '#boundary/ledger-policy.ts';
import type { ReadingState } from '#deidentified/session-parts.ts';
import type { SessionLedger } from './session-ledger.ts';

/** Whether the worker's part of the ledger stands to its end. A worker that was ended, or broke, did not say the last of it. */
export function extentOf(ledger: SessionLedger, { phase }: ReadingState): EgressFile['state'] {
  if (ledger.worker.extent === 'all') return 'whole';
  return phase === 'reading' ? 'under-way' : 'cut-off';
}
