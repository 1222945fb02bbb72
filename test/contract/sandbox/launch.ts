import { createHash, randomBytes } from 'node:crypto';
import { isObject } from '#boundary/guards.ts';
import { startSandbox, type Sandbox } from '#sandbox/run.ts';
import type { Vendor } from '#sandbox/vendors/vendor.ts';
import { smallClinic, TODAY } from './small-clinic.ts';

/** The sandbox over the small clinic, on any two free ports. */
export function startSmallSandbox(tokenLife = 300, today = TODAY): Promise<Sandbox> {
  return startSandbox({ ehrPort: 0, appPort: 0, clinic: smallClinic(), today, tokenLife });
}

/** The same when it answers as a vendor. */
export function startAsVendor(vendor: Vendor): Promise<Sandbox> {
  return startSandbox({ ehrPort: 0, appPort: 0, clinic: smallClinic(), today: TODAY, vendor });
}

export interface Launch {
  readonly tenant: string;
  readonly scope: string;
  readonly patient?: string;
  /** Who signs in: of the small clinic unless said. */
  readonly clinician?: string;
  /** Parameters of the authorization request to change; undefined leaves one out. */
  readonly change?: Readonly<Record<string, string | undefined>>;
}

export interface Authorized {
  readonly status: number;
  /** Parameters of the redirect, or none where there was no redirect. */
  readonly answer: URLSearchParams;
  readonly verifier: string;
  readonly redirectUri: string;
  readonly client: string;
}

/** Opens the app from the day view and asks for authorization as a SMART app does. */
export async function authorize(sandbox: Sandbox, launch: Launch): Promise<Authorized> {
  const { tenant, scope, patient = null, clinician = 'dr-one', change = {} } = launch;
  const opened = new URL(sandbox.launchUrl(tenant, { clinician, patient }));
  const verifier = randomBytes(32).toString('base64url');
  const redirectUri = `${sandbox.appUrl}/t/${tenant}/app.html`;
  const client = `foreword-${tenant}`;
  const parameters: Readonly<Record<string, string | undefined>> = {
    response_type: 'code',
    client_id: client,
    redirect_uri: redirectUri,
    scope,
    state: 'state-1',
    aud: `${sandbox.ehrUrl}/fhir`,
    launch: opened.searchParams.get('launch') ?? '',
    nonce: 'nonce-1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...change,
  };
  const query = new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    ),
  );
  const response = await fetch(`${sandbox.ehrUrl}/oauth/authorize?${query.toString()}`, {
    redirect: 'manual',
    headers: { Accept: 'text/html' },
  });
  const location = response.headers.get('location');
  const answer = location === null ? new URLSearchParams() : new URL(location).searchParams;
  return { status: response.status, answer, verifier, redirectUri, client };
}

export interface TokenAnswer {
  readonly status: number;
  readonly cors: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Exchanges the code of an authorization, with another verifier if told. */
export async function exchange(
  sandbox: Sandbox,
  { answer, verifier, redirectUri, client }: Authorized,
  otherVerifier = verifier,
): Promise<TokenAnswer> {
  const response = await fetch(`${sandbox.ehrUrl}/oauth/token`, {
    method: 'POST',
    headers: { Origin: sandbox.appUrl },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: answer.get('code') ?? '',
      redirect_uri: redirectUri,
      client_id: client,
      code_verifier: otherVerifier,
    }),
  });
  const body: unknown = await response.json();
  return {
    status: response.status,
    cors: response.headers.get('access-control-allow-origin'),
    body: isObject(body) ? body : {},
  };
}

/** Asks the FHIR server of a sandbox with an access token. */
export function ask(sandbox: Sandbox, path: string, token: unknown): Promise<Response> {
  return fetch(`${sandbox.ehrUrl}/fhir/${path}`, {
    headers: { Authorization: `Bearer ${String(token)}` },
  });
}
