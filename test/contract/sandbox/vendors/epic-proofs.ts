import { expect } from 'vitest';
import { EPIC_LISTS } from '#sandbox/vendors/epic-store.ts';
import { smallClinic } from '../small-clinic.ts';
import {
  asked,
  codes,
  DAY,
  declared,
  form,
  included,
  launched,
  matches,
  metadata,
  MINE,
  noBatch,
  passesOver,
  type Proofs,
  statuses,
} from './seat.ts';

const LIST = `List?code=patients&identifier=${EPIC_LISTS.mine.system}|${EPIC_LISTS.mine.value}`;
const P1 = 'patient=Patient/p1';

export const EPIC_PROOFS: Proofs = {
  'names-itself': async (vendor) => {
    expect((await metadata(vendor)).software?.name).toBe('Epic');
  },
  'base-scopes': async (vendor) => {
    const { discovery, scopes } = await launched(vendor, 'launch openid user/Condition.rs');
    expect(discovery['scopes_supported']).toHaveLength(5);
    expect(String(discovery['scopes_supported'])).not.toContain('user/');
    expect(scopes).toContain('user/Condition.rs');
  },
  'no-batch': noBatch,
  'patient-required': async (vendor) => {
    expect(await declared(vendor, 'Appointment')).toContain('practitioner');
    const { status, body } = await (await asked(vendor)).outcome(`Appointment?${MINE}&${DAY}`);
    expect([status, codes(body)]).toEqual([400, ['4111', '59159']]);
  },
  'filters-afterwards': async (vendor) => {
    const client = await asked(vendor);
    const found = async (practitioner: string) =>
      matches(await client.bundle(`Appointment?${P1}&${DAY}&practitioner=${practitioner}`)).length;
    expect([await found('Practitioner/dr-one'), await found('Practitioner/dr-two')]).toEqual([
      1, 0,
    ]);
  },
  'id-alone': async (vendor) => {
    const bundle = await (await asked(vendor)).bundle('Condition?_id=cond-p1&patient=Patient/p2');
    expect(matches(bundle).map(({ id }) => id)).toEqual(['cond-p1']);
  },
  'date-prefixes': async (vendor) => {
    const client = await asked(vendor);
    const paths = ['ge', 'gt', 'le', 'lt', 'eq', '', 'sa', 'eb', 'ne', 'ap'].map(
      (prefix) => `Procedure?${P1}&date=${prefix}2026-02-01`,
    );
    expect(await statuses(client, paths)).toEqual([
      ...Array.from({ length: 6 }, () => 200),
      ...Array.from({ length: 4 }, () => 400),
    ]);
  },
  'unknown-ignored': async (vendor) => {
    const path = `Condition?${P1}&category=problem-list-item&colour=red`;
    const bundle = await (await asked(vendor)).bundle(path);
    expect(matches(bundle)).toHaveLength(1);
    expect(codes(bundle)).toEqual(['4122']);
    expect(bundle.entry?.[0]?.search?.mode).toBe('outcome');
    expect(bundle.link?.[0]?.url).not.toContain('colour');
  },
  'passes-over-elements': passesOver,
  'no-data': async (vendor) => {
    const path = `Condition?patient=Patient/none&category=problem-list-item`;
    const bundle = await (await asked(vendor)).bundle(path);
    expect([matches(bundle), codes(bundle)]).toEqual([[], ['4101']]);
  },
  'hundred-results': async (vendor) => {
    const path = `Observation?${P1}&category=laboratory&_count=200`;
    const bundle = await (await asked(vendor)).bundle(path);
    expect(matches(bundle)).toHaveLength(100);
    expect(codes(bundle)).toEqual(['4127', '59133']);
  },
  'break-the-glass': async (vendor) => {
    const client = await asked(vendor);
    const path = 'Condition?patient=Patient/p18&category=problem-list-item';
    const { status, body } = await client.outcome(path);
    expect([status, codes(body).length]).toEqual([403, 1]);
    expect(['4130', '4131', '4134']).toContain(codes(body)[0]);
    expect(codes((await client.outcome('Condition/cond-p18')).body)).toEqual(codes(body));
    expect(matches(await client.bundle('Appointment?patient=Patient/p18'))).toHaveLength(1);
  },
  'registered-apis': async (vendor) => {
    const path = `Condition?${P1}&category=health-concern`;
    const { status, body } = await (await asked(vendor)).outcome(path);
    expect([status, codes(body)]).toEqual([403, ['4118']]);
  },
  'suppressed-categories': async (vendor) => {
    const clinic = smallClinic();
    const resources = clinic.resources.map((resource) =>
      resource.resourceType === 'Condition' && resource.id === 'cond-p1'
        ? { ...resource, category: [{ coding: [{ code: 'health-concern' }] }] }
        : resource,
    );
    const client = await asked(vendor, { clinic: { ...clinic, resources } });
    const hidden = await client.bundle(`Condition?${P1}`);
    expect([matches(hidden), codes(hidden)]).toEqual([[], ['59204', '4101']]);
    const shown = await client.bundle('Condition?patient=Patient/p2');
    expect([matches(shown).length, codes(shown)]).toEqual([1, ['59204']]);
  },
  'category-or-code': async (vendor) => {
    const client = await asked(vendor);
    const ask = async (query: string) => {
      const { status, body } = await client.outcome(`Observation?${P1}${query}`);
      return [status, codes(body)];
    };
    expect(await ask('')).toEqual([400, ['59108']]);
    expect(await ask('&category=weather')).toEqual([400, ['59111']]);
    expect((await client.request(`Observation?${P1}&code=4548-4`)).status).toBe(200);
  },
  'patient-lists': async (vendor) => {
    const entries = async (clinician: string, identifier: keyof typeof EPIC_LISTS) => {
      const client = await asked(vendor, { clinician });
      const { system, value } = EPIC_LISTS[identifier];
      const bundle = await client.bundle(`List?code=patients&identifier=${system}|${value}`);
      return matches(bundle).map((each) =>
        each.resourceType === 'List' ? (each.entry ?? []).length : -1,
      );
    };
    expect(await entries('dr-one', 'mine')).toEqual([17]);
    expect(await entries('dr-two', 'mine')).toEqual([0]);
    expect(await entries('dr-two', 'department')).toEqual([17]);
    expect(await entries('dr-three', 'mine')).toEqual([]);
  },
  'list-needs-identifier': async (vendor) => {
    const client = await asked(vendor);
    expect(await statuses(client, ['List?code=patients', LIST])).toEqual([400, 200]);
  },
  'names-in-lists': async (vendor) => {
    const [list] = matches(await (await asked(vendor)).bundle(LIST));
    const entries = list?.resourceType === 'List' ? (list.entry ?? []) : [];
    expect(entries[0]?.item.display).toBe('<b>Given</b> Family-p1');
  },
  'surgical-cases': async (vendor) => {
    const clinic = smallClinic();
    const resources = clinic.resources.map((resource) =>
      resource.resourceType === 'Appointment' && resource.id === 'appt-p1'
        ? { ...resource, serviceCategory: [{ coding: [{ code: 'surgery' }] }] }
        : resource,
    );
    const client = await asked(vendor, { clinic: { ...clinic, resources } });
    const found = async (query: string) =>
      matches(await client.bundle(`Appointment?${query}`)).length;
    expect(await found(`${P1}&service-category=surgery`)).toBe(1);
    expect(await found(`${P1}&service-category=appointment`)).toBe(0);
    expect(await found('patient=Patient/p2&service-category=appointment')).toBe(1);
    expect(included(await client.bundle(`Appointment?${P1}&_include=*`))).toContain('Patient');
  },
  'posted-body-alone': async (vendor) => {
    const client = await asked(vendor);
    const path = 'Condition/_search?patient=Patient/p1&category=problem-list-item';
    const body = form({ patient: 'Patient/p2', category: 'problem-list-item' });
    const ids = matches(await client.bundle(path, body)).map(({ id }) => id);
    expect(ids).toEqual(['cond-p2']);
  },
};
