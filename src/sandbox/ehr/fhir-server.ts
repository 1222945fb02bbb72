import type { Access, VerifyAccess } from './access.ts';
import type { AccessLog } from './access-log.ts';
import { type Answer, isAnswer, refusal, toResponse } from './answer.ts';
import { parseBatch, toBatchResponse } from './batch.ts';
import { capabilityStatement } from './capability-statement.ts';
import { corsHeaders, preflight } from './cors.ts';
import { type Interaction, parseInteraction } from './interaction.ts';
import { createPageLinks, PAGE_PARAMETER, type PageLinks } from './page-links.ts';
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
  const { base } = parts;
  const server: Server = { ...parts, pageLinks: createPageLinks(base) };

  return async (request) => {
    const url = new URL(request.url);
    const path = url.pathname.slice(new URL(base).pathname.length).replace(/^\/|\/$/g, '');
    const isDiscovery = path === '.well-known/smart-configuration' || path === 'metadata';
    const cors = corsHeaders(request.headers.get('origin'), isDiscovery ? 'any' : parts.appOrigins);
    if (request.method === 'OPTIONS') return preflight(cors);
    if (path === 'metadata') {
      return toResponse({ status: 200, body: capabilityStatement(base, parts.smart) }, cors);
    }
    if (isDiscovery) return Response.json(smartConfiguration(parts.smart), { headers: cors });
    const answer = acceptsJson(request)
      ? await answerRequest(server, request, path)
      : refusal(406, 'not-supported', 'This server speaks JSON.');
    return toResponse(answer, cors);
  };
}

interface Server extends FhirServerParts {
  readonly pageLinks: PageLinks;
}

function acceptsJson(request: Request): boolean {
  const accept = request.headers.get('accept') ?? '*/*';
  return /json|\*\/\*|application\/\*/.test(accept);
}

async function answerRequest(server: Server, request: Request, path: string): Promise<Answer> {
  const access = await server.verify(request.headers.get('authorization'));
  const { method } = request;
  if (access === undefined) {
    return logged(server, { method, path, batch: false, access }, UNAUTHORIZED);
  }
  if (path === '' && method === 'POST') return answerBatch(server, access, await request.text());
  const asked = parseInteraction(method, path, await parametersOf(request));
  const answer = isAnswer(asked) ? asked : await answerInteraction(server, access, asked);
  return logged(server, { method, path, batch: false, access }, answer);
}

async function answerBatch(server: Server, access: Access, text: string): Promise<Answer> {
  const entries = parseBatch(text);
  if (isAnswer(entries)) {
    return logged(server, { method: 'POST', path: '', batch: false, access }, entries);
  }
  const answers: Answer[] = [];
  for (const { method, path, parameters } of entries) {
    const asked = parseInteraction(method, path, parameters);
    const answer = isAnswer(asked) ? asked : await answerInteraction(server, access, asked);
    answers.push(logged(server, { method, path, batch: true, access }, answer));
  }
  return toBatchResponse(answers);
}

async function answerInteraction(
  server: Server,
  { scopes }: Access,
  asked: Interaction,
): Promise<Answer> {
  if (!admits(scopes, asked.type, asked.kind)) {
    return refusal(403, 'forbidden', 'The granted scopes do not cover this.');
  }
  return asked.kind === 'read' ? read(server, asked) : searchPage(server, scopes, asked);
}

async function read({ repository, restricted }: Server, { type, id }: Read): Promise<Answer> {
  const resource = await repository.read(type, id);
  if (resource === undefined) return refusal(404, 'not-found', 'No such resource.');
  const patients = patientsOf(resource);
  if (servedType(type)?.chart === true && patients.some((patient) => restricted.has(patient))) {
    return { ...refusal(403, 'forbidden', 'This record is restricted.'), patients };
  }
  const headers = { ETag: `W/"${resource.meta?.versionId ?? '1'}"` };
  return { status: 200, body: resource, headers, patients };
}

type Read = Extract<Interaction, { kind: 'read' }>;

async function searchPage(
  server: Server,
  scopes: readonly string[],
  { type, parameters }: Extract<Interaction, { kind: 'search' }>,
): Promise<Answer> {
  const { base, pageLinks } = server;
  const sealed = parameters.get(PAGE_PARAMETER);
  const place = sealed === null ? { offset: 0, asked: parameters } : pageLinks.read(type, sealed);
  if (place === undefined) return refusal(410, 'expired', 'This page is no longer here.');
  const query = parseSearchQuery(type, place.asked, base);
  if (isAnswer(query)) return query;
  const mayRead = (included: string): boolean => admits(scopes, included, 'read');
  return search(server, query, { ...place, mayRead });
}

/** The answer, once the access log has it. */
function logged({ log }: Server, asked: Recorded, answer: Answer): Answer {
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
    status: answer.status,
    patients: [...new Set(answer.patients)],
  });
  return answer;
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

/** The parameters of the address, with those of a form where a search is posted. */
async function parametersOf(request: Request): Promise<URLSearchParams> {
  const parameters = new URL(request.url).searchParams;
  const isForm = request.headers
    .get('content-type')
    ?.startsWith('application/x-www-form-urlencoded');
  if (request.method !== 'POST' || isForm !== true) return parameters;
  return new URLSearchParams([...parameters, ...new URLSearchParams(await request.text())]);
}
