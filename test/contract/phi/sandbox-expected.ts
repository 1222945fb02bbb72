import type { Appointment, CodeableConcept, Condition, Resource } from '@medplum/fhirtypes';
import { objectsAt, readResource, textAt } from '../../../fhir-profiles/json.ts';
import { isTopicId, topicOf } from '#boundary/topic.ts';
import type { Clinic } from '#sandbox/clinic/clinic.ts';

/* What a run should say, counted from the clinic's resources in the plainest way, with none of the reader's own code. */

export const TIME_ZONE = 'America/New_York';
const NEW_YORK_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE });

/** The appointments of one clinician where someone is expected, by start. */
export function visitsOf(clinic: Clinic, clinician: string): readonly Appointment[] {
  return clinic.resources
    .filter((resource) => resource.resourceType === 'Appointment')
    .filter(({ status }) => ['booked', 'arrived', 'checked-in', 'fulfilled'].includes(status))
    .filter((visit) => references(visit).includes(`Practitioner/${clinician}`))
    .toSorted((a, b) => startOf(a) - startOf(b));
}

/** The visits of each horizon, in the order they are told. */
export function horizonsOf(
  visits: readonly Appointment[],
  now: number,
): readonly (readonly Appointment[])[] {
  const ahead = (visit: Appointment) =>
    (Date.parse(NEW_YORK_DAY.format(startOf(visit))) - Date.parse(NEW_YORK_DAY.format(now))) /
    86_400_000;
  const next = Math.min(...visits.map(ahead).filter((days) => days > 0));
  return [
    sessionOf(
      visits.filter((visit) => ahead(visit) === 0),
      now,
    ),
    visits.filter((visit) => ahead(visit) === next),
    visits.filter(
      (visit) => ahead(visit) >= 0 && ahead(visit) <= Math.max(7, next) && endOf(visit) > now,
    ),
  ];
}

/** Today's visits from the first that is not over, up to the first hour in which nobody is seen. */
function sessionOf(today: readonly Appointment[], now: number): readonly Appointment[] {
  const left = today.filter((visit) => endOf(visit) > now);
  const breakAt = left.findIndex((_, index) => {
    const before = left.slice(0, index).map(endOf);
    return index > 0 && startOf(left[index]) - Math.max(...before) >= 3_600_000;
  });
  return breakAt < 0 ? left : left.slice(0, breakAt);
}

/** Ids of the patients on these appointments, one each. */
export function patientsOf(visits: readonly Appointment[]): readonly string[] {
  return visits.flatMap((visit) => patientOf(visit) ?? []);
}

/** The visits whose patient is named and whose chart is not restricted. */
export function readableOf(visits: readonly Appointment[], clinic: Clinic): readonly Appointment[] {
  return visits.filter((visit) => {
    const patient = patientOf(visit);
    return patient !== undefined && !clinic.restrictedPatients.has(patient);
  });
}

/** Per topic, the visits whose coded reason names it or whose patient's conditions do, but for episodes that began more than a year ago. */
export function topicsOf(
  visits: readonly Appointment[],
  clinic: Clinic,
  now: number,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const visit of visits) {
    const conditions = clinic.resources.filter(
      (resource): resource is Condition =>
        isStanding(resource) && resource.subject.reference === `Patient/${patientOf(visit) ?? ''}`,
    );
    const named = [
      ...(visit.reasonCode ?? []).flatMap(topicsNamed),
      ...conditions.flatMap((condition) => topicsStanding(condition, now)),
    ];
    for (const topic of new Set(named)) {
      counts.set(topic, (counts.get(topic) ?? 0) + 1);
    }
  }
  return counts;
}

function isStanding(resource: Resource): resource is Condition {
  if (resource.resourceType !== 'Condition') return false;
  const { clinicalStatus, verificationStatus } = resource;
  const codes = [clinicalStatus, verificationStatus].map((status) => status?.coding?.[0]?.code);
  return !codes.some((code) => ['resolved', 'entered-in-error'].includes(code ?? ''));
}

const YEAR = 365 * 86_400_000;

function topicsStanding({ code, onsetDateTime, recordedDate }: Condition, now: number) {
  const began = Date.parse(onsetDateTime ?? recordedDate ?? '');
  const topics = code === undefined ? [] : topicsNamed(code);
  const isEpisode = (topic: string) => isTopicId(topic) && topicOf(topic).episode;
  return began < now - YEAR ? topics.filter((topic) => !isEpisode(topic)) : topics;
}

const ICD10CM = elementsOf('ConceptMap-icd10cm-to-topics.json');
const SNOMED = elementsOf('ConceptMap-snomed-to-topics.json');

function elementsOf(file: string): ReadonlyMap<string, string | null> {
  const elements = objectsAt(readResource(file), 'group').flatMap((group) =>
    objectsAt(group, 'element'),
  );
  return new Map(
    elements.map((element) => {
      const [target] = objectsAt(element, 'target');
      const isMatch = target !== undefined && 'code' in target;
      return [textAt(element, 'code'), isMatch ? textAt(target, 'code') : null];
    }),
  );
}

function topicsNamed({ coding = [] }: CodeableConcept): readonly string[] {
  return coding.flatMap(({ system, code = '' }) => {
    if (system === 'http://snomed.info/sct') return SNOMED.get(code) ?? [];
    if (system !== 'http://hl7.org/fhir/sid/icd-10-cm') return [];
    const prefixes = [...ICD10CM.keys()].filter((prefix) => code.startsWith(prefix));
    const longest = prefixes.toSorted((a, b) => b.length - a.length)[0];
    return ICD10CM.get(longest ?? '') ?? [];
  });
}

function references({ participant }: Appointment): readonly string[] {
  return participant.flatMap(({ actor }) => actor?.reference ?? []);
}

function patientOf(visit: Appointment): string | undefined {
  return references(visit)
    .find((reference) => reference.startsWith('Patient/'))
    ?.slice('Patient/'.length);
}

function startOf(visit: Appointment | undefined): number {
  return Date.parse(visit?.start ?? '');
}

function endOf(visit: Appointment): number {
  return Date.parse(visit.end ?? '');
}
