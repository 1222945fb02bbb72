import { passingOver } from './passing-over.ts';
import { type Behaviour, NO_BATCH, NO_POST, PASSES_OVER, served, vendor } from './vendor.ts';

const METADATA = 'https://fhir.fhirpoint.open.allscripts.com/fhirroute/fhir/CP00101/metadata';
const SEARCHING = 'https://developer.veradigm.com/Fhir/Searching';

const BEHAVIOURS: readonly Behaviour[] = [
  NO_BATCH(METADATA),
  {
    id: 'no-appointments',
    what: 'Has no Appointment, and grants no scope for it.',
    source: METADATA,
    evidence: 'captured',
  },
  {
    id: 'encounters-by-patient',
    what: 'Finds Encounters only for a patient or by id.',
    source: METADATA,
    evidence: 'captured',
  },
  {
    id: 'care-teams',
    what: 'Finds care teams by who takes part in them.',
    source: METADATA,
    evidence: 'captured',
  },
  {
    id: 'redacted',
    what: 'Sends what may not be read marked as redacted, with nothing in it; that the mark is FHIR’s security label is a deduction.',
    source: SEARCHING,
    evidence: 'documented',
  },
  {
    id: 'too-large',
    what: 'Refuses a result that is too large with 413; that 100 is too large is the sandbox’s own figure.',
    source: SEARCHING,
    evidence: 'documented',
  },
  PASSES_OVER(METADATA),
  NO_POST,
];

/** Veradigm (formerly Allscripts), as its open FHIR server and its developers' pages describe it. */
export const VERADIGM = vendor({
  id: 'veradigm',
  name: 'Veradigm',
  behaviours: BEHAVIOURS,
  types: served({
    Appointment: null,
    Encounter: { parameters: ['_id', 'patient', 'date'], needs: [['_id'], ['patient']] },
    Patient: { parameters: ['_id'], needs: [['_id']] },
  }),
  statement: { software: null, publisher: null, cors: true },
  batch: 'none',
  posted: 'none',
  restricted: 'redacted',
  matches: { most: 100, beyond: 'refused' },
  hear: passingOver,
});
