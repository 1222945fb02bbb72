/** What this EHR serves of each resource type. The CapabilityStatement and the search are both made from this table. */
export interface ServedType {
  readonly parameters: readonly string[];
  /** A search must name every parameter of at least one of these lists, as EHRs require. */
  readonly needs: readonly (readonly string[])[];
  readonly includes: readonly string[];
  readonly sorts: readonly string[];
  /** Part of a patient's chart: refused when the patient's record is restricted. */
  readonly chart: boolean;
}

/** What an EHR serves, in the order its CapabilityStatement lists it. */
export type ServedTypes = ReadonlyMap<string, ServedType>;

/** What the sandbox serves of a type, or undefined for a type it does not have. */
export function servedType(type: string): ServedType | undefined {
  return SERVED_TYPES.get(type);
}

const directory = { includes: [], sorts: [], chart: false } as const;

const TYPES = {
  Practitioner: { ...directory, parameters: ['_id', 'name'], needs: [['_id'], ['name']] },
  PractitionerRole: {
    ...directory,
    parameters: ['_id', 'practitioner'],
    needs: [['_id'], ['practitioner']],
  },
  Organization: { ...directory, parameters: ['_id'], needs: [['_id']] },
  Location: { ...directory, parameters: ['_id'], needs: [['_id']] },
  Medication: { ...directory, parameters: ['_id'], needs: [['_id']] },
  Patient: {
    ...directory,
    parameters: ['_id', 'general-practitioner'],
    needs: [['_id'], ['general-practitioner']],
    sorts: ['_id'],
  },
  CareTeam: {
    ...directory,
    parameters: ['_id', 'patient', 'participant', 'status'],
    needs: [['_id'], ['patient'], ['participant']],
    includes: ['CareTeam:patient'],
  },
  Appointment: {
    parameters: ['_id', 'patient', 'practitioner', 'date', 'status'],
    needs: [['_id'], ['patient'], ['practitioner', 'date']],
    includes: ['Appointment:patient', 'Appointment:practitioner'],
    sorts: ['date', '_id'],
    chart: false, // the schedule stays visible where the chart does not
  },
  Encounter: {
    parameters: ['_id', 'patient', 'practitioner', 'participant', 'date', 'status', 'class'],
    needs: [['_id'], ['patient'], ['practitioner', 'date'], ['participant', 'date']],
    includes: ['Encounter:patient'],
    sorts: ['date', '_id'],
    chart: true,
  },
  Condition: {
    parameters: [
      '_id',
      'patient',
      'category',
      'clinical-status',
      'code',
      'encounter',
      'onset-date',
      'recorded-date',
    ],
    needs: [['_id'], ['patient']],
    includes: [],
    sorts: ['recorded-date', 'onset-date', '_id'],
    chart: true,
  },
  MedicationRequest: {
    parameters: ['_id', 'patient', 'status', 'intent', 'authoredon', 'encounter', 'medication'],
    needs: [['_id'], ['patient']],
    includes: ['MedicationRequest:medication'],
    sorts: ['authoredon', '_id'],
    chart: true,
  },
  Observation: {
    parameters: ['_id', 'patient', 'category', 'code', 'date', 'status', 'encounter'],
    needs: [['_id'], ['patient']],
    includes: [],
    sorts: ['date', '_id'],
    chart: true,
  },
  Procedure: {
    parameters: ['_id', 'patient', 'code', 'date', 'status', 'encounter'],
    needs: [['_id'], ['patient']],
    includes: [],
    sorts: ['date', '_id'],
    chart: true,
  },
  ServiceRequest: {
    parameters: ['_id', 'patient', 'category', 'code', 'authored', 'status', 'intent', 'encounter'],
    needs: [['_id'], ['patient']],
    includes: [],
    sorts: ['authored', '_id'],
    chart: true,
  },
} as const satisfies Readonly<Record<string, ServedType>>;

/** What the sandbox serves when it is no vendor's. */
export const SERVED_TYPES: ServedTypes = new Map(Object.entries(TYPES));
