import type {
  Appointment,
  Condition,
  Encounter,
  MedicationRequest,
  Observation,
  Patient,
  Procedure,
  Resource,
  ServiceRequest,
} from '@medplum/fhirtypes';
import type { Clinic } from '#sandbox/clinic/clinic.ts';

/** The day the small clinic is asked for. */
export const TODAY = '2026-11-23';

const PRACTITIONER = 'Practitioner/dr-one';
const PATIENTS = Array.from({ length: 18 }, (_, index) => `p${index + 1}`);

/** A day of 18 visits, one patient with 120 results, one whose record is restricted; one resource at least of every type served. */
export function smallClinic(): Clinic {
  return {
    resources: [...directory(), ...PATIENTS.flatMap(patientRecord), ...results(), ...schedule()],
    clinicians: [
      { id: 'dr-one', name: 'Dr One', role: 'Physician', specialty: 'Family medicine', about: '' },
      { id: 'dr-two', name: 'Dr Two', role: 'Physician', specialty: 'Pediatrics', about: '' },
    ],
    restrictedPatients: new Set(['p18']),
  };
}

function directory(): readonly Resource[] {
  return [
    { resourceType: 'Practitioner', id: 'dr-one', name: [{ family: 'One', given: ['Ada'] }] },
    { resourceType: 'Practitioner', id: 'dr-two', name: [{ family: 'Two' }] },
    { resourceType: 'PractitionerRole', id: 'role-1', practitioner: { reference: PRACTITIONER } },
    { resourceType: 'Organization', id: 'org-1', name: 'Clinic' },
    { resourceType: 'Location', id: 'room-1', name: 'Room' },
    { resourceType: 'Medication', id: 'med-1', code: { text: 'Metformin 500 mg' } },
    {
      resourceType: 'CareTeam',
      id: 'team-1',
      status: 'active',
      subject: { reference: 'Patient/p1' },
      participant: [{ member: { reference: PRACTITIONER } }],
    },
  ];
}

function patientRecord(id: string): readonly Resource[] {
  const subject = { reference: `Patient/${id}` };
  const encounter = { reference: `Encounter/enc-${id}` };
  const patient: Patient = {
    resourceType: 'Patient',
    id,
    name: [{ family: `Family-${id}`, given: ['<b>Given</b>'] }],
    generalPractitioner: [{ reference: id === 'p2' ? 'Practitioner/dr-two' : PRACTITIONER }],
  };
  const past: Encounter = {
    resourceType: 'Encounter',
    id: `enc-${id}`,
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    subject,
    participant: [{ individual: { reference: PRACTITIONER } }],
    period: { start: '2026-10-01T09:00:00-04:00', end: '2026-10-01T09:20:00-04:00' },
  };
  const problem: Condition = {
    resourceType: 'Condition',
    id: `cond-${id}`,
    subject,
    encounter,
    clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
    category: [
      coded('http://terminology.hl7.org/CodeSystem/condition-category', 'problem-list-item'),
    ],
    code: coded('http://hl7.org/fhir/sid/icd-10-cm', 'E11.9'),
    onsetDateTime: '2020-03-01',
    recordedDate: '2020-03-02',
    note: [{ text: 'a note' }],
  };
  const medication: MedicationRequest = {
    resourceType: 'MedicationRequest',
    id: `rx-${id}`,
    status: 'active',
    intent: 'order',
    subject,
    encounter,
    authoredOn: '2026-05-01',
    medicationReference: { reference: 'Medication/med-1' },
  };
  const procedure: Procedure = {
    resourceType: 'Procedure',
    id: `proc-${id}`,
    status: 'completed',
    subject,
    encounter,
    code: coded('http://snomed.info/sct', '73761001'),
    performedDateTime: '2026-02-01',
  };
  const order: ServiceRequest = {
    resourceType: 'ServiceRequest',
    id: `order-${id}`,
    status: 'active',
    intent: 'order',
    subject,
    encounter,
    category: [coded('http://snomed.info/sct', '108252007')],
    code: coded('http://loinc.org', '4548-4'),
    authoredOn: '2026-11-01',
  };
  return [patient, past, problem, medication, procedure, order];
}

function results(): readonly Observation[] {
  return Array.from({ length: 120 }, (_, index) => ({
    resourceType: 'Observation' as const,
    id: `obs-${index}`,
    status: 'final' as const,
    category: [coded('http://terminology.hl7.org/CodeSystem/observation-category', 'laboratory')],
    code: coded('http://loinc.org', '4548-4'),
    subject: { reference: 'Patient/p1' },
    encounter: { reference: 'Encounter/enc-p1' },
    effectiveDateTime: new Date(Date.UTC(2026, 0, 1 + ((index * 37) % 120))).toISOString(),
    valueQuantity: { value: 6 + index / 100, unit: '%' },
  }));
}

function schedule(): readonly Appointment[] {
  return PATIENTS.map((id, index) => ({
    resourceType: 'Appointment' as const,
    id: `appt-${id}`,
    status: id === 'p3' ? ('cancelled' as const) : ('booked' as const),
    start: `2026-11-23T${String(8 + Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}:00-05:00`,
    end: `2026-11-23T${String(8 + Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '20' : '50'}:00-05:00`,
    minutesDuration: 20,
    reasonCode: [{ text: 'Diabetes follow-up' }],
    participant: [
      { actor: { reference: `Patient/${id}`, display: 'A name' }, status: 'accepted' as const },
      { actor: { reference: PRACTITIONER }, status: 'accepted' as const },
    ],
  }));
}

function coded(system: string, code: string) {
  return { coding: [{ system, code }] };
}
