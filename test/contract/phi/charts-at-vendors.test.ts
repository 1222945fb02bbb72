import { describe, expect, it } from 'vitest';
import type { ChartReading } from '#phi/fhir/read-charts.ts';
import type { VendorId } from '#sandbox/vendors/vendor.ts';
import { refusal } from '#sandbox/ehr/answer.ts';
import { VENDORS, vendorOf } from '#sandbox/vendors/vendors.ts';
import { smallClinic } from '../sandbox/small-clinic.ts';
import { readAt, SPRING } from './charts-at-vendors.ts';

/* The small clinic’s charts as each vendor’s EHR lets them be read: p18’s record is restricted, p1 has 120 results. */

const PATIENTS = Array.from({ length: 18 }, (_, index) => `p${index + 1}`);
const OPEN = PATIENTS.slice(0, 17);

/** In what a vendor's charts are unlike the others’. */
const KNOWN: Readonly<
  Record<VendorId, { readonly namesDrugs: boolean; readonly results: 'all' | 'cut' | 'none' }>
> = {
  epic: { namesDrugs: false, results: 'cut' },
  oracle: { namesDrugs: true, results: 'all' },
  meditech: { namesDrugs: false, results: 'all' },
  athena: { namesDrugs: true, results: 'all' },
  ecw: { namesDrugs: true, results: 'all' },
  veradigm: { namesDrugs: true, results: 'none' },
  medplum: { namesDrugs: false, results: 'all' },
  openemr: { namesDrugs: false, results: 'all' },
};

const ruled = (id: VendorId) => {
  const rules = vendorOf(id);
  if (rules === undefined) throw new Error(`no vendor ${id}`);
  return { vendor: id, rules };
};
const gapsOf = (reading: ChartReading | undefined) =>
  reading?.gaps.map(({ kind, code }) => `${kind} ${code}`);

describe.each(VENDORS.map(({ id, name }) => [name, id] as const))('at %s', (_, id) => {
  const { namesDrugs, results } = KNOWN[id];

  it('every open chart is read whole, but for what this EHR keeps back', async () => {
    const { charts } = await readAt({ ...ruled(id), patients: PATIENTS });
    for (const patient of OPEN) {
      const chart = charts.get(patient)?.value;
      expect(chart?.problems, patient).toEqual([
        { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'E11.9', old: true },
      ]);
      expect(
        chart?.procedures.map(({ code }) => code),
        patient,
      ).toEqual(['73761001']);
      expect(
        chart?.orders.map(({ code }) => code),
        patient,
      ).toEqual(['4548-4']);
      expect(
        chart?.medications.map(({ words }) => words),
        patient,
      ).toEqual(namesDrugs ? [['metformin', '500', 'mg']] : []);
    }
    expect(charts.get('p1')?.value?.results).toHaveLength(results === 'none' ? 0 : 1);
    const unnamed = namesDrugs ? [] : ['medications not-supported'];
    const cut = results === 'all' ? [] : ['laboratory cut-short'];
    expect(gapsOf(charts.get('p1'))).toEqual([...cut, ...unnamed]);
    expect(gapsOf(charts.get('p2'))).toEqual(unnamed);
  });

  it('a restricted chart is passed over without a word, counted, and not asked for again', async () => {
    const { charts, asked, opened } = await readAt({ ...ruled(id), patients: ['p18'] });
    expect(charts.get('p18')?.value).toBeUndefined();
    expect(gapsOf(charts.get('p18'))?.filter((gap) => gap.startsWith('problems'))).toEqual([
      'problems not-permitted',
    ]);
    expect(new Set(asked).size).toBe(asked.length);
    expect([...opened]).toEqual(['p18']);
  });

  it('nothing is refused but what is restricted, and nobody else’s chart is opened', async () => {
    const { statuses, opened } = await readAt({ ...ruled(id), patients: OPEN.slice(1) });
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect([...opened].toSorted()).toEqual(OPEN.slice(1).toSorted());
  });
});

const year = new Date(SPRING - 365 * 86_400_000).toISOString();
const half = new Date(SPRING - 180 * 86_400_000).toISOString();
const USUAL = {
  condition: 'GET Condition?patient=Patient/p2&_count=100',
  medication: 'GET MedicationRequest?patient=Patient/p2&status=active&_count=100',
  result: `GET Observation?patient=Patient/p2&category=laboratory&date=ge${half}&_count=100`,
  procedure: `GET Procedure?patient=Patient/p2&date=ge${year}&_count=100`,
  order: 'GET ServiceRequest?patient=Patient/p2&status=active&_count=100',
};
const WITH_NAMES = `${USUAL.medication}&_include=MedicationRequest:medication`;

