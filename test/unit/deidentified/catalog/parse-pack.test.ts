import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { parseCards } from '#deidentified/catalog/parse-card.ts';
import { parseManifest } from '#deidentified/catalog/parse-manifest.ts';
import { parsePack } from '#deidentified/catalog/parse-pack.ts';
import { parseSources } from '#deidentified/catalog/parse-source.ts';
import { coreJson, coreManifest } from './core-files.ts';

type Members = Record<string, unknown>;

const manifest = coreManifest();

/** The core pack with one member of its first card, or first source, replaced. */
function withCard(change: Members): unknown {
  return parsePack(manifest, {
    cards: changed('cards.json', change),
    sources: coreJson('sources.json'),
    rules: [],
  });
}

function withSource(change: Members): unknown {
  return parsePack(manifest, {
    cards: coreJson('cards.json'),
    sources: changed('sources.json', change),
    rules: [],
  });
}

function changed(name: string, change: Members): unknown[] {
  const [first, ...rest] = list(name);
  return [{ ...first, ...change }, ...rest];
}

function list(name: string): Members[] {
  const items = coreJson(name);
  if (!Array.isArray(items)) throw new Error('expected a list');
  return items.filter(isObject);
}

const KDIGO = '2024-kdigo-2024-clinical-practice-guideline-for-the-evaluati';
const RULES_FILE = { name: 'rules.json', sha256: '0'.repeat(64), bytes: 2 };
const OPTION = { text: 'One', because: 'A reason.' };
const words = (count: number): string => Array.from({ length: count }, () => 'a').join(' ');

describe('a pack is taken', () => {
  it('whole, with every card and source of its files', () => {
    const pack = parsePack(manifest, {
      cards: coreJson('cards.json'),
      sources: coreJson('sources.json'),
      rules: [],
    });
    expect(pack?.cards).toEqual(coreJson('cards.json'));
    expect(pack?.sources).toEqual(coreJson('sources.json'));
    expect(pack?.version).toBe(manifest.version);
  });

  it('with a card that a named clinician has signed', () => {
    expect(
      withCard({ review: { status: 'reviewed', by: 'A. Reviewer, MD', on: '2026-11-30' } }),
    ).toBeDefined();
  });

  it('with a concentration in the bottom line, which is a finding and no dose', () => {
    expect(withCard({ bottomLine: 'A bilirubin within 3 mg/dL of the line.' })).toBeDefined();
  });
});

describe('a pack is refused whole when one card', () => {
  it.each<[string, Members]>([
    ['has a topic outside the code system', { topics: ['lycanthropy'] }],
    ['has no topic', { topics: [] }],
    ['is given a topic outside the code system', { given: ['lycanthropy'] }],
    ['is given what it is about', { given: ['chronic-kidney-disease'] }],
    ['has a member nobody declared', { patient: 'x' }],
    ['lacks a member', { stem: undefined }],
    ['cites a source the pack lacks', { sources: ['2099-no-such-source'] }],
    [
      'cites a source about something else',
      { sources: ['2024-prevent-equations-for-assessing-cardiovascular-risk'] },
    ],
    ['cites nothing', { sources: [] }],
    ['cites a source twice', { sources: [KDIGO, KDIGO] }],
    ['has a title of 13 words', { title: words(13) }],
    ['has a stem of 36 words', { stem: words(36) }],
    ['has a bottom line of 26 words', { bottomLine: words(26) }],
    ['has more than 150 words', { rationale: words(150) }],
    ['names a dose in its bottom line', { bottomLine: 'Start with 10 mg daily.' }],
    ['has two options', { options: [OPTION, OPTION], best: 0 }],
    ['has five options', { options: [OPTION, OPTION, OPTION, OPTION, OPTION], best: 0 }],
    ['has its best answer beyond its options', { best: 3 }],
    ['has half an answer', { best: 0.5 }],
    ['holds markup', { stem: 'What is <b>this</b>?' }],
    ['holds a script', { rationale: '<script>alert(1)</script>' }],
    ['turns its text around', { bottomLine: 'left \u202Eright' }],
    ['hides a character of no width', { title: 'What\u200B?' }],
    ['holds a control character', { stem: 'a\u0000b' }],
    ['breaks a line', { stem: 'a\nb' }],
    ['has a table of uneven rows', { table: { caption: 'C', head: ['A', 'B'], rows: [['1']] } }],
    ['has a table without rows', { table: { caption: 'C', head: ['A', 'B'], rows: [] } }],
    ['was checked on no day of the calendar', { lastChecked: '2026-02-30' }],
    ['stands longer than a year', { expires: '2027-11-22' }],
    ['expires before it was checked', { expires: '2026-11-20' }],
    ['takes no time', { minutes: 0 }],
    ['takes four minutes', { minutes: 4 }],
    ['is reviewed by nobody', { review: { status: 'reviewed', by: '', on: '2026-11-21' } }],
    ['is drafted and reviewed', { review: { status: 'drafted', by: 'A', on: '2026-11-21' } }],
    ['has a facet nobody declared', { facet: 'billing' }],
    ['has the id of another', { id: 'creatinine-after-acei-or-arb' }],
    ['has an id that is a path', { id: '../core' }],
  ])('%s', (_, change) => {
    expect(withCard(change)).toBeUndefined();
  });
});

