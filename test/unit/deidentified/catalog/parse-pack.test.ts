import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FaultCode, MOST_FAULTS } from '#deidentified/catalog/pack-fault.ts';
import { checkCards } from '#deidentified/catalog/parse-card.ts';
import { parseManifest } from '#deidentified/catalog/parse-manifest.ts';
import { parsePack } from '#deidentified/catalog/parse-pack.ts';
import { parseSources } from '#deidentified/catalog/parse-source.ts';
import { coreJson } from './core-files.ts';
import {
  faultsOf,
  list,
  manifest,
  type Members,
  withCard,
  withSource,
  written,
} from './changed-core.ts';

const FIRST = 'sglt2-inhibitor-egfr-dip';
const SECOND = 'creatinine-after-acei-or-arb';
const FIRST_SOURCE = '1998-relationship-of-childhood-abuse-and-household-dysfuncti';
const KDIGO = '2024-kdigo-2024-clinical-practice-guideline-for-the-evaluati';
const OPTION = { text: 'One', because: 'A reason.' };
const words = (count: number): string => Array.from({ length: count }, () => 'a').join(' ');

describe('a pack is taken', () => {
  it('whole, with every card and source of its files', () => {
    const parsed = parsePack(manifest, {
      cards: coreJson('cards.json'),
      sources: coreJson('sources.json'),
      rules: [],
    });
    expect(parsed).toMatchObject({
      ok: true,
      pack: {
        cards: coreJson('cards.json'),
        sources: coreJson('sources.json'),
        version: manifest.version,
        changes: manifest.changes,
      },
    });
  });

  it('with a card that a clinician has signed whom the manifest names', () => {
    const review = { status: 'reviewed', by: 'A. Reviewer, MD', on: '2026-11-30' };
    const named = { ...manifest, reviewers: ['A. Reviewer, MD'] };
    expect(withCard({ review }, named).ok).toBe(true);
    expect(faultsOf(withCard({ review }))).toEqual([
      written('reviewer-unnamed', 'cards.json', `${FIRST}/review`),
    ]);
  });

  it('with a concentration in the bottom line, which is a finding and no dose', () => {
    expect(withCard({ bottomLine: 'A bilirubin within 3 mg/dL of the line.' }).ok).toBe(true);
  });
});

const source404 = ['2099-no-such-source'];
const PREVENT = '2024-prevent-equations-for-assessing-cardiovascular-risk';

describe('a pack is refused whole, and says why and where, when one card', () => {
  it.each<[string, Members, FaultCode, string]>([
    ['has a topic outside the code system', { topics: ['lycanthropy'] }, 'unknown-topic', 'topics'],
    ['has no topic', { topics: [] }, 'member-malformed', 'topics'],
    [
      'is given a topic outside the code system',
      { given: ['lycanthropy'] },
      'unknown-topic',
      'given',
    ],
    ['is given what it is about', { given: ['chronic-kidney-disease'] }, 'topic-twice', 'given'],
    ['has a member nobody declared', { patient: 'x' }, 'member-unknown', 'patient'],
    ['cites a source the pack lacks', { sources: source404 }, 'source-missing', 'sources'],
    ['cites a source about something else', { sources: [PREVENT] }, 'source-off-topic', 'sources'],
    ['cites nothing', { sources: [] }, 'member-malformed', 'sources'],
    ['cites a source twice', { sources: [KDIGO, KDIGO] }, 'member-malformed', 'sources'],
    ['has a title of 13 words', { title: words(13) }, 'too-many-words', 'title'],
    ['has a stem of 36 words', { stem: words(36) }, 'too-many-words', 'stem'],
    ['has a bottom line of 26 words', { bottomLine: words(26) }, 'too-many-words', 'bottomLine'],
    ['has more than 150 words', { rationale: words(150) }, 'too-many-words', 'card'],
    ['names a dose', { bottomLine: 'Start with 10 mg daily.' }, 'names-a-dose', 'bottomLine'],
    ['has two options', { options: [OPTION, OPTION], best: 0 }, 'member-malformed', 'options'],
    ['has five options', { options: Array(5).fill(OPTION) }, 'member-malformed', 'options'],
    ['has its best answer beyond its options', { best: 3 }, 'best-beyond-options', 'best'],
    ['has half an answer', { best: 0.5 }, 'member-malformed', 'best'],
    ['holds markup', { stem: 'What is <b>this</b>?' }, 'markup-in-text', 'stem'],
    ['holds a script', { rationale: '<script>alert(1)</script>' }, 'markup-in-text', 'rationale'],
    [
      'holds a script in an option',
      { options: [OPTION, OPTION, { ...OPTION, text: '<script>' }] },
      'markup-in-text',
      'options',
    ],
    ['turns its text around', { bottomLine: 'left \u202Eright' }, 'markup-in-text', 'bottomLine'],
    ['hides a character of no width', { title: 'What\u200B?' }, 'markup-in-text', 'title'],
    ['holds a control character', { stem: 'a\u0000b' }, 'markup-in-text', 'stem'],
    ['breaks a line', { stem: 'a\nb' }, 'markup-in-text', 'stem'],
    [
      'has a table of uneven rows',
      { table: { caption: 'C', head: ['A', 'B'], rows: [['1', '2', '3']] } },
      'table-uneven',
      'table',
    ],
    [
      'has a table without rows',
      { table: { caption: 'C', head: ['A', 'B'], rows: [] } },
      'member-malformed',
      'table',
    ],
    [
      'was checked on no day of the calendar',
      { lastChecked: '2026-02-30' },
      'member-malformed',
      'lastChecked',
    ],
    ['stands longer than a year', { expires: '2027-11-22' }, 'expiry-out-of-range', 'expires'],
    ['expires before it was checked', { expires: '2026-11-20' }, 'expiry-out-of-range', 'expires'],
    ['takes no time', { minutes: 0 }, 'member-malformed', 'minutes'],
    ['takes four minutes', { minutes: 4 }, 'member-malformed', 'minutes'],
    [
      'is reviewed by nobody',
      { review: { status: 'reviewed', by: '', on: '2026-11-21' } },
      'member-malformed',
      'review',
    ],
    [
      'is drafted and reviewed',
      { review: { status: 'drafted', by: 'A', on: '2026-11-21' } },
      'member-malformed',
      'review',
    ],
    ['has a facet nobody declared', { facet: 'billing' }, 'member-malformed', 'facet'],
  ])('%s', (_, change, code, member) => {
    expect(faultsOf(withCard(change))).toContain(written(code, 'cards.json', `${FIRST}/${member}`));
  });

  it('lacks a member, has the id of another, or one that is a path', () => {
    const { stem: _, ...less } = list('cards.json')[0] ?? {};
    const files = { sources: coreJson('sources.json'), rules: [] };
    expect(faultsOf(parsePack(manifest, { ...files, cards: [less] }))).toContain(
      written('member-missing', 'cards.json', `${FIRST}/stem`),
    );
    expect(faultsOf(withCard({ id: SECOND }))).toContain(written('id-twice', 'cards.json', SECOND));
    expect(faultsOf(withCard({ id: '../core' }))).toContain(
      written('member-malformed', 'cards.json', '#0/id'),
    );
  });
});