it.each<[VendorId, Readonly<Record<string, string>>]>([
  ['meditech', USUAL],
  ['openemr', USUAL],
  ['ecw', { ...USUAL, medication: WITH_NAMES }],
  ['veradigm', { ...USUAL, medication: WITH_NAMES }],
  [
    'athena',
    {
      ...USUAL,
      medication: WITH_NAMES,
      result: USUAL.result.replace(
        'laboratory',
        'http://terminology.hl7.org/CodeSystem/observation-category|laboratory',
      ),
    },
  ],
  [
    'oracle',
    {
      ...USUAL,
      procedure: USUAL.procedure.replace(
        '&_count',
        `&date=le${new Date(SPRING).toISOString()}&_count`,
      ),
    },
  ],
  [
    'epic',
    {
      condition: 'GET Condition?patient=Patient/p2&category=problem-list-item&_count=100',
      diagnosis: 'GET Condition?patient=Patient/p2&category=encounter-diagnosis&_count=100',
      medication: USUAL.medication,
      result: USUAL.result,
      procedure: USUAL.procedure,
      order: USUAL.order,
    },
  ],
])('one chart at %s is asked for so', async (id, expected) => {
  const { vendor, rules } = ruled(id);
  const { asked } = await readAt({ vendor, rules: { ...rules, batch: 'none' }, patients: ['p2'] });
  expect(asked).toEqual(Object.values(expected));
});

it.each<VendorId>(['epic', 'medplum'])(
  'at %s a search is posted, with nothing in its address',
  async (id) => {
    const { vendor, rules } = ruled(id);
    const single = { vendor, rules: { ...rules, batch: 'none' as const }, patients: ['p2'] };
    const [posted, gotten] = [await readAt({ ...single, search: 'post' }), await readAt(single)];
    expect(posted.charts).toEqual(gotten.charts);
    expect(posted.asked.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(
      gotten.asked.map((line) => line.replace(/^GET (\w+)\?.*/, 'POST $1/_search')),
    );
  },
);

it('where a posted search is refused it is asked by GET, from then on', async () => {
  const { asked, charts } = await readAt({
    ...ruled('ecw'),
    patients: ['p2', 'p3'],
    search: 'post',
  });
  const posts = asked.filter((line) => line.startsWith('POST'));
  expect(posts.length).toBeLessThanOrEqual(4); // those on their way when the first was refused
  expect(asked.filter((line) => line.startsWith('GET'))).toHaveLength(10);
  expect(charts.get('p3')?.value?.problems).toHaveLength(1);
});

it('what was asked for and not granted is not searched, and a gap', async () => {
  const isDropped = (type: string) => type === 'Observation';
  const { asked, charts } = await readAt({ ...ruled('meditech'), patients: ['p2'], isDropped });
  expect(asked.some((line) => line.includes('Observation'))).toBe(false);
  expect(gapsOf(charts.get('p2'))).toContain('laboratory not-permitted');
  const all = await readAt({ ...ruled('meditech'), patients: ['p2'], isDropped: () => true });
  expect(all.asked).toEqual([]);
  expect(all.charts.get('p2')?.value).toBeUndefined();
});

it('a result labelled as Part 2 is passed over, and a gap', async () => {
  const clinic = smallClinic();
  const label = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: '42CFRPart2' };
  const resources = clinic.resources.map((resource) =>
    resource.id === 'order-p2' || resource.id === 'cond-p3'
      ? { ...resource, meta: { security: [label] } }
      : resource,
  );
  const { charts } = await readAt({
    ...ruled('meditech'),
    patients: ['p2', 'p3'],
    clinic: { ...clinic, resources },
  });
  expect(charts.get('p2')?.value).toMatchObject({ orders: [], problems: [{ code: 'E11.9' }] });
  expect(gapsOf(charts.get('p2'))).toContain('orders not-permitted');
  expect(charts.get('p3')?.value).toBeUndefined(); // its only problem: nothing is left to be read
  expect(gapsOf(charts.get('p3'))).toContain('problems not-permitted');
});

it('at Epic a condition of both categories is one, and a refused category leaves the other', async () => {
  const clinic = smallClinic();
  const category = ['problem-list-item', 'encounter-diagnosis'].map((code) => ({
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-category', code }],
  }));
  const resources = clinic.resources.map((resource) =>
    resource.resourceType === 'Condition' && resource.id === 'cond-p2'
      ? { ...resource, category }
      : resource,
  );
  const { vendor, rules } = ruled('epic');
  const both = await readAt({ vendor, rules, patients: ['p2'], clinic: { ...clinic, resources } });
  expect(both.charts.get('p2')?.value?.problems).toHaveLength(1);
  expect(both.charts.get('p2')?.value?.encounterDiagnoses).toEqual([]);
  const hear: typeof rules.hear = (asked) =>
    asked.parameters.get('category') === 'encounter-diagnosis'
      ? refusal(403, 'forbidden', 'Not registered.')
      : rules.hear(asked);
  const one = await readAt({ vendor, rules: { ...rules, hear }, patients: ['p2'] });
  expect(one.charts.get('p2')?.value?.problems).toHaveLength(1);
  expect(gapsOf(one.charts.get('p2'))).toContain('problems not-permitted');
});
