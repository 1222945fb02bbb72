import { isObject } from '#boundary/guards.ts';
import { topicOf } from '#boundary/topic.ts';
import type { ChartCoding, Coding } from '#phi/signals/clinical-snapshot.ts';
import { DAY } from '#phi/signals/durations.ts';
import type { TextIndex, TextTopic } from '#phi/signals/text-index.ts';
import { type AskedPatient, OF_PATIENT, PAGE } from './about-patient.ts';
import { codesOf, codingsOf, type FhirObject, objectsOf, parseTime, textOf } from './resource.ts';
import type { PlansByVendor, SearchPlan } from './search.ts';

/** Problems and encounter diagnoses come in one search: servers disagree on how `category` is written, and some have none. */
export const CONDITIONS: SearchPlan<AskedPatient> = {
  kind: 'problems',
  type: 'Condition',
  params: [OF_PATIENT, PAGE],
};

/** One category by itself, as Epic has it: looked at again, as Epic answers with all where it ignores a category (59101). */
function categoryPlan(category: string, why: string): SearchPlan<AskedPatient> {
  return {
    ...CONDITIONS,
    params: [OF_PATIENT, { name: 'category', why, value: () => category }, PAGE],
    keeps: (condition) => {
      const codes = categoriesOf(condition);
      return codes.length === 0 || codes.includes(category);
    },
  };
}

/** The same by vendor. athenahealth wants a category with its system, where one is named: none is, so that nothing without one is missed. */
export const CONDITION_PLANS: PlansByVendor<AskedPatient> = {
  usual: [CONDITIONS],
  epic: [
    categoryPlan('problem-list-item', 'The problem list, which is an API of its own.'),
    categoryPlan('encounter-diagnosis', 'Diagnoses of encounters, which are an API of their own.'),
  ],
};

/** Conditions, by how much they say of a coming visit. */
export interface Conditions {
  readonly problems: readonly ChartCoding[];
  readonly encounterDiagnoses: readonly ChartCoding[];
  /** In remission: no longer there, and still followed. */
  readonly history: readonly Coding[];
  /** What those without a code name in words. */
  readonly said: readonly TextTopic[];
}

/** What Conditions are parsed with. */
interface ConditionParts {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly topicsIn: TextIndex['topicsIn'];
}

/** Splits Conditions by category; one that says none is a problem. What is over or was never so is left out. */
export function parseConditions(
  resources: readonly FhirObject[],
  parts: ConditionParts,
): Conditions {
  const { now } = parts;
  const standing = resources.filter((condition) => isStanding(condition, now));
  const codings = (conditions: readonly FhirObject[]) =>
    conditions.flatMap((condition) => {
      const old = isOld(condition, now);
      return codingsOf(condition['code']).map((coding) => (old ? { ...coding, old } : coding));
    });
  return {
    problems: codings(standing.filter((condition) => !isOfEncounter(condition))),
    encounterDiagnoses: codings(standing.filter(isOfEncounter)),
    history: resources.filter(isInRemission).flatMap(({ code }) => codingsOf(code)),
    said: standing.filter(isUncoded).flatMap((condition) => saidBy(condition, parts)),
  };
}

/** FHIR R4 condition-clinical, condition-ver-status. */
const OVER: ReadonlySet<string> = new Set(['resolved', 'inactive', 'remission']);
const NEVER_SO: ReadonlySet<string> = new Set(['refuted', 'entered-in-error']);

function isStanding(condition: FhirObject, now: number): boolean {
  return (
    wasSo(condition) &&
    !codesOf(condition['clinicalStatus']).some((code) => OVER.has(code)) &&
    !((parseTime(condition['abatementDateTime']) ?? Infinity) <= now)
  );
}

function isInRemission(condition: FhirObject): boolean {
  return wasSo(condition) && codesOf(condition['clinicalStatus']).includes('remission');
}

function wasSo({ verificationStatus }: FhirObject): boolean {
  return !codesOf(verificationStatus).some((code) => NEVER_SO.has(code));
}

/** Design choice: what is over within a year is over after one. */
const OLD_DAYS = 365;

/** When it began, else when it was written down. A partial date counts from its first moment. */
function isOld({ onsetDateTime, onsetPeriod, recordedDate }: FhirObject, now: number): boolean {
  const period = isObject(onsetPeriod) ? onsetPeriod['start'] : undefined;
  const began = parseTime(onsetDateTime ?? period ?? recordedDate);
  return began !== undefined && began < now - OLD_DAYS * DAY;
}

function isUncoded({ code }: FhirObject): boolean {
  return codingsOf(code).length === 0;
}

/** The topics its words name; of one that began long ago no episode, as with codes. */
function saidBy(condition: FhirObject, { now, topicsIn }: ConditionParts): readonly TextTopic[] {
  const said = topicsIn(wordsOf(condition['code']));
  return isOld(condition, now) ? said.filter(({ topic }) => !topicOf(topic).episode) : said;
}

function wordsOf(code: unknown): string {
  return isObject(code) ? textOf(code['text']) : '';
}

/** FHIR R4 condition-category. A condition in both categories stands on the problem list. */
function isOfEncounter(condition: FhirObject): boolean {
  const codes = categoriesOf(condition);
  return codes.includes('encounter-diagnosis') && !codes.includes('problem-list-item');
}

function categoriesOf({ category }: FhirObject): readonly string[] {
  return objectsOf(category).flatMap(codesOf);
}
