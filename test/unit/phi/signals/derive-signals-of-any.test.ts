import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HORIZON_SIGNALS } from '#boundary/field-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import type { ClinicalSnapshot } from '#phi/signals/clinical-snapshot.ts';
import { type CandidateSignal, deriveSignals } from '#phi/signals/derive-signals.ts';
import { anyChart, anyClinic, aVisit, BY_SELF, SENSITIVE, snomed } from './builders.ts';

const [sensitive = '', otherSensitive = ''] = SENSITIVE;

describe('whatever is in the charts', () => {
  it('everything derived is admitted at the door', () => {
    fc.assert(
      fc.property(anyClinic, (clinic) => {
        const message = {
          type: 'signals',
          whole: true,
          horizon: 'week',
          weekday: null,
          basis: { strategy: 'appointments-by-practitioner', whose: ['me'] },
          ...deriveSignals(clinic, BY_SELF),
          gaps: [],
        };
        expect(admit(HORIZON_SIGNALS, message)).toBe(message);
      }),
    );
  });

  it('adding a patient never lowers a count', () => {
    fc.assert(
      fc.property(anyClinic, anyChart, ({ visits, charts }, chart) => {
        const before = deriveSignals({ visits, charts }, BY_SELF);
        const after = deriveSignals(
          {
            visits: [...visits, aVisit({ patient: 99 })],
            charts: new Map([...charts, [99, chart]]),
          },
          BY_SELF,
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
        expect(deriveSignals(renumbered, BY_SELF)).toEqual(
          deriveSignals({ visits, charts }, BY_SELF),
        );
      }),
    );
  });

  it('the order of visits, charts and codes never matters', () => {
    fc.assert(
      fc.property(anyClinic, (clinic) => {
        const reversed = {
          visits: clinic.visits
            .map((visit) => ({
              ...visit,
              reasons: visit.reasons.toReversed(),
              said: visit.said.toReversed(),
            }))
            .toReversed(),
          charts: new Map(
            [...clinic.charts].toReversed().map(([patient, chart]) => [
              patient,
              {
                problems: chart.problems.toReversed(),
                encounterDiagnoses: chart.encounterDiagnoses.toReversed(),
                history: chart.history.toReversed(),
                said: chart.said.toReversed(),
                medications: chart.medications.toReversed(),
                results: chart.results.toReversed(),
                procedures: chart.procedures.toReversed(),
                orders: chart.orders.toReversed(),
              },
            ]),
          ),
        };
        expect(deriveSignals(reversed, BY_SELF)).toEqual(deriveSignals(clinic, BY_SELF));
      }),
    );
  });

  it('topics come in code-point order', () => {
    fc.assert(
      fc.property(anyClinic, (clinic) => {
        const topics = deriveSignals(clinic, BY_SELF).signals.map((signal) => signal.topic);
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
          const { signals, patterns } = deriveSignals(clinic, BY_SELF);
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
    before.comorbidVisits <= after.comorbidVisits &&
    before.textVisits <= after.textVisits
  );
}
