import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerBound } from './lower-bound.ts';
import type { RequestRow } from './slow-sandbox.ts';

/** A request of 10 ms with its preflight of 10 ms. */
function asked(url: string, method = 'GET'): readonly RequestRow[] {
  return ['OPTIONS', method].map((each) => ({ method: each, url, arrived: 0, ended: 10 }));
}

const METADATA = asked('/fhir/metadata');
const SCHEDULE = asked('/fhir/Appointment?practitioner=Practitioner%2Fa');
const chart = (patient: number) => asked(`/fhir/Condition?patient=Patient%2F${patient}`);
const page = (patient: number, offset: number) => {
  const place = JSON.stringify({ offset, asked: `patient=Patient%2F${patient}` });
  return asked(`/fhir/Condition?_page=${Buffer.from(place).toString('base64url')}.seal`);
};
const charts = (count: number) => Array.from({ length: count }, (_, patient) => chart(patient));

describe('the list schedule of a run', () => {
  it('metadata, then the schedule, then charts as many at once as allowed, each after its preflight', () => {
    const log = [METADATA, SCHEDULE, ...charts(9)].flat();
    expect(lowerBound(log, 4)).toEqual({
      dependent: 6,
      trips: 2 + 2 + 3 * 2,
      milliseconds: 100,
      requests: 11,
      preflights: 11,
    });
  });

  it('a page waits for the page before it, and a long search begins first', () => {
    const log = [METADATA, SCHEDULE, ...charts(3), page(2, 100), page(2, 200)].flat();
    expect(lowerBound(log, 2)).toMatchObject({ dependent: 10, trips: 4 + 6 });
  });

  it('a page after a batch waits for the batch, and batches for no one but the schedule', () => {
    const batches = [asked('/fhir', 'POST'), asked('/fhir', 'POST')];
    const log = [METADATA, SCHEDULE, ...batches, page(1, 100)].flat();
    expect(lowerBound(log, 4)).toMatchObject({ dependent: 8, trips: 8 });
  });

  it('a request without a preflight is one trip', () => {
    const plain = { method: 'GET', url: '/fhir/metadata', arrived: 0, ended: 7 };
    expect(lowerBound([plain], 4)).toMatchObject({ trips: 1, milliseconds: 7, preflights: 0 });
  });

  it('is never shorter than what waits for one another, nor than all of it shared out, nor longer than one by one', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(5), fc.integer({ min: 1, max: 8 }), (many, pages, most) => {
        const more = Array.from({ length: pages }, (_, at) => page(0, (at + 1) * 100));
        const log = [METADATA, SCHEDULE, ...charts(many + 1), ...more].flat();
        const { dependent, trips } = lowerBound(log, most);
        expect(trips).toBeGreaterThanOrEqual(dependent);
        expect(trips).toBeGreaterThanOrEqual(log.length / most);
        expect(trips).toBeLessThanOrEqual(log.length);
      }),
    );
  });
});
