import { describe, expect, it } from 'vitest';
import { type BrowserFacts, judgeBrowser } from '#deidentified/readiness/judge-browser.ts';
import { chromiumVersion } from '#deidentified/readiness/read-browser.ts';
import { GROUPS, rowsOf, tallyWords, writeReport } from '#deidentified/readiness/report.ts';
import { CHECKS } from '#deidentified/readiness/row.ts';
import { CHECK_TEXT } from '#deidentified/readiness/sentences.ts';

const GOOD: BrowserFacts = {
  isSecureContext: true,
  isPolicyEnforced: true,
  refusesText: true,
  chromium: 156,
  hasWorkers: true,
  hasSessionStorage: true,
  hasLocalStorage: true,
  hasDatabases: true,
  frame: 'none',
  passkeys: { prf: true, ofThisComputer: true },
};

describe('what a browser is judged by', () => {
  it('a good one is ready in every row', () => {
    const rows = judgeBrowser(GOOD);
    expect(rows.map(({ check }) => check)).toEqual(CHECKS.browser);
    expect(tallyWords(rows)).toBe('10 ready');
  });

  it.each<[string, Partial<BrowserFacts>, readonly string[]]>([
    ['plain http', { isSecureContext: false }, ['fail secure-context']],
    ['no policy in force', { isPolicyEnforced: false }, ['fail policy']],
    ['Trusted Types known and not in force', { refusesText: false }, ['fail trusted-types']],
    ['no Trusted Types', { refusesText: null }, ['warn trusted-types']],
    ['Chromium 151', { chromium: 151 }, ['warn connection-allowlist']],
    ['Chromium 152', { chromium: 152 }, []],
    ['another engine', { chromium: null }, ['warn connection-allowlist']],
    ['no workers', { hasWorkers: false }, ['fail workers']],
    ['no session storage', { hasSessionStorage: false }, ['fail session-storage']],
    ['no databases', { hasDatabases: false }, ['warn storage']],
    ['a frame of the same host', { frame: 'same-site' }, ['warn frame']],
    ['a frame of another host', { frame: 'elsewhere' }, ['warn frame', 'warn partition']],
    ['no passkeys', { passkeys: null }, ['warn passkeys']],
    ['passkeys without PRF', { passkeys: { prf: false, ofThisComputer: true } }, ['warn passkeys']],
    ['it does not say', { passkeys: { prf: null, ofThisComputer: null } }, ['skip passkeys']],
  ])('%s', (_, facts, expected) => {
    const rows = judgeBrowser({ ...GOOD, ...facts }).filter(({ verdict }) => verdict !== 'pass');
    expect(rows.map(({ check, verdict }) => `${verdict} ${check}`)).toEqual(expected);
  });

  it.each([
    [
      {
        brands: [
          { brand: 'Not)A;Brand', version: '8' },
          { brand: 'Chromium', version: '156' },
        ],
      },
      156,
    ],
    [{ brands: [{ brand: 'Safari', version: '26' }] }, null],
    [{ brands: [{ brand: 'Chromium', version: 'x' }] }, null],
    [undefined, null],
    [{ brands: 'Chromium' }, null],
  ])('reads the version out of %j', (told, version) => {
    expect(chromiumVersion(told)).toBe(version);
  });
});

describe('the report', () => {
  it('tells every check that there is, in a group', () => {
    const told = GROUPS.flatMap((group) => CHECKS[group].map(String));
    expect(told.toSorted()).toEqual(Object.keys(CHECK_TEXT).toSorted());
  });

  it('names what was found and how it is mended, and nothing where all is well', () => {
    const rows = judgeBrowser({ ...GOOD, chromium: 151 });
    const report = writeReport('north', rows);
    expect(report).toContain('tenant north: 1 works with less, 9 ready');
    expect(report).toContain('[warn] Connection allow-list understood\n    Chromium 151;');
    expect(report.match(/Mend:/g)).toHaveLength(1);
    expect(rowsOf('site', rows)).toEqual([]);
  });
});
