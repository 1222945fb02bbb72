import { describe, expect, it } from 'vitest';
import type { Bundle } from '@medplum/fhirtypes';
import { BASE, fhirClient, nextOf } from './fhir-client.ts';

const ALL = 'user/*.rs';
const DAY = 'date=ge2026-11-23T05:00:00.000Z&date=lt2026-11-24T05:00:00.000Z';

function idsOf({ entry = [] }: Bundle, mode = 'match'): readonly (string | undefined)[] {
  return entry.filter(({ search }) => search?.mode === mode).map(({ resource }) => resource?.id);
}

describe('searching the sandbox EHR', () => {
  it('answers a clinic day of 18 visits in one page with all 18', async () => {
    const client = await fhirClient(ALL);
    const day = await client.bundle(`Appointment?practitioner=Practitioner/dr-one&${DAY}`);
    expect(idsOf(day)).toHaveLength(18);
    expect(day.total).toBe(18);
    expect(nextOf(day)).toBeUndefined();
  });

  it('leaves a day alone whose window is another day', async () => {
    const client = await fhirClient(ALL);
    const other = 'date=ge2026-11-24T05:00:00.000Z&date=lt2026-11-25T05:00:00.000Z';
    const day = await client.bundle(`Appointment?practitioner=Practitioner/dr-one&${other}`);
    expect(idsOf(day)).toEqual([]);
  });

  it.each([
    'Appointment?practitioner=dr-one&' + DAY,
    `Appointment?practitioner=${BASE}/Practitioner/dr-one&${DAY}`,
  ])('understands a reference by bare id and by address: %s', async (path) => {
    const client = await fhirClient(ALL);
    expect(idsOf(await client.bundle(path))).toHaveLength(18);
  });

  it.each([
    ['an unknown parameter', 'Condition?patient=p1&colour=red'],
    ['a chained parameter', 'Condition?patient.name=x&patient=p1'],
    ['a modifier it does not have', 'Condition?patient:exact=p1'],
    ['an unknown _include', 'Condition?patient=p1&_include=Condition:asserter'],
    ['an unknown _sort', 'Condition?patient=p1&_sort=code'],
    ['_revinclude', 'Appointment?patient=p1&_revinclude=Provenance:target'],
    ['a count that is no number', 'Condition?patient=p1&_count=many'],
    ['a date that is no date', 'Observation?patient=p1&date=geyesterday'],
    ['every chart at once', 'Condition?category=problem-list-item'],
    ['a schedule without days', 'Appointment?practitioner=Practitioner/dr-one'],
  ])('refuses %s with 400 and an OperationOutcome', async (_, path) => {
    const { status, body } = await (await fhirClient(ALL)).outcome(path);
    expect(status).toBe(400);
    expect(body.resourceType).toBe('OperationOutcome');
  });

  it('pages through everything once, in order, whatever the page size', async () => {
    const client = await fhirClient(ALL);
    const whole = idsOf(await client.bundle('Observation?patient=p1&_count=200&_sort=-date'));
    const paged: (string | undefined)[] = [];
    let next: string | undefined = 'Observation?patient=p1&_sort=-date';
    let pages = 0;
    while (next !== undefined) {
      const page: Bundle = await client.bundle(next);
      paged.push(...idsOf(page));
      next = nextOf(page);
      pages += 1;
    }
    expect(pages).toBe(3);
    expect(paged).toEqual(whole);
    expect(new Set(paged).size).toBe(120);
  });

  it('gives the same page again for the same link, and an opaque one', async () => {
    const client = await fhirClient(ALL);
    const next = nextOf(await client.bundle('Observation?patient=p1'));
    expect(next).toMatch(new RegExp(`^${BASE}/Observation\\?_page=[\\w.-]+$`));
    const [first, second] = [await client.bundle(next ?? ''), await client.bundle(next ?? '')];
    expect(first).toEqual(second);
  });

  it('answers a page link it did not write with 410', async () => {
    const client = await fhirClient(ALL);
    const next = nextOf(await client.bundle('Observation?patient=p1')) ?? '';
    const { status } = await client.outcome(next.replace('/Observation', '/Condition'));
    expect(status).toBe(410);
  });

  it('sorts by instant, newest first when asked', async () => {
    const client = await fhirClient(ALL);
    const { entry = [] } = await client.bundle('Observation?patient=p1&_sort=-date&_count=5');
    const dates = entry.map(({ resource }) =>
      resource?.resourceType === 'Observation' ? resource.effectiveDateTime : undefined,
    );
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect(dates[0]).toBe('2026-04-30T00:00:00.000Z');
  });

  it('keeps to the elements asked for and those a resource must have, and says so', async () => {
    const client = await fhirClient(ALL);
    const { entry = [] } = await client.bundle('Condition?patient=p1&_elements=code,onset');
    expect(Object.keys(entry[0]?.resource ?? {}).toSorted()).toEqual(
      ['code', 'id', 'meta', 'onsetDateTime', 'resourceType', 'subject'].toSorted(),
    );
    expect(entry[0]?.resource?.meta?.tag?.[0]?.code).toBe('SUBSETTED');
  });

  it('includes a medication that a request refers to, once', async () => {
    const client = await fhirClient(ALL);
    const bundle = await client.bundle(
      'MedicationRequest?patient=p1,p2&_include=MedicationRequest:medication',
    );
    expect(idsOf(bundle)).toEqual(['rx-p1', 'rx-p2']);
    expect(idsOf(bundle, 'include')).toEqual(['med-1']);
  });

  it('includes nothing the scopes do not let be read', async () => {
    const client = await fhirClient('user/MedicationRequest.rs');
    const bundle = await client.bundle(
      'MedicationRequest?patient=p1&_include=MedicationRequest:medication',
    );
    expect(idsOf(bundle, 'include')).toEqual([]);
  });

  it('answers a posted search like the same search by address', async () => {
    const client = await fhirClient(ALL);
    const posted = await client.bundle('Condition/_search', {
      method: 'POST',
      body: new URLSearchParams({ patient: 'Patient/p1', category: 'problem-list-item' }),
    });
    expect(idsOf(posted)).toEqual(['cond-p1']);
  });
});
