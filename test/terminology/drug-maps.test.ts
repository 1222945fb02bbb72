import { describe, expect, it } from 'vitest';
import { isDrugClassId, isSensitiveDrugClass } from '#boundary/drug-class.ts';
import { isTopicId } from '#boundary/topic.ts';
import { DRUG_RESOURCES } from '../../fhir-profiles/drug-tables.ts';
import { type JsonObject, objectsAt, readResource, textAt } from '../../fhir-profiles/json.ts';

const elementsOf = (fileName: string, group = 0): readonly JsonObject[] =>
  objectsAt(objectsAt(readResource(fileName), 'group')[group] ?? {}, 'element');
const codesOf = (fileName: string): readonly string[] =>
  elementsOf(fileName).map((element) => textAt(element, 'code'));
const matched = (elements: readonly JsonObject[]): readonly JsonObject[] =>
  elements
    .flatMap((element) => objectsAt(element, 'target'))
    .filter((target) => target['equivalence'] !== 'unmatched');
const said = (elements: readonly JsonObject[], key: string): readonly string[] =>
  elements
    .flatMap((element) => objectsAt(element, 'target'))
    .flatMap((target) => objectsAt(target, key))
    .map((property) => textAt(property, 'value'));

const names = elementsOf(DRUG_RESOURCES.names);
const routes = elementsOf(DRUG_RESOURCES.names, 1);
const memberships = elementsOf(DRUG_RESOURCES.ingredientClasses);
const classes = objectsAt(readResource(DRUG_RESOURCES.classes), 'concept');
const ingredients = new Set([
  ...codesOf(DRUG_RESOURCES.ingredientClasses),
  ...codesOf(DRUG_RESOURCES.ingredientTopics),
]);

describe('the drug resources', () => {
  it.each(Object.values(DRUG_RESOURCES))('%s names its source and edition', (fileName) => {
    const resource = readResource(fileName);
    expect(textAt(resource, 'description')).toContain('Source: ');
    expect(textAt(resource, 'description')).toContain('Edition: ');
    expect(textAt(resource, 'copyright')).not.toBe('');
  });

  it.each(Object.values(DRUG_RESOURCES).slice(1))('%s lists no code twice', (fileName) => {
    const codes = codesOf(fileName);
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  });

  it('know more than 1,500 names and ingredients', () => {
    expect(names.length + ingredients.size).toBeGreaterThan(1500);
  });

  it('spell names as the words of a name are read: lower-case letters and digits', () => {
    const odd = [...names, ...routes].filter(
      (element) => !/^[a-z0-9]+( [a-z0-9]+)*$/.test(textAt(element, 'code')),
    );
    expect(odd).toEqual([]);
  });

  it('never take a salt, a strength or a form for a drug', () => {
    const words = new Set([...names.map((element) => textAt(element, 'code')), ...ingredients]);
    for (const word of [
      'sodium',
      'hydrochloride',
      'potassium',
      'tablet',
      'oral',
      'mg',
      'er',
      'acid',
    ]) {
      expect(words.has(word), word).toBe(false);
    }
  });

  it('put ingredients only into classes of the CodeSystem, every class with at least one', () => {
    const used = matched(memberships).map((target) => textAt(target, 'code'));
    expect(used.filter((code) => !isDrugClassId(code))).toEqual([]);
    const codes = classes.map((concept) => textAt(concept, 'code'));
    expect(codes.filter((code) => !used.includes(code))).toEqual([]);
    expect(codesOf(DRUG_RESOURCES.classTopics).toSorted()).toEqual(codes.toSorted());
  });

  it('depend only on what a name can say: a route, a use, a companion ingredient', () => {
    const sayable = new Set([
      ...said(names, 'product'),
      ...matched(routes).map((target) => textAt(target, 'code')),
      ...matched(names).map((target) => textAt(target, 'code')),
      ...ingredients,
    ]);
    const companions = new Set(['bupivacaine', 'articaine']);
    const lost = said(memberships, 'dependsOn').filter(
      (condition) => !sayable.has(condition) && !companions.has(condition),
    );
    expect(lost).toEqual([]);
  });

  it('point at topics only, never at a group', () => {
    const topics = [DRUG_RESOURCES.classTopics, DRUG_RESOURCES.ingredientTopics]
      .flatMap((fileName) => matched(elementsOf(fileName)))
      .map((target) => textAt(target, 'code'));
    expect(topics.filter((topic) => !isTopicId(topic) || topic.startsWith('sys-'))).toEqual([]);
  });

  it('ship RxNorm identifiers without names', () => {
    const codes = codesOf(DRUG_RESOURCES.rxnorm);
    expect(codes.length).toBeGreaterThan(200);
    expect(codes.filter((code) => !/^\d{3,7}$/.test(code))).toEqual([]);
    expect(JSON.stringify(readResource(DRUG_RESOURCES.rxnorm))).not.toContain('"display"');
  });

  it('mark exactly the classes of HIV, alcohol and opioid use as sensitive, each with its reason', () => {
    const sensitive = classes
      .map((concept) => textAt(concept, 'code'))
      .filter((code) => isDrugClassId(code) && isSensitiveDrugClass(code));
    expect(sensitive.toSorted()).toEqual([
      'alcohol-use-treatment',
      'antiretroviral',
      'hiv-prep',
      'opioid-use-treatment',
    ]);
    for (const concept of classes) {
      const reasons = objectsAt(concept, 'property').filter(
        ({ code }) => code === 'sensitiveReason',
      );
      const code = textAt(concept, 'code');
      expect(reasons.length, code).toBe(sensitive.includes(code) ? 1 : 0);
    }
  });

  it('lead to a sensitive topic only from a sensitive class', () => {
    const about = new Set(['hiv', 'hiv-prep', 'opioid-use', 'alcohol-use']);
    const leading = elementsOf(DRUG_RESOURCES.classTopics).filter((element) =>
      matched([element]).some((target) => about.has(textAt(target, 'code'))),
    );
    for (const code of leading.map((element) => textAt(element, 'code'))) {
      expect(isDrugClassId(code) && isSensitiveDrugClass(code), code).toBe(true);
    }
  });

  it('refuse a class that is none', () => {
    for (const value of ['statins', 'constructor', '', '*', 'hiv-prep*', null, 3]) {
      expect(isDrugClassId(value)).toBe(false);
    }
  });
});
