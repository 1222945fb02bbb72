/** What a line of a compiled table sends its codes to. */
export type Target = { readonly topic: string } | { readonly reason: string };

/** A code system that the tables know, under a short name of our own. */
export type KnownSystem = 'icd10cm' | 'icd10' | 'snomed' | 'cvx' | 'loinc';

/**
 * Reads a compiled table: each code, without the dot ICD-10 writes, with what its lines' targets make of it, in the order of the
 * lines. A code of a table of combinations may stand in several lines.
 */
export function parseTable<T>(
  table: string,
  valuesOf: (target: Target) => (code: string) => T,
): ReadonlyMap<string, readonly T[]> {
  const values = new Map<string, T[]>();
  for (const line of table.split('\n')) {
    const [head = '', ...codes] = line.split(' ');
    if (head === '') continue;
    const valueOf = valuesOf(targetOf(head));
    for (const code of codes) {
      const key = code.replace('.', '');
      const others = values.get(key);
      if (others === undefined) values.set(key, [valueOf(code)]);
      else others.push(valueOf(code));
    }
  }
  return values;
}

function targetOf(head: string): Target {
  return head.startsWith(NO_TOPIC) ? { reason: head.slice(1) || UNNAMED } : { topic: head };
}

const NO_TOPIC = '-';
const UNNAMED = 'not-a-topic';

/**
 * The code system a URI names, as the field writes it: with a version, an edition, a trailing slash, `https`, or as an OID.
 * Undefined for every other system, ICD-9-CM among them.
 */
export function codeSystemOf(uri: string): KnownSystem | undefined {
  const known = SYSTEMS.get(uri);
  if (known !== undefined || uri.length > LONGEST_URI) return known;
  const [bare = ''] = uri.trim().toLowerCase().split('|');
  const plain = bare.replace(/^https:/, 'http:').replace(/^urn:oid:/, '').replace(/\/+$/, '');
  return plain.startsWith(SNOMED_EDITIONS) ? 'snomed' : SYSTEMS.get(plain);
}

const LONGEST_URI = 200;

/** Editions and versions of SNOMED CT are paths below it (SNOMED CT URI Standard, section 2). */
const SNOMED_EDITIONS = 'http://snomed.info/sct/';

/* Each code system's URI, and its OID, as HL7 Terminology (terminology.hl7.org) registers them; `icd-10-us` is what FHIR DSTU2 wrote. */
const NAMES: readonly (readonly [name: string, system: KnownSystem])[] = [
  ['http://hl7.org/fhir/sid/icd-10-cm', 'icd10cm'],
  ['http://hl7.org/fhir/sid/icd-10-us', 'icd10cm'],
  ['2.16.840.1.113883.6.90', 'icd10cm'],
  ['http://hl7.org/fhir/sid/icd-10', 'icd10'],
  ['2.16.840.1.113883.6.3', 'icd10'],
  ['http://snomed.info/sct', 'snomed'],
  ['2.16.840.1.113883.6.96', 'snomed'],
  ['http://hl7.org/fhir/sid/cvx', 'cvx'],
  ['2.16.840.1.113883.12.292', 'cvx'],
  ['http://loinc.org', 'loinc'],
  ['2.16.840.1.113883.6.1', 'loinc'],
];

/** With the OIDs as URNs too, which is how FHIR writes them. */
const SYSTEMS: ReadonlyMap<string, KnownSystem> = new Map(
  NAMES.flatMap(([name, system]) => [[name, system] as const, [`urn:oid:${name}`, system] as const]),
);

/** An ICD-10 code in capitals without its dot; undefined where the text is not of that form. */
export function icd10Of(code: string): string | undefined {
  if (code.length > LONGEST_CODE) return undefined;
  const upper = code.trim().toUpperCase();
  return ICD10_CODE.test(upper) ? upper.replace('.', '') : undefined;
}

/** With room for stray spaces. */
const LONGEST_CODE = 20;

/** A category of three characters and up to four more, the dot after the category optional (ICD-10-CM guidelines, I.A.2). */
const ICD10_CODE = /^[A-Z]\d[0-9A-Z](\.?[0-9A-Z]{1,4})?$/;

/** A CVX code with at least two digits, as the tables write it: `8` is `08`. */
export function vaccineOf(code: string): string {
  const digits = code.trim();
  return /^\d$/.test(digits) ? `0${digits}` : digits;
}
