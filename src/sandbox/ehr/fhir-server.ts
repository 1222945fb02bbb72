import type { Access, VerifyAccess } from './access.ts';
import type { AccessLog } from './access-log.ts';
import { type Answer, isAnswer, refusal, toResponse } from './answer.ts';
import { parseBatch, toBatchResponse } from './batch.ts';
import { capabilityStatement } from './capability-statement.ts';
import { corsHeaders, preflight } from './cors.ts';
import { type Asked, type Interaction, parseInteraction } from './interaction.ts';
import { createPageLinks, type PageLinks } from './page-links.ts';
import { patientsOf } from './patients-of.ts';
import { redacted } from './redacted.ts';
import type { Repository } from './repository.ts';
import { createRequestBudget, type RequestBudget } from './request-budget.ts';
import { admits } from './scopes.ts';
import { nothing, search } from './search.ts';
import { parseSearchQuery } from './search-query.ts';
import { SANDBOX_RULES, type ServerRules } from './server-rules.ts';
import { type SmartEndpoints, smartConfiguration } from './smart-configuration.ts';
import { STYLE_PATH } from './smart-style.ts';

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
  /** The sandbox's own where none are said. */
  readonly rules?: ServerRules;
  /** Milliseconds since 1970, for limits by the minute. */
  readonly now?: () => number;
  /** Counted elsewhere too; made from the rules where there is none. */
  readonly budget?: RequestBudget;
}

export type WebHandler = (request: Request) => Promise<Response>;

/** A read-only FHIR R4 server on web-standard requests: discovery for anyone, everything else for a token's scopes. */
export function createFhirServer(parts: FhirServerParts): WebHandler {
  const { base, rules = SANDBOX_RULES, now = Date.now } = parts;
  const budget = parts.budget ?? createRequestBudget(rules.limit, now);
  const pageLinks = createPageLinks(base, rules.pages.parameter);
  const server: Server = { ...parts, rules, now, budget, pageLinks };

  return async (request) => {
    const url = new URL(request.url);
    const path = url.pathname.slice(new URL(base).pathname.length).replace(/^\/|\/$/g, '');
    const isStyle = rules.style !== null && path === STYLE_PATH;
    const isDiscovery =
      path === '.well-known/smart-configuration' || path === 'metadata' || isStyle;
    const cors = corsHeaders(request.headers.get('origin'), isDiscovery ? 'any' : parts.appOrigins);
    if (request.method === 'OPTIONS') return preflight(cors);
    if (path === '.well-known/smart-configuration' && budget.take('other')) {
      return Response.json(smartConfiguration(parts.smart), { headers: cors });
    }
    if (isStyle && budget.take('other')) return Response.json(rules.style, { headers: cors });
    const answer = isDiscovery
      ? answerMetadata(server, path)
      : await answerRequest(server, request, path);
    const readable = rules.unreadable.includes(answer.status) ? {} : cors;
    return toResponse(answer, { ...budget.headers(), ...readable });
  };
}

interface Server extends FhirServerParts {
  readonly rules: ServerRules;
  readonly now: () => number;
  readonly budget: RequestBudget;
  readonly pageLinks: PageLinks;
}

function answerMetadata({ base, smart, rules, budget }: Server, path: string): Answer {
  if (path !== 'metadata' || !budget.take('other')) return TOO_MANY;
  return { status: 200, body: capabilityStatement(base, smart, rules) };
}

async function answerRequest(server: Server, request: Request, path: string): Promise<Answer> {
  if (!/json|\*\/\*|application\/\*/.test(request.headers.get('accept') ?? '*/*')) {
    return refusal(406, 'not-supported', 'This server speaks JSON.');
  }
  const access = await server.verify(request.headers.get('authorization'));
  const { method } = request;
  if (access === undefined) {
    return logged(server, { method, path, batch: false, access }, UNAUTHORIZED);
  }
  const batched = path === '' && method === 'POST' && server.rules.batch !== 'none';
  if (batched) return answerBatch(server, access, await request.text());
  const parameters = await parametersOf(request, server.rules);
  const answer = await answerInteraction(server, access, { method, path, parameters });
  return logged(server, { method, path, batch: false, access }, answer);
}

