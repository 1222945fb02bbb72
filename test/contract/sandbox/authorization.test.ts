import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import type { Sandbox } from '#sandbox/run.ts';
import { ask, authorize, exchange, startSmallSandbox } from './launch.ts';

const SCOPE = 'launch openid fhirUser user/Appointment.rs user/Condition.rs';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSmallSandbox();
});
afterAll(() => sandbox.close());

describe('an EHR launch', () => {
  it('gives a token, who is reading, and every granted scope', async () => {
    const authorized = await authorize(sandbox, { tenant: 'sandbox', scope: SCOPE });
    expect(authorized.answer.get('state')).toBe('state-1');
    const { status, cors, body } = await exchange(sandbox, authorized);
    expect([status, cors]).toEqual([200, sandbox.appUrl]);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 300 });
    expect(String(body['scope']).split(' ').toSorted()).toEqual(SCOPE.split(' ').toSorted());
    expect(body).not.toHaveProperty('patient');
    expect(body).not.toHaveProperty('refresh_token');
    const claims = await idTokenOf(body);
    expect(claims).toMatchObject({
      iss: sandbox.ehrUrl,
      aud: 'foreword-sandbox',
      nonce: 'nonce-1',
      fhirUser: `${sandbox.ehrUrl}/fhir/Practitioner/dr-one`,
    });
    expect((await ask(sandbox, 'Condition?patient=p1', body['access_token'])).status).toBe(200);
    expect((await ask(sandbox, 'Observation?patient=p1', body['access_token'])).status).toBe(403);
  });

  it('names the patient when it was opened from a chart', async () => {
    const authorized = await authorize(sandbox, { tenant: 'sandbox', scope: SCOPE, patient: 'p4' });
    expect((await exchange(sandbox, authorized)).body['patient']).toBe('p4');
  });

  it('grants v1 scopes as asked', async () => {
    const scope = 'launch openid fhirUser user/Condition.read';
    const authorized = await authorize(sandbox, { tenant: 'sandbox', scope });
    const { body } = await exchange(sandbox, authorized);
    expect(body['scope']).toContain('user/Condition.read');
    expect((await ask(sandbox, 'Condition?patient=p1', body['access_token'])).status).toBe(200);
  });

  it('drops scopes it does not grant, and shows which it did', async () => {
    const scope = `${SCOPE} user/Patient.rs user/*.rs user/Condition.cruds patient/Condition.rs offline_access`;
    const authorized = await authorize(sandbox, { tenant: 'sandbox-minimal', scope });
    const { body } = await exchange(sandbox, authorized);
    expect(String(body['scope']).split(' ').toSorted()).toEqual(SCOPE.split(' ').toSorted());
    expect((await ask(sandbox, 'Patient/p1', body['access_token'])).status).toBe(403);
  });

  it.each([
    ['no challenge', { code_challenge: undefined, code_challenge_method: undefined }],
    ['a plain challenge', { code_challenge_method: 'plain' }],
    ['an unknown launch token', { launch: 'guessed' }],
    ['no launch token', { launch: undefined }],
    ['another FHIR base as aud', { aud: 'https://elsewhere.example/fhir' }],
    ['no aud', { aud: undefined }],
  ])('sends an error back, and no code, for %s', async (_, change) => {
    const { answer } = await authorize(sandbox, { tenant: 'sandbox', scope: SCOPE, change });
    expect([answer.get('error'), answer.get('code')]).toEqual(['invalid_request', null]);
  });

  it.each([
    ['redirect address', { redirect_uri: 'https://elsewhere.example/' }],
    ['client', { client_id: 'elsewhere' }],
  ])('shows its own error page for an unknown %s, and redirects nowhere', async (_, change) => {
    const { status, answer } = await authorize(sandbox, {
      tenant: 'sandbox',
      scope: SCOPE,
      change,
    });
    expect([status, [...answer]]).toEqual([400, []]);
  });

  it('refuses a code with the wrong verifier', async () => {
    const authorized = await authorize(sandbox, { tenant: 'sandbox', scope: SCOPE });
    const { status, body } = await exchange(sandbox, authorized, 'x'.repeat(43));
    expect([status, body['error']]).toEqual([400, 'invalid_grant']);
  });

  it('refuses a code that was used', async () => {
    const authorized = await authorize(sandbox, { tenant: 'sandbox', scope: SCOPE });
    expect((await exchange(sandbox, authorized)).status).toBe(200);
    const { status, body } = await exchange(sandbox, authorized);
    expect([status, body['error']]).toEqual([400, 'invalid_grant']);
  });

  it('refuses a token once it is past its life', async () => {
    const short = await startSmallSandbox(1);
    const { body } = await exchange(
      short,
      await authorize(short, { tenant: 'sandbox', scope: SCOPE }),
    );
    expect((await ask(short, 'Condition?patient=p1', body['access_token'])).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect((await ask(short, 'Condition?patient=p1', body['access_token'])).status).toBe(401);
    await short.close();
  });

  it('takes no token of another EHR', async () => {
    const other = await startSmallSandbox();
    const { body } = await exchange(
      other,
      await authorize(other, { tenant: 'sandbox', scope: SCOPE }),
    );
    expect((await ask(sandbox, 'Condition?patient=p1', body['access_token'])).status).toBe(401);
    await other.close();
  });

  it('says in its discovery document where to go and what it can', async () => {
    const address = `${sandbox.ehrUrl}/fhir/.well-known/smart-configuration`;
    const response = await fetch(address, { headers: { Origin: 'https://anywhere.example' } });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toMatchObject({
      issuer: sandbox.ehrUrl,
      authorization_endpoint: `${sandbox.ehrUrl}/oauth/authorize`,
      token_endpoint: `${sandbox.ehrUrl}/oauth/token`,
      code_challenge_methods_supported: ['S256'],
      grant_types_supported: ['authorization_code'],
    });
  });

  async function publishedKey(): Promise<Record<string, unknown>> {
    const published: unknown = await (await fetch(`${sandbox.ehrUrl}/oauth/jwks`)).json();
    const keys = isObject(published) ? published['keys'] : undefined;
    const first: unknown = Array.isArray(keys) ? keys[0] : undefined;
    if (!isObject(first)) throw new TypeError('no key is published');
    return first;
  }

  async function idTokenOf(body: Readonly<Record<string, unknown>>): Promise<unknown> {
    const [header = '', payload = '', signature = ''] = String(body['id_token']).split('.');
    const key = createPublicKey({ key: await publishedKey(), format: 'jwk' });
    const signed = Buffer.from(`${header}.${payload}`);
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({ alg: 'RS256' });
    expect(verify('sha256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true);
    return JSON.parse(Buffer.from(payload, 'base64url').toString());
  }
});
