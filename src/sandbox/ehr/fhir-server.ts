import { type AccessLog } from './access-log.ts';
import { type Answer, isAnswer, refusal, toResponse } from './answer.ts';
import { parseBatch, toBatchResponse } from './batch.ts';
import { capabilityStatement } from './capability-statement.ts';
import { corsHeaders, preflight } from './cors.ts';
import { type Interaction, parseInteraction } from './interaction.ts';
import type { VerifyAccess, Access } from './access.ts';
import { createPageLinks, PAGE_PARAMETER } from './page-links.ts';
import { patientsOf } from './patients-of.ts';
import type { Repository } from './repository.ts';
import { admits } from './scopes.ts';
import { search } from './search.ts';
import { parseSearchQuery } from './search-query.ts';
import { servedType } from './served-types.ts';
import { type SmartEndpoints, smartConfiguration } from './smart-configuration.ts';

export interface FhirServerParts {
  /** The FHIR base, without a final slash: also the audience of access tokens. */
  readonly base: string;
  readonly repository: Repository;
  readonly restricted: ReadonlySet<string>;
  readonly smart: SmartEndpoints;
  readonly verify: VerifyAccess;
  readonly log: AccessLog;
  /** Origins of registered apps. */
  readonly appOrigins: readonly string[];
}

export type WebHandler = (request: Request) => Promise<Response>;

/** A read-only FHIR R4 server on web-standard requests: discovery for anyone, everything else for a token's scopes. */
export function createFhirServer(parts: FhirServerParts): WebHandler {
  const { base, repository, restricted, log } = parts;
  const pageLinks = createPageLinks(base);

  return async (request) => {
    const url = new URL(request.url);
    const path = url.pathname.slice(new URL(base).pathname.length).replace(/^\/|\/$/g, '');
    const isDiscovery = path === '.well-known/smart-configuration' || path === 'metadata';
    const cors = corsHeaders(request.headers.get('origin'), isDiscovery ? 'any' : parts.appOrigins);
    if (request.method === 'OPTIONS') return preflight(cors);
    if (isDiscovery) return discovery(path, cors);
    const answer = acceptsJson(request)
      ? await answerRequest(request, path)
      : refusal(406, 'not-supported', 'This server speaks JSON.');
    return toResponse(answer, cors);
  };

  function discovery(path: string, cors: Readonly<Record<string, string>>): Response {
    return path === 'metadata'
      ? toResponse({ status: 200, body: capabilityStatement(base, parts.smart) }, cors)
      : Response.json(smartConfiguration(parts.smart), { headers: cors });
  }

  async function answerRequest(request: Request, path: string): Promise<Answer> {
    const access = await parts.verify(request.headers.get('authorization'));
    const { method } = request;
    if (access === undefined) {
      record({ method, path, batch: false, access: undefined }, UNAUTHORIZED);
      return UNAUTHORIZED;
    }
    if (path === '' && method === 'POST') return answerBatch(request, access);
    const parameters = await parametersOf(request);
    const asked = parseInteraction(method, path, parameters);
    const answer = isAnswer(asked) ? asked : await answerInteraction(asked, access);
    record({ method, path, batch: false, access }, answer);
    return answer;
  }

  async function answerBatch(request: Request, access: Access): Promise<Answer> {
    const entries = parseBatch(await request.text());
    if (isAnswer(entries)) {
      record({ method: 'POST', path: '', batch: false, access }, entries);
      return entries;
    }
    const answers: Answer[] = [];
    for (const { method, path, parameters } of entries) {
      const asked = parseInteraction(method, path, parameters);
      const answer = isAnswer(asked) ? asked : await answerInteraction(asked, access);
      record({ method, path, batch: true, access }, answer);
      answers.push(answer);
    }
    return toBatchResponse(answers);
  }

  async function answerInteraction(asked: Interaction, access: Access): Promise<Answer> {
    if (!admits(access.scopes, asked.type, asked.kind)) {
      return refusal(403, 'forbidden', 'The granted scopes do not cover this.');
    }
    return asked.kind === 'read' ? read(asked.type, asked.id) : searchPage(asked, access);
  }

  async function read(type: string, id: string): Promise<Answer> {
    const resource = await repository.read(type, id);
    if (resource === undefined) return refusal(404, 'not-found', 'No such resource.');
    const patients = patientsOf(resource);
    if (servedType(type)?.chart === true && patients.some((patient) => restricted.has(patient))) {
      return { ...refusal(403, 'forbidden', 'This record is restricted.'), patients };
    }
    const headers = { ETag: `W/"${resource.meta?.versionId ?? '1'}"` };
    return { status: 200, body: resource, headers, patients };
  }

  async function searchPage(
    { type, parameters }: Extract<Interaction, { kind: 'search' }>,
    { scopes }: Access,
  ): Promise<Answer> {
    const sealed = parameters.get(PAGE_PARAMETER);
    const place = sealed === null ? { offset: 0, asked: parameters } : pageLinks.read(type, sealed);
    if (place === undefined) return refusal(410, 'expired', 'This page is no longer here.');
    const query = parseSearchQuery(type, place.asked, base);
    if (isAnswer(query)) return query;
    const mayRead = (included: string): boolean => admits(scopes, included, 'read');
    return search({ base, repository, restricted, pageLinks }, query, { ...place, mayRead });
  }

  function record(asked: Recorded, { status, patients = [] }: Answer): void {
    const [type = '', second] = asked.path.split('/');
    const isRead = second !== undefined && second !== '_search';
    log.add({
      at: new Date().toISOString(),
      client: asked.access?.client ?? null,
      clinician: asked.access?.clinician ?? null,
      method: asked.method,
      type: servedType(type) === undefined ? null : type,
      interaction: asked.path === '' ? 'batch' : isRead ? 'read' : 'search',
      batch: asked.batch,
      status,
      patients: [...new Set(patients)],
    });
  }
}

interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly batch: boolean;
  readonly access: Access | undefined;
}

const UNAUTHORIZED: Answer = {
  ...refusal(401, 'login', 'A valid access token is needed.'),
  headers: { 'WWW-Authenticate': 'Bearer realm="fhir", error="invalid_token"' },
};

function acceptsJson(request: Request): boolean {
  const accept = request.headers.get('accept') ?? '*/*';
  return /json|\*\/\*|application\/\*/.test(accept);
}

/** The parameters of the address, with those of a form where a search is posted. */
async function parametersOf(request: Request): Promise<URLSearchParams> {
  const parameters = new URL(request.url).searchParams;
  const isForm = request.headers
    .get('content-type')
    ?.startsWith('application/x-www-form-urlencoded');
  if (request.method !== 'POST' || isForm !== true) return parameters;
  return new URLSearchParams([...parameters, ...new URLSearchParams(await request.text())]);
}
