import type { RequestListener } from 'node:http';
import type { Tenant } from '#boundary/tenant.ts';
import { tenantPath } from '#zones';
import { type AccessLogRow, createAccessLog } from './access-log.ts';
import { createDayView } from './day-view.ts';
import type { EhrParts } from './ehr-parts.ts';
import { createFhirServer, type WebHandler } from './fhir-server.ts';
import { createVerifier } from './oauth/access-token.ts';
import { createAuthorizationServer, ROUTES } from './oauth/authorization-server.ts';
import { createLaunchTokens, type LaunchContext } from './oauth/launch-tokens.ts';
import { createFaultSwitchboard } from './faults.ts';
import { all } from './meddles.ts';
import { fillRepository } from './repository.ts';
import { createRequestBudget } from './request-budget.ts';
import { CONTEXT_SCOPES, grantableScopes } from './scopes.ts';
import { SANDBOX_RULES, type ServerRules } from './server-rules.ts';
import { STYLE_PATH } from './smart-style.ts';
import { toListener } from './web-adapter.ts';

export interface Ehr {
  readonly listener: RequestListener;
  /** The FHIR server alone, on web-standard requests. */
  readonly fhir: WebHandler;
  readonly accessLog: () => readonly AccessLogRow[];
  /** The app's launch address with a fresh launch token, as the day view opens it. */
  readonly launchUrl: (tenant: string, context: LaunchContext) => string;
}

/** Puts the sandbox EHR together: FHIR server, authorization server, day view and access log. */
export async function createEhr(parts: EhrParts): Promise<Ehr> {
  const { origin, appOrigin, clinic, tenants, meddle, rules = SANDBOX_RULES } = parts;
  const { now = Date.now } = parts;
  const fhirBase = `${origin}/fhir`;
  const log = createAccessLog();
  const launches = createLaunchTokens(now);
  const authorization = createAuthorizationServer({
    issuer: origin,
    fhirBase,
    launches,
    tokenLife: parts.tokenLife,
    styleAddress: rules.style === null ? null : `${fhirBase}/${STYLE_PATH}`,
    clients: tenants.map((tenant) => ({
      id: tenant.clientId,
      redirectUri: `${appOrigin}${tenantPath(tenant)}app.html`,
      scopes: grantedScopes(rules, allowedScopes(tenant)),
    })),
  });
  const loadedAt = new Date(`${parts.today}T00:00:00Z`);
  const repository = await fillRepository(rules.lay(clinic), loadedAt, rules.types);
  const budget = createRequestBudget(rules.limit, now);
  const faults = createFaultSwitchboard({ appOrigins: [appOrigin] });
  const straight = createFhirServer({
    base: fhirBase,
    repository,
    restricted: clinic.restrictedPatients,
    smart: smartEndpoints(origin, rules),
    verify: createVerifier({
      publicKey: authorization.publicKey,
      issuer: origin,
      audience: fhirBase,
      now,
    }),
    log,
    appOrigins: [appOrigin],
    rules,
    now,
    budget,
  });
  const between = meddle === undefined ? faults.meddle : all(meddle, faults.meddle);
  const fhir: WebHandler = (request) => between(request, () => straight(request));
  const dayView = createDayView({ ...parts, repository, log, launchUrl, faults });
  const web = toListener(origin, (request) =>
    new URL(request.url).pathname.startsWith('/fhir') ? fhir(request) : dayView(request),
  );
  return { listener, fhir, accessLog: log.rows, launchUrl };

  function listener(...[incoming, outgoing]: Parameters<RequestListener>): void {
    const { url = '/', headers } = incoming;
    if (headers.host !== new URL(origin).host) outgoing.writeHead(421).end();
    else if (/^\/(oauth\/|\.well-known\/openid-configuration)/.test(url)) {
      if (isSignIn(url) && budget.countsSignIn && !budget.take('other')) {
        outgoing.writeHead(429).end();
      } else void authorization.callback(incoming, outgoing); // answers its own errors
    } else web(incoming, outgoing);
  }

  function launchUrl(id: string, context: LaunchContext): string {
    const query = new URLSearchParams({ iss: fhirBase, launch: launches.write(context) });
    return `${appOrigin}${tenantPath({ id })}?${query.toString()}`;
  }
}

function isSignIn(url: string): boolean {
  return url.startsWith(ROUTES.authorization) || url.startsWith(ROUTES.token);
}

function smartEndpoints(origin: string, rules: ServerRules) {
  return {
    issuer: origin,
    authorizationEndpoint: `${origin}${ROUTES.authorization}`,
    tokenEndpoint: `${origin}${ROUTES.token}`,
    jwksUri: `${origin}${ROUTES.jwks}`,
    scopes: rules.scopesListed ?? [...CONTEXT_SCOPES, ...grantedScopes(rules, ['user/*.rs'])],
  };
}

/** Each way to write a scope that is within what is allowed and that this EHR grants. */
function grantedScopes({ types, grants }: ServerRules, allowed: readonly string[]) {
  return grantableScopes(allowed, [...types.keys()]).filter(grants);
}

/** A tenant that opted into the panel was registered for every type; any other for what its registry entry names. */
function allowedScopes({ panel, scopes }: Tenant): readonly string[] {
  return panel === null ? scopes : ['user/*.rs'];
}
