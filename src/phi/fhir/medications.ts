import { isObject } from '#boundary/guards.ts';
import type { Medication } from '#phi/signals/clinical-snapshot.ts';
import { type AskedPatient, OF_PATIENT, PAGE } from './about-patient.ts';
import { DAY } from '#phi/signals/durations.ts';
import { codingsOf, type FhirObject, objectsOf, parseTime } from './resource.ts';
import type { ReadGap, Reading, SearchPlan } from './search.ts';

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

/** The active medications by the words of their names. One named only by a reference is a gap: its name would be another read. */
export function parseMedications(
  resources: readonly FhirObject[],
  now: number,
): Reading<readonly Medication[]> {
  const active = resources.filter(
    ({ status, doNotPerform }) => (status ?? 'active') === 'active' && doNotPerform !== true,
  );
  const medications = active.map(({ medicationCodeableConcept, authoredOn }) => ({
    words: wordsOf(medicationCodeableConcept),
    rxnorm: codingsOf(medicationCodeableConcept).flatMap(({ system, code }) =>
      system === RXNORM ? [code] : [],
    ),
    recent: isRecent(parseTime(authoredOn), now),
  }));
  const named = medications.filter(({ words, rxnorm }) => words.length + rxnorm.length > 0);
  const gap: ReadGap = { kind: 'medications', code: 'not-supported' };
  return { value: named, gaps: named.length < medications.length ? [gap] : [] };
}

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
