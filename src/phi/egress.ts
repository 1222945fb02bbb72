import { isWorkerPurpose, PURPOSES, type Purpose, WAYS } from '#boundary/egress.ts';
import { BYTES_STEP } from '#boundary/ledger-policy.ts';
import type { Tenant } from '#boundary/tenant.ts';

/** Writes down every request of the worker as it is sent: what it was for, what came of it, how large it was. Never an id, never a word. */
export interface Egress {
  /** Asks through `fetchImpl`, and writes it down. What is for no purpose of ours is not sent: `TypeError`. */
  readonly watch: (fetchImpl: typeof fetch) => typeof fetch;
  /** The message of everything that was sent. */
  readonly toSay: (extent: 'so-far' | 'all') => object;
}

type Outcome = 'answered' | 'refused' | 'no-answer';

interface Tally {
  requests: number;
  bytes: number;
}

/** An empty ledger for one session with this tenant's EHR; `onNews` is called with each request and each answer. */
export function createEgress(
  tenant: Pick<Tenant, 'issuer' | 'tokenEndpoint'>,
  onNews: () => void = () => undefined,
): Egress {
  const rows = new Map<string, Tally>();
  const add = (purpose: Purpose, outcome: Outcome, { requests, bytes }: Tally) => {
    const row = rows.get(`${purpose} ${outcome}`) ?? { requests: 0, bytes: 0 };
    rows.set(`${purpose} ${outcome}`, {
      requests: row.requests + requests,
      bytes: row.bytes + bytes,
    });
    onNews();
  };
  return {
    watch: (fetchImpl) => async (input, init) => {
      const request = { address: addressOf(input), method: init?.method ?? 'GET' };
      const purpose = purposeOf(request, tenant);
      if (purpose === undefined) throw new TypeError();
      const bytes = bytesOf(request, init);
      add(purpose, 'no-answer', { requests: 1, bytes }); // before it goes: whatever ends the worker, it is written
      const response = await fetchImpl(input, init);
      add(purpose, 'no-answer', { requests: -1, bytes: -bytes });
      add(purpose, response.status === 200 ? 'answered' : 'refused', { requests: 1, bytes });
      return response;
    },
    toSay: (extent) => ({ type: 'ledger', extent, rows: rowsOf(rows) }),
  };
}

const OUTCOMES: readonly Outcome[] = ['answered', 'refused', 'no-answer'];

function rowsOf(rows: ReadonlyMap<string, Tally>): readonly object[] {
  return PURPOSES.flatMap((purpose) =>
    OUTCOMES.flatMap((outcome) => {
      const row = rows.get(`${purpose} ${outcome}`);
      return row === undefined || row.requests === 0 ? [] : [{ purpose, outcome, ...row }];
    }),
  );
}

interface Asked {
  readonly address: string;
  readonly method: string;
}

function addressOf(input: URL | RequestInfo): string {
  return typeof input === 'string' ? input : 'href' in input ? input.href : input.url;
}

/**
 * What a request is for, by its method and the shape of its path alone; undefined where it goes anywhere but to the token endpoint or
 * under the FHIR base. A page of a search is written down as the search it belongs to; one on the base itself says nothing of that. A posted
 * search is written down as that alone.
 */
export function purposeOf(
  { address, method }: Asked,
  { issuer, tokenEndpoint }: Pick<Tenant, 'issuer' | 'tokenEndpoint'>,
): Purpose | undefined {
  if (address === tokenEndpoint && method === 'POST') return 'token';
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const base = new URL(issuer.endsWith('/') ? issuer : `${issuer}/`);
  if (url.origin !== base.origin || url.username !== '' || url.password !== '') return undefined;
  if (!`${url.pathname}/`.startsWith(base.pathname)) return undefined;
  const beyond = url.pathname.slice(base.pathname.length);
  const shape = beyond
    .replace(/^\.well-known\/[^/]+\.json$/, '.well-known/*.json')
    .replace(/^(Practitioner|PractitionerRole)\/[^/]+$/, '$1/*')
    .replace(/^[A-Z][A-Za-z]+\/_search$/, '*/_search');
  const path = `/${shape}${shape === '' && method === 'GET' ? '?*' : ''}`;
  return WORKER_PURPOSES.find((purpose) => isWay(WAYS[purpose], { path, method })) ?? 'ehr-other';
}

/** All but the exchange of the code, which is not under the base, and what is none of them. */
const WORKER_PURPOSES = PURPOSES.filter(isWorkerPurpose).filter(
  (purpose) => purpose !== 'token' && purpose !== 'ehr-other',
);

function isWay(
  way: { readonly method: string; readonly path: string },
  { path, method }: { readonly path: string; readonly method: string },
): boolean {
  return way.method === method && way.path === path;
}

/** Method, address, the headers we set and the body, up to the next hundred; what the browser adds is not known here. */
function bytesOf({ address, method }: Asked, init: RequestInit | undefined): number {
  const body = init?.body ?? '';
  const written = typeof body === 'string' || body instanceof URLSearchParams ? String(body) : '';
  const lines = [`${method} ${address}`];
  new Headers(init?.headers).forEach((value, name) => lines.push(`${name}: ${value}`));
  const sent = [...lines, '', written].join('\r\n');
  return Math.ceil(new TextEncoder().encode(sent).length / BYTES_STEP) * BYTES_STEP;
}
