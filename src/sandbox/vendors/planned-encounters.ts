import type { Appointment, Encounter, Resource } from '@medplum/fhirtypes';
import type { Clinic } from '../clinic/clinic.ts';
import { actorsOf } from './patients-booked.ts';

/** What an appointment's status is called as an encounter's. A visit that nobody has confirmed is planned all the same. */
const STATUSES: Readonly<Record<Appointment['status'], Encounter['status']>> = {
  proposed: 'planned',
  pending: 'planned',
  booked: 'planned',
  waitlist: 'planned',
  arrived: 'arrived',
  'checked-in': 'arrived',
  fulfilled: 'finished',
  noshow: 'cancelled',
  cancelled: 'cancelled',
  'entered-in-error': 'entered-in-error',
};

const AMBULATORY = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' };

/** A clinic whose visits to come stand as encounters too, where there is no schedule that could be asked. */
export function storeWithPlannedEncounters({ resources }: Clinic): readonly Resource[] {
  return [
    ...resources,
    ...resources.flatMap((resource) =>
      resource.resourceType === 'Appointment' ? plannedEncounters(resource) : [],
    ),
  ];
}

function plannedEncounters(appointment: Appointment): readonly Encounter[] {
  const { id, status, start, end, reasonCode, serviceType } = appointment;
  const [patient] = actorsOf(appointment, 'Patient');
  if (patient === undefined || start === undefined) return [];
  return [
    {
      resourceType: 'Encounter',
      id: `planned-${id}`,
      status: STATUSES[status],
      class: AMBULATORY,
      subject: { reference: `Patient/${patient}` },
      participant: actorsOf(appointment, 'Practitioner').map((each) => ({
        individual: { reference: `Practitioner/${each}` },
      })),
      period: { start, ...(end === undefined ? {} : { end }) },
      ...(reasonCode === undefined ? {} : { reasonCode }),
      ...(serviceType === undefined ? {} : { type: serviceType }),
    },
  ];
}
