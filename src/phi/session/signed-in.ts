import { isFhirId } from '#boundary/guards.ts';

/** Who signed in, as `fhirUser` points: a Practitioner, or a role that must be read to know whose it is. */
export interface SignedIn {
  readonly type: 'Practitioner' | 'PractitionerRole';
  readonly id: string;
}

/**
 * Parses the `fhirUser` claim, absolute or relative (SMART App Launch 2.2, Scopes for requesting identity data).
 * A person, a patient, or a practitioner of another server is not a clinician here: ids mean nothing across servers.
 */
export function parseSignedIn(claim: unknown, fhirBase: URL): SignedIn | undefined {
  if (typeof claim !== 'string' || !URL.canParse(claim, fhirBase)) return undefined;
  const url = new URL(claim, fhirBase);
  if (url.origin !== fhirBase.origin || !url.pathname.startsWith(fhirBase.pathname)) {
    return undefined;
  }
  const [, type, id] = SIGNED_IN.exec(url.pathname.slice(fhirBase.pathname.length)) ?? [];
  if (!isFhirId(id)) return undefined;
  return { type: type === 'PractitionerRole' ? 'PractitionerRole' : 'Practitioner', id };
}

const SIGNED_IN = /^(Practitioner|PractitionerRole)\/([^/]+)$/;
