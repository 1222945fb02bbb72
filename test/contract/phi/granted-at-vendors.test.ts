import { describe, expect, it } from 'vitest';
import type { VendorId } from '#sandbox/vendors/vendor.ts';
import { tenantOf } from '#sandbox/vendors/tenants.ts';
import { VENDORS } from '#sandbox/vendors/vendors.ts';
import { tenantNamed } from '../../support/sandbox-handlers.ts';
import { aNetwork } from './server.ts';
import { runAt, stops, vendorNamed } from './vendor-run.ts';

const server = aNetwork();

const scopesOf = (id: VendorId) => tenantOf(vendorNamed(id), tenantNamed('sandbox-minimal')).scopes;

/** What is granted with one scope written otherwise. */
const grantedWith = (id: VendorId, from: string, to: string) =>
  scopesOf(id).map((scope) => (scope === from ? to : scope));

it.each(VENDORS.map(({ id }) => id))(
  'nothing is said of scopes at %s where all that its tenant asks for is granted',
  async (id) => {
    const { grants } = await runAt(server, id, { tenant: { schedule: ['own-choice'] } });
    expect(grants).toBeUndefined();
  },
);

describe('a schedule that was granted otherwise than asked', () => {
  it.each([
    ['oracle', 'user/Appointment.rs', 'patient/Appointment.rs', 'one-patient', 'rs'],
    ['meditech', 'user/Appointment.read', 'patient/*.read', 'one-patient', 'read'],
    ['athena', 'user/Encounter.rs', 'user/Encounter.cud', 'dropped', 'rs'],
    ['epic', 'user/List.rs', 'openid', 'dropped', 'rs'],
  ] as const)('%s: %s as %s is named, and no chart is read', async (id, from, to, lack, asked) => {
    const { words, grants, ladder, opened } = await runAt(server, id, {
      scopes: grantedWith(id, from, to),
    });
    const [, subject = ''] = /\/(\w+)\./.exec(from) ?? [];
    expect(words.at(-1)).toMatchObject(stops('session', 'scope-missing'));
    expect(grants).toEqual({ type: 'grants', lacking: [{ subject, lack, asked }] });
    expect(JSON.stringify(ladder)).toContain('"end":"scope-missing"');
    expect(opened.size).toBe(0);
  });

  it('SMART 1 for SMART 2, and a wildcard for a name, are no loss', async () => {
    const scopes = scopesOf('medplum').map((scope) => scope.replace(/\.rs$/, '.read'));
    const wild = ['openid', 'fhirUser', 'launch', 'user/*.rs'];
    for (const granted of [scopes, wild]) {
      const { grants, horizons } = await runAt(server, 'medplum', { scopes: granted });
      expect(grants).toBeUndefined();
      expect(horizons).toHaveLength(3);
    }
  });

  it('a part of the appointments is told, as the rest is left out without a word', async () => {
    const { grants } = await runAt(server, 'oracle', {
      scopes: grantedWith('oracle', 'user/Appointment.rs', 'user/Appointment.rs?status=booked'),
    });
    expect(grants).toEqual({
      type: 'grants',
      lacking: [{ subject: 'Appointment', lack: 'narrowed', asked: 'rs' }],
    });
  });
});

describe('laboratory results that were granted otherwise than asked', () => {
  it.each([
    ['without the search', 'user/Observation.r', 'not-searchable'],
    ['for one patient', 'patient/Observation.rs', 'one-patient'],
    ['not at all', 'openid', 'dropped'],
  ] as const)('%s: the rest is read, and what is missing is named', async (_, to, lack) => {
    const { words, grants, horizons } = await runAt(server, 'meditech', {
      scopes: grantedWith('meditech', 'user/Observation.rs', to),
    });
    expect(words.at(-1)).toMatchObject({ type: 'finished' });
    expect(grants).toMatchObject({ lacking: [{ subject: 'Observation', lack }] });
    expect(JSON.stringify(horizons)).toContain('"kind":"laboratory","code":"not-permitted"');
  });
});
