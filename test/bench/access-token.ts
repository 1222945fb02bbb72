import { createHash, randomBytes } from 'node:crypto';
import { isObject } from '#boundary/guards.ts';
import { tenantPath } from '#zones';
import type { SlowSandbox } from './slow-sandbox.ts';

/** An access token as the app gets one: an EHR launch with PKCE, walked through without a browser. */
export async function accessToken({ tenant, appUrl, launchUrl }: SlowSandbox): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  const redirectUri = `${appUrl}${tenantPath(tenant)}app.html`;
  const asked = new URLSearchParams({
    response_type: 'code',
    client_id: tenant.clientId,
    redirect_uri: redirectUri,
    scope: tenant.scopes.join(' '),
    aud: tenant.issuer,
    launch: new URL(launchUrl()).searchParams.get('launch') ?? '',
    state: randomBytes(16).toString('hex'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const code = await codeFrom(`${tenant.authorizationOrigin}/oauth/authorize?${asked.toString()}`);
  const answer = await fetch(tenant.tokenEndpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      redirect_uri: redirectUri,
      client_id: tenant.clientId,
    }),
  });
  const body: unknown = await answer.json();
  const token = isObject(body) ? body['access_token'] : undefined;
  if (typeof token !== 'string') throw new Error('the sandbox gave no token');
  return token;
}

async function codeFrom(address: string): Promise<string> {
  const answer = await fetch(address, { redirect: 'manual' });
  const location = answer.headers.get('location') ?? '';
  const code = URL.canParse(location) ? new URL(location).searchParams.get('code') : null;
  if (code === null) throw new Error('the sandbox gave no code');
  return code;
}
