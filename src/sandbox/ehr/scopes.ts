/** What a request does, in the two words a SMART scope knows for reading. */
export type Reading = 'read' | 'search';

/** Scopes of SMART App Launch that are not about resources and that this EHR grants to anyone. */
export const CONTEXT_SCOPES = ['openid', 'fhirUser', 'launch'] as const;

/** Whether granted scopes let a clinician read or search a type. v1 `.read` is v2 `.rs`; `patient/` scopes grant nothing here. */
export function admits(scopes: readonly string[], type: string, reading: Reading): boolean {
  return scopes.some((scope) => {
    const parsed = parseUserScope(scope);
    return (
      parsed !== undefined &&
      (parsed.type === '*' || parsed.type === type) &&
      parsed.readings.includes(reading)
    );
  });
}

/** Every way to write a scope within what a client may have, literally, as the authorization server must list them. */
export function grantableScopes(
  allowed: readonly string[],
  types: readonly string[],
): readonly string[] {
  const within = (type: string, readings: readonly Reading[]): boolean =>
    (type === '*' ? types : [type]).every((each) =>
      readings.every((reading) => admits(allowed, each, reading)),
    );
  return ['*', ...types].flatMap((type) =>
    Object.entries(READINGS)
      .filter(([, readings]) => within(type, readings))
      .map(([suffix]) => `user/${type}.${suffix}`),
  );
}

const READINGS: Readonly<Record<string, readonly Reading[]>> = {
  read: ['read', 'search'],
  rs: ['read', 'search'],
  r: ['read'],
  s: ['search'],
};

interface UserScope {
  readonly type: string;
  readonly readings: readonly Reading[];
}

/** Only scopes that read: this EHR is read-only, so one that writes too is never granted and admits nothing. */
function parseUserScope(scope: string): UserScope | undefined {
  const [, type, suffix] = /^user\/(\*|[A-Z][A-Za-z]+)\.(read|rs|r|s)$/.exec(scope) ?? [];
  if (type === undefined || suffix === undefined) return undefined;
  return { type, readings: READINGS[suffix] ?? [] };
}
