import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PURPOSES } from '#boundary/egress.ts';
import { type AirlockWord, EGRESS_ENTRY, EGRESS_FILE } from '#boundary/ledger-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { egressFile } from '#deidentified/handover/egress-ledger.ts';
import { airlockWord } from '#deidentified/ledger/hear-sources.ts';
import { type SentRow, sentRows } from '#deidentified/ledger/sent-rows.ts';
import {
  afterChange,
  firstLedger,
  type LedgerChange,
  type SessionLedger,
} from '#deidentified/ledger/session-ledger.ts';
import { tallyLaunch, tallyPageLoads } from '#deidentified/ledger/tally-loads.ts';

const PAGE = new URL('https://app.example/t/x/app.html');

describe('what the page has loaded', () => {
  const load = (name: string, responseStatus = 200) => ({ name, responseStatus });

  it.each([
    ['https://app.example/t/x/assets/app-1.js', 'page-files'],
    ['https://app.example/t/x/assets/phi-worker-1.js', 'page-files'],
    ['https://app.example/t/x/packs/core/cards.json', 'pack'],
    ['https://app.example/t/x/elsewhere', 'page-other'],
    ['https://app.example/favicon.ico', 'icon'],
    ['https://app.example/t/y/app.html', 'page-other'],
    ['https://app.example:8443/t/x/assets/app-1.js', 'foreign'],
    ['https://evil.example/t/x/packs/core/cards.json?canary', 'foreign'],
  ])('%s is written down by its shape alone: %s', (name, purpose) => {
    const [page, row] = tallyPageLoads([load(name)], PAGE);
    expect(page).toMatchObject({ purpose: 'page', requests: 1 });
    expect(row).toEqual({ purpose, outcome: 'answered', requests: 1, bytes: null });
  });

  it.each([
    'data:image/png;base64,x',
    'blob:https://app.example/1',
    'chrome-extension://x/y.js',
    '',
  ])('%s came from no host', (name) => {
    expect(tallyPageLoads([load(name)], PAGE)).toHaveLength(1);
  });

  it('says what came of a load where the browser does', () => {
    const file = 'https://app.example/t/x/assets/app-1.js';
    const outcomes = [200, 304, 404, 0].map(
      (status) => tallyPageLoads([load(file, status)], PAGE)[1]?.outcome,
    );
    expect(outcomes).toEqual(['answered', 'answered', 'refused', 'not-known']);
  });

  it('of the launch page counts its files and what it asked the EHR', () => {
    const page = new URL('https://app.example/t/x/');
    const fonts = [{ status: 'loaded' }, { status: 'loading' }, { status: 'unloaded' }] as const;
    const loads = [
      load('https://app.example/t/x/assets/launch.js'),
      load('https://ehr.example/fhir/.well-known/smart-configuration', 0),
      load('https://ehr.example/fhir/metadata'),
      load('https://ehr.example/fhir/metadata?more'),
    ];
    for (const issuer of ['https://ehr.example/fhir', 'https://ehr.example/fhir/'])
      expect(tallyLaunch(loads, { page, issuer, fonts })).toEqual({
        files: 3,
        discovery: 1,
        metadata: 1,
      });
  });
});

describe('a source that is opened', () => {
  const asked: LedgerChange = { type: 'source-asked', source: 7 };
  const told = (step: AirlockWord['step'], source = 7): LedgerChange => {
    const word = airlockWord(step, source, step === 'opened' ? 5 : 0);
    if (word === undefined) throw new Error('the door refused the airlock’s word');
    return { type: 'airlock-told', word };
  };
  const after = (...changes: readonly LedgerChange[]): SessionLedger =>
    changes.reduce(afterChange, firstLedger(true));
  const told7 = (step: string, files: number | null) => ({ source: 7, step, files });

  it.each<[string, readonly LedgerChange[], readonly object[]]>([
    ['asked for, and not heard of', [asked], [told7('asked', null)]],
    ['opened', [asked, told('opened')], [told7('opened', 5)]],
    ['left for the source', [asked, told('opened'), told('left')], [told7('left', 5)]],
    ['opened from a menu of the browser', [told('opened')], [told7('opened', 5)]],
    [
      'opened twice, left once',
      [asked, asked, told('opened'), told('opened'), told('left')],
      [told7('left', 5), told7('opened', 5)],
    ],
    [
      'left twice from one window',
      [asked, told('opened'), told('left'), told('left')],
      [told7('left', 5), told7('left', 0)],
    ],
    [
      'not taken for another',
      [asked, told('opened', 8)],
      [told7('asked', null), { source: 8, step: 'opened', files: 5 }],
    ],
  ])('is written down once, as %s', (_, changes, sources) => {
    expect(after(...changes).sources).toEqual(sources);
  });

  it('counts as a request to its host only once it was left for', () => {
    const purposes = (...changes: readonly LedgerChange[]) =>
      sentRows(after(...changes), []).map(({ purpose, requests }) => [purpose, requests]);
    expect(purposes(asked)).toEqual([]);
    expect(purposes(asked, told('opened'))).toEqual([['airlock', 5]]);
    expect(purposes(asked, told('opened'), told('left'))).toEqual([
      ['airlock', 5],
      ['source', 1],
    ]);
  });
});

describe('the ledger as a file', () => {
  const hosts = {
    app: 'app.example',
    ehr: 'ehr.example:8443',
    'sign-in': 'login.example',
    token: 'login.example',
  };
  const row = fc.record<SentRow>({
    purpose: fc.constantFrom(...PURPOSES),
    outcome: fc.constantFrom('answered', 'refused', 'no-answer', 'not-known'),
    requests: fc.integer({ min: 1, max: 99_999 }),
    bytes: fc.option(fc.integer({ min: 0, max: 9_999 }).map((hundreds) => hundreds * 100)),
  });

  it('holds any ledger that can be written down, and passes its own door again', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 100 }), (rows) => {
        const file = egressFile({ rows, hosts, state: 'whole', day: '2026-11-20' });
        expect(file?.entries).toHaveLength(rows.length);
        expect(admit(EGRESS_FILE, JSON.parse(JSON.stringify(file)))).toBeDefined();
      }),
    );
  });

  const file = egressFile({ rows: [], hosts, state: 'whole', day: '2026-11-20' });
  const entry = {
    zone: 'phi-worker',
    host: 'ehr',
    method: 'GET',
    path: '/Condition',
    purpose: 'problems',
    outcome: 'answered',
    requests: 18,
    bytes: 1800,
  };

  it.each<[string, object]>([
    ['a minute', { ...file, day: '2026-11-20T07:30' }],
    ['an address in place of a host', { ...file, ehr: 'https://ehr.example/fhir?patient=canary' }],
    ['a note', { ...file, note: 'canary' }],
    ['a path with an id', { ...file, entries: [{ ...entry, path: '/Patient/canary' }] }],
    ['a path of another purpose', { ...file, entries: [{ ...entry, path: '/Observation' }] }],
    ['a host of another purpose', { ...file, entries: [{ ...entry, host: 'app' }] }],
    ['the host of a source', { ...file, entries: [{ ...entry, host: 'source.example' }] }],
    ['bytes to the byte', { ...file, entries: [{ ...entry, bytes: 1801 }] }],
  ])('is refused with %s', (_, wrong) => {
    expect(admit(EGRESS_ENTRY, entry)).toBe(entry);
    expect(admit(EGRESS_FILE, { ...file, entries: [entry] })).toBeDefined();
    expect(admit(EGRESS_FILE, wrong)).toBeUndefined();
  });
});
