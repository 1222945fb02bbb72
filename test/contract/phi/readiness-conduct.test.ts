import { describe, expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { CHECKED_TYPES } from '#boundary/readiness-subjects.ts';
import { CHECKS, VERDICT_OF } from '#boundary/readiness-checks.ts';
import { CHART_PLANS } from '#phi/fhir/read-charts.ts';
import type { Row } from '#phi/readiness/row.ts';
import { FAULTS } from '#sandbox/ehr/faults.ts';
import type { Meddle } from '#sandbox/ehr/ehr-parts.ts';
import { VENDORS } from '#sandbox/vendors/vendors.ts';
import { body, changed, PATIENT_NAME, status } from '../../support/faults.ts';
import { APP_ORIGIN, type Sent } from '../../support/readiness-server.ts';
import { checkWorld, NAMES_SOMEBODY, soundWorld } from '../../support/readiness-world.ts';

const AT_EVERY = VENDORS.flatMap(({ id }) =>
  (['console', 'ehr'] as const).map((place) => ({ id, place })),
);

/** Types of which a chart consists. */
const CHART: ReadonlySet<string> = new Set(
  CHART_PLANS.flatMap(({ usual }) => usual.map(({ type }) => type)),
);

describe.each(AT_EVERY)('checking $id, as from the $place', ({ id, place }) => {
  const checked = soundWorld(id).then((world) => checkWorld(world, place));

  it('writes nothing to the EHR', async () => {
    const { sent } = await checked;
    for (const { method, url, body: posted } of sent) {
      const isSearch = url.endsWith('/_search') || url.endsWith('/oauth/token');
      if (method === 'GET' || method === 'OPTIONS' || isSearch) continue;
      expect(url).toMatch(/\/fhir$/);
      expect(entriesOf(posted).every((entry) => entry.startsWith('GET '))).toBe(true);
    }
  });

  it('reads of no more than three charts, one resource of each kind', async () => {
    const searches = (await checked).sent.flatMap(searchesIn).filter(({ type }) => CHART.has(type));
    expect(searches.every(({ params }) => params.get('_count') === '1')).toBe(true);
    expect(new Set(searches.map(({ params }) => params.get('patient'))).size).toBeLessThanOrEqual(
      3,
    );
    const asked = searches.map(({ type, params }) => `${type} ${params.toString()}`);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('sends the token under the FHIR base alone', async () => {
    const { sent } = await checked;
    const elsewhere = sent.filter(
      ({ hasToken, url }) => hasToken && !/^https:\/\/ehr\.example\/fhir(\/|$)/.test(url),
    );
    expect(elsewhere).toStrictEqual([]);
  });

  it('says no check but ours, and of a sound EHR nothing that is to be mended, unless it has no way to a schedule', async () => {
    const { rows } = await checked;
    const failing = rows.filter(({ end }) => VERDICT_OF[end] === 'fail');
    const hasNoWay = id === 'openemr'; // its search of a clinician's appointments is not declared
    expect(failing.map(({ check, end }) => `${check} ${end}`)).toStrictEqual(
      hasNoWay ? ['schedule none-works'] : [],
    );
    expect(new Set(rows.map(({ check }) => check))).toStrictEqual(new Set(CHECKS));
  });
});

describe('a run of checks', () => {
  it('says the last word once, with all that was said before it', async () => {
    const { said } = await checkWorld(await soundWorld('oracle'), 'ehr');
    const extents = said.filter(isReadiness).map((message) => message['extent']);
    expect(extents.filter((extent) => extent === 'all')).toHaveLength(1);
    expect(extents.at(-1)).toBe('all');
    expect(said.at(-1)).toStrictEqual({ type: 'finished', complete: true });
  });

  it('keeps to a limit by the minute that the entry sets', async () => {
    const world = await soundWorld('ecw');
    const { sent, rows } = await checkWorld(
      {
        ...world,
        entry: {
          ...world.entry,
          limits: {
            ...world.entry.limits,
            perMinute: { requests: 20, counts: 'fhir', aligned: true },
          },
        },
      },
      'ehr',
    );
    const minutes = Map.groupBy(
      sent.filter(({ method, url }) => method !== 'OPTIONS' && url.includes('/fhir')),
      ({ at }) => Math.floor(at / 60_000),
    );
    expect(Math.max(...[...minutes.values()].map(({ length }) => length))).toBeLessThanOrEqual(20);
    expect(endsOf(rows)).toContain('schedule visits-found');
  });

  it('without a token skips what needs one, and asks nothing of a patient', async () => {
    const { rows, sent } = await checkWorld(await soundWorld('oracle'), 'console-without-token');
    expect(sent.some(({ hasToken }) => hasToken)).toBe(false);
    expect(endsOf(rows)).toEqual(
      expect.arrayContaining([
        'sign-in no-token',
        'fhir-user no-token',
        'strategy no-token',
        'schedule no-token',
        'search-answers no-token',
        'discovery right',
        'metadata readable',
        'search-declared declared',
        'cors open',
      ]),
    );
    expect(
      sent.filter(({ url }) => CHECKED_TYPES.some((type) => url.includes(`/${type}?`))),
    ).toStrictEqual([]);
  });

  it('launched from a chart reads nobody, though the entry lets a brief read that one chart', async () => {
    const world = await soundWorld('oracle');
    const { rows, sent } = await checkWorld(
      {
        ...world,
        entry: { ...world.entry, schedule: ['launch-patient', ...world.entry.schedule] },
        grant: (said) => ({ ...said, patient: 'CANARYpatient1' }),
      },
      'ehr',
    );
    expect(endsOf(rows)).toContain('sign-in patient-context');
    expect(sent.filter(({ hasToken }) => hasToken)).toStrictEqual([]);
  });

  it('counts no visits of one or two, and nothing of a chart or of one way', async () => {
    for (const { id } of VENDORS) {
      const { rows } = await checkWorld(await soundWorld(id), 'ehr');
      for (const { check, count } of rows) {
        if (check === 'schedule') expect(count ?? 3).toBeGreaterThanOrEqual(3);
        if (check === 'strategy' || check === 'search-answers') expect(count).toBeNull();
      }
    }
  });

  it('of a console says its origin as a browser would', async () => {
    const world = await soundWorld('oracle');
    const origins = new Set<string | null>();
    const meddle: Meddle = (request, answer) => {
      if (!request.headers.has('authorization')) origins.add(request.headers.get('origin'));
      return answer();
    };
    await checkWorld({ ...world, meddle }, 'console');
    expect([...origins]).toStrictEqual([APP_ORIGIN]);
  });
});

const BAD: readonly (readonly [string, Meddle])[] = [
  ['answers with pages for people', body('<!doctype html><title>Sign in</title>', 'text/html')],
  ['breaks off in the middle', changed((text) => text.slice(0, text.length / 2))],
  ['answers with another shape', body('[{"resourceType":7,"entry":{"link":null}}]')],
  ['answers with nothing', body('')],
  ['never answers', () => Promise.reject(new DOMException(PATIENT_NAME, 'TimeoutError'))],
  ['is not there', () => Promise.reject(new TypeError(PATIENT_NAME))],
  ['refuses everything', status(403)],
  ['refuses every token', status(401)],
  ['fails', status(500)],
  ['is too busy', status(429)],
  ...FAULTS.filter(({ id }) => id !== 'latency' && id !== 'trickle').map(
    ({ name, begin }): readonly [string, Meddle] => [
      `has a fault: ${name}`,
      begin({ appOrigins: [APP_ORIGIN], wait: () => Promise.resolve() }),
    ],
  ),
];

describe.each(BAD)('an EHR that %s', (_, meddle) => {
  it.each(['console', 'ehr'] as const)(
    'is a row each, from the %s, and no word of it',
    async (place) => {
      const { said, rows } = await checkWorld({ ...(await soundWorld('epic')), meddle }, place);
      expect(said.filter(isReadiness).at(-1)).toMatchObject({ extent: 'all' });
      expect(rows.some(({ end }) => /warn|fail/.test(VERDICT_OF[end]))).toBe(true);
      expect(JSON.stringify(said)).not.toMatch(NAMES_SOMEBODY);
    },
  );
});

function isReadiness(message: unknown): message is Readonly<Record<string, unknown>> {
  return isObject(message) && message['type'] === 'readiness';
}

function endsOf(rows: readonly Row[]): readonly string[] {
  return rows.map(({ check, end }) => `${check} ${end}`);
}

interface Search {
  readonly type: string;
  readonly params: URLSearchParams;
}

/** The searches of a request, those of a batch each by itself. */
function searchesIn({ method, url, body: posted }: Sent): readonly Search[] {
  const { pathname, searchParams } = new URL(url);
  if (method === 'POST' && pathname === '/fhir') {
    return entriesOf(posted).map((entry) =>
      searchAt(new URL(entry.slice(4), 'https://ehr.example/fhir/')),
    );
  }
  if (!pathname.startsWith('/fhir/') || method === 'OPTIONS') return [];
  const isPosted = pathname.endsWith('/_search');
  return [
    { ...searchAt(new URL(url)), params: isPosted ? new URLSearchParams(posted) : searchParams },
  ];
}

function searchAt({ pathname, searchParams }: URL): Search {
  return { type: pathname.split('/')[2] ?? '', params: searchParams };
}

/** The requests of a batch, as `GET Condition?…`. */
function entriesOf(posted: string): readonly string[] {
  const batch: unknown = JSON.parse(posted);
  const entries: readonly unknown[] =
    isObject(batch) && Array.isArray(batch['entry']) ? batch['entry'] : [];
  return entries.map((entry) => {
    const request = isObject(entry) ? entry['request'] : undefined;
    return isObject(request) ? `${String(request['method'])} ${String(request['url'])}` : '';
  });
}
