import { describe, expect, it } from 'vitest';
import {
  CODING_MAPS,
  CONCEPT_MAPS,
  EXCLUSION_REASONS,
  mappingsOf,
} from '../../fhir-profiles/concept-map-tables.ts';
import { objectsAt, readResource, textAt } from '../../fhir-profiles/json.ts';
import { topicCodes } from '../../fhir-profiles/topic-rows.ts';
import { isValidSnomed } from './check-digits.ts';

const codesOf = (fileName: string): readonly string[] =>
  mappingsOf(readResource(fileName)).map(({ code }) => code);

describe.each(CODING_MAPS)('%s', (fileName) => {
  const map = readResource(fileName);
  const mappings = mappingsOf(map);

  it('points only at topics of the CodeSystem, never at a group', () => {
    const known = topicCodes();
    const lost = mappings.filter(
      ({ topic }) => topic !== null && (!known.has(topic) || topic.startsWith('sys-')),
    );
    expect(mappings.length).toBeGreaterThan(150);
    expect(lost).toEqual([]);
    expect(new Set(objectsAt(map, 'group').map((group) => group['target']))).toEqual(
      new Set(['urn:foreword:topics']),
    );
  });

  it('maps no code twice', () => {
    const codes = mappings.map(({ code }) => code);
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  });

  it('gives each code without a topic one of the listed reasons, and says what it covers', () => {
    const excluded = mappings.filter(({ topic }) => topic === null);
    expect(excluded.filter(({ reason }) => reason === null)).toEqual([]);
    for (const group of objectsAt(map, 'group')) {
      for (const element of objectsAt(group, 'element')) {
        const [target] = objectsAt(element, 'target');
        if (target?.['equivalence'] !== 'unmatched') continue;
        expect(textAt(target, 'comment')).toMatch(/^[a-z-]+: \S.{8,}$/);
      }
    }
  });

  it('says how a code is matched, and names its source, its edition and its licence', () => {
    expect(textAt(map, 'description')).toMatch(/matched|longest prefix/);
    expect(textAt(map, 'description')).toContain('Source: ');
    expect(textAt(map, 'description')).toContain('Edition: ');
    expect(textAt(map, 'copyright')).not.toBe('');
  });
});

describe('the codes of the maps', () => {
  it('are ICD-10-CM categories and subcategories, or the letters of external causes', () => {
    const odd = codesOf(CONCEPT_MAPS.ICD10CM_PREFIXES).filter(
      (code) => !/^([V-Y]|[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?)$/.test(code),
    );
    expect(odd).toEqual([]);
  });

  it('are prefixes that each say something their shorter prefix does not', () => {
    const byCode = new Map(
      mappingsOf(readResource(CONCEPT_MAPS.ICD10CM_PREFIXES)).map(({ code, topic, reason }) => [
        code.replace('.', ''),
        topic ?? reason,
      ]),
    );
    const needless = [...byCode].filter(([code, says]) => {
      for (let length = code.length - 1; length > 0; length -= 1) {
        const shorter = byCode.get(code.slice(0, length));
        if (shorter !== undefined) return shorter === says;
      }
      return false;
    });
    expect(needless).toEqual([]);
  });

  it('are SNOMED CT identifiers whose check digit holds, with no name beside them', () => {
    const map = readResource(CONCEPT_MAPS.SNOMED_CODES);
    expect(isValidSnomed('44054007')).toBe(false);
    expect(codesOf(CONCEPT_MAPS.SNOMED_CODES).filter((code) => !isValidSnomed(code))).toEqual([]);
    expect(JSON.stringify(map)).not.toContain('"display"');
    expect(textAt(map, 'copyright')).toMatch(/licence/);
  });

  it('are CVX codes of two digits or three', () => {
    const odd = codesOf(CONCEPT_MAPS.CVX_CODES).filter((code) => !/^\d{2,3}$/.test(code));
    expect(odd).toEqual([]);
  });

  it('are excluded for reasons that are each in use and each explained', () => {
    const used = new Set(
      CODING_MAPS.flatMap((fileName) => mappingsOf(readResource(fileName))).flatMap(
        ({ reason }) => reason ?? [],
      ),
    );
    expect([...used].toSorted()).toEqual(Object.keys(EXCLUSION_REASONS).toSorted());
  });

  it('have a topic of every group that codes can stand for', () => {
    const owners = new Set(
      CODING_MAPS.flatMap((fileName) => mappingsOf(readResource(fileName))).map(
        ({ topic }) => topic,
      ),
    );
    const without = [...topicCodes()].filter((id) => !id.startsWith('sys-') && !owners.has(id));
    expect(without.toSorted()).toEqual(CODELESS);
  });
});

/** Topics that no diagnosis, procedure or vaccine code stands for. */
const CODELESS: readonly string[] = ['primary-care-update'];
