import fc from 'fast-check';
import { expect, it } from 'vitest';
import { attending } from '#phi/signals/clinical-snapshot.ts';
import { deriveSignals } from '#phi/signals/derive-signals.ts';
import { aChart, anyClinic, aVisit, PLAIN, BY_SELF, snomed } from './builders.ts';

const [a = '', b = '', c = '', d = ''] = PLAIN;
const chartOf = (...topics: readonly string[]) => aChart({ problems: topics.map(snomed) });
const couple = aVisit({ patient: 0, others: [1] });
const derive = (...charts: readonly ReturnType<typeof chartOf>[]) =>
  deriveSignals({ visits: [couple], charts: new Map(charts.entries()) }, BY_SELF);

it('everyone who comes is attending, and nobody comes to a visit without a patient', () => {
  expect(attending(couple)).toEqual([0, 1]);
  expect(attending(aVisit({ patient: null }))).toEqual([]);
});

it('what two people have is counted in one visit', () => {
  const { found, readable, signals } = derive(chartOf(a, b), chartOf(b, c));
  expect({ found, readable }).toEqual({ found: 1, readable: 1 });
  expect(signals.map(({ visits }) => visits)).toEqual([1, 1, 1]);
});

it('what the other one has makes nobody comorbid', () => {
  const apart = derive(chartOf(a, b), chartOf(c, d));
  const together = derive(chartOf(a, b, c, d), chartOf());
  expect(apart.signals.map(({ comorbidVisits }) => comorbidVisits)).toEqual([0, 0, 0, 0]);
  expect(together.signals.map(({ comorbidVisits }) => comorbidVisits)).toEqual([1, 1, 1, 1]);
});

it('whoever else comes, no topic is counted in more visits than could be read', () => {
  const property = fc.property(
    anyClinic,
    fc.array(fc.nat({ max: 9 }), { maxLength: 4 }),
    (clinic, others) => {
      const visits = clinic.visits.map((visit) => ({ ...visit, others }));
      const { found, readable, signals, patterns } = deriveSignals({ ...clinic, visits }, BY_SELF);
      expect(readable).toBeLessThanOrEqual(found);
      for (const { visits: counted } of [...signals, ...patterns]) {
        expect(counted).toBeLessThanOrEqual(readable);
      }
    },
  );
  fc.assert(property);
});
