import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { STRATEGY_NAMES } from '#boundary/schedule-strategy.ts';
import { parseTenant } from '#boundary/tenant.ts';
import { readRegistry } from '../../../launch/tenants/read-registry.ts';

const sandbox = readJson('launch/tenants/sandbox.json');
const validate = new Ajv({ strict: false }).compile(readJson('launch/tenants/tenant.schema.json'));

const PIN = { id: 'core', version: '2026.11.4', before: null };

describe('the tenant registry', () => {
  it('holds the two sandbox tenants', () => {
    expect(readRegistry('launch/tenants').map(({ id }) => id)).toEqual([
      'sandbox-minimal',
      'sandbox',
    ]);
  });

  it('asks for no scope that writes, and for no patient in context', () => {
    const scopes = readRegistry('launch/tenants').flatMap((tenant) => tenant.scopes);
    expect(
      scopes.filter((scope) => !/^(launch|openid|fhirUser|user\/[A-Z]\w+\.rs)$/.test(scope)),
    ).toEqual([]);
  });

  it('lets the minimal tenant ask only for what scheduled patients need', () => {
    const minimal = readRegistry('launch/tenants').find(({ id }) => id === 'sandbox-minimal');
    expect(minimal).toMatchObject({ panel: null, past: null });
    expect(minimal?.scopes).not.toContain('user/Patient.rs');
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['an unknown member', { apiKey: 'x' }],
    ['a plain http issuer', { issuer: 'http://ehr.example/fhir' }],
    ['an issuer with a user in it', { issuer: 'https://ehr.example@evil.example/fhir' }],
    ['an issuer with a query', { issuer: 'https://ehr.example/fhir?x=1' }],
    ['an origin with a path', { authorizationOrigin: 'https://ehr.example/oauth' }],
    ['a session that never ends by itself', { idleMinutes: 0 }],
    ['an idle hour and more', { idleMinutes: 61 }],
    ['half a minute', { idleMinutes: 1.5 }],
    ['a wildcard frame ancestor', { frameAncestors: ['*'] }],
    [
      'a header break in a frame ancestor',
      { frameAncestors: ["https://ehr.example; script-src 'unsafe-inline'"] },
    ],
    ['a strategy nobody wrote', { schedule: ['guess'] }],
    ['no strategy at all', { schedule: [] }],
    ['a scope that writes', { scopes: ['user/Condition.cruds'] }],
    ['a scope for everything', { scopes: ['user/*.rs'] }],
    ['a scope that outlives the session', { scopes: ['offline_access'] }],
    ['a port that is none', { issuer: 'https://ehr.example:99999/fhir' }],
    ['a path that climbs', { issuer: 'https://ehr.example/a/../fhir' }],
    ['a name that runs backwards', { name: 'EHR \u202e' }],
    [
      'a concurrency of a hundred',
      { limits: { concurrency: 100, batchSize: 1, pages: 1, visits: 1, perMinute: null } },
    ],
    ['a vendor nobody knows', { vendor: 'paper' }],
    ['a list without a system', { lists: ['5332'] }],
    ['visits of nobody', { whose: [] }],
    ['a rule without a practitioner', { whose: [{ rule: 'me', practitioners: [] }] }],
    ['a rule nobody wrote', { whose: [{ rule: 'everyone', practitioners: [''] }] }],
    ['a practitioner with a path', { whose: [{ rule: 'shared', practitioners: ['../x'] }] }],
    ['someone for nobody', { whose: [{ rule: 'supervisor', practitioners: ['resident>'] }] }],
    ['a search by another way', { search: 'put' }],
    [
      'a budget of nothing',
      {
        limits: {
          concurrency: 1,
          batchSize: 1,
          pages: 1,
          visits: 1,
          perMinute: { requests: 0, counts: 'all', aligned: true },
        },
      },
    ],
    ['markup in the name', { name: '<b>EHR</b>' }],
    ['no pack', { packs: [] }],
    ['five packs', { packs: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ ...PIN, id })) }],
    ['the same pin twice', { packs: [PIN, PIN] }],
    ['a pack of any version', { packs: [{ ...PIN, version: 'latest' }] }],
    ['a pack that is a path', { packs: [{ ...PIN, id: '../core' }] }],
    ['a pack at an address', { packs: [{ ...PIN, url: 'https://evil.example' }] }],
    ['a contact with a second recipient', { contact: 'a@b.example,c@evil.example' }],
    ['a contact with a field of its own', { contact: 'a@b.example?bcc=c@evil.example' }],
    ['a contact that is a link', { contact: 'https://hospital.example' }],
    ['a path in the id', { id: '../x' }],
  ])('refuses %s, in the parser and in the JSON Schema alike', (_, change) => {
    const tenant = { ...sandbox, ...change };
    expect(parseTenant(withoutSchema(tenant))).toBeUndefined();
    expect(validate(tenant)).toBe(false);
  });

  it.each(Object.keys(withoutSchema(sandbox)))('refuses a tenant without %s, in both', (member) => {
    const { [member]: _, ...tenant } = sandbox;
    expect(parseTenant(withoutSchema(tenant))).toBeUndefined();
    expect(validate(tenant)).toBe(false);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['two versions of one pack', { packs: [PIN, { ...PIN, version: '2026.11.5' }] }],
    ['a version before that is the same', { packs: [{ ...PIN, before: PIN.version }] }],
  ])('refuses %s, which the JSON Schema cannot say', (_, change) => {
    expect(parseTenant(withoutSchema({ ...sandbox, ...change }))).toBeUndefined();
  });

  it('shows reviewed cards only unless told otherwise, in the schema that an editor uses', () => {
    expect(readJson('launch/tenants/tenant.schema.json')).toMatchObject({
      properties: { reviewedCardsOnly: { default: true } },
    });
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['every way to a schedule', { schedule: STRATEGY_NAMES }],
    [
      'both grammars of scopes',
      { scopes: ['user/Appointment.read', 'user/Condition.rs', 'user/List.s'] },
    ],
    ['a list of patients', { lists: ['urn:oid:1.2.840.114350.1.13.0.1.7.2.806567|5332'] }],
    [
      'visits of a supervisor',
      {
        whose: [
          { rule: 'me', practitioners: ['', 'resident>resident-2'] },
          { rule: 'supervisor', practitioners: ['resident>attending'] },
        ],
      },
    ],
  ])('accepts %s, in both', (_, change) => {
    const tenant = { ...sandbox, ...change };
    expect(parseTenant(withoutSchema(tenant))).toBeDefined();
    expect(validate(tenant)).toBe(true);
  });

  it('accepts the sandbox in both', () => {
    expect(parseTenant(withoutSchema(sandbox))).toBeDefined();
    expect(validate(sandbox)).toBe(true);
  });
});

function readJson(file: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isObject(value)) throw new Error('expected an object');
  return value;
}

function withoutSchema({ $schema: _, ...tenant }: Readonly<Record<string, unknown>>) {
  return tenant;
}
