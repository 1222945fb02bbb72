import { isObject } from '#boundary/guards.ts';
import type { Medication } from '#phi/signals/clinical-snapshot.ts';
import { type AskedPatient, OF_PATIENT, PAGE } from './about-patient.ts';
import { DAY } from '#phi/signals/durations.ts';
import { codingsOf, type FhirObject, objectsOf, parseTime, textOf } from './resource.ts';
import type { PlansByVendor, ReadGap, Reading, SearchPlan } from './search.ts';

/** What is asked for active medications, and why. */
export const MEDICATIONS: SearchPlan<AskedPatient> = {
  kind: 'medications',
  type: 'MedicationRequest',
  params: [
    OF_PATIENT,
    { name: 'status', why: 'Nothing that was stopped.', value: () => 'active' },
    PAGE,
  ],
};

const WITH_NAMES: readonly SearchPlan<AskedPatient>[] = [
  {
    ...MEDICATIONS,
    params: [
      ...MEDICATIONS.params,
      {
        name: '_include',
        why: 'The names of the drugs, which this vendor keeps apart: each would be another request.',
        value: () => 'MedicationRequest:medication',
      },
    ],
  },
];

/** The same by vendor. */
export const MEDICATION_PLANS: PlansByVendor<AskedPatient> = {
  usual: [MEDICATIONS],
  athena: WITH_NAMES,
  ecw: WITH_NAMES,
  veradigm: WITH_NAMES,
};

/**
 * The active medications by the words of their names: in the request, in a Medication inside it or among those it `brought`, or beside the
 * reference. One that is named nowhere is a gap: its name would be another read.
 */
export function parseMedications(
  resources: readonly FhirObject[],
  now: number,
  brought: readonly FhirObject[] = [],
): Reading<readonly Medication[]> {
  const active = resources.filter(
    ({ status, doNotPerform }) => (status ?? 'active') === 'active' && doNotPerform !== true,
  );
  const known = new Map(brought.map(({ id, code }) => [id, code]));
  const medications = active.map((request) => {
    const name = request['medicationCodeableConcept'] ?? nameBehind(request, known);
    return {
      words: wordsOf(name),
      rxnorm: codingsOf(name).flatMap(({ system, code }) => (system === RXNORM ? [code] : [])),
      recent: isRecent(parseTime(request['authoredOn']), now),
    };
  });
  const named = medications.filter(({ words, rxnorm }) => words.length + rxnorm.length > 0);
  const gap: ReadGap = { kind: 'medications', code: 'not-supported' };
  return { value: named, gaps: named.length < medications.length ? [gap] : [] };
}

/** The name of a drug that is referred to, as a CodeableConcept. */
function nameBehind(
  { medicationReference, contained }: FhirObject,
  known: ReadonlyMap<unknown, unknown>,
): unknown {
  if (!isObject(medicationReference)) return undefined;
  const { reference, display } = medicationReference;
  const [, inside, id] = REFERRED.exec(textOf(reference)) ?? [];
  const within = objectsOf(contained).find((each) => inside !== undefined && each['id'] === inside);
  return within?.['code'] ?? known.get(id) ?? { text: display };
}

/** A resource inside this one, or one of this server's, in any of its versions. */
const REFERRED = /^#(.+)$|(?:^|\/)Medication\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/;

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';

/** Design choice: a drug of the last quarter is new to the patient. `clinical-snapshot.ts` promises these days. */
const RECENT_DAYS = 90;

function isRecent(authored: number | undefined, now: number): boolean {
  return authored !== undefined && authored <= now && authored >= now - RECENT_DAYS * DAY;
}

function wordsOf(concept: unknown): readonly string[] {
  if (!isObject(concept)) return [];
  const displays = objectsOf(concept['coding']).map(({ display }) => display);
  const names = new Set([concept['text'], ...displays]);
  const words = [...names]
    .filter((name) => typeof name === 'string')
    .slice(0, MOST_NAMES)
    .flatMap((name) =>
      name
        .slice(0, LONGEST_NAME)
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((word) => word !== '');
  return words;
}

const LONGEST_NAME = 500; // characters: no product name is longer
const MOST_NAMES = 6; // of one product
