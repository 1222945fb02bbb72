import { describe, expect, it } from 'vitest';
import { isFindingId } from '#boundary/finding.ts';
import { isTopicId } from '#boundary/topic.ts';
import { FINDING_RESOURCES } from '../../fhir-profiles/finding-tables.ts';
import { type JsonObject, objectsAt, readResource, textAt } from '../../fhir-profiles/json.ts';
import { isValidLoinc } from './check-digits.ts';

const elementsOf = (fileName: string): readonly JsonObject[] =>
  objectsAt(readResource(fileName), 'group').flatMap((group) => objectsAt(group, 'element'));
const results = elementsOf(FINDING_RESOURCES.loinc);
const targets = results.flatMap((element) => objectsAt(element, 'target'));
const findings = objectsAt(readResource(FINDING_RESOURCES.findings), 'concept').map((concept) =>
  textAt(concept, 'code'),
);
const hasExtension = (parent: JsonObject, url: string): boolean =>
  objectsAt(parent, 'extension').some((extension) => extension['url'] === url);

describe('the finding resources', () => {
  it.each(Object.values(FINDING_RESOURCES))('%s names its source and edition', (fileName) => {
    const resource = readResource(fileName);
    expect(textAt(resource, 'description')).toContain('Source: ');
    expect(textAt(resource, 'description')).toContain('Edition: ');
    expect(textAt(resource, 'copyright')).not.toBe('');
  });

  it('list LOINC codes whose check digit holds, each once, with the place it was seen', () => {
    const codes = results.map((element) => textAt(element, 'code'));
    expect(codes.length).toBeGreaterThan(100);
    expect(codes.filter((code) => !isValidLoinc(code))).toEqual([]);
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
    const unseen = results.filter((element) => !hasExtension(element, 'urn:foreword:seen-in'));
    expect(unseen).toEqual([]);
  });

  it('say of every target by which limit or flag it holds, and where the limit is from', () => {
    for (const target of targets) {
      const isUnmatched = target['equivalence'] === 'unmatched';
      const byRule = hasExtension(target, 'urn:foreword:value-rule');
      const byFlag = hasExtension(target, 'urn:foreword:flag-rule');
      expect([isUnmatched, byRule, byFlag].filter(Boolean)).toHaveLength(1);
      expect(textAt(target, 'comment')).toMatch(byRule ? /^Limit: \S.{8,}\.$/ : /\S/);
    }
  });

  it('give the same rules to every code of one measurement', () => {
    const measurementOf = (element: JsonObject): unknown =>
      objectsAt(element, 'extension').find(({ url }) => url === 'urn:foreword:analyte')?.[
        'valueCode'
      ];
    for (const [name, all] of Map.groupBy(results, measurementOf)) {
      const rules = new Set(all.map((element) => JSON.stringify(element['target'])));
      expect(rules.size, String(name)).toBe(1);
    }
  });

  it('use every finding, and no other', () => {
    const used = targets
      .filter((target) => target['equivalence'] !== 'unmatched')
      .map((target) => textAt(target, 'code'));
    expect([...new Set(used)].toSorted()).toEqual(findings.toSorted());
    expect(findings.every(isFindingId)).toBe(true);
    for (const value of ['hba1c', 'constructor', '', null]) expect(isFindingId(value)).toBe(false);
  });

  it('give every finding a topic, or say why it has none', () => {
    const topics = elementsOf(FINDING_RESOURCES.topics);
    expect(topics.map((element) => textAt(element, 'code')).toSorted()).toEqual(
      findings.toSorted(),
    );
    for (const [target] of topics.map((element) => objectsAt(element, 'target'))) {
      const isUnmatched = target?.['equivalence'] === 'unmatched';
      const { code, comment } = target ?? {};
      expect(isUnmatched ? typeof comment === 'string' : isTopicId(code)).toBe(true);
    }
  });
});
