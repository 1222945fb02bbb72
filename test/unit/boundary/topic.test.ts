import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ALL_TOPICS, generalised, isTopicId, topicOf } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';
import { objectsAt, readResource, textAt } from '../../../fhir-profiles/json.ts';

const concepts = objectsAt(readResource('CodeSystem-foreword-topics.json'), 'concept');

it('is what the CodeSystem says, value by value, in its order', () => {
  expect(ALL_TOPICS.map((topic) => ({ ...topic, ...topicNames(topic.id) }))).toEqual(
    concepts.map((concept) => {
      const values = (code: string) =>
        objectsAt(concept, 'property')
          .filter((property) => property['code'] === code)
          .map(({ code: _, ...value }) => Object.values(value)[0]);
      return {
        id: textAt(concept, 'code'),
        label: textAt(concept, 'display'),
        short: values('short')[0],
        parent: values('parent')[0] ?? null,
        tier: values('tier')[0],
        rare: values('rare')[0],
        sensitive: values('sensitive')[0],
        condition: values('condition')[0],
        procedure: values('procedure')[0],
        episode: values('episode')[0],
        system: values('system')[0],
        specialties: values('specialty'),
      };
    }),
  );
});

it('knows every code of the CodeSystem and takes nothing else for one', () => {
  for (const { id } of ALL_TOPICS) expect(isTopicId(id) && topicOf(id).id).toBe(id);
  const codes = new Set<unknown>(concepts.map((concept) => concept['code']));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.string(),
        fc.constantFrom('', 'constructor', '__proto__', 'toString', 'Asthma', 'asthma ', 'proc-'),
      ),
      (value) => isTopicId(value) === codes.has(value),
    ),
  );
});

it.each([
  ['asthma', 'asthma'],
  ['c-difficile', 'infectious-diarrhea'],
  ['esrd-dialysis', 'chronic-kidney-disease'],
  ['sarcoidosis', 'sys-respiratory'],
  ['proc-cabg', 'coronary-disease'],
  ['proc-colonoscopy', 'proc-colonoscopy'],
  ['hiv', undefined],
  ['poisoning-overdose', undefined],
])('names %s beside other topics as %s', (id, named) => {
  expect(isTopicId(id) && generalised(id)).toBe(named);
});

it('never names a rare or sensitive topic beside others', () => {
  for (const { id } of ALL_TOPICS) {
    const named = generalised(id);
    if (named === undefined) continue;
    expect([topicOf(named).rare, topicOf(named).sensitive], id).toEqual([false, false]);
  }
});
