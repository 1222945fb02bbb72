import { type KeyObject, verify } from 'node:crypto';
import { isObject } from '#boundary/guards.ts';
import type { Access, VerifyAccess } from '../access.ts';

export interface TokenTerms {
  readonly publicKey: KeyObject;
  readonly issuer: string;
  /** The FHIR base. */
  readonly audience: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Verifies the RS256 JWT access tokens of this EHR by signature, issuer, audience and expiry. */
export function createVerifier(terms: TokenTerms): VerifyAccess {
  return (authorization) => Promise.resolve(verified(authorization, terms));
}

function verified(
  authorization: string | null,
  { publicKey, issuer, audience, now }: TokenTerms,
): Access | undefined {
  const [, header, payload, signature] =
    /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization ?? '') ?? [];
  if (header === undefined || payload === undefined || signature === undefined) return undefined;
  if (decoded(header)?.['alg'] !== 'RS256') return undefined;
  const signed = Buffer.from(`${header}.${payload}`);
  if (!verify('sha256', signed, publicKey, Buffer.from(signature, 'base64url'))) return undefined;
  const claims = decoded(payload);
  if (claims?.['iss'] !== issuer || claims['aud'] !== audience) return undefined;
  return accessOf(claims, now());
}

function accessOf(claims: Readonly<Record<string, unknown>>, now: number): Access | undefined {
  const { sub, client_id: client, scope, exp } = claims;
  if (typeof exp !== 'number' || exp * 1000 <= now) return undefined;
  if (typeof sub !== 'string' || typeof client !== 'string') return undefined;
  return { clinician: sub, client, scopes: typeof scope === 'string' ? scope.split(' ') : [] };
}

function decoded(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
