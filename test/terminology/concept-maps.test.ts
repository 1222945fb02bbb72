import { describe, expect, it } from 'vitest';
import { CONCEPT_MAPS, mappingsOf } from '../../fhir-profiles/concept-map-tables.ts';
import { objectsAt, readResource, textAt } from '../../fhir-profiles/json.ts';
import { topicCodes } from '../../fhir-profiles/topic-rows.ts';
import { isValidLoinc, isValidSnomed } from './check-digits.ts';

const codesOf = (fileName: string): readonly string[] =>
  mappingsOf(readResource(fileName)).map(({ code }) => code);

describe.each(Object.values(CONCEPT_MAPS))('%s', (fileName) => {
  const map = readResource(fileName);
  const mappings = mappingsOf(map);

  it('points only at topics of the CodeSystem, never at a group', () => {
    const known = topicCodes();
    const lost = mappings.filter(
      ({ topic }) => topic !== null && (!known.has(topic) || topic.startsWith('sys-')),
    );
    expect(mappings.length).toBeGreaterThan(25);
    expect(lost).toEqual([]);
    expect(objectsAt(map, 'group').map((group) => group['target'])).toEqual([
      'urn:foreword:topics',
    ]);
  });

  it('maps no code twice', () => {
    const codes = mappings.map(({ code }) => code);
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  });

  it('says how a code is matched, and names its source, its edition and its licence', () => {
    expect(textAt(map, 'description')).toMatch(/matched|longest prefix/);
    expect(textAt(map, 'description')).toContain('Source: ');
    expect(textAt(map, 'description')).toContain('Edition: ');
    expect(textAt(map, 'copyright')).not.toBe('');
  });
});

describe('the codes of the maps', () => {
  it('are ICD-10-CM categories and subcategories', () => {
    const odd = codesOf(CONCEPT_MAPS.ICD10CM_PREFIXES).filter(
      (code) => !/^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/.test(code),
    );
    expect(odd).toEqual([]);
  });

  it('are SNOMED CT identifiers whose check digit holds, with no name beside them', () => {
    const map = readResource(CONCEPT_MAPS.SNOMED_CODES);
    expect(isValidSnomed('44054007')).toBe(false);
    expect(codesOf(CONCEPT_MAPS.SNOMED_CODES).filter((code) => !isValidSnomed(code))).toEqual([]);
    expect(JSON.stringify(map)).not.toContain('"display"');
    expect(textAt(map, 'copyright')).toMatch(/licence/);
  });

  it('are LOINC codes whose check digit holds, each with the place it was seen', () => {
    expect(isValidLoinc('4548-5')).toBe(false);
    expect(codesOf(CONCEPT_MAPS.LOINC_CODES).filter((code) => !isValidLoinc(code))).toEqual([]);
    for (const group of objectsAt(readResource(CONCEPT_MAPS.LOINC_CODES), 'group')) {
      for (const element of objectsAt(group, 'element')) {
        const [target] = objectsAt(element, 'target');
        expect(target?.['comment']).toMatch(/Seen in: /);
      }
    }
  });

  it('are single lower-case words where they are ingredients, and none is listed as excluded', () => {
    const map = readResource(CONCEPT_MAPS.INGREDIENT_WORDS);
    const words = codesOf(CONCEPT_MAPS.INGREDIENT_WORDS);
    expect(words.filter((word) => !/^[a-z]+$/.test(word))).toEqual([]);
    const excluded = textAt(map, 'description').split('Excluded, ')[1] ?? '';
    const named = new Set(excluded.split(/[^a-z]+/));
    expect(named.has('insulin')).toBe(true);
    expect(words.filter((word) => named.has(word))).toEqual([]);
  });
});
