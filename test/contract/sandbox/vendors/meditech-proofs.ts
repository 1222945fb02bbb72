import { expect } from 'vitest';
import {
  asked,
  DAY,
  declared,
  included,
  launched,
  matches,
  metadata,
  MINE,
  noBatch,
  noPost,
  pagesBy,
  passesOver,
  type Proofs,
  statuses,
} from './seat.ts';

const SIGN_IN = 'launch openid fhirUser';

export const MEDITECH_PROOFS: Proofs = {
  'names-itself': async (vendor) => {
    const { software } = await metadata(vendor);
    expect(software?.name).toBe('Interoperability Services: US Core STU6 FHIR R4');
  },
  'cors-not-declared': async (vendor) => {
    expect((await metadata(vendor)).rest[0].security.cors).toBeUndefined();
  },
  'no-batch': noBatch,
  'appointments-by-practitioner': async (vendor) => {
    expect(await declared(vendor, 'Appointment')).toContain('practitioner');
    const bundle = await (await asked(vendor)).bundle(`Appointment?${MINE}&${DAY}&status=booked`);
    expect(matches(bundle)).toHaveLength(17);
  },
  'v1-for-appointments': async (vendor) => {
    const both = `${SIGN_IN} user/Appointment.rs user/Appointment.read`;
    const { scopes } = await launched(vendor, both);
    expect(scopes).toContain('user/Appointment.read');
    expect(scopes).not.toContain('user/Appointment.rs');
  },
  'both-scope-versions': async (vendor) => {
    const { scopes } = await launched(vendor, `${SIGN_IN} user/Condition.rs user/Procedure.read`);
    expect(scopes).toEqual(expect.arrayContaining(['user/Condition.rs', 'user/Procedure.read']));
  },
  'no-read-wildcard': async (vendor) => {
    const { scopes } = await launched(vendor, `${SIGN_IN} user/*.rs user/*.read user/Condition.rs`);
    expect(scopes.filter((scope) => scope.startsWith('user/'))).toEqual(['user/Condition.rs']);
  },
  'continue-links': pagesBy('continue'),
  'no-encounter-by-practitioner': async (vendor) => {
    const paths = [
      `Encounter?${MINE}&${DAY}`,
      'CareTeam?participant=Practitioner/dr-one',
      'Encounter?patient=Patient/p1',
    ];
    expect(await statuses(await asked(vendor), paths)).toEqual([400, 400, 200]);
  },
  groups: async (vendor) => {
    const path = 'Group?type=person&_include=Group:member';
    const own = await (await asked(vendor)).bundle(path);
    expect(matches(own).map(({ id }) => id)).toEqual(['group-dr-one']);
    expect(included(own)).toHaveLength(17);
    const other = await (await asked(vendor, { clinician: 'dr-two' })).bundle(path);
    expect(included(other)).toEqual([]);
  },
  'passes-over-elements': passesOver,
  'no-posted-search': noPost,
};
