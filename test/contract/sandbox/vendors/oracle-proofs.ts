import { expect } from 'vitest';
import type { Appointment } from '@medplum/fhirtypes';
import { APP_ORIGIN, nextOf } from '../fhir-client.ts';
import {
  asked,
  batch,
  DAY,
  declared,
  included,
  launched,
  matches,
  metadata,
  MINE,
  noPost,
  passesOver,
  type Proof,
  type Proofs,
  statuses,
} from './seat.ts';

const SIGN_IN = 'launch openid fhirUser';

/** An appointment as it is sent, handed to what looks at it. */
const sent =
  (look: (appointment: Appointment) => void): Proof =>
  async (vendor) => {
    const [first] = matches(await (await asked(vendor)).bundle(`Appointment?${MINE}&${DAY}`));
    if (first?.resourceType !== 'Appointment') throw new TypeError('no appointment');
    look(first);
  };

/** Each path with whether it is answered. */
const answers =
  (table: Readonly<Record<string, boolean>>): Proof =>
  async (vendor) => {
    const client = await asked(vendor);
    const found = await statuses(client, Object.keys(table));
    expect(found).toEqual(Object.values(table).map((fine) => (fine ? 200 : 400)));
  };

export const ORACLE_PROOFS: Proofs = {
  'names-itself': async (vendor) => {
    const { publisher, software } = await metadata(vendor);
    expect([publisher, software]).toEqual(['Oracle Health', undefined]);
  },
  batch: async (vendor) => {
    expect((await metadata(vendor)).rest[0].interaction).toEqual([{ code: 'batch' }]);
    const searches = ['Condition?patient=Patient/p1', `Appointment?${MINE}`];
    const bundle = await (await asked(vendor)).bundle('', batch(...searches));
    expect(bundle.entry?.map(({ response }) => response?.status)).toEqual([
      '200 OK',
      '400 Bad Request',
    ]);
  },
  'one-of-three': answers({
    [`Appointment?${MINE}&${DAY}`]: true,
    [`Appointment?patient=Patient/p1&${DAY}`]: true,
    [`Appointment?location=Location/room-1&${DAY}`]: true,
    [`Appointment?${DAY}`]: false,
    [`Appointment?${MINE}&patient=Patient/p1&${DAY}`]: false,
    [`Appointment?${MINE}&practitioner=Practitioner/dr-two&${DAY}`]: false,
  }),
  'several-practitioners': async (vendor) => {
    const path = `Appointment?practitioner=Practitioner/dr-two,Practitioner/dr-one&${DAY}`;
    expect(matches(await (await asked(vendor)).bundle(path))).toHaveLength(18);
  },
  'bounded-date': answers({
    [`Appointment?${MINE}&date=ge2026-11-23T05:00:00.000Z`]: true,
    [`Appointment?${MINE}`]: false,
    [`Appointment?${MINE}&date=2026-11-23`]: false,
    [`Appointment?${MINE}&date=ge2026-11-23&date=lt2026-11-24`]: false,
    [`Appointment?${MINE}&date=ge2026-11-23T05:00:00Z&date=ge2026-11-24T05:00:00Z`]: false,
  }),
  'no-encounter-by-practitioner': answers({
    [`Encounter?${MINE}&${DAY}`]: false,
    'Encounter?patient=Patient/p1': true,
  }),
  'missing-types': async (vendor) => {
    expect(await declared(vendor, 'PractitionerRole')).toBeUndefined();
    expect(await declared(vendor, 'List')).toBeUndefined();
    expect(await statuses(await asked(vendor), ['PractitionerRole/role-1'])).toEqual([404]);
  },
  'one-patient': answers({
    [`Appointment?patient=Patient/p1,Patient/p2&${DAY}`]: true,
    'Condition?patient=Patient/p1': true,
    'Condition?patient=Patient/p1,Patient/p2': false,
  }),
  'closed-procedure-dates': answers({
    'Procedure?patient=Patient/p1': true,
    'Procedure?patient=Patient/p1&date=ge2026-01-01T00:00:00Z&date=le2026-12-01T00:00:00Z': true,
    'Procedure?patient=Patient/p1&date=ge2026-01-01T00:00:00Z': false,
    'Procedure?patient=Patient/p1&date=ge2026-01-01&date=le2026-12-01': false,
  }),
  'id-alone': answers({
    'Condition?_id=cond-p1,cond-p2': true,
    'Condition?_id=cond-p1&patient=Patient/p1': false,
  }),
  'passes-over-elements': passesOver,
  'no-include': async (vendor) => {
    const { rest } = await metadata(vendor);
    const { resource } = rest[0];
    expect(resource.flatMap(({ searchInclude }) => searchInclude)).toEqual([]);
    const path = 'MedicationRequest?patient=Patient/p1&_include=MedicationRequest:medication';
    const bundle = await (await asked(vendor)).bundle(path);
    expect(included(bundle)).toEqual([]);
    expect(matches(bundle)[0]).toMatchObject({
      medicationCodeableConcept: { text: 'Metformin 500 mg' },
    });
  },
  'no-posted-search': noPost,
  'repeats-across-pages': async (vendor) => {
    const client = await asked(vendor);
    const ids: (string | undefined)[] = [];
    let next: string | undefined = `Appointment?${MINE}&${DAY}&_count=5`;
    while (next !== undefined) {
      const page = await client.bundle(next);
      ids.push(...matches(page).map(({ id }) => id));
      next = nextOf(page);
    }
    expect(new Set(ids).size).toBe(18);
    expect(ids.length).toBeGreaterThan(18);
  },
  'name-in-narrative': sent(({ text }) => {
    expect(text?.div).toContain('A name');
  }),
  'actor-without-reference': sent(({ participant }) => {
    const bare = participant.filter(({ actor }) => actor !== undefined && !('reference' in actor));
    expect(bare.map(({ actor }) => actor?.display)).toEqual(['Clinician']);
  }),
  'patient-by-type': sent(({ participant }) => {
    const typed = participant.filter(({ type }) => type?.[0]?.text === 'Patient');
    expect(typed.map(({ actor }) => actor?.reference)).toEqual(['Patient/p1']);
  }),
  'v2-scopes': async (vendor) => {
    const asks = `${SIGN_IN} user/Condition.read user/Observation.rs`;
    const { scopes } = await launched(vendor, asks);
    expect(scopes.filter((scope) => scope.startsWith('user/'))).toEqual(['user/Observation.rs']);
  },
  'no-wildcards': async (vendor) => {
    const { scopes, discovery } = await launched(vendor, `${SIGN_IN} user/*.rs user/Condition.rs`);
    expect(scopes).not.toContain('user/*.rs');
    expect(String(discovery['scopes_supported'])).not.toContain('*');
  },
  'no-offline-access': async (vendor) => {
    const { scopes, token } = await launched(vendor, `${SIGN_IN} offline_access user/Condition.rs`);
    expect(scopes).not.toContain('offline_access');
    expect(token.body).not.toHaveProperty('refresh_token');
  },
  'short-token': async (vendor) => {
    const { token } = await launched(vendor, `${SIGN_IN} user/Condition.rs`);
    expect(token.body['expires_in']).toBe(570);
  },
  'unreadable-401': async (vendor) => {
    const headers = { Authorization: 'Bearer bad', Origin: APP_ORIGIN };
    const client = await asked(vendor);
    const refused = await client.request('Condition?patient=Patient/p1', { headers });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    const fine = await client.request('Condition?patient=p1', { headers: { Origin: APP_ORIGIN } });
    expect(fine.headers.get('access-control-allow-origin')).toBe(APP_ORIGIN);
  },
  'preflight-each-time': async (vendor) => {
    const client = await asked(vendor);
    const init = { method: 'OPTIONS', headers: { Origin: APP_ORIGIN } };
    const preflight = await client.request('Condition?patient=Patient/p1', init);
    expect(preflight.headers.get('access-control-max-age')).toBe('0');
  },
};
