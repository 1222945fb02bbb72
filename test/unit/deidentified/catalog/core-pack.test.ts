import { Ajv2020 } from 'ajv/dist/2020.js';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { parseRulesMessage } from '#boundary/messages.ts';
import { isTopicId } from '#boundary/topic.ts';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import { triggersOf } from '#deidentified/catalog/parse-rule.ts';
import { WORD_BUDGET, namesDose, wordsIn, wordsOf } from '#deidentified/catalog/word-budget.ts';
import { bannedIn } from '../../../gates/pack-check/banned-phrases.ts';
import { textsOf } from '../../../gates/pack-check/card-texts.ts';
import { coreBytes, coreJson, coreManifest, corePack } from './core-files.ts';

const pack = corePack();
const catalog = indexPack(pack);

describe('the core pack', () => {
  it('is sealed: size and hash of each file are those of its manifest', () => {
    for (const { name, sha256, bytes } of coreManifest().files) {
      const file = coreBytes(name);
      expect(file.byteLength).toBe(bytes);
      expect(createHash('sha256').update(file).digest('hex')).toBe(sha256);
    }
  });

  it.each(['manifest', ...coreManifest().files.map(({ name }) => name.replace('.json', ''))])(
    'is valid by the published JSON Schema: %s',
    (part) => {
      const schema: unknown = JSON.parse(
        readFileSync(new URL('../../../../public/packs/pack.schema.json', import.meta.url), 'utf8'),
      );
      if (!isObject(schema)) throw new Error('the schema is no object');
      const ajv = new Ajv2020({ strict: false }).addSchema(schema, 'pack');
      const validate = ajv.getSchema(`pack#/$defs/${part}`);
      expect(validate?.(coreJson(`${part}.json`)), JSON.stringify(validate?.errors)).toBe(true);
    },
  );

  it('has enough cards: common topics, combinations and children', () => {
    const given = pack.cards.filter((card) => card.given.length > 0);
    const paediatric = pack.cards.filter((card) => card.specialties[0] === 'PED');
    expect(pack.cards.length).toBeGreaterThanOrEqual(16);
    expect(given.length).toBeGreaterThanOrEqual(6);
    expect(pack.cards.length - given.length).toBeGreaterThanOrEqual(4);
    expect(paediatric.length).toBeGreaterThanOrEqual(2);
  });

  it('does not give the best answer away by its place', () => {
    const places = Map.groupBy(pack.cards, ({ best }) => best);
    expect(places.size).toBeGreaterThan(2);
    for (const cards of places.values()) expect(cards.length).toBeLessThan(pack.cards.length / 2);
  });

  it('does not give the best answer away by its length', () => {
    const longest = pack.cards.filter(({ options, best }) =>
      options.every(({ text }) => text.length <= (options[best]?.text.length ?? 0)),
    );
    expect(longest.length).toBeLessThan(pack.cards.length / 2);
  });

  it('has enough rules of things that meet, most of which a schedule may fire', () => {
    const firing = triggersOf(pack.rules);
    expect(pack.rules.length).toBeGreaterThanOrEqual(80);
    expect(firing.length).toBeGreaterThanOrEqual(80);
    expect(parseRulesMessage({ type: 'rules', rules: firing, notFromText: [] })).toBeDefined();
    expect(pack.rules.every(({ review }) => review.status === 'drafted')).toBe(true);
  });

  it('signs no card: each says it was drafted, and by whom it was reviewed when it is', () => {
    expect(coreManifest().reviewers).toEqual([]);
    expect(pack.cards.map(({ review }) => review.status)).toEqual(pack.cards.map(() => 'drafted'));
  });

  it('keeps where each source came from beside it, with no path of the machine it was made on', () => {
    const provenance: unknown = JSON.parse(readFileSync('docs/packs/core-provenance.json', 'utf8'));
    if (!isObject(provenance)) throw new Error('provenance is no object');
    expect(Object.keys(provenance).toSorted()).toEqual(pack.sources.map(({ id }) => id).toSorted());
    expect(JSON.stringify(provenance)).not.toMatch(/(^|[\s"(])(\/[a-z]|\.\.\/|file:|[A-Z]:\\)/);
  });
});

describe.each(pack.cards)('card $id', (card) => {
  it('keeps to its words', () => {
    expect(wordsIn(card.title)).toBeLessThanOrEqual(WORD_BUDGET.title);
    expect(wordsIn(card.stem)).toBeLessThanOrEqual(WORD_BUDGET.stem);
    expect(wordsIn(card.bottomLine)).toBeLessThanOrEqual(WORD_BUDGET.bottomLine);
    expect(wordsOf(card)).toBeLessThanOrEqual(WORD_BUDGET.card);
  });

  it('cites sources that exist and cover its topic', () => {
    const cited = card.sources.map((id) => catalog.sourceById(id));
    expect(cited).not.toContain(undefined);
    const covered = cited.flatMap((source) => source?.topics ?? []);
    expect(card.topics.some((topic) => covered.includes(topic))).toBe(true);
  });

  it('names no dose and speaks to a physician, not to a patient', () => {
    expect(namesDose(card.bottomLine)).toBe(false);
    expect(textsOf(card).flatMap(({ text }) => bannedIn(text))).toEqual([]);
  });

  it('ends each reason and its bottom line as a sentence', () => {
    const sentences = [card.rationale, card.bottomLine, ...card.options.map((o) => o.because)];
    expect(sentences.filter((sentence) => !sentence.endsWith('.'))).toEqual([]);
  });

  it('can be found by its topics', () => {
    expect(card.topics.every(isTopicId)).toBe(true);
    expect(card.topics.every((topic) => catalog.cardsOn(topic).includes(card))).toBe(true);
  });
});
