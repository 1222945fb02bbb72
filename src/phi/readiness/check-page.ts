import { isObject } from '#boundary/guards.ts';
import { linkOf } from '#phi/fhir/paging.ts';
import { isPage } from '#phi/fhir/reference.ts';
import { type FhirObject, objectsOf } from '#phi/fhir/resource.ts';
import type { Search } from '#phi/fhir/search.ts';
import type { Transport } from '#phi/fhir/transport.ts';
import { type EndOf, type Row, row } from './row.ts';

/** One search of the schedule with a page of one, to see how this server pages and what it says of what it understood. */
export async function checkPage(
  search: Search,
  asks: 'practitioner' | 'patient',
  transport: Transport,
): Promise<PageSeen> {
  const first = await transport.search(ofOne(search));
  if (!first.ok) return { rows: PAGE_UNSEEN, starts: [] };
  return {
    rows: [
      row('self-link', judgeSelf(first.value, asks, transport.base)),
      row('paging', await judgeNext(first.value, transport)),
    ],
    starts: startsIn(first.value),
  };
}

interface PageSeen {
  readonly rows: readonly Row[];
  /** When visits start, as the server wrote it; they stay in this room. */
  readonly starts: readonly string[];
}

/** Where there was no page to look at. */
export const PAGE_UNSEEN: readonly Row[] = [
  row('self-link', 'not-asked'),
  row('paging', 'not-asked'),
];

/** The same search with a page of one match. */
export function ofOne(search: Search): Search {
  const others = search.params.filter(([name]) => name !== '_count');
  return { ...search, params: [...others, ['_count', '1']] };
}

/** FHIR R4 search, 3.1.1.6: the self link says which parameters were used. */
function judgeSelf(bundle: FhirObject, asks: keyof typeof SAYS, base: URL): EndOf<'self-link'> {
  const self = linkOf(bundle, 'self');
  if (self === undefined || !URL.canParse(self, base)) return 'not-echoed';
  return SAYS[asks].test(new URL(self, base).search) ? 'echoed' : 'not-echoed';
}

const SAYS = {
  practitioner: /[?&]practitioner(?:(?::|%3A)\w+)?=[^&]/i,
  patient: /[?&]patient(?:(?::|%3A)\w+)?=[^&]/i,
} as const;

async function judgeNext(bundle: FhirObject, transport: Transport): Promise<EndOf<'paging'>> {
  const next = linkOf(bundle, 'next');
  if (next === undefined) return 'not-seen';
  if (!URL.canParse(next, transport.base)) return 'broken';
  const url = new URL(next, transport.base);
  if (!isPage(transport.base, url)) {
    const { base } = transport;
    const isSameHost = url.host === base.host || url.hostname === base.hostname;
    return isSameHost && url.protocol === 'http:' && base.protocol === 'https:'
      ? 'insecure-next'
      : 'foreign-next';
  }
  const second = await transport.follow(next);
  return second.ok ? 'followed' : 'broken';
}

function startsIn(bundle: FhirObject): readonly string[] {
  return objectsOf(bundle['entry']).flatMap(({ resource }) => {
    if (!isObject(resource)) return [];
    const period = resource['period'];
    const start = resource['start'] ?? (isObject(period) ? period['start'] : undefined);
    return typeof start === 'string' ? [start] : [];
  });
}