describe('a pack is refused whole when one source', () => {
  it.each<[string, Members, FaultCode, string]>([
    ['is not on https', { url: 'http://www.cdc.gov/' }, 'member-malformed', 'url'],
    ['runs a script', { url: 'javascript:alert(1)' }, 'member-malformed', 'url'],
    [
      'hides its host behind a name',
      { url: 'https://www.cdc.gov@evil.example/' },
      'member-malformed',
      'url',
    ],
    ['has a topic outside the code system', { topics: ['lycanthropy'] }, 'unknown-topic', 'topics'],
    ['has no year', { year: null }, 'member-malformed', 'year'],
    ['has a region nobody declared', { region: 'Mars' }, 'member-malformed', 'region'],
    ['says something else of its access', { access: 'free' }, 'member-malformed', 'access'],
    ['holds markup in its title', { title: 'A <i>guideline</i>' }, 'markup-in-text', 'title'],
    ['has a member nobody declared', { tracking: 'x' }, 'member-unknown', 'tracking'],
  ])('%s', (_, change, code, member) => {
    expect(faultsOf(withSource(change))).toContain(
      written(code, 'sources.json', `${FIRST_SOURCE}/${member}`),
    );
  });

  it('has the address or the id of another', () => {
    const url = 'https://doi.org/10.1161/CIR.0000000000001356';
    expect(faultsOf(withSource({ url })).join()).toContain('address-twice sources.json');
    expect(faultsOf(withSource({ id: PREVENT }))).toContain(
      written('id-twice', 'sources.json', PREVENT),
    );
  });
});

describe('whatever JSON arrives', () => {
  it('is answered without a throw, nothing made up passes, and no text of it is in a fault', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (cards, sources) => {
        const isEmpty = Array.isArray(cards) && cards.length === 0;
        expect(parseManifest(cards)).toBeUndefined();
        expect(checkCards(cards).faults.length === 0).toBe(isEmpty);
        expect(parseSources([sources])).toBeUndefined();
        const parsed = parsePack(manifest, { cards: [cards], sources, rules: [] });
        const faults = parsed.ok ? [] : parsed.faults;
        expect(faults.length).toBeGreaterThan(0);
        expect(faults.length).toBeLessThanOrEqual(MOST_FAULTS);
        for (const { at } of faults) expect(at ?? '').toMatch(/^(#\d+|[a-z0-9-]*)(\/[A-Za-z]+)?$/);
      }),
    );
  });

  it('refuses a card with any one member replaced by anything of another type', () => {
    const [card] = list('cards.json');
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(card ?? {})), fc.boolean(), (member, value) => {
        expect(withCard({ [member]: value }).ok).toBe(false);
      }),
    );
  });

  it('names no more faults than can be read, of 5,000 broken cards', () => {
    const parsed = parsePack(manifest, {
      cards: Array.from({ length: 5000 }, () => ({ id: '<script>' })),
      sources: coreJson('sources.json'),
      rules: [],
    });
    expect(faultsOf(parsed)).toHaveLength(MOST_FAULTS);
  });
});
