import type { Tenant } from '#boundary/tenant.ts';
import { type Answer, type Ask, type From, isShownTo } from './ask.ts';
import { type EndOf, type Row, row } from './row.ts';

interface CorsParts {
  readonly tenant: Pick<Tenant, 'tokenEndpoint' | 'clientId'>;
  readonly base: URL;
  readonly ask: Ask;
  readonly from: From;
}

/**
 * Asks as a browser would before a read with a token, and whether it would be shown the answer of the token endpoint. For that the
 * endpoint is asked without a code, which it refuses: nothing is granted.
 */
export async function checkCors({ tenant, base, ask, from }: CorsParts): Promise<readonly Row[]> {
  // Without an origin a server has nobody to let in, and says nothing of whom it would.
  if (from.in === 'console' && from.appOrigin === null) {
    return (['fhir', 'token-endpoint'] as const).map((subject) =>
      row('cors', 'no-origin', { subject }),
    );
  }
  const preflight = await ask(new URL('Condition', base), {
    method: 'OPTIONS',
    headers: {
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'authorization',
    },
  });
  const token = await ask(new URL(tenant.tokenEndpoint), {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'authorization_code', client_id: tenant.clientId }),
  });
  return [
    row('cors', judgePreflight(preflight, from), { subject: 'fhir' }),
    row('cors', judgeShown(token, from), { subject: 'token-endpoint' }),
  ];
}

function judgePreflight(answer: Answer, from: From): EndOf<'cors'> {
  const shown = judgeShown(answer, from);
  if (shown !== 'open' || answer.came === 'nothing') return shown;
  const isRefused = answer.came === 'refusal' && (answer.status < 200 || answer.status >= 300);
  if (isRefused) return 'origin-not-allowed';
  // A star does not stand for this header (Fetch, CORS-preflight fetch).
  const allowed = answer.headers.get('access-control-allow-headers') ?? '';
  return /(^|,)\s*authorization\s*(,|$)/i.test(allowed) ? 'open' : 'authorization-not-allowed';
}

function judgeShown(answer: Answer, from: From): EndOf<'cors'> {
  if (answer.came === 'nothing') return 'no-answer';
  return isShownTo(from, answer.headers) ? 'open' : 'origin-not-allowed';
}
