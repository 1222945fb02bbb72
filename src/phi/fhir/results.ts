import { isObject, isOneOf } from '#boundary/guards.ts';
import type { Coding, LabResult, Quantity } from '#phi/signals/clinical-snapshot.ts';
import { type AskedPatient, OF_PATIENT, PAGE } from './about-patient.ts';
import { DAY } from '#phi/signals/durations.ts';
import { codesOf, codingsOf, type FhirObject, objectsOf, parseTime, textOf } from './resource.ts';
import { instant, type PlannedParam, type PlansByVendor, type SearchPlan } from './search.ts';

/** Design choice: half a year holds the last result of most chronic monitoring. */
const RESULT_DAYS = 180;

const RECENT: PlannedParam<AskedPatient> = {
  name: 'date',
  why: 'Only recent results.',
  value: ({ now }) => `ge${instant(now - RESULT_DAYS * DAY)}`,
};

/** What is asked for recent laboratory results, and why. */
export const RESULTS: SearchPlan<AskedPatient> = {
  kind: 'laboratory',
  type: 'Observation',
  params: [
    OF_PATIENT,
    { name: 'category', why: 'No vital signs, no social history.', value: () => 'laboratory' },
    RECENT,
    PAGE,
  ],
};

const BY_SYSTEM: SearchPlan<AskedPatient> = {
  ...RESULTS,
  params: [
    OF_PATIENT,
    {
      name: 'category',
      why: 'No vital signs, no social history. This vendor wants the system with the code.',
      value: () => `${OBSERVATION_CATEGORY}|laboratory`,
    },
    RECENT,
    PAGE,
  ],
};

/** The same by vendor. Epic wants a category or a code, and has this one as an API of its own. */
export const RESULT_PLANS: PlansByVendor<AskedPatient> = { usual: [RESULTS], athena: [BY_SYSTEM] };

/**
 * The newest result of each code, with its number and the laboratory's own flag. Vital signs and old results are left out again: not
 * every server minds the category and the date it is asked for.
 */
export function parseResults(resources: readonly FhirObject[], now: number): readonly LabResult[] {
  const newest = new Map<string, { readonly time: number; readonly result: LabResult }>();
  for (const observation of resources) {
    const coding = codingOf(observation);
    if (coding === undefined || VOID.has(textOf(observation['status']))) continue;
    if (isOfOtherCategory(observation)) continue;
    const said = timeOf(observation);
    if (said !== undefined && said < now - (RESULT_DAYS + 1) * DAY) continue; // a bare day may begin before the moment asked for
    const time = said ?? 0;
    const key = `${coding.system}|${coding.code}`;
    const known = newest.get(key);
    if (known !== undefined && known.time >= time) continue;
    const result = { coding, quantity: quantityOf(observation), abnormal: isAbnormal(observation) };
    newest.set(key, { time, result });
  }
  return [...newest.values()].map(({ result }) => result);
}

/** FHIR R4 observation-status: results that do not stand. */
const VOID: ReadonlySet<string> = new Set(['cancelled', 'entered-in-error', 'registered']);

/** FHIR R4 observation-category. */
const OBSERVATION_CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category';

/** FHIR R4 observation-category, all but `laboratory`. What a site calls its categories says nothing. */
const OTHER_CATEGORIES: ReadonlySet<string> = new Set([
  'social-history',
  'vital-signs',
  'imaging',
  'procedure',
  'survey',
  'exam',
  'therapy',
  'activity',
]);

function isOfOtherCategory({ category }: FhirObject): boolean {
  const codes = objectsOf(category).flatMap(codesOf);
  return codes.some((code) => OTHER_CATEGORIES.has(code)) && !codes.includes('laboratory');
}

/** HL7 v3 ObservationInterpretation: outside the range, or off the instrument's scale. */
const ABNORMAL: ReadonlySet<string> = new Set([
  'H',
  'HH',
  'HU',
  'L',
  'LL',
  'LU',
  'A',
  'AA',
  '>',
  '<',
]);

function isAbnormal({ interpretation }: FhirObject): boolean {
  return objectsOf(interpretation)
    .flatMap(codesOf)
    .some((code) => ABNORMAL.has(code));
}

/** A number that was measured; a value in words, a range or a ratio is none. */
function quantityOf({ valueQuantity }: FhirObject): Quantity | null {
  if (!isObject(valueQuantity)) return null;
  const { value, system, code, unit, comparator } = valueQuantity;
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  if (comparator !== undefined && !isComparator(comparator)) return null;
  const coded = system === UCUM ? textOf(code) : '';
  return { value, unit: coded === '' ? textOf(unit) : coded, comparator: comparator ?? null };
}

const UCUM = 'http://unitsofmeasure.org';

const isComparator = isOneOf('<', '<=', '>=', '>');

/** A laboratory often writes its own code beside the LOINC one. */
function codingOf({ code }: FhirObject): Coding | undefined {
  const codings = codingsOf(code);
  return codings.find(({ system }) => system === 'http://loinc.org') ?? codings[0];
}

function timeOf({
  effectiveDateTime,
  effectivePeriod,
  effectiveInstant,
  issued,
}: FhirObject): number | undefined {
  const period = isObject(effectivePeriod)
    ? (effectivePeriod['end'] ?? effectivePeriod['start'])
    : undefined;
  return parseTime(effectiveDateTime ?? period ?? effectiveInstant ?? issued);
}
