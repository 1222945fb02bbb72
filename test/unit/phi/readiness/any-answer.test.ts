import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READINESS } from '#boundary/readiness-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import type { Answer } from '#phi/readiness/ask.ts';
import { checkDiscovery } from '#phi/readiness/check-discovery.ts';
import { checkGrant, signedInBy } from '#phi/readiness/check-grant.ts';
import { checkMetadata } from '#phi/readiness/check-metadata.ts';
import { checkScopes } from '#phi/readiness/check-scopes.ts';
import { parseGrant } from '#phi/readiness/grant.ts';
import { createReport, type Row } from '#phi/readiness/row.ts';
import { tenantNamed } from '../../../support/sandbox-handlers.ts';

const TENANT = tenantNamed('sandbox-minimal');
const BASE = new URL('https://ehr.example/fhir/');
const FROM = { in: 'console', appOrigin: 'https://app.example' } as const;

const anyJson = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      issuer: fc.jsonValue(),
      authorization_endpoint: fc.oneof(fc.jsonValue(), fc.webUrl()),
      token_endpoint: fc.oneof(fc.jsonValue(), fc.webUrl()),
      capabilities: fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())),
      code_challenge_methods_supported: fc.oneof(fc.jsonValue(), fc.array(fc.constant('plain'))),
      resourceType: fc.constantFrom('CapabilityStatement', 'Conformance', 7),
      fhirVersion: fc.oneof(fc.jsonValue(), fc.constantFrom('4.0.1', '3.0.2')),
      rest: fc.jsonValue(),
      access_token: fc.string(),
      scope: fc.jsonValue(),
      expires_in: fc.oneof(fc.jsonValue(), fc.double()),
      id_token: fc.oneof(
        fc.jsonValue(),
        fc.base64String().map((text) => `e30.${text}.c2ln`),
      ),
    },
    { requiredKeys: [] },
  ),
);

const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  fc.constant<Answer>({ came: 'nothing' }),
  fc.constant<Answer>({ came: 'not-json', headers: new Headers() }),
  fc
    .integer({ min: 201, max: 599 })
    .map((status): Answer => ({ came: 'refusal', headers: new Headers(), status })),
  anyJson.map((body): Answer => ({ came: 'json', headers: new Headers(), body })),
);

/** As door 1 would be asked; undefined where it refuses. */
function saidOf(rows: readonly Row[]): unknown {
  const said: unknown[] = [];
  createReport((message) => said.push(message)).add(rows);
  return rows.length === 0 ? [] : admit(READINESS, said.at(-1));
}

describe('whatever a server answers, it is rows that the door admits', () => {
  it('for discovery and /metadata', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswer, async (answer) => {
        expect(saidOf(checkDiscovery(answer, TENANT, FROM))).toBeDefined();
        const { rows } = await checkMetadata({ answer, transport: null, from: FROM });
        expect(saidOf(rows)).toBeDefined();
      }),
    );
  });

  it('for the answer of the token endpoint', () => {
    fc.assert(
      fc.property(anyJson, fc.double({ noNaN: true }), (answer, machineNow) => {
        const grant = parseGrant(answer);
        if (grant === undefined) return;
        const rows = [
          ...checkGrant(grant, { base: BASE, machineNow }),
          ...checkScopes(TENANT.scopes, grant.scopes),
        ];
        expect(saidOf(rows)).toBeDefined();
      }),
    );
  });
});

describe('what the token endpoint said', () => {
  const claims = Buffer.from('{"fhirUser":"Practitioner/é-one","iat":1795000000}').toString(
    'base64url',
  );

  it('is nothing without a token', () => {
    expect(parseGrant({ scope: 'openid' })).toBeUndefined();
    expect(parseGrant('user/*.rs')).toBeUndefined();
  });

  it('names who signed in by a claim of this server', () => {
    const user = Buffer.from('{"fhirUser":"Practitioner/dr-one"}').toString('base64url');
    const grant = parseGrant({ access_token: 't', id_token: `e30.${user}.c2ln` });
    expect(signedInBy(grant ?? null, BASE)).toStrictEqual({ type: 'Practitioner', id: 'dr-one' });
  });

  it('tells the time of the EHR', () => {
    const grant = parseGrant({ access_token: 't', id_token: `e30.${claims}.c2ln` });
    expect(grant).toMatchObject({ issuedAt: 1_795_000_000_000, hasIdToken: true, scopes: null });
  });
});

describe('a report', () => {
  it('keeps the graver of two rows about one thing', () => {
    const said: unknown[] = [];
    const report = createReport((message) => said.push(message));
    const about = { check: 'search-answers', subject: 'Condition', count: null } as const;
    report.add([{ ...about, end: 'answers' }]);
    report.add([{ ...about, end: 'not-registered' }]);
    report.add([{ ...about, end: 'answers' }]);
    report.close();
    expect(said.at(-1)).toStrictEqual({
      type: 'readiness',
      rows: [{ ...about, end: 'not-registered' }],
      extent: 'all',
    });
  });
});
