import { describe, expect, it } from 'vitest';
import { ALL_TOPICS, topicOf } from '#boundary/topic.ts';
import type { Chart, Visit } from '#phi/signals/clinical-snapshot.ts';
import { topicsOfVisit } from '#phi/signals/visit-topics.ts';
import {
  aChart,
  aDrug,
  aResult,
  aVisit,
  BY_SELF,
  loinc,
  PLAIN,
  snomed,
  topicNamed,
  words,
} from './builders.ts';
import { SHIPPED_INDEXES } from '../../../support/indexes.ts';

const [topic = '', other = ''] = PLAIN;
const coding = snomed(topic);

const SOURCES: readonly (readonly [string, Partial<Visit>, Partial<Chart>])[] = [
  ['reason', { reasons: [coding] }, {}],
  ['reason', { said: [words(topic)] }, {}],
  ['encounter-diagnosis', {}, { encounterDiagnoses: [coding] }],
  ['problem', {}, { problems: [coding] }],
  ['problem', {}, { said: [words(topic)] }],
  ['medication', {}, { medications: [aDrug(topic)] }],
  ['result', {}, { results: [aResult(topic)] }],
  ['procedure-or-order', {}, { procedures: [coding] }],
  ['procedure-or-order', {}, { orders: [coding] }],
  ['history', {}, { history: [coding] }],
];

const topicsOf = (visit: Partial<Visit>, chart: Partial<Chart>, by = BY_SELF) =>
  topicsOfVisit(aVisit(visit), aChart(chart), by).topics;

it.each(SOURCES)('a topic can rest on a %s alone', (evidence, visit, chart) => {
  expect(topicsOf(visit, chart)).toMatchObject([{ topic, evidence }]);
});

it.each(SOURCES.map(([evidence], rank) => [evidence, rank] as const))(
  'a %s counts before everything weaker, and the topic is listed once',
  (evidence, rank) => {
    const weaker = SOURCES.slice(rank);
    const visit = weaker.reduce((all, [, part]) => ({ ...all, ...part }), {});
    const chart = weaker.reduce((all, [, , part]) => ({ ...all, ...part }), {});
    expect(topicsOf(visit, chart).map((one) => one.evidence)).toEqual([evidence]);
  },
);

it('a topic says by which rule it was found: that of its strongest evidence', () => {
  expect(topicsOf({}, { problems: [coding], medications: [aDrug(topic)] })).toMatchObject([
    { rule: `snomed:${topic}` },
  ]);
  expect(topicsOf({}, { medications: [aDrug(topic)] })).toMatchObject([
    { rule: `ingredient:${topic}` },
  ]);
});

describe('a result', () => {
  it('inside its range is no evidence, and takes nothing from one outside', () => {
    const normal = aResult(topic, false);
    expect(topicsOf({}, { results: [normal] })).toEqual([]);
    expect(topicsOf({}, { results: [aResult(topic), normal] })).toMatchObject([
      { topic, abnormal: true },
    ]);
  });

  const shipped = { ...BY_SELF, indexes: SHIPPED_INDEXES };
  it.each([
    ['of 7.2 % says diabetes, flagged or not', 7.2, '%', ['type-2-diabetes']],
    ['of 5.2 % says nothing', 5.2, '%', []],
    ['of 55 mmol/mol says the same as 7.2 %', 55, 'mmol/mol', ['type-2-diabetes']],
    ['of 38 mmol/mol says nothing', 38, 'mmol/mol', []],
  ])('an HbA1c %s', (_, value, unit, found) => {
    const results = [true, false].map((abnormal) => ({
      coding: loinc('4548-4'),
      quantity: { value, unit, comparator: null },
      abnormal,
    }));
    for (const result of results) {
      const topics = topicsOf({}, { results: [result] }, shipped);
      expect(topics.map((one) => one.topic)).toEqual(found);
    }
  });
});

it.each([true, false])('marks a topic by its drug when recently started is %s', (recent) => {
  expect(topicsOf({}, { problems: [coding], medications: [aDrug(topic, recent)] })).toEqual([
    {
      topic,
      evidence: 'problem',
      rule: `snomed:${topic}`,
      newMedication: recent,
      abnormal: false,
      onlyWords: false,
    },
  ]);
});