describe('a pack is refused whole when one source', () => {
  it.each<[string, Members]>([
    ['is not on https', { url: 'http://www.cdc.gov/' }],
    ['runs a script', { url: 'javascript:alert(1)' }],
    ['hides its host behind a name', { url: 'https://www.cdc.gov@evil.example/' }],
    ['has the address of another', { url: 'https://doi.org/10.1161/CIR.0000000000001356' }],
    ['has the id of another', { id: '2024-prevent-equations-for-assessing-cardiovascular-risk' }],
    ['has a topic outside the code system', { topics: ['lycanthropy'] }],
    ['has no year', { year: null }],
    ['has a region nobody declared', { region: 'Mars' }],
    ['says something else of its access', { access: 'free' }],
    ['holds markup in its title', { title: 'A <i>guideline</i>' }],
    ['has a member nobody declared', { tracking: 'x' }],
  ])('%s', (_, change) => {
    expect(withSource(change)).toBeUndefined();
  });
});

describe('a manifest is refused when it', () => {
  it.each<[string, Members]>([
    ['is of a newer format', { format: 2 }],
    ['has a member nobody declared', { next: 'https://example.org' }],
    ['has a version out of form', { version: '1.0' }],
    ['names cards twice', { files: [...manifest.files.slice(0, 2), manifest.files[0]] }],
    ['names a fourth file', { files: [...manifest.files.slice(0, 2), RULES_FILE, RULES_FILE] }],
    ['names its files in another order', { files: manifest.files.toReversed() }],
    [
      'names a file elsewhere',
      { files: [{ ...manifest.files[0], name: '../x.json' }, manifest.files[1]] },
    ],
    [
      'has a hash out of form',
      { files: [{ ...manifest.files[0], sha256: 'ABC' }, manifest.files[1]] },
    ],
    [
      'announces more than 5 MB',
      { files: [{ ...manifest.files[0], bytes: 5_000_001 }, manifest.files[1]] },
    ],
  ])('%s', (_, change) => {
    expect(parseManifest({ ...manifest, ...change })).toBeUndefined();
  });
});

describe('whatever JSON arrives', () => {
  it('is answered without a throw, and nothing made up passes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (cards, sources) => {
        const isEmpty = Array.isArray(cards) && cards.length === 0;
        expect(parseManifest(cards)).toBeUndefined();
        expect(parseCards(cards) === undefined).toBe(!isEmpty);
        expect(parseSources([sources])).toBeUndefined();
        expect(parsePack(manifest, { cards: [cards], sources, rules: [] })).toBeUndefined();
      }),
    );
  });

  it('refuses a card with any one member replaced by anything of another type', () => {
    const [card] = list('cards.json');
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(card ?? {})), fc.boolean(), (member, value) => {
        expect(withCard({ [member]: value })).toBeUndefined();
      }),
    );
  });
});
