import type { Tenant } from '#boundary/tenant.ts';
import { isPostRefused } from '#phi/fhir/attempt.ts';
import type { From } from './ask.ts';
import { type EndOf, type Row, row } from './row.ts';
import type { AnswersSeen } from './watch-answers.ts';

interface Signed {
  readonly from: From;
  readonly signIn: EndOf<'sign-in'>;
}

/** In a browser: whether it showed the answers, which a request itself says best. */
export function corsSeen(
  { answered, unanswered }: AnswersSeen,
  { from, signIn }: Signed,
): readonly Row[] {
  if (from.in === 'console') return [];
  const fhir = answered > 0 ? 'open' : unanswered > 0 ? 'cors-or-network' : 'not-asked';
  const isUnasked = signIn === 'no-token' || signIn === 'not-asked';
  const token = signIn === 'cors-or-network' ? signIn : isUnasked ? 'not-asked' : 'open';
  return [
    row('cors', fhir, { subject: 'fhir' }),
    row('cors', token, { subject: 'token-endpoint' }),
  ];
}

/** Whether searches that were posted were taken. */
export function postsSeen(
  { posted }: AnswersSeen,
  { search }: Pick<Tenant, 'search'>,
): readonly Row[] {
  if (search === 'get') return [row('post-search', 'not-needed')];
  // After one that is refused the rest goes by GET, whatever was answered before.
  if (posted.some(isPostRefused)) return [row('post-search', 'refused-get-instead')];
  return [row('post-search', posted.includes(200) ? 'answers' : 'not-asked')];
}

/** Whether this run was refused as too much, and whether it was told how much there is left. */
export function limitsSeen(
  { answered, tooMany, tellsLimits }: AnswersSeen,
  { limits }: Pick<Tenant, 'limits'>,
): readonly Row[] {
  if (answered === 0) return [row('limits', 'not-asked'), row('limit-headers', 'not-asked')];
  const refused = limits.perMinute === null ? 'too-many' : 'refused-within';
  return [
    row('limits', tooMany === 0 ? 'within' : refused, { count: tooMany }),
    row('limit-headers', tellsLimits ? 'readable' : 'not-seen'),
  ];
}
