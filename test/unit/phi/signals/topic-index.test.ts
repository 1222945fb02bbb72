import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTopicId } from '#boundary/topic.ts';
import type { Coding } from '#phi/signals/clinical-snapshot.ts';
import * as tables from '#phi/signals/concept-map-tables.ts';
import { indexTopics } from '#phi/signals/topic-index.ts';
import { icd10, loinc, PLAIN, snomed } from './builders.ts';

const [broad = '', narrow = '', other = ''] = PLAIN;
const { ofCoding } = indexTopics({
  ICD10CM_PREFIXES: `\n${broad} E11 I10\n${narrow} E11.2 O24.4 T38.0X5\n-history-only E11.23 Z87\n-external-cause V W\n${other} W19`,
  ICD10CM_COMBINATIONS: `${broad} E11.22 I10.1\n${narrow} I10\n${other} E11.22 E11.21 E14 I10.1`,
  SNOMED_CODES: `${broad} 44054006\n-administrative 271737000`,
  SNOMED_COMBINATIONS: `${narrow} 44054006\n${other} 44054006 314529007`,
  CVX_CODES: `${other} 08 187`,
});

/** The first topic or the rule of the exclusion; undefined where nothing is known. */
function said(system: string, code: string): string | undefined {
  const [mapped] = ofCoding({ system, code });
  return mapped?.kind === 'topic' ? mapped.topic : mapped?.rule;
}

const ICD10CM = 'http://hl7.org/fhir/sid/icd-10-cm';
const SNOMED = 'http://snomed.info/sct';

describe('ICD-10-CM', () => {
  it.each<readonly [code: string, topic: string | undefined, why: string]>([
    ['E11', broad, 'the category itself'],
    ['E11.9', broad, 'a code under it'],
    ['E119', broad, 'without the dot'],
    ['e11.9', broad, 'in lower case'],
    [' E11.9\n', broad, 'with stray spaces'],
    ['E11.22', narrow, 'the longest prefix wins'],
    ['E1122', narrow, 'also without the dot'],
    ['E11.2', narrow, 'a prefix that is the whole code'],
    ['T38.0X5A', narrow, 'a placeholder within and a seventh character'],
    ['t380x5a', narrow, 'the same as some systems send it'],
    ['E11.9XX', broad, 'placeholders at the end'],
    [
      'E11.23',
      'excluded:history-only',
      'known and deliberately no topic, so the shorter stays silent',
    ],
    ['Z87.59', 'excluded:history-only', 'a whole category without a topic'],
    ['V43.52XA', 'excluded:external-cause', 'a chapter by its letter'],
    ['W19.XXXA', other, 'a category within that chapter'],
    ['E10.9', undefined, 'a neighbour'],
    ['E1', undefined, 'shorter than a category'],
    ['V', undefined, 'a chapter’s letter alone'],
    ['E.119', undefined, 'a dot in the wrong place'],
    ['E11.', undefined, 'a dot and nothing after it'],
    ['E11.22222', undefined, 'longer than a code can be'],
    ['XE11.9', undefined, 'the prefix in the middle'],
    ['E11.9 E78.5', undefined, 'two codes in one'],
    ['250.00', undefined, 'an ICD-9-CM code under the wrong name'],
    ['__proto__', undefined, 'a word of the language'],
    ['', undefined, 'nothing'],
  ])('reads %j as %s: %s', (code, topic) => {
    expect(said(ICD10CM, code)).toBe(topic);
  });

  it('finds for any prefixes and any code what trying every prefix finds', () => {
    const code = fc.stringMatching(/^[AB][0-2][0-2](\.[0-2X]{1,4})?$/);
    const owned = fc.uniqueArray(fc.tuple(code, fc.constantFrom(broad, narrow, other)), {
      selector: ([prefix]) => prefix.replace('.', ''),
      maxLength: 40,
    });
    fc.assert(
      fc.property(owned, code, (rows, wanted) => {
        const table = rows.map(([prefix, topic]) => `${topic} ${prefix}`).join('\n');
        const index = indexTopics({ ICD10CM_PREFIXES: table, SNOMED_CODES: '' });
        const bare = wanted.replace('.', '');
        const [longest] = rows
          .filter(([prefix]) => bare.startsWith(prefix.replace('.', '')))
          .toSorted(([a], [b]) => b.replace('.', '').length - a.replace('.', '').length);
        expect(index.ofCoding(icd10(wanted))).toEqual(
          longest ? [{ kind: 'topic', topic: longest[1], rule: `icd10cm:${longest[0]}` }] : [],
        );
      }),
    );
  });
});