async function answerBatch(server: Server, access: Access, text: string): Promise<Answer> {
  const entries = parseBatch(text);
  if (isAnswer(entries)) {
    return logged(server, { method: 'POST', path: '', batch: false, access }, entries);
  }
  const answers: Answer[] = [];
  for (const asked of entries) {
    const stopped =
      server.rules.batch === 'until-limited' && answers.some(({ status }) => status === 429);
    const answer = stopped ? TOO_MANY : await answerInteraction(server, access, asked);
    answers.push(logged(server, { ...asked, batch: true, access }, answer));
  }
  return toBatchResponse(answers);
}

async function answerInteraction(server: Server, access: Access, asked: Asked): Promise<Answer> {
  const { rules, budget } = server;
  const interaction = parseInteraction(asked, rules.types);
  if (!budget.take(isAnswer(interaction) ? 'other' : interaction.kind)) return TOO_MANY;
  if (isAnswer(interaction)) return interaction;
  const { type, kind } = interaction;
  if (!admits(access.scopes, type, kind)) {
    return refusal(403, 'forbidden', 'The granted scopes do not cover this.');
  }
  if (interaction.kind === 'read') return read(server, interaction);
  if (asked.method === 'POST' && rules.posted === 'none') {
    return refusal(405, 'not-supported', 'This server takes no posted search.');
  }
  return searchPage(server, access, interaction);
}

async function read(server: Server, { type, id }: Read): Promise<Answer> {
  const { repository, restricted, rules } = server;
  const resource = await repository.read(type, id);
  if (resource === undefined) return refusal(404, 'not-found', 'No such resource.');
  const patients = patientsOf(resource);
  const closed = rules.types.get(type)?.chart === true && patients.find((id) => restricted.has(id));
  if (typeof closed === 'string' && rules.restricted !== 'redacted') {
    return { ...rules.restricted(closed), patients };
  }
  const headers = { ETag: `W/"${resource.meta?.versionId ?? '1'}"` };
  const body = typeof closed === 'string' ? redacted(resource) : rules.shape(resource);
  return { status: 200, body, headers, patients };
}

type Read = Extract<Interaction, { kind: 'read' }>;

async function searchPage(
  server: Server,
  access: Access,
  { type, parameters }: Extract<Interaction, { kind: 'search' }>,
): Promise<Answer> {
  const { base, pageLinks, rules } = server;
  const sealed = parameters.get(rules.pages.parameter);
  const heard =
    sealed === null ? rules.hear({ type, parameters }) : { parameters: NO_PARAMETERS, issues: [] };
  if (isAnswer(heard)) return heard;
  if (heard.silent === true) return nothing(base, { type, parameters });
  const place =
    sealed === null ? { offset: 0, asked: heard.parameters } : pageLinks.read(type, sealed);
  if (place === undefined) return refusal(410, 'expired', 'This page is no longer here.');
  const query = parseSearchQuery({ type, parameters: place.asked }, { base, rules });
  if (isAnswer(query)) return query;
  const mayRead = (included: string): boolean => admits(access.scopes, included, 'read');
  return search(server, query, { ...place, mayRead, access, issues: heard.issues });
}

const NO_PARAMETERS = new URLSearchParams();

/** The answer, once the access log has it. */
function logged({ log, now, rules }: Server, asked: Recorded, answer: Answer): Answer {
  const [type = '', second] = asked.path.split('/');
  const isRead = second !== undefined && second !== '_search';
  log.add({
    at: new Date(now()).toISOString(),
    client: asked.access?.client ?? null,
    clinician: asked.access?.clinician ?? null,
    method: asked.method,
    type: rules.types.has(type) ? type : null,
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

const TOO_MANY = refusal(429, 'throttled', 'Too many requests.');

/** The parameters of the address, with those of a form where a search is posted; of the form alone where the server reads no more. */
async function parametersOf(request: Request, { posted }: ServerRules): Promise<URLSearchParams> {
  const parameters = new URL(request.url).searchParams;
  const isForm = request.headers
    .get('content-type')
    ?.startsWith('application/x-www-form-urlencoded');
  if (request.method !== 'POST' || isForm !== true) return parameters;
  const form = new URLSearchParams(await request.text());
  return posted === 'body' ? form : new URLSearchParams([...parameters, ...form]);
}
