import { isObject } from '#boundary/guards.ts';
import { type FhirObject, objectsOf, textOf } from './resource.ts';

/**
 * Security labels of what is not read here, though the server sent it (FHIR R4 security-labels, `meta.security`; the codes are HL7 v3's).
 * A resource that carries one is left out and counted as not readable.
 */
export const WITHHELD = {
  'http://terminology.hl7.org/CodeSystem/v3-Confidentiality': [
    'R', // restricted
    'V', // very restricted
    'ETH', // substance abuse related, as it was written before it moved to ActCode
  ],
  'http://terminology.hl7.org/CodeSystem/v3-ActCode': [
    '42CFRPart2', // records of a substance use programme, 42 CFR Part 2
    'ETH', // substance abuse
    'SUD', // substance use disorder
    'ETHUD', // alcohol use disorder
    'OPIOIDUD', // opioid use disorder
    'PSYTHPN', // psychotherapy notes
    'SPI', // specially protected by law or policy
  ],
  'http://terminology.hl7.org/CodeSystem/v3-ObservationValue': [
    'REDACTED', // what mattered was taken out
    'MASKED', // the same, made unreadable
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** True where a label says that a resource is not for reading here. */
export function isWithheld({ meta }: FhirObject): boolean {
  return objectsOf(isObject(meta) ? meta['security'] : undefined).some(({ system, code }) =>
    LABELS.has(`${nameOf(textOf(system))}|${textOf(code)}`),
  );
}

/** The same system under its older addresses, by the last word, and under its number. */
function nameOf(system: string): string {
  return NUMBERS.get(system) ?? LAST_WORD.exec(system)?.[1] ?? '';
}

const LAST_WORD = /(?:^|[/-])(Confidentiality|ActCode|ObservationValue)$/;

/** HL7 v3's own object identifiers. */
const NUMBERS: ReadonlyMap<string, string> = new Map([
  ['urn:oid:2.16.840.1.113883.5.25', 'Confidentiality'],
  ['urn:oid:2.16.840.1.113883.5.4', 'ActCode'],
  ['urn:oid:2.16.840.1.113883.5.1063', 'ObservationValue'],
]);

const LABELS: ReadonlySet<string> = new Set(
  Object.entries(WITHHELD).flatMap(([system, codes]) =>
    codes.map((code) => `${nameOf(system)}|${code}`),
  ),
);
