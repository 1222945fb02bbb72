import { isObject } from '#boundary/guards.ts';

/** What the answer of the token endpoint says, as far as a check looks at it. It holds no token. */
export interface Grant {
  /** The scopes that were granted; null where the answer does not say, which means: as asked (RFC 6749, section 5.1). */
  readonly scopes: readonly string[] | null;
  /** Seconds; null where it does not say. */
  readonly life: number | null;
  /** Whether there was an ID token; null where that was not seen. */
  readonly hasIdToken: boolean | null;
  /** The `fhirUser` claim; null where there is none. */
  readonly fhirUser: string | null;
  /** Milliseconds since 1970 by the EHR's clock; null where it does not say. */
  readonly issuedAt: number | null;
}

/** Parses the answer of a token endpoint; undefined where it is none. Signatures are not looked at: nothing is opened with what it says. */
export function parseGrant(answer: unknown): Grant | undefined {
  if (!isObject(answer) || typeof answer['access_token'] !== 'string') return undefined;
  const { scope, expires_in: life, id_token: idToken } = answer;
  const claims = claimsOf(idToken);
  const { fhirUser, iat } = claims;
  return {
    scopes: typeof scope === 'string' ? scope.split(' ').filter((each) => each !== '') : null,
    life: typeof life === 'number' && Number.isFinite(life) ? life : null,
    hasIdToken: typeof idToken === 'string',
    fhirUser: typeof fhirUser === 'string' && fhirUser !== '' ? fhirUser : null,
    issuedAt: typeof iat === 'number' ? iat * 1000 : null,
  };
}

function claimsOf(idToken: unknown): Readonly<Record<string, unknown>> {
  if (typeof idToken !== 'string') return {};
  try {
    const payload = (idToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const claims: unknown = JSON.parse(atob(payload));
    return isObject(claims) ? claims : {};
  } catch {
    return {};
  }
}