describe('a code system', () => {
  it.each([
    ['urn:oid:2.16.840.1.113883.6.90', 'E11.9', broad],
    ['2.16.840.1.113883.6.90', 'E11.9', broad],
    ['URN:OID:2.16.840.1.113883.6.96', '44054006', broad],
    ['http://hl7.org/fhir/sid/icd-10-cm/', 'E11.9', broad],
    ['http://hl7.org/fhir/sid/icd-10-cm|2023', 'E11.9', broad],
    ['https://hl7.org/fhir/sid/icd-10-cm', 'E11.9', broad],
    ['http://hl7.org/fhir/sid/icd-10-us', 'E11.9', broad],
    [' http://snomed.info/sct ', ' 44054006 ', broad],
    ['http://snomed.info/sct|http://snomed.info/sct/731000124108', '44054006', broad],
    ['http://snomed.info/sct/731000124108/version/20230901', '44054006', broad],
    ['http://hl7.org/fhir/sid/cvx', '8', other],
    ['urn:oid:2.16.840.1.113883.12.292', '187', other],
  ])('is known however the field writes it: %j', (system, code, topic) => {
    expect(said(system, code)).toBe(topic);
  });

  it.each([
    [SNOMED, '440540060'],
    [SNOMED, 'E11.9'],
    [ICD10CM, '44054006'],
    ['http://hl7.org/fhir/sid/cvx', '44054006'],
    ['http://hl7.org/fhir/sid/icd-9-cm', 'E11.9'],
    ['http://hl7.org/fhir/sid/icd-9-cm', 'V58.69'],
    ['http://hl7.org/fhir/sid/icd-10-pcs', 'E11.9'],
    ['http://snomed.info/sctx', '44054006'],
    ['http://loinc.org', 'E11.9'],
    ['urn:oid:1.2.3.4', 'E11.9'],
    ['urn:oid:', 'E11.9'],
    ['', 'E11.9'],
    ['__proto__', 'constructor'],
    [SNOMED, '__proto__'],
    [SNOMED, 'constructor'],
    [`${ICD10CM}${'/'.repeat(20_000)}`, 'E11.9'],
    [ICD10CM, ' '.repeat(20_000)],
  ])('means nothing to a code of another: %.60j %.20j', (system, code) => {
    expect(ofCoding({ system, code })).toEqual([]);
  });

  it('gives to ICD-10 of the WHO what its category gives, and no more', () => {
    const who = (code: string) => ofCoding({ system: 'http://hl7.org/fhir/sid/icd-10', code });
    expect(who('E11.9')).toEqual([{ kind: 'topic', topic: broad, rule: 'icd10:E11' }]);
    expect(who('E11.2')).toEqual([{ kind: 'topic', topic: broad, rule: 'icd10:E11' }]);
    expect(who('Z87.5')).toEqual([{ kind: 'excluded', rule: 'excluded:history-only' }]);
    expect(who('O24.4')).toEqual([]);
    expect(who('I10.1')).toEqual([{ kind: 'topic', topic: broad, rule: 'icd10:I10' }]);
    expect(who('E14')).toEqual([]);
  });
});

const topic = (id: string, rule: string) => ({ kind: 'topic', topic: id, rule });

describe('a code that names several conditions', () => {
  it.each<readonly [coding: Coding, mapped: readonly object[], why: string]>([
    [
      icd10('E11.22'),
      [
        topic(narrow, 'icd10cm:E11.2'),
        topic(broad, 'icd10cm+:E11.22'),
        topic(other, 'icd10cm+:E11.22'),
      ],
      'the owner, then the others, each with its rule',
    ],
    [icd10('E11.2'), [topic(narrow, 'icd10cm:E11.2')], 'the shorter code names nothing more'],
    [
      icd10('I10.1'),
      [topic(broad, 'icd10cm:I10'), topic(other, 'icd10cm+:I10.1')],
      'the longest prefix of its own map, and the owner not twice',
    ],
    [icd10('i109'), [topic(broad, 'icd10cm:I10'), topic(narrow, 'icd10cm+:I10')], 'as written'],
    [
      snomed('44054006'),
      [
        topic(broad, 'snomed:44054006'),
        topic(narrow, 'snomed+:44054006'),
        topic(other, 'snomed+:44054006'),
      ],
      'by exact code in SNOMED CT',
    ],
    [icd10('E14.9'), [topic(other, 'icd10cm+:E14')], 'what it names stands without an owner'],
    [snomed('314529007'), [topic(other, 'snomed+:314529007')], 'in SNOMED CT too'],
    [
      snomed('271737000'),
      [{ kind: 'excluded', rule: 'excluded:administrative' }],
      'an exclusion alone',
    ],
    [snomed('1'), [], 'nothing for an unknown code'],
  ])('%j gives %j: %s', (coding, mapped) => {
    expect(ofCoding(coding)).toEqual(mapped);
  });

  it('gives what it names in place of an exclusion', () => {
    const index = indexTopics({
      ICD10CM_PREFIXES: '-injury T71',
      SNOMED_CODES: '',
      ICD10CM_COMBINATIONS: `${narrow} T71.162`,
    });
    expect(index.ofCoding(icd10('T71.162A'))).toEqual([topic(narrow, 'icd10cm+:T71.162')]);
    expect(index.ofCoding(icd10('T71.161A'))).toEqual([
      { kind: 'excluded', rule: 'excluded:injury' },
    ]);
  });
});

it.each(['sys-cardiovascular E11', 'no-such-topic E11', '__proto__ E11'])(
  'refuses a map that sends codes to "%s"',
  (line) => {
    const table = { ICD10CM_PREFIXES: line, SNOMED_CODES: '' };
    expect(() => indexTopics(table)).toThrow('concept map');
  },
);

describe('the shipped maps', () => {
  const shipped = indexTopics(tables);

  it('answer any code with a topic, an exclusion or nothing, never with a group of topics', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[A-Z][0-9]{2}(\.[0-9]{1,4})?$/));
    fc.assert(
      fc.property(text, (code) => {
        for (const mapped of [icd10, snomed, loinc].flatMap((in_) => shipped.ofCoding(in_(code)))) {
          if (mapped.kind === 'excluded') continue;
          expect(isTopicId(mapped.topic) && !mapped.topic.startsWith('sys-')).toBe(true);
        }
      }),
    );
  });

  it('are the same however a code is written: capitals, dot, spaces', () => {
    const codes = tables.ICD10CM_PREFIXES.split(/\s+/).filter((word) => /^[A-U]\d/.test(word));
    fc.assert(
      fc.property(fc.constantFrom(...codes), (code) => {
        const plain = shipped.ofCoding(icd10(code));
        expect(plain).not.toEqual([]);
        for (const written of [code.toLowerCase(), code.replace('.', ''), ` ${code} `]) {
          expect(shipped.ofCoding(icd10(written))).toEqual(plain);
        }
      }),
    );
  });
});
