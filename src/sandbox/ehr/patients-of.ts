import { isObject } from '#boundary/guards.ts';

/** Ids of the patients a resource is about: itself, its subject or patient, or those who take part in it. */
export function patientsOf(resource: object): readonly string[] {
  const members = isObject(resource) ? resource : {};
  if (members['resourceType'] === 'Patient') return [members['id']].filter(isText);
  const participants = Array.isArray(members['participant']) ? members['participant'] : [];
  const actors = participants.map((each: unknown) => (isObject(each) ? each['actor'] : undefined));
  return [members['subject'], members['patient'], ...actors].flatMap(patientReferred);
}

/** The id in a reference to a patient, with or without a base before it, or nothing. */
export function patientId(reference: string): string | undefined {
  return /(?:^|\/)Patient\/([A-Za-z0-9.-]{1,64})$/.exec(reference)?.[1];
}

function patientReferred(value: unknown): readonly string[] {
  const reference = isObject(value) ? value['reference'] : undefined;
  const id = isText(reference) ? patientId(reference) : undefined;
  return id === undefined ? [] : [id];
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
