import type { Verdict } from './row.ts';

/** Names as the table of zones writes them. */
export type HeaderTable = Readonly<Record<string, string>>;

/** A difference, in words that name the mending. */
export interface Fault {
  readonly verdict: Extract<Verdict, 'warn' | 'fail'>;
  readonly words: string;
}

/** Every header that is missing, other than it should be, or not in the table; `came` has names in small letters, as browsers tell them. */
export function compareHeaders(table: HeaderTable, came: HeaderTable): readonly Fault[] {
  const known = new Set(Object.keys(table).map((name) => name.toLowerCase()));
  return [
    ...Object.entries(table).flatMap(([name, value]) => {
      if (name === UNTOLD) return [];
      const own = came[name.toLowerCase()];
      return own === value ? [] : [faultOf({ name, value }, own)];
    }),
    ...Object.entries(came)
      .filter(([name]) => !known.has(name) && !OF_THE_SERVER.has(name))
      .map(([name, value]) => addedFault(name, value)),
  ];
}

/** Chromium obeys it and tells no page of it. */
export const UNTOLD = 'Clear-Site-Data';

interface Header {
  readonly name: string;
  readonly value: string;
}

function faultOf({ name, value }: Header, came: string | undefined): Fault {
  if (came === undefined)
    return { verdict: 'fail', words: `${name} is missing. It must be: ${value}` };
  return {
    verdict: MAY_DIFFER.has(name) ? 'warn' : 'fail',
    words: `${name} is other than it must be. It came as: ${came}. It must be: ${value}`,
  };
}

/** A host's own, stricter or shorter, holds as well. */
const MAY_DIFFER: ReadonlySet<string> = new Set(['Strict-Transport-Security']);

function addedFault(name: string, value: string): Fault {
  return LEADS_ELSEWHERE.has(name)
    ? {
        verdict: 'fail',
        words: `${name} is added, and may have the browser ask other hosts. Take it away: ${value}`,
      }
    : { verdict: 'warn', words: `${name} is added. Take it away unless you need it: ${value}` };
}

const LEADS_ELSEWHERE: ReadonlySet<string> = new Set([
  'link',
  'nel',
  'origin-trial',
  'refresh',
  'report-to',
  'reporting-endpoints',
  'service-worker-allowed',
  'speculation-rules',
]);

/** What servers and the caches before them say of themselves or of the transfer; none of it loosens anything. */
const OF_THE_SERVER: ReadonlySet<string> = new Set([
  'accept-ranges',
  'age',
  'allow',
  'alt-svc',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'etag',
  'keep-alive',
  'last-modified',
  'server',
  'transfer-encoding',
  'vary',
  'via',
]);
