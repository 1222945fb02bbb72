/**
 * What of a member is kept: `value` a text, number or truth as it is; `said` that there is a text, without its words; a table: of the object
 * there, or of each object in the list there, only these members.
 */
export type Kept = 'value' | 'said' | { readonly [member: string]: Kept };

const CODING = { system: 'value', code: 'value' } as const;
const CODES = { coding: CODING } as const;
const CODES_AND_WORDS = { coding: CODING, text: 'value' } as const;
const NAME_OF_DRUG = { coding: { ...CODING, display: 'value' }, text: 'value' } as const;
const REFERENCE = { reference: 'value' } as const;
const NAMED = { reference: 'value', type: 'value', display: 'said', identifier: {} } as const;
const PART = { text: 'value', coding: { code: 'value', display: 'value' } } as const;
const PERIOD = { start: 'value', end: 'value' } as const;
const OF_ALL = {
  resourceType: 'value',
  id: 'value',
  meta: { lastUpdated: 'value', versionId: 'value' },
} as const;
const OF_PATIENT = { ...OF_ALL, subject: REFERENCE, patient: REFERENCE } as const;

/**
 * The only members of each type that are kept of what a search brought; of a type without a row nothing is. Names are never among them: of a
 * participant named without a reference it is kept that there is a name, and words are kept only where topics or drugs are looked for in them.
 */
export const INGEST_FIELDS: Readonly<Record<string, Kept>> = {
  Appointment: {
    ...OF_ALL,
    status: 'value',
    start: 'value',
    end: 'value',
    minutesDuration: 'value',
    description: 'value',
    reasonCode: CODES_AND_WORDS,
    serviceType: CODES_AND_WORDS,
    serviceCategory: CODES,
    participant: { actor: NAMED, type: PART },
  },
  Encounter: {
    ...OF_PATIENT,
    status: 'value',
    period: PERIOD,
    reasonCode: CODES_AND_WORDS,
    type: CODES_AND_WORDS,
    serviceType: CODES_AND_WORDS,
    participant: { individual: NAMED, type: PART },
  },
  List: {
    ...OF_ALL,
    status: 'value',
    identifier: { system: 'value', value: 'value' },
    entry: { deleted: 'value', item: REFERENCE },
  },
  Group: {
    ...OF_ALL,
    active: 'value',
    type: 'value',
    managingEntity: REFERENCE,
    member: { inactive: 'value', entity: REFERENCE },
  },
  PractitionerRole: { ...OF_ALL, active: 'value', practitioner: REFERENCE },
  CareTeam: { ...OF_PATIENT, status: 'value', participant: { member: REFERENCE } },
  Patient: { ...OF_ALL, active: 'value', generalPractitioner: REFERENCE },
  Condition: {
    ...OF_PATIENT,
    clinicalStatus: CODES,
    verificationStatus: CODES,
    category: CODES,
    code: CODES_AND_WORDS,
    onsetDateTime: 'value',
    onsetPeriod: PERIOD,
    abatementDateTime: 'value',
    recordedDate: 'value',
  },
  MedicationRequest: {
    ...OF_PATIENT,
    status: 'value',
    doNotPerform: 'value',
    medicationCodeableConcept: NAME_OF_DRUG,
    medicationReference: { reference: 'value', display: 'value' },
    contained: { resourceType: 'value', id: 'value', code: NAME_OF_DRUG },
    authoredOn: 'value',
  },
  Medication: { ...OF_ALL, code: NAME_OF_DRUG },
  Observation: {
    ...OF_PATIENT,
    status: 'value',
    category: CODES,
    code: CODES,
    interpretation: CODES,
    valueQuantity: {
      value: 'value',
      unit: 'value',
      system: 'value',
      code: 'value',
      comparator: 'value',
    },
    effectiveDateTime: 'value',
    effectivePeriod: PERIOD,
    effectiveInstant: 'value',
    issued: 'value',
  },
  Procedure: {
    ...OF_PATIENT,
    status: 'value',
    code: CODES,
    performedDateTime: 'value',
    performedPeriod: PERIOD,
  },
  ServiceRequest: { ...OF_PATIENT, status: 'value', doNotPerform: 'value', code: CODES },
};
