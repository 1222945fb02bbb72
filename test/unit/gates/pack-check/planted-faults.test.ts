import { describe, expect, it } from 'vitest';
import { isTopicId } from '#boundary/topic.ts';
import type { Card } from '#deidentified/catalog/pack.ts';
import { lineOf } from '../../../gates/pack-check/finding.ts';
import { BEGUN, check, coreCard, type Left, VERIFIED } from './a-pack.ts';

const { card, source } = BEGUN;
const withCard = (change: Partial<Card>): Left => ({ cards: [{ ...card, ...change }] });
const options = (...texts: readonly string[]) =>
  texts.map((text) => ({ text, because: 'A reason of its own.' }));
const other = { ...source, id: 'another', url: 'https://example.org/another' };
const focus = (until: string) => ({
  manifest: { focus: [{ topic: 'skin-cancer', from: '2026-10-01', until, says: 'This month.' }] },
});

it('a pack as it was begun has nothing to mend', () => {
  expect(check({}).map(lineOf)).toEqual([]);
});

/** What an author left, and the code of the finding it leads to. Each is the only thing wrong. */
const PLANTED: readonly (readonly [fault: string, code: string, left: Left])[] = [
  ['a file that is not there', 'file-missing', { afterwards: { 'rules.json': null } }],
  ['a file that is not JSON', 'not-json', { afterwards: { 'rules.json': '[,]' } }],
  ['a file changed after sealing', 'not-sealed', { afterwards: { 'rules.json': '[ ]' } }],
  ['a folder named otherwise', 'other-pack', { manifest: { id: 'st-anne' } }],
  ['an unknown member', 'member-unknown', { cards: [{ ...card, colour: 'red' }] }],
  ['markup in text', 'markup-in-text', withCard({ title: '<b>What</b> is it?' })],
  ['a member the schema does not know', 'schema', { cards: [{ ...card, colour: 'red' }] }],
  ['a stem of more than 35 words', 'too-many-words', withCard({ stem: 'word '.repeat(36).trim() })],
  ['a dose in the bottom line', 'names-a-dose', withCard({ bottomLine: 'It takes 5 mg of it.' })],
  ['a source the pack lacks', 'source-missing', withCard({ sources: ['not-here'] })],
  [
    'a source on something else',
    'source-off-topic',
    { sources: [{ ...source, topics: ['migraine'] }] },
  ],
  [
    'a signature of someone the manifest does not name',
    'reviewer-unnamed',
    withCard({ review: { status: 'reviewed', by: 'Ada Example, MD', on: '2026-11-22' } }),
  ],
  [
    'a card signed before it was last checked',
    'signed-before-checked',
    {
      ...withCard({ review: { status: 'reviewed', by: 'Ada Example, MD', on: '2026-11-20' } }),
      manifest: { reviewers: ['Ada Example, MD'] },
    },
  ],
  ['a source nobody verified', 'not-verified', { sources: [source, other] }],
  ['a year the list does not have', 'identifier-differs', { sources: [{ ...source, year: 2021 }] }],
  [
    'a DOI written into a text',
    'identifier-in-text',
    withCard({ rationale: 'It rests on 10.1000/invented.5, as far as anyone knows.' }),
  ],
  [
    'a card past its day',
    'expired',
    withCard({ lastChecked: '2025-11-21', expires: '2026-11-21' }),
  ],
  [
    'a card near its day',
    'expires-soon',
    withCard({ lastChecked: '2026-01-01', expires: '2026-12-01' }),
  ],
  [
    'a check on a day to come',
    'checked-in-the-future',
    withCard({ lastChecked: '2026-11-23', expires: '2027-11-22' }),
  ],
  [
    'a text that is hard to read',
    'hard-to-read',
    withCard({
      rationale:
        'Notwithstanding considerable methodological heterogeneity, systematically aggregated observational investigations consistently demonstrate proportionately diminished complications.',
    }),
  ],
  [
    'two cards that say the same',
    'duplicate',
    { cards: [card, { ...card, id: 'st-anna-again', minutes: 2 }] },
  ],
  ['a promise of credit', 'credit', withCard({ rationale: 'It counts for CME.' })],
  [
    'advice to a patient',
    'speaks-to-a-patient',
    withCard({ rationale: 'A sore that stays means you should ask your doctor.' }),
  ],
  [
    'an imperative to a patient',
    'speaks-to-a-patient',
    withCard({ rationale: 'Stay calm. Do not stop treatment without advice.' }),
  ],
  [
    'something left undone in a patient',
    'points-at-a-patient',
    withCard({ rationale: 'The skin examination is overdue.' }),
  ],
  [
    'reasoning by race',
    'race',
    withCard({ rationale: 'Screening starts earlier for Black men in this list.' }),
  ],
  ['a person called by a disease', 'label', withCard({ rationale: 'Many diabetics have it.' })],
  ['a label on old age', 'label', withCard({ rationale: 'It is frequent in the elderly.' })],
  ['a label on drug use', 'label', withCard({ rationale: 'Drug abusers are at risk.' })],
  ['blame', 'blame', withCard({ rationale: 'Some people are non-compliant with sunscreen.' })],
  ['a brand', 'brand', withCard({ rationale: 'It was compared with Humira.' })],
  ['a sponsor', 'brand', withCard({ rationale: 'The trial was sponsored by its maker.' })],
  ['a sentence without an end', 'no-full-stop', withCard({ rationale: 'It ends here' })],
  ['a title that asks nothing', 'title-no-question', withCard({ title: 'Skin cancer screening' })],
  ['the same option twice', 'same-option', withCard({ options: options('One', 'Two', 'one') })],
  [
    'a best option that is far longer',
    'best-stands-out',
    withCard({ options: options('Yes', 'It depends on age, history and preference', 'No') }),
  ],
  [
    'a card given a sensitive topic',
    'never-meets',
    withCard({ given: ['suicide-risk'].filter(isTopicId) }),
  ],
  ['a hidden card that no pack has', 'hides-nothing', { manifest: { hides: ['no-such-card'] } }],
  ['a focus that is over', 'focus-is-over', focus('2026-10-31')],
];

