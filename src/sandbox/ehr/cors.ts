/** What a browser app may read of a response: the short list EHRs expose, without `Retry-After`. */
const EXPOSED = 'ETag, Content-Location, Location, X-Request-Id, WWW-Authenticate, Date';

/** Headers that let a registered app's origin read an answer, refusals included. Discovery is open to any origin. */
export function corsHeaders(
  origin: string | null,
  registered: readonly string[] | 'any',
): Readonly<Record<string, string>> {
  if (registered === 'any') {
    return { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': EXPOSED };
  }
  const vary = { Vary: 'Origin' };
  if (origin === null || !registered.includes(origin)) return vary;
  return {
    ...vary,
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': EXPOSED,
  };
}

/** The answer to a preflight. `Max-Age: 0`: as at large EHRs, the browser asks again before every request. */
export function preflight(cors: Readonly<Record<string, string>>): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...cors,
      'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
      'Access-Control-Allow-Headers': 'Authorization, Accept, Content-Type',
      'Access-Control-Max-Age': '0',
    },
  });
}
