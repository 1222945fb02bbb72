import { expect } from 'vitest';
import {
  asked,
  DAY,
  declared,
  encountersByPractitioner,
  medicationIncluded,
  metadata,
  MINE,
  noBatch,
  noPost,
  pagesBy,
  passesOver,
  plannedEncounters,
  type Proofs,
  statuses,
} from './seat.ts';

export const ATHENA_PROOFS: Proofs = {
  'names-itself': async (vendor) => {
    const { publisher, software } = await metadata(vendor);
    expect([publisher, software]).toEqual(['athenahealth', undefined]);
  },
  'no-batch': noBatch,
  'no-appointment-search': async (vendor) => {
    expect(await declared(vendor, 'Appointment')).toEqual(['_id']);
    const paths = [
      `Appointment?${MINE}&${DAY}`,
      'Appointment?patient=Patient/p1',
      'Appointment?_id=appt-p1',
    ];
    expect(await statuses(await asked(vendor), paths)).toEqual([400, 400, 200]);
  },
  'encounters-by-practitioner': encountersByPractitioner,
  'planned-encounters': plannedEncounters,
  'category-with-system': async (vendor) => {
    const system = 'http://terminology.hl7.org/CodeSystem/condition-category';
    const path = 'Condition?patient=Patient/p1&category=';
    const client = await asked(vendor);
    const paths = [`${path}problem-list-item`, `${path}${system}|problem-list-item`];
    expect(await statuses(client, paths)).toEqual([400, 200]);
  },
  'missing-types': async (vendor) => {
    expect(await declared(vendor, 'PractitionerRole')).toBeUndefined();
  },
  'practitioner-without-name': async (vendor) => {
    const client = await asked(vendor);
    expect(await statuses(client, ['Practitioner?name=One', 'Practitioner/dr-one'])).toEqual([
      400, 200,
    ]);
  },
  'medication-included': medicationIncluded,
  'cursor-links': pagesBy('cursor'),
  'passes-over-elements': passesOver,
  'no-posted-search': noPost,
};
