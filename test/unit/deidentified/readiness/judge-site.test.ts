import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareHeaders } from '#deidentified/readiness/compare-headers.ts';
import { type Asked, judgeSite } from '#deidentified/readiness/judge-site.ts';
import { CHECKS, type FileCheck } from '#deidentified/readiness/row.ts';
import { headersOf, REFUSAL_HEADERS, ZONE_NAMES } from '#zones';

const tenant = {
  id: 'north',
  issuer: 'https://ehr.example/fhir/r4',
  authorizationOrigin: 'https://login.ehr.example',
  tokenEndpoint: 'https://login.ehr.example/token',
  frameAncestors: ['https://ehr.example'],
};

const tableOf = (check: FileCheck) =>
  check === 'refusal' ? REFUSAL_HEADERS : headersOf(check, tenant, ['https://publisher.example']);

/** As a browser tells them: small letters, and without what it tells no page. */
const cameFrom = (table: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(table)
      .filter(([name]) => name !== 'Clear-Site-Data')
      .map(([name, value]) => [name.toLowerCase(), value]),
  );

const asked = (check: FileCheck, changed: Partial<Asked> = {}): Asked => ({
  check,
  file: `${check}.file`,
  table: tableOf(check),
  answer: {
    came: 'answer',
    status: check === 'refusal' ? 404 : 200,
    headers: { ...cameFrom(tableOf(check)), date: 'today', 'content-type': 'text/html' },
  },
  ...changed,
});

const KINDS = [...ZONE_NAMES, 'refusal'] as const;
const verdictOf = (check: string, answers: readonly Asked[]) =>
  judgeSite(answers, 'cleared').find((row) => row.check === check);

describe('what a host answers', () => {
  it('is looked at for every zone of the table, and for what is not there', () => {
    const kinds: readonly string[] = CHECKS.site.filter((check) => check !== 'clearing');
    expect(kinds.toSorted()).toEqual([...KINDS].toSorted());
  });

  it('passes where every header is as the table says', () => {
    const rows = judgeSite(
      KINDS.map((kind) => asked(kind)),
      'cleared',
    );
    expect(rows.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  });

  it.each(KINDS)('%s: fails where any one header is missing or changed, and names it', (kind) => {
    const names = Object.keys(cameFrom(tableOf(kind)));
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.boolean(), (name, isGone) => {
        const { [name]: value = '', ...rest } = cameFrom(tableOf(kind));
        const headers = isGone ? rest : { ...rest, [name]: `${value} x` };
        const status = kind === 'refusal' ? 404 : 200;
        const row = verdictOf(kind, [asked(kind, { answer: { came: 'answer', status, headers } })]);
        const mayDiffer = name === 'strict-transport-security' && !isGone;
        expect(row?.verdict).toBe(mayDiffer ? 'warn' : 'fail');
        expect(row?.found.join().toLowerCase()).toContain(name);
      }),
      { numRuns: 40 },
    );
  });

  it('fails for a header that leads elsewhere, and only warns of another one', () => {
    const verdictsWith = (name: string) =>
      compareHeaders({}, { [name]: 'x' }).map(({ verdict }) => verdict);
    expect(verdictsWith('reporting-endpoints')).toEqual(['fail']);
    expect(verdictsWith('link')).toEqual(['fail']);
    expect(verdictsWith('x-cache')).toEqual(['warn']);
    expect(verdictsWith('etag')).toEqual([]);
  });

  it.each<[string, Asked['answer']]>([
    ['nothing comes', { came: 'nothing' }],
    ['it is sent on', { came: 'redirect' }],
    ['it is not there', { came: 'answer', status: 404, headers: cameFrom(tableOf('page')) }],
  ])('fails where %s', (_, answer) => {
    expect(verdictOf('page', [asked('page', { answer })])?.verdict).toBe('fail');
  });

  it('says that something was not looked at rather than that it is well', () => {
    const rows = [
      verdictOf('forgotten', [asked('forgotten', { answer: { came: 'unasked' } })]),
      verdictOf('airlock', [asked('airlock', { table: undefined })]),
      verdictOf('script', []),
      judgeSite([], 'unknown').find(({ check }) => check === 'clearing'),
    ];
    expect(rows.map((row) => row?.verdict)).toEqual(['skip', 'skip', 'skip', 'skip']);
  });

  it('is as bad as its worst file, and does not drown the reader in the others', () => {
    const bad = asked('script', { answer: { came: 'nothing' } });
    const row = verdictOf('script', [asked('script'), ...Array.from({ length: 20 }, () => bad)]);
    expect(row?.verdict).toBe('fail');
    expect(row?.found).toHaveLength(7);
  });
});
