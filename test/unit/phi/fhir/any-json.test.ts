import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { aboutPatient } from '#phi/fhir/about-patient.ts';
import { parseCapabilities } from '#phi/fhir/capabilities.ts';
import { parseConditions } from '#phi/fhir/conditions.ts';
import { parseMedications } from '#phi/fhir/medications.ts';
import { parseOrders } from '#phi/fhir/orders.ts';
import { linkOf } from '#phi/fhir/paging.ts';
import { parseAppointment } from '#phi/fhir/parse-appointment.ts';
import { createPatientNumbers } from '#phi/fhir/patient-numbers.ts';
import { parseProcedures } from '#phi/fhir/procedures.ts';
import { parseEncounter } from '#phi/fhir/read-past.ts';
import { parseResults } from '#phi/fhir/results.ts';
import type { ChartCoding, Coding } from '#phi/signals/clinical-snapshot.ts';
import { SHIPPED_INDEXES } from '../../../support/indexes.ts';

const BASE = new URL('https://ehr.example/fhir/');

/** Members of FHIR resources, so that arbitrary values land where the parsers look. */
const MEMBERS = [
  'status', 'code', 'coding', 'system', 'display', 'text', 'category', 'clinicalStatus', 'subject',
  'reference', 'participant', 'actor', 'start', 'end', 'period', 'reasonCode', 'interpretation',
  'effectivePeriod', 'effectiveDateTime', 'medicationCodeableConcept', 'authoredOn', 'rest',
  'resource', 'searchParam', 'interaction', 'link', 'relation', 'url', 'minutesDuration',
  'type', 'identifier', 'description', 'serviceType', 'valueQuantity', 'value', 'unit', 'comparator',
  'onsetDateTime', 'abatementDateTime', 'recordedDate', 'verificationStatus',
]; // prettier-ignore
const scalar = fc.oneof(
  fc.jsonValue({ maxDepth: 1 }),
  fc.constantFrom(
    'booked',
    'Patient/1',
    'Practitioner/me',
    '2026-11-23T14:00:00Z',
    'finished',
    1e308,
  ),
);
const { resource: anyResource } = fc.letrec((tie) => ({
  resource: fc.dictionary(fc.constantFrom(...MEMBERS), tie('value'), { maxKeys: 6 }),
  value: fc.oneof(
    { maxDepth: 5 },
    scalar,
    tie('resource'),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));

it('no parser throws on any JSON, and each gives only its closed shape', () => {
  const property = fc.property(fc.array(anyResource, { maxLength: 3 }), (values) => {
    const resources = values.filter((value) => isObject(value));
    const of = { clinician: { practitioner: 'me', role: null }, base: BASE, declared: true };
    const { topicsIn } = SHIPPED_INDEXES.text;
    const schedule = { ...of, patients: createPatientNumbers(), topicsIn };
    const conditions = parseConditions(resources, { now: 0, topicsIn });
    const codings = [
      ...conditions.problems.map(withoutAge),
      ...conditions.encounterDiagnoses.map(withoutAge),
      ...conditions.history,
      ...parseProcedures(resources, 0),
      ...parseOrders(resources),
      ...parseResults(resources, 0).map(({ coding }) => coding),
      ...resources.flatMap(parseEncounter).flatMap(({ diagnoses }) => diagnoses),
    ];
    for (const coding of codings) expect(Object.keys(coding)).toEqual(['system', 'code']);
    for (const resource of resources) {
      const parsed = parseAppointment(resource, schedule);
      if (parsed.is === 'visit') expect(parsed.visit.end).toBeGreaterThan(parsed.visit.start);
      expect(['string', 'undefined']).toContain(typeof linkOf(resource, 'next'));
      expect(typeof parseCapabilities(resource).batch).toBe('boolean');
    }
    expect(aboutPatient(resources, '1', BASE).length).toBeLessThanOrEqual(resources.length);
    for (const { words, rxnorm } of parseMedications(resources, 0).value) {
      expect([...words, ...rxnorm]).not.toEqual([]);
    }
    for (const { quantity } of parseResults(resources, 0)) {
      expect(Number.isFinite(quantity?.value ?? 0)).toBe(true);
    }
  });
  fc.assert(property, { numRuns: 500 });
});

function withoutAge({ old: _, ...coding }: ChartCoding): Coding {
  return coding;
}
