import type { Tenant } from '#boundary/tenant.ts';
import type { Clinic } from '#sandbox/clinic/clinic.ts';
import { type AccessLogRow, createAccessLog } from '#sandbox/ehr/access-log.ts';
import type { Meddle } from '#sandbox/ehr/ehr-parts.ts';
import { createFhirServer } from '#sandbox/ehr/fhir-server.ts';
import type { Repository } from '#sandbox/ehr/repository.ts';
import { createRequestBudget } from '#sandbox/ehr/request-budget.ts';
import type { ServerRules } from '#sandbox/ehr/server-rules.ts';
import { type Ask, asksOf } from './asks.ts';
import { aTokenAnswer } from './token-answer.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** Milliseconds that every answer takes. */
const LATENCY = 80;

/** What an EHR of the matrix is stood up from. */
export interface StandParts {
  readonly clock: VirtualClock;
  readonly clinic: Clinic;
  readonly repository: Repository;
  readonly rules: ServerRules;
  readonly tenant: Tenant;
  /** Id of the Practitioner who signs in. */
  readonly clinician: string;
  /** Id of the patient whose chart it is opened from; null where it is opened from none. */
  readonly chart: string | null;
  readonly granted: readonly string[];
  /** Seconds that the token lasts. */
  readonly life: number;
  /** Stands between a request and its answer; the server itself unless said. */
  readonly meddle?: Meddle | undefined;
}

/** One request as the network saw it. Times are milliseconds since 1970. */
export interface Sent {
  readonly url: URL;
  readonly at: number;
  readonly asks: readonly Ask[];
  readonly isSigned: boolean;
  readonly status: number;
}

/** An EHR on the virtual clock, and what it saw. */
export interface Stand {
  readonly fetchImpl: typeof fetch;
  readonly sent: () => readonly Sent[];
  readonly mostAtOnce: () => number;
  readonly log: () => readonly AccessLogRow[];
}

/** The sandbox’s own FHIR server by these rules, each answer 80 ms away. A refusal that a browser may not read is none. */
export function standUp(parts: StandParts): Stand {
  const { clock, tenant, rules } = parts;
  const meddle: Meddle = parts.meddle ?? ((_, answer) => answer());
  const log = createAccessLog();
  const answerFhir = serverOf(parts, log);
  const sent: Sent[] = [];
  let underWay = 0;
  let mostAtOnce = 0;

  const answer = (request: Request): Promise<Response> => {
    if (request.url === tenant.tokenEndpoint) return Promise.resolve(answerFhir.token());
    if (!`${request.url}/`.startsWith(`${tenant.issuer}/`)) {
      throw new Error(`a request to nobody's address: ${new URL(request.url).pathname}`);
    }
    return meddle(request, () => answerFhir.fhir(request));
  };
  return {
    sent: () => sent,
    mostAtOnce: () => mostAtOnce,
    log: () => log.rows(),
    fetchImpl: async (input, init) => {
      const request = new Request(input, init);
      const isSigned = request.headers.has('authorization');
      const asked = await clock.work(() => request.clone().text());
      const at = clock.now();
      underWay += Number(isSigned);
      mostAtOnce = Math.max(mostAtOnce, underWay);
      await clock.wait(LATENCY);
      const response = await clock.work(() => answer(request));
      underWay -= Number(isSigned);
      const text = await clock.work(() => response.text());
      const { status, headers } = response;
      const url = new URL(request.url);
      sent.push({ url, at, isSigned, status, asks: asksOf({ url, asked, status, text }) });
      if (rules.unreadable.includes(status)) throw new TypeError('Failed to fetch');
      return new Response(text, { status, headers });
    },
  };
}

function serverOf(parts: StandParts, log: ReturnType<typeof createAccessLog>) {
  const { clock, clinic, rules, tenant, clinician, granted, life } = parts;
  const began = clock.now();
  const budget = createRequestBudget(rules.limit, clock.now);
  const access = { clinician, client: tenant.clientId, scopes: granted };
  const fhir = createFhirServer({
    base: tenant.issuer,
    repository: parts.repository,
    restricted: clinic.restrictedPatients,
    smart: {
      issuer: tenant.idTokenIssuer,
      authorizationEndpoint: `${tenant.authorizationOrigin}/oauth/authorize`,
      tokenEndpoint: tenant.tokenEndpoint,
      jwksUri: `${tenant.authorizationOrigin}/oauth/jwks`,
      scopes: tenant.scopes,
    },
    verify: (authorization) => {
      const stands = authorization === 'Bearer granted' && clock.now() < began + life * 1000;
      return Promise.resolve(stands ? access : undefined);
    },
    log,
    appOrigins: [],
    now: clock.now,
    rules,
    budget,
  });
  const token = () => {
    const isWithin = !budget.countsSignIn || budget.take('other');
    return isWithin ? aTokenAnswer(parts) : new Response(null, { status: 429 });
  };
  return { fhir, token };
}
