import { describe, expect, it } from 'vitest';
import { TOPIC_SIGNAL } from '#boundary/field-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { topicOf } from '#boundary/topic.ts';
import type { ClinicalSnapshot } from '#phi/signals/clinical-snapshot.ts';
import { type CandidateSignal, deriveSignals } from '#phi/signals/derive-signals.ts';
import { SHIPPED_INDEXES } from '../../../support/indexes.ts';
import {
  aChart,
  aClinicOf,
  aDrug,
  aResult,
  aVisit,
  icd10,
  BY_SELF,
  NOT_CONDITIONS,
  PLAIN,
  SENSITIVE,
  snomed,
  topicNamed,
  words,
} from './builders.ts';

const [topic = '', second = '', third = '', fourth = ''] = PLAIN;
const [sensitive = ''] = SENSITIVE;

function signalFor(id: string, clinic: ClinicalSnapshot): CandidateSignal | undefined {
  return deriveSignals(clinic, BY_SELF).signals.find((signal) => signal.topic === id);
}

describe('a topic signal', () => {
  it('counts a visit once however many codes of its chart say so', () => {
    const chart = aChart({
      problems: [snomed(topic), snomed(topic)],
      encounterDiagnoses: [snomed(topic)],
      medications: [aDrug(topic)],
    });
    expect(deriveSignals(aClinicOf(chart, chart), BY_SELF).signals).toEqual([
      {
        topic,
        visits: 2,
        reasonVisits: 0,
        newMedicationVisits: 0,
        abnormalVisits: 0,
        comorbidVisits: 0,
        textVisits: 0,
      },
    ]);
  });

  it('counts visits, not patients: someone who comes twice counts twice', () => {
    const { visits, charts } = aClinicOf(aChart({ problems: [snomed(topic)] }));
    expect(signalFor(topic, { visits: [...visits, ...visits], charts })?.visits).toBe(2);
  });

  it('counts why a visit matters: booked for it, newly treated, out of range', () => {
    const clinic = aClinicOf(
      aChart({ medications: [aDrug(topic, true)] }),
      aChart({ results: [aResult(topic)] }),
      aChart({ problems: [snomed(topic)] }),
    );
    const booked = { ...clinic, visits: [...clinic.visits, aVisit({ reasons: [snomed(topic)] })] };
    expect(signalFor(topic, booked)).toMatchObject({
      visits: 4,
      reasonVisits: 1,
      newMedicationVisits: 2, // the first patient comes twice
      abnormalVisits: 1,
    });
  });

  it('counts the visits where nothing but words says it', () => {
    const clinic = aClinicOf(
      aChart({ said: [words(topic)] }),
      aChart({ problems: [snomed(topic)] }),
    );
    const said = clinic.visits.map((visit) => ({ ...visit, said: [words(topic)] }));
    expect(signalFor(topic, clinic)).toMatchObject({ visits: 2, reasonVisits: 0, textVisits: 1 });
    expect(signalFor(topic, { ...clinic, visits: said })).toMatchObject({
      visits: 2,
      reasonVisits: 2,
      textVisits: 1,
    });
  });

  it.each([
    ['two other conditions', [second, third], 0],
    ['three other conditions', [second, third, fourth], 1],
    ['two others and a check-up', [second, third, ...NOT_CONDITIONS], 0],
    ['two others and a sensitive one', [second, third, sensitive], 0],
  ])('a visit with %s', (_, others, comorbidVisits) => {
    const chart = aChart({ problems: [topic, ...others].map(snomed) });
    expect(signalFor(topic, aClinicOf(chart))).toMatchObject({ comorbidVisits });
  });

  it('of a sensitive topic says only that it is there, whatever the count', () => {
    const chart = aChart({
      problems: [sensitive, topic, second, third].map(snomed),
      medications: [aDrug(sensitive, true)],
      results: [aResult(sensitive)],
    });
    const { visits, charts } = aClinicOf(chart, chart, chart);
    const booked = visits.map((visit) => ({ ...visit, reasons: [snomed(sensitive)] }));
    expect(signalFor(sensitive, { visits: booked, charts })).toEqual({
      topic: sensitive,
      visits: 1,
      reasonVisits: 0,
      newMedicationVisits: 0,
      abnormalVisits: 0,
      comorbidVisits: 0,
      textVisits: 0,
    });
  });
});

it('a visit without a readable chart is found and not readable, and its reason is not counted', () => {
  const visits = [
    aVisit({ patient: null, reasons: [snomed(topic)] }),
    aVisit({ patient: 7, reasons: [snomed(topic)] }),
    aVisit({ patient: 1 }),
  ];
  const charts = new Map([[1, aChart()]]);
  expect(deriveSignals({ visits, charts }, BY_SELF)).toEqual({
    found: 3,
    readable: 1,
    signals: [],
    patterns: [],
    combinations: [],
  });
});

it('the shipped maps read a real chart', () => {
  const chart = aChart({
    problems: [icd10('I10'), snomed('44054006')],
    encounterDiagnoses: [icd10('E11.22')],
  });
  const { signals, patterns } = deriveSignals(aClinicOf(chart), {
    ...BY_SELF,
    indexes: SHIPPED_INDEXES,
  });
  const found = signals.map((signal): string => signal.topic);
  expect(found).toEqual(expect.arrayContaining(['hypertension', 'type-2-diabetes']));
  expect(patterns.length).toBeGreaterThan(0);
  expect(admit(TOPIC_SIGNAL, signals[0])).toBeDefined();
  expect(topicOf(topicNamed('type-2-diabetes')).condition).toBe(true);
});
