import type { Appointment, AppointmentParticipant, Resource } from '@medplum/fhirtypes';
import type { Clinic } from '../clinic/clinic.ts';

/** The code set of participants' parts, under the number of Oracle's public test tenant. */
const PARTS = 'https://fhir.cerner.com/ec2458f2-1e24-41c8-b71b-0e701af7583d/codeSet/14250';

/** A resource as Oracle Health writes it: a visit with the name in its narrative, its clinician by name alone, its patient by a typed part. */
export function oracleShape(resource: Resource): Resource {
  if (resource.resourceType !== 'Appointment') return resource;
  const patient = resource.participant.find(isPatient);
  const said = patient?.actor?.display ?? '';
  return {
    ...resource,
    text: {
      status: 'generated',
      div: `<div xmlns="http://www.w3.org/1999/xhtml"><p><b>Appointment</b></p><p><b>Patient</b>: ${said.replaceAll(/[<&]/g, '')}</p></div>`,
    },
    participant: resource.participant.map(writtenByOracle),
  };
}

/** Medications are written out in the request, so that nothing need be included. */
export function oracleStore({ resources }: Clinic): readonly Resource[] {
  const medications = new Map(
    resources.flatMap((resource) =>
      resource.resourceType === 'Medication' ? [[`Medication/${resource.id}`, resource.code]] : [],
    ),
  );
  return resources.map((resource) => {
    if (resource.resourceType !== 'MedicationRequest') return resource;
    const { medicationReference, ...rest } = resource;
    const code = medications.get(medicationReference?.reference ?? '');
    return code === undefined ? resource : { ...rest, medicationCodeableConcept: code };
  });
}

function writtenByOracle(participant: AppointmentParticipant): AppointmentParticipant {
  const { actor } = participant;
  if (isPatient(participant)) {
    return {
      ...participant,
      type: [{ coding: [{ system: PARTS, code: '4572' }], text: 'Patient' }],
    };
  }
  if (actor?.reference?.startsWith('Practitioner/') !== true) return participant;
  return { ...participant, actor: { display: actor.display ?? 'Clinician' } };
}

/** By reference, or as the generated clinic names someone whom no chart is linked to. */
function isPatient({ actor }: Appointment['participant'][number]): boolean {
  return actor?.reference === undefined
    ? actor?.display?.startsWith('Patient ') === true
    : actor.reference.startsWith('Patient/');
}
