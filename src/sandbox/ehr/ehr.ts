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
import { fillRepository } from './repository.ts';
import { CONTEXT_SCOPES, grantableScopes } from './scopes.ts';
import { servedTypeNames } from './served-types.ts';
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
  const { origin, appOrigin, clinic, tenants, meddle } = parts;
  const fhirBase = `${origin}/fhir`;
  const log = createAccessLog();
  const launches = createLaunchTokens(() => Date.now());
  const authorization = createAuthorizationServer({
    issuer: origin,
    fhirBase,
    launches,
    tokenLife: parts.tokenLife,
    clients: tenants.map((tenant) => ({
      id: tenant.clientId,
      redirectUri: `${appOrigin}${tenantPath(tenant)}app.html`,
      scopes: grantableScopes(allowedScopes(tenant), servedTypeNames()),
    })),
  });
  const repository = await fillRepository(clinic.resources, new Date(`${parts.today}T00:00:00Z`));
  const straight = createFhirServer({
    base: fhirBase,
    repository,
    restricted: clinic.restrictedPatients,
    smart: smartEndpoints(origin),
    verify: createVerifier({
      publicKey: authorization.publicKey,
      issuer: origin,
      audience: fhirBase,
    }),
    log,
    appOrigins: [appOrigin],
  });
  const fhir: WebHandler =
    meddle === undefined ? straight : (request) => meddle(request, () => straight(request));
  const dayView = createDayView({ ...parts, repository, log, launchUrl });
  const web = toListener(origin, (request) =>
    new URL(request.url).pathname.startsWith('/fhir') ? fhir(request) : dayView(request),
  );
  return { listener, fhir, accessLog: log.rows, launchUrl };

  function listener(...[incoming, outgoing]: Parameters<RequestListener>): void {
    const { url = '/', headers } = incoming;
    if (headers.host !== new URL(origin).host) outgoing.writeHead(421).end();
    else if (/^\/(oauth\/|\.well-known\/openid-configuration)/.test(url)) {
      void authorization.callback(incoming, outgoing); // answers its own errors
    } else web(incoming, outgoing);
  }

  function launchUrl(id: string, context: LaunchContext): string {
    const query = new URLSearchParams({ iss: fhirBase, launch: launches.write(context) });
    return `${appOrigin}${tenantPath({ id })}?${query.toString()}`;
  }
}

function smartEndpoints(origin: string) {
  return {
    issuer: origin,
    authorizationEndpoint: `${origin}${ROUTES.authorization}`,
    tokenEndpoint: `${origin}${ROUTES.token}`,
    jwksUri: `${origin}${ROUTES.jwks}`,
    scopes: [...CONTEXT_SCOPES, ...grantableScopes(['user/*.rs'], servedTypeNames())],
  };
}

/** A tenant that opted into the panel was registered for every type; any other for what its registry entry names. */
function allowedScopes({ panel, scopes }: Tenant): readonly string[] {
  return panel === null ? scopes : ['user/*.rs'];
}