it('marks only the topic that the drug or the result is about', () => {
  const chart = {
    problems: [coding, snomed(other)],
    medications: [aDrug(topic, true)],
    results: [aResult(topic)],
  };
  expect(topicsOf({}, chart)).toContainEqual({
    topic: other,
    evidence: 'problem',
    rule: `snomed:${other}`,
    newMedication: false,
    abnormal: false,
    onlyWords: false,
  });
});

describe('a drug', () => {
  const shipped = { ...BY_SELF, indexes: SHIPPED_INDEXES };
  const drugs = (...names: readonly string[]) =>
    topicsOfVisit(
      aVisit(),
      aChart({
        medications: names.map((name) => ({ words: name.split(' '), rxnorm: [], recent: false })),
      }),
      shipped,
    );

  it('whose class says no condition gives its class and no topic', () => {
    const { topics, drugClasses } = drugs('prednisone 5 mg tablet');
    expect([...drugClasses]).toEqual(['systemic-corticosteroid']);
    expect(topics).toEqual([]);
  });

  it('gives its class and its topic where its class says one condition', () => {
    const { topics, drugClasses } = drugs('atorvastatin 20 mg oral tablet', 'rosuvastatin');
    expect([...drugClasses]).toEqual(['statin']);
    expect(topics).toMatchObject([
      { topic: 'dyslipidemia', evidence: 'medication', rule: 'drug-class:statin' },
    ]);
  });
});

describe('words', () => {
  it('that only hint at a topic are nothing alone', () => {
    expect(topicsOf({ said: [words(topic, 'low')] }, {})).toEqual([]);
    expect(topicsOf({}, { said: [words(topic, 'low')] })).toEqual([]);
  });

  it.each(SOURCES.slice(2))(
    'that only hint make a topic what the visit is for where a %s has it',
    (_, visit, chart) => {
      const said = [words(topic, 'low')];
      expect(topicsOf({ ...visit, said }, chart)).toMatchObject([{ topic, evidence: 'reason' }]);
    },
  );

  it('alone are said to be words alone, and not where any code, drug or result says it too', () => {
    const said = [words(topic)];
    expect(topicsOf({ said }, {})).toMatchObject([{ onlyWords: true }]);
    expect(topicsOf({ said }, { said })).toMatchObject([{ onlyWords: true }]);
    for (const [, visit, chart] of SOURCES.filter(
      ([, one, two]) => !('said' in { ...one, ...two }),
    )) {
      expect(topicsOf({ ...visit, said }, chart)).toMatchObject([{ topic, onlyWords: false }]);
    }
  });

  it('are not heard for a topic that the reader says they did not mean, codes are', () => {
    const denied = { ...BY_SELF, notFromText: new Set([topicNamed(topic)]) };
    const said = [words(topic), words(other)];
    expect(topicsOf({ said }, { said }, denied)).toMatchObject([{ topic: other }]);
    expect(topicsOf({ said }, { problems: [coding] }, denied)).toMatchObject([
      { topic: other },
      { topic, evidence: 'problem', onlyWords: false },
    ]);
  });
});

describe('what began more than a year ago', () => {
  const episodes = ALL_TOPICS.filter(({ episode }) => episode).map(({ id }) => id);
  const [episode = ''] = episodes;
  const [lasting = ''] = PLAIN.filter((id) => !episodes.some((one) => one === id));

  it('there are episodes, and conditions that last', () => {
    expect(episodes.length).toBeGreaterThan(20);
    expect(topicOf(topicNamed('type-2-diabetes')).episode).toBe(false);
    expect(topicOf(topicNamed('pneumonia')).episode).toBe(true);
  });

  it.each(['problems', 'encounterDiagnoses'] as const)(
    'is over where it is an episode, and stands where it lasts: in %s',
    (place) => {
      const old = [episode, lasting].map((id) => ({ ...snomed(id), old: true }));
      expect(topicsOf({}, { [place]: old })).toMatchObject([{ topic: lasting }]);
      const young = old.map(({ old: _, ...one }) => one);
      expect(topicsOf({}, { [place]: young })).toHaveLength(2);
    },
  );

  it('is what the visit is for where the visit is booked for it', () => {
    const problems = [{ ...snomed(episode), old: true }];
    expect(topicsOf({ reasons: [snomed(episode)] }, { problems })).toMatchObject([
      { topic: episode, evidence: 'reason' },
    ]);
  });
});