describe('finds', () => {
  it.each(PLANTED)('%s (%s)', (_, code, left) => {
    const codes = check(left).map((found) => found.code);
    expect(codes).toContain(code);
    const beside = code === 'schema' ? 'member-unknown' : 'schema';
    expect(new Set(codes)).toEqual(new Set(codes.includes(beside) ? [code, beside] : [code]));
  });
});

describe('a source that was replaced', () => {
  const newer = { ...source, id: 'newer', url: 'https://doi.org/10.1000/newer' };
  const [entry] = VERIFIED;
  if (entry === undefined) throw new Error('an empty list');
  const list = [
    { ...entry, supersededBy: '10.1000/NEWER' },
    { ...entry, id: newer.id, url: newer.url, doi: '10.1000/newer' },
  ];
  const codes = (left: Left) => check(left, list).map(({ at, code }) => `${at} ${code}`);

  it('is an error where its successor is not in the pack', () => {
    expect(codes({})).toEqual([
      `${source.id} superseded-source`,
      `${card.id}/sources superseded-source`,
    ]);
  });

  it('is an error in a card that does not cite its successor too', () => {
    expect(codes({ sources: [source, newer] })).toEqual([`${card.id}/sources superseded-source`]);
  });

  it('may be cited beside its successor', () => {
    const both = { ...card, sources: [source.id, newer.id] };
    expect(codes({ sources: [source, newer], cards: [both] })).toEqual([]);
  });
});

it('a local pathway needs no list, since only its institution can know it', () => {
  const local = { ...other, type: 'local pathway' };
  expect(check({ sources: [source, local] })).toEqual([]);
});

it('a card that says what another pack says is a warning, and taking its id is none', () => {
  const elsewhere = [{ ...card, id: 'of-another-pack' }];
  expect(check({}, VERIFIED, elsewhere).map(({ level, code }) => [level, code])).toEqual([
    ['warning', 'like-a-card-of-another-pack'],
  ]);
  expect(check({}, VERIFIED, [card])).toEqual([]);
});

it('hiding a card that another pack has is no finding', () => {
  const core = coreCard('positive-stool-test');
  expect(check({ manifest: { hides: [core.id] } }, VERIFIED, [core])).toEqual([]);
});
