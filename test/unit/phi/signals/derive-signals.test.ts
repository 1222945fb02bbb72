import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HORIZON_SIGNALS, TOPIC_SIGNAL } from '#boundary/field-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { topicOf } from '#boundary/topic.ts';
import * as tables from '#phi/signals/concept-map-tables.ts';
import type { ClinicalSnapshot } from '#phi/signals/clinical-snapshot.ts';
import { type CandidateSignal, deriveSignals } from '#phi/signals/derive-signals.ts';
import { indexTopics } from '#phi/signals/topic-index.ts';
import {
  aChart,
  aClinicOf,
  anyChart,
  anyClinic,
  aVisit,
  icd10,
  loinc,
  NOT_CONDITIONS,
  PLAIN,
  SELF_INDEX,
  SENSITIVE,
  snomed,
  topicNamed,
} from './builders.ts';

const [topic = '', second = '', third = '', fourth = ''] = PLAIN;
const [sensitive = '', otherSensitive = ''] = SENSITIVE;

function signalFor(id: string, clinic: ClinicalSnapshot): CandidateSignal | undefined {
  return deriveSignals(clinic, SELF_INDEX).signals.find((signal) => signal.topic === id);
}

describe('a topic signal', () => {
  it('counts a visit once however many codes of its chart say so', () => {
    const chart = aChart({
      problems: [snomed(topic), snomed(topic)],
      encounterDiagnoses: [snomed(topic)],
      medications: [{ words: [topic], recent: false }],
    });
    expect(deriveSignals(aClinicOf(chart, chart), SELF_INDEX).signals).toEqual([
      {
        topic,
        visits: 2,
        reasonVisits: 0,
        newMedicationVisits: 0,
        abnormalVisits: 0,
        comorbidVisits: 0,
      },
    ]);
  });

  it('counts visits, not patients: someone who comes twice counts twice', () => {
    const { visits, charts } = aClinicOf(aChart({ problems: [snomed(topic)] }));
    expect(signalFor(topic, { visits: [...visits, ...visits], charts })?.visits).toBe(2);
  });

  it('counts why a visit matters: booked for it, newly treated, out of range', () => {
    const clinic = aClinicOf(
      aChart({ medications: [{ words: [topic], recent: true }] }),
      aChart({ results: [{ coding: loinc(topic), abnormal: true }] }),
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
      medications: [{ words: [sensitive], recent: true }],
      results: [{ coding: loinc(sensitive), abnormal: true }],
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
  expect(deriveSignals({ visits, charts }, SELF_INDEX)).toEqual({
    found: 3,
    readable: 1,
    signals: [],
    patterns: [],
  });
});

it('the shipped maps read a real chart', () => {
  const chart = aChart({
    problems: [icd10('I10'), snomed('44054006')],
    encounterDiagnoses: [icd10('E11.22')],
  });
  const { signals, patterns } = deriveSignals(aClinicOf(chart), indexTopics(tables));
  const found = signals.map((signal): string => signal.topic);
  expect(found).toEqual(expect.arrayContaining(['hypertension', 'type-2-diabetes']));
  expect(patterns.length).toBeGreaterThan(0);
  expect(admit(TOPIC_SIGNAL, signals[0])).toBeDefined();
  expect(topicOf(topicNamed('type-2-diabetes')).condition).toBe(true);
});

describe('whatever is in the charts', () => {
  it('everything derived is admitted at the door', () => {
    fc.assert(
      fc.property(anyClinic, (clinic) => {
        const message = {
          type: 'signals',
          whole: true,
          horizon: 'week',
          weekday: null,
          ...deriveSignals(clinic, SELF_INDEX),
          gaps: [],
        };
        expect(admit(HORIZON_SIGNALS, message)).toBe(message);
      }),
    );
  });

  it('adding a patient never lowers a count', () => {
    fc.assert(
      fc.property(anyClinic, anyChart, ({ visits, charts }, chart) => {
        const before = deriveSignals({ visits, charts }, SELF_INDEX);
        const after = deriveSignals(
          {
            visits: [...visits, aVisit({ patient: 99 })],
            charts: new Map([...charts, [99, chart]]),
          },
          SELF_INDEX,
        );
        const counts = new Map(after.signals.map((signal) => [signal.topic, signal]));
        expect(after.readable).toBe(before.readable + 1);
        for (const signal of before.signals)
          expect(isCovered(signal, counts.get(signal.topic))).toBe(true);
      }),
    );
  });

  it('how patients are numbered never matters', () => {
    fc.assert(
      fc.property(anyClinic, fc.integer({ min: 1, max: 1000 }), ({ visits, charts }, shift) => {
        const renumber = (patient: number): number => (patient * 7 + shift) * 3;
        const renumbered = {
          visits: visits.map(({ patient, ...visit }) => ({
            ...visit,
            patient: patient === null ? null : renumber(patient),
          })),
          charts: new Map([...charts].map(([patient, chart]) => [renumber(patient), chart])),
        };
        expect(deriveSignals(renumbered, SELF_INDEX)).toEqual(
          deriveSignals({ visits, charts }, SELF_INDEX),
        );
      }),
    );
  });

  it('the order of visits, charts and codes never matters', () => {
    fc.assert(
      fc.property(anyClinic, (clinic) => {
        const reversed = {
          visits: clinic.visits
            .map((visit) => ({ ...visit, reasons: visit.reasons.toReversed() }))
            .toReversed(),
          charts: new Map(
            [...clinic.charts].toReversed().map(([patient, chart]) => [
              patient,
              {
                problems: chart.problems.toReversed(),
                encounterDiagnoses: chart.encounterDiagnoses.toReversed(),
                medications: chart.medications.toReversed(),
                results: chart.results.toReversed(),
                procedures: chart.procedures.toReversed(),
                orders: chart.orders.toReversed(),
              },
            ]),
          ),
        };
        expect(deriveSignals(reversed, SELF_INDEX)).toEqual(deriveSignals(clinic, SELF_INDEX));
      }),
    );
  });

  it('topics come in code-point order', () => {
    fc.assert(
      fc.property(anyClinic, (clinic) => {
        const topics = deriveSignals(clinic, SELF_INDEX).signals.map((signal) => signal.topic);
        expect(topics).toEqual(topics.toSorted());
      }),
    );
  });

  it('a sensitive topic changes nothing but its own presence', () => {
    const without = (codes: readonly { code: string }[]): boolean =>
      codes.every(({ code }) => code !== sensitive && code !== otherSensitive);
    fc.assert(
      fc.property(anyClinic, ({ visits, charts }) => {
        const added = new Map(
          [...charts].map(([patient, chart]) => [
            patient,
            { ...chart, problems: [...chart.problems, snomed(sensitive), snomed(otherSensitive)] },
          ]),
        );
        const others = (clinic: ClinicalSnapshot) => {
          const { signals, patterns } = deriveSignals(clinic, SELF_INDEX);
          const plain = signals.filter((signal) => without([{ code: signal.topic }]));
          return { plain, patterns };
        };
        expect(others({ visits, charts: added })).toEqual(others({ visits, charts }));
      }),
    );
  });
});

function isCovered(before: CandidateSignal, after: CandidateSignal | undefined): boolean {
  return (
    after !== undefined &&
    before.visits <= after.visits &&
    before.reasonVisits <= after.reasonVisits &&
    before.newMedicationVisits <= after.newMedicationVisits &&
    before.abnormalVisits <= after.abnormalVisits &&
    before.comorbidVisits <= after.comorbidVisits
  );
}
