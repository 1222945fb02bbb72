import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTopicId } from '#boundary/topic.ts';
import * as tables from '#phi/signals/concept-map-tables.ts';
import { indexTopics } from '#phi/signals/topic-index.ts';
import { icd10, loinc, PLAIN, snomed } from './builders.ts';

const [broad = '', narrow = ''] = PLAIN;
const index = indexTopics({
  ICD10CM_PREFIXES: `\n${broad} E11 I10\n${narrow} E11.2 O24.4\n- E11.21 Z00\n`,
  SNOMED_CODES: `${broad} 44054006\n- 271737000`,
  LOINC_CODES: `${broad} 4548-4`,
  INGREDIENT_WORDS: `${broad} metformin\n${narrow} lisinopril\n- aspirin`,
});

describe('ICD-10-CM', () => {
  it.each<readonly [code: string, topic: string | undefined, why: string]>([
    ['E11', broad, 'the category itself'],
    ['E11.9', broad, 'a code under it'],
    ['E119', broad, 'without the dot'],
    ['e11.9', broad, 'in lower case'],
    ['E11.22', narrow, 'the longest prefix wins'],
    ['E1122', narrow, 'also without the dot'],
    ['E11.2', narrow, 'a prefix that is the whole code'],
    ['E11.21', undefined, 'known and deliberately no topic, so the shorter prefix stays silent'],
    ['Z00.00', undefined, 'an administrative code'],
    ['E10.9', undefined, 'a neighbour'],
    ['E1', undefined, 'shorter than a category'],
    ['E.119', undefined, 'a dot in the wrong place'],
    ['E11.', undefined, 'a dot and nothing after it'],
    ['E11.22222', undefined, 'longer than a code can be'],
    ['XE11.9', undefined, 'the prefix in the middle'],
    ['E11.9 ', undefined, 'a stray space'],
    ['__proto__', undefined, 'a word of the language'],
    ['', undefined, 'nothing'],
  ])('reads %s as %s: %s', (code, topic) => {
    expect(index.topicOfCoding(icd10(code))).toBe(topic);
  });

  it('a longer code under the same prefix never changes the topic unless a longer prefix says so', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{1,4}$/), (rest) => {
        expect(index.topicOfCoding(icd10(`I10.${rest}`))).toBe(broad);
      }),
    );
  });
});

it.each([
  ['urn:oid:2.16.840.1.113883.6.90', 'E11.9', broad],
  ['urn:oid:2.16.840.1.113883.6.96', '44054006', broad],
  ['http://snomed.info/sct', '44054006', broad],
  ['http://snomed.info/sct', '440540060', undefined],
  ['http://snomed.info/sct', '271737000', undefined],
  ['http://snomed.info/sct', 'E11.9', undefined],
  ['http://hl7.org/fhir/sid/icd-10-cm', '44054006', undefined],
  ['http://hl7.org/fhir/sid/icd-10', 'E11.9', undefined],
  ['urn:oid:1.2.3.4', 'E11.9', undefined],
  ['', 'E11.9', undefined],
  ['__proto__', 'constructor', undefined],
])('a code means something only in its own system: %s %s', (system, code, topic) => {
  expect(index.topicOfCoding({ system, code })).toBe(topic);
});

it('a result is found by its LOINC code and a diagnosis is not', () => {
  expect(index.topicOfResult(loinc('4548-4'))).toBe(broad);
  expect(index.topicOfResult(snomed('4548-4'))).toBeUndefined();
  expect(index.topicOfCoding(loinc('4548-4'))).toBeUndefined();
  expect(index.topicOfResult(loinc('toString'))).toBeUndefined();
});

it.each([
  [['metformin', 'hydrochloride', '500', 'mg'], broad],
  [['extended', 'release', 'lisinopril'], narrow],
  [['aspirin', 'metformin'], broad],
  [['aspirin'], undefined],
  [['Metformin'], undefined],
  [['hasOwnProperty', '__proto__'], undefined],
  [[], undefined],
])('a medication is found by the first ingredient that has a topic: %j', (words, topic) => {
  expect(index.topicOfMedication(words)).toBe(topic);
});

it.each(['sys-cardiovascular E11', 'no-such-topic E11', '__proto__ E11'])(
  'refuses a map that sends codes to "%s"',
  (line) => {
    expect(() => indexTopics({ ...NO_TABLES, ICD10CM_PREFIXES: line })).toThrow('concept map');
  },
);

const NO_TABLES = {
  ICD10CM_PREFIXES: '',
  SNOMED_CODES: '',
  LOINC_CODES: '',
  INGREDIENT_WORDS: '',
} as const;

describe('the shipped maps', () => {
  const shipped = indexTopics(tables);

  it.each([
    [icd10('I10'), 'hypertension'],
    [snomed('44054006'), 'type-2-diabetes'],
    [icd10('E11.9'), 'type-2-diabetes'],
    [icd10('E11.22'), 'chronic-kidney-disease'], // the longer prefix is the kidney's
    [icd10('E11.319'), undefined], // the eye in diabetes is known, and has no topic yet
  ])('know %j', (coding, topic) => {
    expect(shipped.topicOfCoding(coding)).toBe(topic);
  });

  it('answer any code with a topic or with nothing, never with a group of topics', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[A-Z][0-9]{2}(\.[0-9]{1,4})?$/));
    fc.assert(
      fc.property(text, (code) => {
        const topic = shipped.topicOfCoding(icd10(code)) ?? shipped.topicOfCoding(snomed(code));
        expect(topic === undefined || (isTopicId(topic) && !topic.startsWith('sys-'))).toBe(true);
      }),
    );
  });
});
