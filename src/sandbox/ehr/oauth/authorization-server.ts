import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import Provider, { type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import { CONTEXT_SCOPES } from '../scopes.ts';
import type { LaunchContext, LaunchTokens } from './launch-tokens.ts';
import { createMemoryAdapter } from './memory-adapter.ts';

export interface AuthorizationParts {
  /** The EHR's origin: the issuer of its ID tokens. */
  readonly issuer: string;
  readonly fhirBase: string;
  readonly clients: readonly RegisteredClient[];
  readonly launches: LaunchTokens;
  /** Seconds an access token is good for. */
  readonly tokenLife: number;
  /** Named in each token response, where the EHR says how its pages look. */
  readonly styleAddress: string | null;
}

/** A public client as the EHR's administrator registered it. */
interface RegisteredClient {
  readonly id: string;
  readonly redirectUri: string;
  /** Every user scope it may be granted, each way of writing it. */
  readonly scopes: readonly string[];
}

export interface AuthorizationServer {
  readonly callback: ReturnType<Provider['callback']>;
  readonly publicKey: KeyObject;
}

export const ROUTES = {
  authorization: '/oauth/authorize',
  token: '/oauth/token',
  jwks: '/oauth/jwks',
} as const;

/** A SMART App Launch 2.2 authorization server for EHR launches. The launch token says who is signed in, so it asks nothing. */
export function createAuthorizationServer(parts: AuthorizationParts): AuthorizationServer {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const launched = new Map<string, LaunchContext>();
  const key = { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' };
  const provider = new Provider(parts.issuer, {
    ...configuration(parts, launched),
    jwks: { keys: [{ ...key, kty: 'RSA' }] },
  });
  provider.on('grant.success', (context) => {
    tellContext(context, launched, parts.styleAddress); // before the response is sent
  });
  return { callback: provider.callback(), publicKey };
}

function configuration(
  parts: AuthorizationParts,
  launched: Map<string, LaunchContext>,
): Configuration {
  return {
    adapter: createMemoryAdapter(),
    clients: parts.clients.map(({ id, redirectUri }) => ({
      client_id: id,
      redirect_uris: [redirectUri],
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code'],
      response_types: ['code'],
    })),
    routes: ROUTES,
    scopes: CONTEXT_SCOPES,
    claims: { openid: ['sub'], fhirUser: ['fhirUser'] },
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    pkce: { required: () => true },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    ttl: {
      AccessToken: parts.tokenLife,
      AuthorizationCode: 60,
      IdToken: parts.tokenLife,
      Grant: parts.tokenLife + 60,
      Session: 60,
    },
    expiresWithSession: () => false,
    interactions: { policy: [] },
    features: features(parts),
    extraParams: launchParameters(parts),
    clientBasedCORS: (_context, origin, { redirectUris = [] }) =>
      redirectUris.some((uri) => new URL(uri).origin === origin),
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, fhirUser: `${parts.fhirBase}/Practitioner/${id}` }),
    }),
    loadExistingGrant: (context) => grantFor(parts, context, launched),
    renderError,
  };
}

function features({ fhirBase, clients, tokenLife }: AuthorizationParts): Configuration['features'] {
  return {
    devInteractions: { enabled: false },
    userinfo: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    // SMART apps name the resource in `aud`, not in `resource`; the FHIR base is the only one there is.
    resourceIndicators: {
      enabled: true,
      defaultResource: () => fhirBase,
      useGrantedResource: () => true,
      getResourceServerInfo: (_context, _resource, client) => ({
        scope: scopesOf(clients, client.clientId).join(' '),
        audience: fhirBase,
        accessTokenFormat: 'jwt',
        accessTokenTTL: tokenLife,
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  };
}

/** `aud` must be this FHIR base and `launch` a token of this EHR; the launch then says who is signed in, whoever was before. */
function launchParameters({
  fhirBase,
  launches,
}: AuthorizationParts): Configuration['extraParams'] {
  return {
    aud: (_context, aud) => {
      if (aud?.replace(/\/$/, '') !== fhirBase) throw new errors.InvalidRequest('unknown aud');
    },
    launch: (context, token) => {
      const launch = launches.read(token);
      if (launch === undefined) throw new errors.InvalidRequest('unknown launch');
      context.oidc.session?.loginAccount({ accountId: launch.clinician, transient: true });
    },
  };
}

/** Grants what is asked for and allowed, silently dropping the rest, as EHRs do. */
async function grantFor(
  { clients, fhirBase, launches }: AuthorizationParts,
  { oidc }: KoaContextWithOIDC,
  launched: Map<string, LaunchContext>,
): Promise<InstanceType<Provider['Grant']> | undefined> {
  const { client, session, params } = oidc;
  const launch = launches.read(textOf(params?.['launch']));
  if (client === undefined || session?.accountId === undefined || launch === undefined) {
    return undefined;
  }
  const asked = textOf(params?.['scope'])?.split(' ') ?? [];
  const allowed = scopesOf(clients, client.clientId);
  const grant = new oidc.provider.Grant({
    clientId: client.clientId,
    accountId: session.accountId,
  });
  grant.addOIDCScope(asked.filter((scope) => isContextScope(scope)).join(' '));
  grant.addResourceScope(fhirBase, asked.filter((scope) => allowed.includes(scope)).join(' '));
  launched.set(await grant.save(), launch);
  return grant;
}

/** Adds to the token response what SMART puts there: every granted scope, and the patient where there is one. */
function tellContext(
  context: KoaContextWithOIDC,
  launched: Map<string, LaunchContext>,
  styleAddress: string | null,
): void {
  const { body } = context;
  const { Grant: grant, AuthorizationCode: code } = context.oidc.entities;
  if (typeof body !== 'object' || body === null || !('access_token' in body)) return;
  if (grant === undefined || code?.grantId === undefined) return;
  const contextual = grant.getOIDCScopeFiltered(new Set(CONTEXT_SCOPES)).split(' ');
  const resources = 'scope' in body && typeof body.scope === 'string' ? body.scope.split(' ') : [];
  const scope = [...new Set([...contextual, ...resources])].filter(Boolean).join(' ');
  const patient = launched.get(code.grantId)?.patient ?? null;
  launched.delete(code.grantId);
  const told = patient === null ? {} : { patient, need_patient_banner: false };
  const styled = styleAddress === null ? {} : { smart_style_url: styleAddress };
  context.body = { ...body, scope, ...told, ...styled };
}

function renderError(context: KoaContextWithOIDC, { error }: { readonly error: string }): void {
  context.type = 'html';
  context.set('Content-Security-Policy', "default-src 'none'");
  const code = /^[a-z_]+$/.test(error) ? error : 'error';
  context.body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Not authorized</title>
<h1>This app could not be opened</h1><p>The sandbox EHR refused the request (<code>${code}</code>).</p></html>`;
}

function scopesOf(clients: readonly RegisteredClient[], id: string): readonly string[] {
  return clients.find((client) => client.id === id)?.scopes ?? [];
}

function isContextScope(scope: string): boolean {
  return CONTEXT_SCOPES.some((each) => each === scope);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
