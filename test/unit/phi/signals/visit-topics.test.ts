import { expect, it } from 'vitest';
import type { Chart, Visit } from '#phi/signals/clinical-snapshot.ts';
import { topicsOfVisit } from '#phi/signals/visit-topics.ts';
import { aChart, aVisit, loinc, PLAIN, SELF_INDEX, snomed } from './builders.ts';

const [topic = ''] = PLAIN;
const coding = snomed(topic);
const drug = { words: [topic], recent: false };
const result = { coding: loinc(topic), abnormal: true };

const SOURCES: readonly (readonly [string, Partial<Visit>, Partial<Chart>])[] = [
  ['reason', { reasons: [coding] }, {}],
  ['encounter-diagnosis', {}, { encounterDiagnoses: [coding] }],
  ['problem', {}, { problems: [coding] }],
  ['medication', {}, { medications: [drug] }],
  ['result', {}, { results: [result] }],
  ['procedure-or-order', {}, { procedures: [coding] }],
  ['procedure-or-order', {}, { orders: [coding] }],
];

it.each(SOURCES)('a topic can rest on a %s alone', (evidence, visit, chart) => {
  expect(topicsOfVisit(aVisit(visit), aChart(chart), SELF_INDEX)).toMatchObject([
    { topic, evidence },
  ]);
});

it.each(SOURCES.map(([evidence], rank) => [evidence, rank] as const))(
  'a %s counts before everything weaker, and the topic is listed once',
  (evidence, rank) => {
    const weaker = SOURCES.slice(rank);
    const visit = aVisit(weaker.reduce((all, [, part]) => ({ ...all, ...part }), {}));
    const chart = aChart(weaker.reduce((all, [, , part]) => ({ ...all, ...part }), {}));
    const topics = topicsOfVisit(visit, chart, SELF_INDEX);
    expect(topics.map((one) => one.evidence)).toEqual([evidence]);
  },
);

it('a normal result is no evidence, and takes nothing from an abnormal one', () => {
  const normal = { ...result, abnormal: false };
  expect(topicsOfVisit(aVisit(), aChart({ results: [normal] }), SELF_INDEX)).toEqual([]);
  expect(topicsOfVisit(aVisit(), aChart({ results: [result, normal] }), SELF_INDEX)).toMatchObject([
    { topic, abnormal: true },
  ]);
});

it.each([true, false])('marks a topic by its drug when recently started is %s', (recent) => {
  const chart = aChart({ problems: [coding], medications: [{ ...drug, recent }] });
  expect(topicsOfVisit(aVisit(), chart, SELF_INDEX)).toEqual([
    { topic, evidence: 'problem', newMedication: recent, abnormal: false },
  ]);
});

it('marks only the topic that the drug or the result is about', () => {
  const [, other = ''] = PLAIN;
  const chart = aChart({
    problems: [coding, snomed(other)],
    medications: [{ words: [topic], recent: true }],
    results: [{ coding: loinc(topic), abnormal: true }],
  });
  expect(topicsOfVisit(aVisit(), chart, SELF_INDEX)).toContainEqual({
    topic: other,
    evidence: 'problem',
    newMedication: false,
    abnormal: false,
  });
});
