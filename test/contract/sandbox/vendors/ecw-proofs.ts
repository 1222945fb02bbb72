import { expect } from 'vitest';
import { startAsVendor } from '../launch.ts';
import {
  asked,
  declared,
  encountersByPractitioner,
  medicationIncluded,
  metadata,
  MIDST,
  noAppointments,
  noBatch,
  noPost,
  pagesBy,
  passesOver,
  plannedEncounters,
  type Proofs,
  READ,
  statuses,
} from './seat.ts';

export const ECW_PROOFS: Proofs = {
  'names-itself': async (vendor) => {
    expect((await metadata(vendor)).software?.name).toBe('eCW FHIR Facade');
  },
  'no-batch': noBatch,
  'no-appointments': noAppointments,
  'encounters-by-practitioner': encountersByPractitioner,
  'planned-encounters': plannedEncounters,
  'minute-budget': async (vendor) => {
    let now = MIDST;
    const client = await asked(vendor, { now: () => now });
    const many = (times: number) =>
      statuses(
        client,
        Array.from({ length: times }, () => READ),
      );
    expect(new Set(await many(250))).toEqual(new Set([200]));
    now += 39_999; // the last millisecond of the same minute
    expect(await many(1)).toEqual([429]);
    now += 1;
    expect(await many(2)).toEqual([200, 200]);
  },
  'sign-in-counts': async (vendor) => {
    const limit = vendor.limit === null ? null : { ...vendor.limit, points: 1 };
    const sandbox = await startAsVendor({ ...vendor, limit });
    const ask = async (path: string) => (await fetch(`${sandbox.ehrUrl}${path}`)).status;
    expect(await ask('/oauth/authorize?client_id=none')).toBe(400);
    expect(await ask('/fhir/metadata')).toBe(429);
    expect(await ask('/oauth/authorize?client_id=none')).toBe(429);
    expect(await ask('/')).toBe(200);
    await sandbox.close();
  },
  'no-retry-after': async (vendor) => {
    const client = await asked(vendor, { now: () => MIDST });
    await statuses(
      client,
      Array.from({ length: 250 }, () => READ),
    );
    const { status, headers } = await client.request(READ);
    expect(status).toBe(429);
    expect([headers.get('retry-after'), headers.get('ratelimit')]).toEqual([null, null]);
  },
  'discovery-counts': async (vendor) => {
    const limit = vendor.limit === null ? null : { ...vendor.limit, points: 2 };
    const client = await asked({ ...vendor, limit }, { now: () => MIDST });
    await client.request('Condition', { method: 'OPTIONS' });
    const paths = ['metadata', '.well-known/smart-configuration', READ];
    expect(await statuses(client, paths)).toEqual([200, 200, 429]);
  },
  'page-links': pagesBy('page'),
  'few-condition-parameters': async (vendor) => {
    const parameters = await declared(vendor, 'Condition');
    expect(parameters).toEqual(['_id', 'category', 'encounter', 'onset-date', 'patient']);
    const path = 'Condition?patient=Patient/p1&clinical-status=active';
    expect(await statuses(await asked(vendor), [path])).toEqual([400]);
  },
  'medication-included': medicationIncluded,
  'passes-over-elements': passesOver,
  'no-posted-search': noPost,
};
