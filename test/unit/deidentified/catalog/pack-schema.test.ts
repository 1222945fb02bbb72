import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { ALL_TOPICS } from '#boundary/topic.ts';
import { memberFindings } from '#deidentified/catalog/check-list.ts';
import { CARD_FORM } from '#deidentified/catalog/parse-card.ts';
import { MANIFEST_FORM } from '#deidentified/catalog/parse-manifest.ts';
import { RULE_FORM } from '#deidentified/catalog/parse-rule.ts';
import { SOURCE_FORM } from '#deidentified/catalog/parse-source.ts';
import { coreJson } from './core-files.ts';

/* What an author's editor is told of a pack, and what Foreword takes, are the same. */

type Members = Readonly<Record<string, unknown>>;

const schema = objectIn(JSON.parse(readFileSync('public/packs/pack.schema.json', 'utf8')));
const ajv = new Ajv2020({ strict: false }).addSchema(schema, 'pack');

interface Kind {
  readonly name: string;
  /** A sound one, with something in every list. */
  readonly example: Members;
  readonly findings: (value: unknown) => number;
}

const KINDS: readonly Kind[] = [
  {
    name: 'manifest',
    example: {
      ...objectIn(coreJson('manifest.json')),
      focus: [{ topic: 'asthma', from: '2026-11-01', until: '2026-11-30', says: 'Look.' }],
      withdrawn: [{ card: 'gone', on: '2026-11-01', why: 'No longer true.' }],
      changes: [
        {
          card: 'old',
          version: 2,
          kind: 'superseded',
          by: 'new',
          on: '2026-11-01',
          why: 'A new guideline.',
        },
      ],
      hides: ['another'],
      experts: [{ topic: 'asthma', name: 'Someone', reach: 'extension 1' }],
    },
    findings: (value) => memberFindings(value, MANIFEST_FORM).length,
  },
  {
    name: 'card',
    example: firstOf('cards.json'),
    findings: (value) => memberFindings(value, CARD_FORM).length,
  },
  {
    name: 'source',
    example: firstOf('sources.json'),
    findings: (value) => memberFindings(value, SOURCE_FORM).length,
  },
  {
    name: 'rule',
    example: firstOf('rules.json'),
    findings: (value) => memberFindings(value, RULE_FORM).length,
  },
];

describe.each(KINDS)('a $name', ({ name, example, findings }) => {
  const validate = ajv.getSchema(`pack#/$defs/${name}`);
  const isValid = (value: unknown): boolean => validate?.(value) === true;

  it('that is sound is taken by the schema and by the parser', () => {
    expect(isValid(example), JSON.stringify(validate?.errors)).toBe(true);
    expect(findings(example)).toBe(0);
  });

  it('has in the schema the members that it has in the parser, all of them required', () => {
    const { properties, required } = objectIn(objectIn(schema['$defs'])[name]);
    expect(Object.keys(objectIn(properties)).toSorted()).toEqual(Object.keys(example).toSorted());
    expect(new Set(Array.isArray(required) ? required : [])).toEqual(new Set(Object.keys(example)));
  });

  it('with any one place replaced by anything is judged alike by both', () => {
    const places = placesIn(example);
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.oneof(...WRITTEN), (place, value) => {
        const changed = withPlace(example, place, value);
        const isTaken = isValid(changed);
        if (!isTaken) refused += 1;
        expect(findings(changed) === 0, `${place.join('/')}: ${JSON.stringify(value)}`).toBe(
          isTaken,
        );
      }),
      { numRuns: 3000 },
    );
    expect(refused).toBeGreaterThan(300);
  });

  it('with a member more or less is refused by both', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(example)), fc.string(), (member, more) => {
        const less = Object.fromEntries(Object.entries(example).filter(([key]) => key !== member));
        expect([isValid(less), findings(less) === 0]).toEqual([false, false]);
        fc.pre(!Object.hasOwn(example, more) && more !== '__proto__');
        const added = { ...example, [more]: 1 };
        expect([isValid(added), findings(added) === 0]).toEqual([false, false]);
      }),
    );
  });
});

it('the schema lists the topics of the CodeSystem, and no others', () => {
  expect(objectIn(objectIn(schema['$defs'])['topic'])['enum']).toEqual(
    ALL_TOPICS.map(({ id }) => id).toSorted(),
  );
});

/** Things an author might write, right and wrong, and anything else. */
const WRITTEN: readonly fc.Arbitrary<unknown>[] = [
  fc.jsonValue(),
  fc.constantFrom(
    ...['asthma', 'lycanthropy', 'a-slug', 'Not a slug', '-x', '', ' x', 'x ', 'US', 'IM', 'im'],
    ...['topic:asthma', 'finding:low-ferritin', 'topic:lycanthropy', 'drafted', 'corrected'],
    ...['2026-02-28', '2026-02-29', '2028-02-29', '2026-02-30', '2026-13-01', '2026-04-31'],
    ...['2026.11.4', '2026.13.1', '2026.1.1', 'https://example.org/x', 'http://example.org/'],
    ...['open', '<b>', 'a\u202eb', 'a\nb', '\u00a0x', '\ud800', 'cards.json', '0'.repeat(64)],
  ),
  fc.constantFrom(0, 1, 2, 3, 4, 60, 61, 1949, 1950, 2100, 2101, 9999, 10_000, 5_000_001, 1.5, -1),
  fc.constantFrom(null, true, [], {}, [[]], ['asthma', 'asthma'], ['asthma', 'copd']),
  fc.integer({ min: 1, max: 900 }).map((length) => 'é'.repeat(length)),
  fc.integer({ min: 70, max: 90 }).map((length) => '𝄞'.repeat(length)),
  fc.integer({ min: 0, max: 22 }).map((length) => Array.from({ length }, (_, at) => `s-${at}`)),
];

type Place = readonly (string | number)[];

/** The way to every value within, the members of members among them. */
function placesIn(value: unknown, way: Place = []): readonly Place[] {
  const within = Array.isArray(value)
    ? value.slice(0, 2).flatMap((item: unknown, at) => placesIn(item, [...way, at]))
    : isObject(value)
      ? Object.entries(value).flatMap(([key, item]) => placesIn(item, [...way, key]))
      : [];
  return way.length === 0 ? within : [way, ...within];
}

function withPlace(value: unknown, [step, ...rest]: Place, put: unknown): unknown {
  if (step === undefined) return put;
  if (Array.isArray(value))
    return value.map((item: unknown, at) => (at === step ? withPlace(item, rest, put) : item));
  const members = objectIn(value);
  return { ...members, [step]: withPlace(members[String(step)], rest, put) };
}

function objectIn(value: unknown): Members {
  if (!isObject(value)) throw new Error('expected an object');
  return value;
}

function firstOf(name: string): Members {
  const list = coreJson(name);
  return objectIn(Array.isArray(list) ? list[0] : undefined);
}
