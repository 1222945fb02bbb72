import { expect } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import {
  asked,
  batch,
  DAY,
  form,
  launched,
  matches,
  metadata,
  MIDST,
  MINE,
  type Proofs,
  READ,
  statuses,
} from './seat.ts';

export const MEDPLUM_PROOFS: Proofs = {
  'pages-of-twenty': async (vendor) => {
    const client = await asked(vendor);
    const path = 'Observation?patient=Patient/p1';
    expect(matches(await client.bundle(path))).toHaveLength(20);
    expect(matches(await client.bundle(`${path}&_count=1000`))).toHaveLength(120);
  },
  'no-total': async (vendor) => {
    const bundle = await (await asked(vendor)).bundle('Condition?patient=Patient/p1');
    expect(bundle).not.toHaveProperty('total');
  },
  'bare-id': async (vendor) => {
    const client = await asked(vendor);
    const found = async (practitioner: string) =>
      matches(await client.bundle(`Appointment?practitioner=${practitioner}&${DAY}`)).length;
    expect([await found('dr-one'), await found('Practitioner/dr-one')]).toEqual([0, 18]);
  },
  'bare-date': async (vendor) => {
    const client = await asked(vendor);
    for (const dates of ['date=2026-11-23', 'date=ge2026-11-23&date=le2026-11-23']) {
      expect(matches(await client.bundle(`Appointment?${MINE}&${dates}`))).toEqual([]);
    }
  },
  'bare-patient': async (vendor) => {
    expect(matches(await (await asked(vendor)).bundle('Condition?patient=p1'))).toHaveLength(1);
  },
  'unknown-refused': async (vendor) => {
    const path = 'Condition?patient=Patient/p1&colour=red';
    expect(await statuses(await asked(vendor), [path])).toEqual([400]);
  },
  batch: async (vendor) => {
    expect((await metadata(vendor)).rest[0].interaction).toEqual([{ code: 'batch' }]);
  },
  'posted-search': async (vendor) => {
    const client = await asked(vendor);
    const bundle = await client.bundle('Condition/_search', form({ patient: 'Patient/p1' }));
    expect(matches(bundle)).toHaveLength(1);
  },
  'weighted-points': async (vendor) => {
    expect(vendor.limit).toMatchObject({ points: 50_000, window: 60_000 });
    const limit = vendor.limit === null ? null : { ...vendor.limit, points: 41 };
    let now = MIDST;
    const client = await asked({ ...vendor, limit }, { now: () => now });
    const search = 'Condition?patient=Patient/p1';
    const paths = [search, search, search, READ, READ];
    expect(await statuses(client, paths)).toEqual([200, 200, 429, 200, 429]);
    now += 60_000;
    expect(await statuses(client, [search])).toEqual([200]);
  },
  'rate-limit-header': async (vendor) => {
    const client = await asked(vendor, { now: () => MIDST });
    const { headers } = await client.request('Condition?patient=Patient/p1');
    expect(headers.get('ratelimit')).toBe('"fhirInteractions";r=49980;t=60');
  },
  'batch-stops': async (vendor) => {
    const limit = vendor.limit === null ? null : { ...vendor.limit, points: 45 };
    const client = await asked({ ...vendor, limit }, { now: () => MIDST });
    const search = 'Condition?patient=Patient/p1';
    const bundle = await client.bundle('', batch(search, search, search, READ));
    expect(bundle.entry?.map(({ response }) => response?.status.slice(0, 3))).toEqual([
      '200',
      '200',
      '429',
      '429', // a read would still have been within the points
    ]);
  },
  'style-named': async (vendor) => {
    const { token } = await launched(vendor, 'launch openid fhirUser user/Appointment.rs');
    const address = String(token.body['smart_style_url']);
    expect(address).toMatch(/\/fhir\/\.well-known\/smart-styles\.json$/);
    const style = await (await asked(vendor)).request('.well-known/smart-styles.json');
    expect(style.headers.get('access-control-allow-origin')).toBe('*');
    const said: unknown = await style.json();
    expect(isObject(said) ? Object.keys(said) : []).toHaveLength(11);
  },
  'scopes-enforced': async (vendor) => {
    const client = await asked(vendor, { scopes: ['user/Appointment.rs'] });
    const paths = [`Appointment?${MINE}&${DAY}`, 'Condition?patient=Patient/p1', 'Patient/p1'];
    expect(await statuses(client, paths)).toEqual([200, 403, 403]);
  },
};
