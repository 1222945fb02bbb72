import { describe, expect, it } from 'vitest';
import { ALL_TOPICS, generalised, isTopicId, topicOf } from '#boundary/topic.ts';
import { objectsAt, readResource, textAt } from '../../fhir-profiles/json.ts';

const codeSystem = readResource('CodeSystem-foreword-topics.json');
const concepts = objectsAt(codeSystem, 'concept');
const topics = ALL_TOPICS.filter(({ id }) => !id.startsWith('sys-'));
const groups = ALL_TOPICS.filter(({ id }) => id.startsWith('sys-'));

describe('the topic CodeSystem', () => {
  it('holds the 151 frequent topics and one group for each of their 21 systems', () => {
    expect(topics).toHaveLength(151);
    expect(groups.map(({ system }) => `sys-${system}`)).toEqual(groups.map(({ id }) => id));
    expect(new Set(topics.map(({ system }) => system))).toEqual(
      new Set(groups.map(({ system }) => system)),
    );
    expect(codeSystem['count']).toBe(concepts.length);
  });

  it('gives every concept its own code, heading and short name', () => {
    for (const names of [
      concepts.map((concept) => textAt(concept, 'code')),
      concepts.map((concept) => textAt(concept, 'display')),
      ALL_TOPICS.map(({ short }) => short.toLowerCase()),
    ]) {
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    }
  });

  it('names as parent only a concept that exists, and never goes round in a circle', () => {
    for (const concept of concepts) {
      const parents = objectsAt(concept, 'property').filter(({ code }) => code === 'parent');
      expect(parents.every(({ valueCode }) => isTopicId(valueCode))).toBe(true);
    }
    for (const topic of ALL_TOPICS) expect(ancestorsOf(topic).length).toBeLessThan(4);
  });

  it('puts every topic under a group, at once or through a broader topic', () => {
    for (const topic of topics) {
      expect(ancestorsOf(topic).at(-1), topic.id).toMatch(/^sys-/);
    }
  });

  it('gives every rare topic an ancestor that is neither rare nor sensitive', () => {
    const rare = topics.filter((topic) => topic.rare);
    expect(rare.length).toBeGreaterThan(0);
    for (const { id } of rare) {
      const broader = generalised(id);
      expect(broader !== undefined && broader !== id && !topicOf(broader).rare, id).toBe(true);
    }
  });

  it('marks exactly the topics that the design calls sensitive, each with its reason', () => {
    expect(topics.filter(({ sensitive }) => sensitive).map(({ id }) => id)).toEqual([
      'sti',
      'hiv-prep',
      'suicide-risk',
      'alcohol-use',
      'opioid-use',
      'substance-use-other',
      'early-pregnancy',
    ]);
    for (const concept of concepts) {
      const properties = objectsAt(concept, 'property');
      const reasons = properties.filter(({ code }) => code === 'sensitiveReason');
      const sensitive = properties.some(
        (property) => property['code'] === 'sensitive' && property['valueBoolean'] === true,
      );
      expect(reasons.length, textAt(concept, 'code')).toBe(sensitive ? 1 : 0);
    }
  });

  it('never calls a screening, a check-up, an immunization or a group a condition', () => {
    const administrative = topics.filter(({ id }) =>
      /screening|immunization|visit|well-child|preoperative|prevention/.test(id),
    );
    expect(administrative).toHaveLength(9);
    expect([...administrative, ...groups].filter(({ condition }) => condition)).toEqual([]);
  });
});

function ancestorsOf({ parent }: { readonly parent: string | null }): readonly string[] {
  const ancestors: string[] = [];
  let next = parent;
  while (isTopicId(next) && ancestors.length < 9) {
    ancestors.push(next);
    next = topicOf(next).parent;
  }
  return ancestors;
}
