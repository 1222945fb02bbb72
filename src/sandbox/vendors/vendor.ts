import { SANDBOX_RULES, type ServerRules } from '../ehr/server-rules.ts';
import { SERVED_TYPES, type ServedType, type ServedTypes } from '../ehr/served-types.ts';

/** The vendors the sandbox can answer as. */
export type VendorId =
  'epic' | 'oracle' | 'meditech' | 'athena' | 'ecw' | 'veradigm' | 'medplum' | 'openemr';

/**
 * How well something is known. *captured*: in the vendor's own published metadata or discovery; *documented*: said by the vendor, by HL7 or
 * in a public thread; *measured*: seen on a running server; *inferred*: a deduction, which the vendor's own server may not bear out.
 */
type Evidence = 'captured' | 'documented' | 'measured' | 'inferred';

/** One way in which a vendor's EHR is unlike the sandbox. */
export interface Behaviour {
  readonly id: string;
  /** What it does, as a sentence. */
  readonly what: string;
  /** An address, or the name of a document. */
  readonly source: string;
  readonly evidence: Evidence;
}

/** A vendor's EHR: what is known of it, and the rules by which the sandbox answers as it. */
export interface Vendor extends ServerRules {
  readonly id: VendorId;
  readonly name: string;
  /** Each is shown by a test of the same id. */
  readonly behaviours: readonly Behaviour[];
}

/** A vendor that differs from the sandbox only where it says so. */
export function vendor(
  said: Pick<Vendor, 'id' | 'name' | 'behaviours'> & Partial<ServerRules>,
): Vendor {
  return { ...SANDBOX_RULES, ...said };
}

/** The sandbox's types with some changed, and without those that are null. A type it does not have must be whole. */
export function served(changes: Readonly<Record<string, Partial<ServedType> | null>>): ServedTypes {
  const names = new Set([...SERVED_TYPES.keys(), ...Object.keys(changes)]);
  return new Map(
    [...names].flatMap((name): [string, ServedType][] => {
      const change = changes[name];
      if (change === null) return [];
      return [[name, { ...(SERVED_TYPES.get(name) ?? BARE), ...change }]];
    }),
  );
}

const BARE: ServedType = {
  parameters: ['_id'],
  needs: [['_id']],
  includes: [],
  sorts: [],
  chart: false,
};

/** A search without these parameters, as a server hears it that passes over what it does not know. */
export function without(parameters: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...parameters].filter(([name]) => !names.includes(name)));
}

/** What no vendor but Medplum declares. */
export const UNDECLARED = ['_elements', '_sort'] as const;

/** A behaviour that several vendors share, as each one's own row. */
export const PASSES_OVER = (source: string): Behaviour => ({
  id: 'passes-over-elements',
  what: 'Declares neither `_elements` nor `_sort`, passes over both and sends whole resources.',
  source,
  evidence: 'inferred',
});

/** The same. */
export const NO_BATCH = (source: string): Behaviour => ({
  id: 'no-batch',
  what: 'Declares no batch at its base; that nothing answers there is a deduction.',
  source,
  evidence: 'captured',
});

/** The same. */
export const ENCOUNTERS_BY_PRACTITIONER = (source: string): Behaviour => ({
  id: 'encounters-by-practitioner',
  what: 'Finds Encounters by practitioner and date; that it does so without a patient is a deduction.',
  source,
  evidence: 'inferred',
});

/** The same. */
export const PLANNED_ENCOUNTERS = (name: string): Behaviour => ({
  id: 'planned-encounters',
  what: `Holds a visit to come as a planned Encounter; whether ${name} does is not established.`,
  source: 'Nothing found; what the sandbox supposes.',
  evidence: 'inferred',
});

/** The same. */
export const NO_POST: Behaviour = {
  id: 'no-posted-search',
  what: 'Takes no search by POST, as none is documented.',
  source: 'No document found says that it does.',
  evidence: 'inferred',
};
