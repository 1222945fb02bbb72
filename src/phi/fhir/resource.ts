import { isObject } from '#boundary/guards.ts';
import type { Coding } from '#phi/signals/clinical-snapshot.ts';

/** Something a FHIR server sent: its members are looked at one by one, each still unknown. */
export type FhirObject = Readonly<Record<string, unknown>>;

/** The objects of a list; anything else in it, or no list at all, is left out. */
export function objectsOf(value: unknown): readonly FhirObject[] {
  return Array.isArray(value) ? value.filter((item: unknown) => isObject(item)) : [];
}

/** The codings of a CodeableConcept that name both system and code. Text and display stay behind. */
export function codingsOf(concept: unknown): readonly Coding[] {
  if (!isObject(concept)) return [];
  return objectsOf(concept['coding']).flatMap(({ system, code }) =>
    isWord(system) && isWord(code) ? [{ system, code }] : [],
  );
}

/** The codings of a list of CodeableConcepts. */
export function codingsOfAll(concepts: unknown): readonly Coding[] {
  return objectsOf(concepts).flatMap(codingsOf);
}

/** The bare codes of a CodeableConcept, for closed value sets such as clinical status, whatever system a server writes. */
export function codesOf(concept: unknown): readonly string[] {
  if (!isObject(concept)) return [];
  return objectsOf(concept['coding']).flatMap(({ code }) => (isWord(code) ? [code] : []));
}

/** The text of a member that should be text; empty where it is anything else. (`String` throws on some of what JSON can hold.) */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Milliseconds since 1970 of a FHIR instant, dateTime or date; undefined where it is none. A bare date counts from its first moment in UTC. */
export function parseTime(value: unknown): number | undefined {
  if (typeof value !== 'string' || !FHIR_TIME.test(value)) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

/** Like `parseTime`, for a time that must say its offset: without one it would be read in the computer's zone, not the clinic's. */
export function parseInstant(value: unknown): number | undefined {
  return typeof value === 'string' && OFFSET.test(value) ? parseTime(value) : undefined;
}

const FHIR_TIME = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

const OFFSET = /T.*(Z|[+-]\d{2}:\d{2})$/;

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
