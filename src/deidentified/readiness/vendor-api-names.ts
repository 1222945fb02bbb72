import type { TenantVendor } from '#boundary/tenant.ts';
import type { Known } from './vendor-known.ts';

/** Reading one resource by its id, or searching for several. */
export type Interaction = 'read' | 'search';

/** What of the app asks it: every session, or only where the tenant's entry names it. */
export type AskedFor = 'always' | 'surgical-cases' | 'panel' | 'past';

/** What a vendor's portal calls the right to one interaction. */
export interface ApiName extends Known {
  readonly type: string;
  readonly interaction: Interaction;
  readonly name: string;
  readonly askedFor: AskedFor;
}

const epic = (
  type: string,
  name: string,
  { interaction = 'search', askedFor = 'always' }: Partial<ApiName> = {},
): ApiName => ({
  type,
  interaction,
  name,
  askedFor,
  source: 'https://open.epic.com/Interface/FHIR',
  evidence: 'documented',
});

const EPIC: readonly ApiName[] = [
  epic('Practitioner', 'Practitioner.Read (Organizational Directory) (R4)', {
    interaction: 'read',
  }),
  epic('PractitionerRole', 'PractitionerRole.Read (Organizational Directory) (R4)', {
    interaction: 'read',
  }),
  epic('PractitionerRole', 'PractitionerRole.Search (Organizational Directory) (R4)'),
  epic('List', 'List.Search (Patient List) (R4)'),
  epic('Appointment', 'Appointment.Search (Appointments) (R4)'),
  epic('Appointment', 'Appointment.Search (Scheduled Surgeries) (R4)', {
    askedFor: 'surgical-cases',
  }),
  epic('Condition', 'Condition.Search (Problems) (R4)'),
  epic('Condition', 'Condition.Search (Encounter Diagnosis) (R4)'),
  epic('MedicationRequest', 'MedicationRequest.Search (Signed Medication Order) (R4)'),
  epic('Observation', 'Observation.Search (Labs) (R4)'),
  epic('Procedure', 'Procedure.Search (Orders) (R4)'),
  epic('Procedure', 'Procedure.Search (Surgeries) (R4)'),
  epic('ServiceRequest', 'ServiceRequest.Search (Orders) (R4)'),
  epic('CareTeam', 'CareTeam.Search (Longitudinal CareTeam) (R4)', { askedFor: 'panel' }),
  epic('Patient', 'Patient.Search (Demographics) (R4)', { askedFor: 'panel' }),
  epic('Encounter', 'Encounter.Search (Patient Chart) (R4)', { askedFor: 'past' }),
];

/** The code Console lists resources by name, each with an access level; reading and searching are one. */
const ORACLE: readonly ApiName[] = [
  'Practitioner',
  'Appointment',
  'Condition',
  'MedicationRequest',
  'Observation',
  'Procedure',
  'ServiceRequest',
].flatMap((type) =>
  (['read', 'search'] as const).map((interaction) => ({
    type,
    interaction,
    name: `${type}, access level Read`,
    askedFor: 'always' as const,
    source: 'Oracle LiveLabs, “Sign up for Code Console”, which shows it for Patient',
    evidence: 'inferred' as const,
  })),
);

/** By vendor. An empty list: the portal takes scopes by their own spelling, or what it calls them is not public. */
export const API_NAMES: Readonly<Record<TenantVendor, readonly ApiName[]>> = {
  epic: EPIC,
  oracle: ORACLE,
  meditech: [],
  athena: [],
  ecw: [],
  veradigm: [],
  medplum: [],
  openemr: [],
  generic: [],
};
