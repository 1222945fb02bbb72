import { WAYS } from '#boundary/egress.ts';
import type { EgressFile } from '#boundary/ledger-policy.ts';
import { countOf, type SentRow } from '#deidentified/ledger/sent-rows.ts';
import type { SessionLedger } from '#deidentified/ledger/session-ledger.ts';

/** Everything a headline is computed from. */
export interface Sums {
  readonly rows: readonly SentRow[];
  readonly extent: EgressFile['state'];
  readonly ledger: SessionLedger;
}

/** How many requests went where. */
export interface Counts {
  /** The EHR’s data service, its sign-in page and its token endpoint. */
  readonly ehr: number;
  readonly app: number;
  readonly foreign: number;
  /** Sources that the reader went on to, as their pages said. */
  readonly left: number;
  /** Sources that were asked for and of which nothing was heard. */
  readonly unheard: number;
}

/** Counts by destination. Pure. */
export function countsOf(rows: readonly SentRow[], { sources }: SessionLedger): Counts {
  const to = (...hosts: readonly string[]) =>
    countOf(rows.filter(({ purpose }) => hosts.includes(WAYS[purpose].host)));
  return {
    ehr: to('ehr', 'sign-in', 'token'),
    app: to('app'),
    foreign: to('other'),
    left: to('source'),
    unheard: sources.filter(({ step }) => step === 'asked').length,
  };
}

/** The two sentences at the head of the page: how many requests went to whom, and what else there was. True of any ledger. */
export function headlineOf({ rows, extent, ledger }: Sums): readonly [string, string] {
  const counts = countsOf(rows, ledger);
  const own = counts.ehr + counts.app;
  const whom = [
    ...(counts.ehr > 0 ? ['your EHR'] : []),
    ...(counts.app > 0 ? ['the host of this app'] : []),
  ].join(' and ');
  const isLeast = extent === 'cut-off' || ledger.launch === null;
  const number = `${isLeast ? 'At least ' : ''}${requestsWords(own)}`;
  const soFar = extent === 'under-way' ? ' so far' : '';
  const all = own === 1 ? '' : 'all ';
  return [`${number}${soFar}, ${all}to ${whom}.`, restWords(counts)];
}

function restWords({ foreign, left, unheard }: Counts): string {
  const said = [
    ...(foreign > 0
      ? [`${requestsWords(foreign)} from this page to other hosts, which Foreword does not make.`]
      : []),
    ...(left > 0 ? [`You went on to ${sourcesWords(left)}.`] : []),
    ...(unheard > 0
      ? [`You opened ${sourcesWords(unheard)}; this page cannot see whether you went on.`]
      : []),
  ];
  return said.length === 0 ? 'Foreword sent nothing anywhere else.' : said.join(' ');
}

/** "1 request", "17 requests". */
export function requestsWords(count: number): string {
  return `${count} ${count === 1 ? 'request' : 'requests'}`;
}

function sourcesWords(count: number): string {
  return `${count} ${count === 1 ? 'source' : 'sources'}`;
}

/** Hundreds of bytes as "0.4 kB"; a thousand bytes to the kB. */
export function bytesWords(bytes: number | null): string {
  return bytes === null ? 'not measured' : `${(bytes / 1000).toFixed(1)} kB`;
}
