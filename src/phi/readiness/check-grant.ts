import { CLOCK_TOLERANCE, CLOCKS_AGREE } from '#phi/session/exchange-code.ts';
import { parseSignedIn, type SignedIn } from '#phi/session/signed-in.ts';
import { MINUTE } from '#phi/signals/durations.ts';
import type { Grant } from './grant.ts';
import { type Row, row } from './row.ts';

interface GrantParts {
  readonly base: URL;
  /** This computer's clock, in milliseconds since 1970. */
  readonly machineNow: number;
}

/** Judges who signed in, how long the token is good for, and what the EHR's clock shows. */
export function checkGrant(grant: Grant, { base, machineNow }: GrantParts): readonly Row[] {
  return [judgeUser(grant, base), judgeLife(grant.life), judgeClock(grant, machineNow)];
}

/** Rows that take the place of these where no answer of the token endpoint was seen. */
export function grantUnseen(hasToken: boolean): readonly Row[] {
  const end = hasToken ? 'no-grant' : 'no-token';
  return [
    row('fhir-user', end),
    row('scopes-granted', end),
    row('scopes-extra', end),
    row('token-life', end),
    row('clock', end),
  ];
}

/** Who signed in, as the claim says; undefined where it names no clinician of this server. */
export function signedInBy(grant: Grant | null, base: URL): SignedIn | undefined {
  return parseSignedIn(grant?.fhirUser, base);
}

function judgeUser(grant: Grant, base: URL): Row {
  if (grant.fhirUser === null) {
    return row('fhir-user', grant.hasIdToken === null ? 'no-grant' : 'missing');
  }
  return row('fhir-user', signedInBy(grant, base) === undefined ? 'not-clinician' : 'right');
}

/** Design choices, in seconds: a day of thirty visits is read in less than the first, and no session needs the second. */
const SHORTEST_LIFE = 240;
const LONGEST_LIFE = 3600;

function judgeLife(life: number | null): Row {
  if (life === null) return row('token-life', 'not-said');
  const end = life < SHORTEST_LIFE ? 'short' : life > LONGEST_LIFE ? 'long' : 'right';
  return row('token-life', end, { count: life });
}

function judgeClock({ issuedAt, hasIdToken }: Grant, machineNow: number): Row {
  if (issuedAt === null) return row('clock', hasIdToken === null ? 'no-grant' : 'not-said');
  const apart = Math.abs(issuedAt - machineNow);
  const end = apart < CLOCKS_AGREE ? 'right' : apart > CLOCK_TOLERANCE * 1000 ? 'too-far' : 'apart';
  return row('clock', end, { count: apart / MINUTE });
}
