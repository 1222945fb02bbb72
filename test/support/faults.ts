import { isObject } from '#boundary/guards.ts';
import type { Meddle } from '#sandbox/ehr/ehr-parts.ts';

/** A FHIR resource or a part of one, as JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** A patient as error texts of EHRs name them: no part of it may arrive anywhere. */
export const PATIENT_NAME = 'Mrs. CANARYzzzzzzzzzzzz';

/** Which requests a fault meddles with. */
interface Asked {
  /** Empty for a batch. */
  readonly type: string;
  /** Only searches about this patient. */
  readonly patient?: string;
  /** How many such requests are answered well before. */
  readonly after?: number;
  /** How many are answered badly; every one unless said. */
  readonly times?: number;
}

/** Gives a wrong answer to some requests for one resource type, and lets every preflight and other request pass. */
export function when({ type, patient, after = 0, times = Infinity }: Asked, give: Meddle): Meddle {
  let seen = 0;
  return async (request, answer) => {
    const { pathname, searchParams } = new URL(request.url);
    const isAsked =
      request.method !== 'OPTIONS' &&
      (pathname.split('/')[2] ?? '') === type &&
      (patient === undefined || searchParams.get('patient') === `Patient/${patient}`);
    if (!isAsked) return answer();
    seen += 1;
    return seen > after && seen <= after + times ? give(request, answer) : answer();
  };
}

/** A server that declares no batch, so that each search comes by itself. */
export const SINGLY: Meddle = when({ type: 'metadata' }, async (_, answer) => {
  const response = await answer();
  const text = (await response.text()).replace('"interaction":[{"code":"batch"}]', '"x":[]');
  return new Response(text, response);
});

/** A refusal whose words name a patient. */
export function status(code: number, headers: Readonly<Record<string, string>> = {}): Meddle {
  return (request) =>
    Promise.resolve(
      new Response(OUTCOME, { status: code, headers: { ...readable(request), ...headers } }),
    );
}

/** The same, unreadable to a browser app: gateways in front of EHRs leave the CORS headers out. */
export function withoutCors(code: number): Meddle {
  return () => Promise.resolve(new Response(OUTCOME, { status: code }));
}

/** A whole body of this kind. */
export function body(text: string, contentType = 'application/fhir+json'): Meddle {
  return (request) =>
    Promise.resolve(
      new Response(text, { headers: { ...readable(request), 'content-type': contentType } }),
    );
}

/** The sandbox's own answer, its text changed before it is sent. */
export function changed(change: (text: string, request: Request) => string): Meddle {
  return async (request, answer) => {
    const response = await answer();
    return new Response(change(await response.text(), request), response);
  };
}

/** The sandbox's own Bundle with its entries, links or anything else replaced. */
export function bundled(change: (bundle: Json, request: Request) => Json): Meddle {
  return changed((text, request) => {
    const bundle: unknown = JSON.parse(text);
    if (!isObject(bundle)) throw new Error('expected a Bundle');
    return JSON.stringify(change(bundle, request));
  });
}

/** The sandbox's own Bundle with other resources in it. */
export function resources(change: (found: readonly Json[]) => readonly Json[]): Meddle {
  return bundled((bundle) => ({
    ...bundle,
    entry: change(resourcesOf(bundle)).map((resource) => ({ resource })),
  }));
}

/** The resources of a Bundle, in order. */
function resourcesOf({ entry }: Json): readonly Json[] {
  const entries: readonly unknown[] = Array.isArray(entry) ? entry : [];
  return entries.flatMap((each) =>
    isObject(each) && isObject(each['resource']) ? [each['resource']] : [],
  );
}

/** One page again and again, each with a `next` link as `next` writes it from how many came before; null ends it. */
export function paged(next: (address: string, before: number) => string | null): Meddle {
  let before = 0;
  let text: string | undefined;
  let address = '';
  return async (request, answer) => {
    const response = await answer();
    if (text === undefined) {
      text = await response.text();
      address = request.url;
    }
    const bundle: unknown = JSON.parse(text);
    const url = next(address, before);
    before += 1;
    const link = [
      { relation: 'self', url: address },
      ...(url === null ? [] : [{ relation: 'next', url }]),
    ];
    const paged = JSON.stringify(isObject(bundle) ? { ...bundle, link } : bundle);
    return new Response(paged, { headers: response.headers });
  };
}

/** The sandbox's own answer, called a web page. */
export const asHtml: Meddle = async (_, answer) => {
  const response = await answer();
  const headers = new Headers(response.headers);
  headers.set('content-type', 'text/html');
  return new Response(response.body, { headers });
};

/** The sandbox's own Bundle with an OperationOutcome before the other entries; `code` is FHIR R4's issue-type. */
export function withOutcome(code: string): Meddle {
  const issue = [{ severity: 'warning', code, diagnostics: PATIENT_NAME }];
  return resources((found) => [{ resourceType: 'OperationOutcome', issue }, ...found]);
}

/** As from a server that does not know the parameter: its own link lacks it, and another clinician's visits are among ours. */
export const unfiltered: Meddle = bundled((bundle, { url }) => {
  const ours = resourcesOf(bundle);
  const actor = { reference: 'Practitioner/someone-else' };
  const theirs = ours.map((visit) => ({
    ...visit,
    id: `${String(visit['id'])}-x`,
    participant: [{ actor }],
  }));
  return {
    ...bundle,
    link: [{ relation: 'self', url: url.replace(/practitioner=[^&]*&/, '') }],
    entry: [...ours, ...theirs].map((resource) => ({ resource })),
  };
});

/** No answer, ever. */
export const SILENCE: Meddle = () => new Promise(() => undefined);

/** A refusal as FHIR words it, with a patient's name in it. */
export const OUTCOME = JSON.stringify({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'exception', diagnostics: PATIENT_NAME }],
});

/** A Bundle that ends in the middle of a name. */
export const TRUNCATED = `{"resourceType":"Bundle","entry":[{"resource":{"name":"${PATIENT_NAME}`;

function readable(request: Request): Record<string, string> {
  return {
    'access-control-allow-origin': request.headers.get('origin') ?? '*',
    'access-control-expose-headers': 'Retry-After',
    'content-type': 'application/fhir+json',
  };
}
