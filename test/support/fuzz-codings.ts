import fc from 'fast-check';
import { ICD10CM_PREFIXES, SNOMED_CODES } from '#phi/signals/concept-map-tables.ts';
import type { Json } from '../contract/phi/fake-ehr.ts';
import { drugNames, loincCodes } from './table-words.ts';

/** Stands in every string that is not of a closed vocabulary: ids, names, texts, messages. It must never be said. */
export const CANARY = 'canary';
/** Id of the clinician whose schedule is read. */
export const CLINICIAN = `${CANARY}-me`;
/** Id of the role that some clinicians sign in as. */
export const ROLE = `${CANARY}-role`;

/** Strings that break what is careless with them; each carries the canary. */
export const hostileWords: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom(
      `<img src=x onerror="alert('${CANARY}')">`,
      `</script><script>${CANARY}</script>`,
      `\u202e${CANARY}\u2066\u200f\u0000\ufeff`,
      `\ud800${CANARY}\udc00\ud83d`,
      `__proto__.${CANARY}`,
      `constructor/${CANARY}`,
      `../../${CANARY}?x=%2e%2e%2f#`,
      `https://${CANARY}.example/fhir/Patient/${CANARY}`,
      `${CANARY}\r\nSet-Cookie: x=1`,
      `javascript:${CANARY}`,
    ),
  },
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }).map((s) => CANARY + s) },
  { weight: 1, arbitrary: fc.constant(`${CANARY} é\u0301 `.repeat(2_000)) },
);

/** Names, displays and texts as people write them, or hostile. */
export const words = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(`${CANARY}, Alex`, `Dr ${CANARY}`, `${CANARY} mg`) },
  { weight: 1, arbitrary: hostileWords },
);

/** The usual, and now and then the odd. */
export const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>, weight = 12) =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: odd });

const ICD10CM = 'http://hl7.org/fhir/sid/icd-10-cm';
const SNOMED = 'http://snomed.info/sct';
const LOINC = 'http://loinc.org';
const codesIn = (table: string) =>
  table.split('\n').flatMap((line) => line.split(' ').slice(1).filter(Boolean));
const coded = (systems: readonly string[], codes: readonly string[]): fc.Arbitrary<Json> =>
  fc.record(
    {
      system: fc.constantFrom(...systems),
      code: fc.constantFrom(...codes),
      display: words,
    },
    { requiredKeys: ['system', 'code'] },
  );
const oddCodings: fc.Arbitrary<Json> = fc.record(
  {
    system: fc.oneof(fc.constantFrom(ICD10CM, LOINC, `${SNOMED}/`, 'urn:oid:0', ''), hostileWords),
    code: fc.oneof(fc.constantFrom('I10 ', 'i10', 'constructor', '__proto__', ''), hostileWords),
    display: hostileWords,
  },
  { requiredKeys: [] },
);
/** Valid JSON where an object should stand: a member read from it without a look is a throw. */
const noObjects = fc.constantFrom<unknown>(null, null, null, 7, true, CANARY, [], [null], [[{}]]);
const amongNoObjects = (codings: fc.Arbitrary<Json>): fc.Arbitrary<unknown> =>
  fc.oneof<fc.MaybeWeightedArbitrary<unknown>[]>(
    { weight: 12, arbitrary: codings },
    { weight: 2, arbitrary: oddCodings },
    { weight: 1, arbitrary: noObjects },
  );
const concept = (codings: fc.Arbitrary<Json>): fc.Arbitrary<unknown> =>
  mostly<unknown>(
    fc.record(
      {
        coding: fc.array(amongNoObjects(codings), { minLength: 1, maxLength: 3 }),
        text: words,
      },
      { requiredKeys: ['coding'] },
    ),
    noObjects,
    8,
  );
/** Codes of closed value sets, without a system. */
export const bare = (...codes: readonly string[]): fc.Arbitrary<unknown> =>
  mostly<unknown>(
    mostly(fc.constantFrom(...codes), hostileWords).map((code) => ({ coding: [{ code }] })),
    fc.oneof(
      noObjects,
      noObjects.map((coding) => ({ coding: [coding] })),
    ),
    24,
  );
/** Diagnoses, reasons, procedures and orders, coded as our maps know them. */
export const diagnoses = concept(
  fc.oneof(
    coded([ICD10CM, 'urn:oid:2.16.840.1.113883.6.90'], codesIn(ICD10CM_PREFIXES)),
    coded([SNOMED, 'urn:oid:2.16.840.1.113883.6.96'], codesIn(SNOMED_CODES)),
  ),
);
/** Medications by the names of their ingredients. */
export const drugs = mostly<unknown>(
  fc
    .tuple(fc.constantFrom(...drugNames()), words, fc.array(noObjects))
    .map(([ingredient, word, coding]): Json => ({ text: `${ingredient} ${word}`, coding })),
  noObjects,
  24,
);

/** A laboratory's code for what was measured. */
export const results = concept(coded([LOINC], loincCodes()));
