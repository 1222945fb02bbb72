import { describe, expect, it } from 'vitest';
import * as tables from '#phi/signals/concept-map-tables.ts';
import { indexTopics } from '#phi/signals/topic-index.ts';
import {
  COMBINATION_MAPS,
  CONCEPT_MAPS,
  furtherMappingsOf,
  mappingsOf,
} from '../../fhir-profiles/concept-map-tables.ts';
import { objectsAt, readResource, textAt } from '../../fhir-profiles/json.ts';
import { topicCodes } from '../../fhir-profiles/topic-rows.ts';
import { isValidSnomed } from './check-digits.ts';

const ICD10CM = 'http://hl7.org/fhir/sid/icd-10-cm';
const SNOMED = 'http://snomed.info/sct';

/** What owns each code, without the combinations. */
const { ofCoding } = indexTopics({
  ICD10CM_PREFIXES: tables.ICD10CM_PREFIXES,
  SNOMED_CODES: tables.SNOMED_CODES,
});

/** The topic that owns a code, or the rule of its exclusion; empty for an unknown code. */
function ownerOf(system: string, code: string): readonly string[] {
  return ofCoding({ system, code }).map((mapped) =>
    mapped.kind === 'topic' ? mapped.topic : mapped.rule,
  );
}

/** What a map names beside the owner of each code. */
function namedIn(fileName: string): ReadonlyMap<string, ReadonlySet<string>> {
  const byCode = Map.groupBy(furtherMappingsOf(readResource(fileName)), ({ code }) => code);
  return new Map(
    [...byCode].map(([code, rows]) => [code, new Set(rows.flatMap(({ topic }) => topic ?? []))]),
  );
}

const NAMED_ICD10CM = namedIn(COMBINATION_MAPS.ICD10CM_COMBINATIONS);
const NAMED_SNOMED = namedIn(COMBINATION_MAPS.SNOMED_COMBINATIONS);

describe.each(Object.values(COMBINATION_MAPS))('%s', (fileName) => {
  const map = readResource(fileName);

  it('names topics of the CodeSystem, never a group, and none twice for a code', () => {
    const known = topicCodes();
    const rows = furtherMappingsOf(map);
    const lost = rows.filter(({ topic }) => !known.has(topic ?? '') || topic?.startsWith('sys-'));
    expect(rows.length).toBeGreaterThan(20);
    expect(lost).toEqual([]);
    expect(rows.length).toBe(
      namedIn(fileName)
        .values()
        .reduce((sum, names) => sum + names.size, 0),
    );
  });

  it('has each code in one element, and names its source, its edition and its licence', () => {
    const codes = objectsAt(map, 'group')
      .flatMap((group) => objectsAt(group, 'element'))
      .map((element) => textAt(element, 'code'));
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
    expect(textAt(map, 'description')).toContain('Source: ');
    expect(textAt(map, 'description')).toContain('Edition: ');
    expect(textAt(map, 'copyright')).not.toBe('');
  });
});

describe('the codes of the combinations', () => {
  it.each([
    [ICD10CM, NAMED_ICD10CM],
    [SNOMED, NAMED_SNOMED],
  ] as const)('name nothing that already owns them (%s)', (system, named) => {
    const same = [...named].filter(([code, names]) =>
      ownerOf(system, code).some((owner) => names.has(owner)),
    );
    expect(same).toEqual([]);
  });

  it('are ICD-10-CM categories and subcategories that the map of owners knows', () => {
    const codes = [...NAMED_ICD10CM.keys()];
    expect(codes.filter((code) => !/^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/.test(code))).toEqual([]);
    expect(codes.filter((code) => ownerOf(ICD10CM, code).length === 0)).toEqual([]);
  });

  it('repeat what a shorter one says and add to it, or their owner says it', () => {
    for (const [code, names] of NAMED_ICD10CM) {
      const shorter = longestBefore(code);
      if (shorter === undefined) continue;
      const repeated = new Set([...names, ...ownerOf(ICD10CM, code)]);
      expect(shorter.difference(repeated), code).toEqual(new Set());
      expect(names, code).not.toEqual(shorter);
    }
  });

  it('are SNOMED CT identifiers that the map of owners knows, with no name beside them', () => {
    const known = new Set(
      mappingsOf(readResource(CONCEPT_MAPS.SNOMED_CODES)).map(({ code }) => code),
    );
    const odd = [...NAMED_SNOMED.keys()].filter((code) => !known.has(code) || !isValidSnomed(code));
    expect(odd).toEqual([]);
    const map = readResource(COMBINATION_MAPS.SNOMED_COMBINATIONS);
    expect(JSON.stringify(map)).not.toContain('"display"');
  });
});

function longestBefore(code: string): ReadonlySet<string> | undefined {
  for (let length = code.length - 1; length > 0; length -= 1) {
    const found = NAMED_ICD10CM.get(code.slice(0, length).replace(/\.$/, ''));
    if (found !== undefined) return found;
  }
  return undefined;
}
