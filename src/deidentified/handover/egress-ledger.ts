import { WAYS } from '#boundary/egress.ts';
import { EGRESS_FILE, type EgressFile } from '#boundary/ledger-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import type { Hosts } from '#deidentified/ledger/hosts.ts';
import type { SentRow } from '#deidentified/ledger/sent-rows.ts';

export interface LedgerToTake {
  readonly rows: readonly SentRow[];
  readonly hosts: Hosts;
  readonly state: EgressFile['state'];
  /** The local day, `YYYY-MM-DD`. */
  readonly day: string;
}

/**
 * Door 3: the egress ledger as a file that may leave. Counts, sizes and shapes of paths; no id, no query, no time, and not the hosts of
 * sources, which could tell a subject. Undefined when the policy refuses any of it.
 */
export function egressFile({ rows, hosts, state, day }: LedgerToTake): EgressFile | undefined {
  return admit(EGRESS_FILE, {
    format: 'foreword-egress-ledger',
    version: 1,
    day,
    app: hosts.app,
    ehr: hosts.ehr,
    signIn: hosts['sign-in'],
    token: hosts.token,
    state,
    entries: rows.map(({ purpose, outcome, requests, bytes }) => {
      const { zone, host, method, path } = WAYS[purpose];
      return { zone, host, method, path, purpose, outcome, requests, bytes };
    }),
  });
}
