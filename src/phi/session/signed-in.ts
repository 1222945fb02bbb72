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
  if (url.origin !== fhirBase.origin) return undefined;
  const under = [fhirBase.pathname, besideBase(fhirBase)].find((path) =>
    url.pathname.startsWith(path),
  );
  if (under === undefined) return undefined;
  const [, type, id] = SIGNED_IN.exec(url.pathname.slice(under.length)) ?? [];
  if (!isFhirId(id)) return undefined;
  return { type: type === 'PractitionerRole' ? 'PractitionerRole' : 'Practitioner', id };
}

/** Epic’s documents show the claim under the sign-in service of the same instance: `/INSTANCE/oauth2/api/FHIR/R4/Practitioner/ID`. */
function besideBase({ pathname }: URL): string {
  return pathname.replace(/^(\/[^/]+)(\/api\/FHIR\/R4\/)$/, '$1/oauth2$2');
}

const SIGNED_IN = /^(Practitioner|PractitionerRole)\/([^/]+)$/;
