import { instant, PAGE_SIZE, type PlannedParam, type SearchPlan } from '../search.ts';

/** The days that are asked about, in milliseconds since 1970: `from` is in, `to` is out. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** Whose visits of which days. */
export interface AskedOfClinicians extends Days {
  /** Ids of Practitioners; several only where the vendor documents a comma list. */
  readonly practitioners: readonly string[];
  /** Ids of their PractitionerRoles, where their visits are booked under those. */
  readonly roles?: readonly string[];
}

/** Whose roles. */
interface AskedForRoles {
  /** Ids of Practitioners. */
  readonly practitioners: readonly string[];
}

/** Which patient's visits of which days. */
export interface AskedOfPatient extends Days {
  /** FHIR id. */
  readonly patient: string;
}

/** Which patients. */
export interface AskedForPatients {
  readonly practitioner: string;
  /** `system|value` of a list; empty where no list is asked for. */
  readonly list: string;
  /** Patients at most. */
  readonly most: number;
}

const OF_CLINICIANS: PlannedParam<AskedOfClinicians> = {
  name: 'practitioner',
  why: 'Only the schedule of who signed in, and of whom the tenant’s rule adds. Typed: a bare id finds nothing on some servers.',
  value: ({ practitioners, roles = [] }) =>
    [
      ...practitioners.map((id) => `Practitioner/${id}`),
      ...roles.map((id) => `PractitionerRole/${id}`),
    ].join(','),
};

const OF_PATIENT: PlannedParam<AskedOfPatient> = {
  name: 'patient',
  why: 'Only this patient, whom a list, group or team of who signed in names: this EHR finds visits by patient alone.',
  value: ({ patient }) => `Patient/${patient}`,
};

const WITHIN_DAYS: readonly PlannedParam<Days>[] = [
  {
    name: 'date',
    why: 'Nothing before the start of the clinic day.',
    value: ({ from }) => `ge${instant(from)}`,
  },
  {
    name: 'date',
    why: 'Nothing beyond the days the brief looks ahead to.',
    value: ({ to }) => `lt${instant(to)}`,
  },
];

const category = (code: string, why: string): PlannedParam<AskedOfPatient> => ({
  name: 'service-category',
  why,
  value: () => code,
});

/** What is asked of the schedule itself, and why. */
export const SCHEDULE_PLAN: SearchPlan<AskedOfClinicians> = {
  kind: 'schedule',
  type: 'Appointment',
  params: [OF_CLINICIANS, ...WITHIN_DAYS, PAGE_SIZE],
};

/** Visits to come, where the EHR holds them as encounters. */
export const ENCOUNTERS_PLAN: SearchPlan<AskedOfClinicians> = {
  kind: 'schedule',
  type: 'Encounter',
  params: [OF_CLINICIANS, ...WITHIN_DAYS, PAGE_SIZE],
};

/** A patient's visits. Which of them stand is judged here: a status alone would leave out who has arrived. */
export const VISITS_OF_PATIENT: SearchPlan<AskedOfPatient> = {
  kind: 'schedule',
  type: 'Appointment',
  params: [OF_PATIENT, ...WITHIN_DAYS, PAGE_SIZE],
};

/** The same where clinic visits and surgery are searched apart. */
export const CLINIC_VISITS_OF_PATIENT: SearchPlan<AskedOfPatient> = {
  kind: 'schedule',
  type: 'Appointment',
  params: [
    OF_PATIENT,
    category('appointment', 'Clinic visits; surgery is registered, and asked for, by itself.'),
    ...WITHIN_DAYS,
    PAGE_SIZE,
  ],
};

/** A patient's scheduled surgery. */
export const SURGERY_OF_PATIENT: SearchPlan<AskedOfPatient> = {
  kind: 'schedule',
  type: 'Appointment',
  params: [
    OF_PATIENT,
    category('surgery', 'Scheduled surgery, which this EHR keeps apart from clinic visits.'),
    ...WITHIN_DAYS,
    PAGE_SIZE,
  ],
};

/** A list of patients by the identifier that the tenant names. */
export const LIST_PLAN: SearchPlan<AskedForPatients> = {
  kind: 'schedule',
  type: 'List',
  params: [
    { name: 'code', why: 'Only lists of patients.', value: () => 'patients' },
    {
      name: 'identifier',
      why: 'Only the list that the tenant names: no list is looked for.',
      value: ({ list }) => list,
    },
  ],
};

/** Under which roles visits may be booked. */
export const ROLES_PLAN: SearchPlan<AskedForRoles> = {
  kind: 'schedule',
  type: 'PractitionerRole',
  params: [
    {
      name: 'practitioner',
      why: 'Only roles of those whose visits count.',
      value: ({ practitioners }) => practitioners.map((id) => `Practitioner/${id}`).join(','),
    },
    { name: '_count', why: 'One page: nobody has more roles.', value: () => '20' },
  ],
};

/** Groups of persons. */
export const GROUP_PLAN: SearchPlan<AskedForPatients> = {
  kind: 'schedule',
  type: 'Group',
  params: [
    { name: 'type', why: 'Only groups of persons.', value: () => 'person' },
    {
      name: '_include',
      why: 'As the EHR documents this search; of who comes along nothing is looked at.',
      value: () => 'Group:member',
    },
  ],
};
