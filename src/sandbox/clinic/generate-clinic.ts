import type { Resource } from '@medplum/fhirtypes';
import { marksFrom } from './canary.ts';
import type { Clinic, Clinician, ClinicOptions } from './clinic.ts';
import { cliniciansOf, locationOf } from './clinician-resources.ts';
import { problemListOf } from './condition-resources.ts';
import type { ChartOf } from './condition-resources.ts';
import { labsOf } from './observation-resources.ts';
import { medicationsOf } from './medication-resources.ts';
import { careTeamOf, patientOf } from './patient-resource.ts';
import { peopleOf } from './person.ts';
import type { Person } from './person.ts';
import { proceduresOf } from './procedure-resources.ts';
import { chance, randomFor } from './random.ts';
import { scheduleOf } from './schedule.ts';
import { vitalsOf } from './vital-resources.ts';

/**
 * The sandbox EHR's own clinic on a day: about 500 patients of four clinicians, their charts, half a year of past visits and
 * the coming seventeen days. Patients follow from the seed alone; a day's list follows from the seed and that day.
 */
export function generateClinic(options: ClinicOptions): Clinic {
  const clinicians = cliniciansOf(options.seed);
  const people = peopleOf(options.seed, options.today);
  const location = locationOf(options.seed);
  const staff = clinicians.map(({ practitioner }) => practitioner);
  const charts = people.flatMap((person) => chartResources(person, clinicians, options));
  const schedule = scheduleOf({ people, clinicians, options, locationId: location.id });
  return {
    resources: [location, ...staff, ...charts, ...schedule],
    clinicians: clinicians.map(({ login }) => login),
    restrictedPatients: new Set(people.filter(({ restricted }) => restricted).map(({ id }) => id)),
  };
}

function chartResources(
  person: Person,
  clinicians: readonly Clinician[],
  options: ClinicOptions,
): Resource[] {
  const random = randomFor(options.seed, 'chart', person.id);
  const attending = person.home === 'resident' ? 'internal' : person.home;
  const authorId = practitionerIdOf(clinicians, person.home);
  const attendingId = practitionerIdOf(clinicians, attending);
  const chart: ChartOf = {
    person,
    random,
    mark: marksFrom(random),
    today: options.today,
    authorId,
  };
  return [
    patientOf(person, attendingId, chart),
    ...teamsOf(chart, attendingId),
    ...problemListOf(chart),
    ...medicationsOf(chart),
    ...labsOf(chart),
    ...vitalsOf(chart),
    ...proceduresOf(chart),
  ];
}

/** The resident is known for a patient by the care team only; of the others some have one too. */
function teamsOf(
  { person, authorId, mark, random }: ChartOf,
  attendingId: string,
): readonly Resource[] {
  if (person.home === 'resident') return [careTeamOf(person.id, [authorId, attendingId], mark)];
  return chance(random, 15) ? [careTeamOf(person.id, [authorId], mark)] : [];
}

function practitionerIdOf(clinicians: readonly Clinician[], key: Clinician['key']): string {
  const found = clinicians.find((clinician) => clinician.key === key);
  if (found === undefined) throw new RangeError(`no clinician ${key}`);
  return found.practitioner.id;
}
