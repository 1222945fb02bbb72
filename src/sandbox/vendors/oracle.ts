import { type Answer, refusal } from '../ehr/answer.ts';
import { type AskedSearch, type HeardSearch, SANDBOX_RULES } from '../ehr/server-rules.ts';
import { ORACLE_BEHAVIOURS } from './oracle-behaviours.ts';
import { oracleShape, oracleStore } from './oracle-shape.ts';
import { served, UNDECLARED, vendor, without } from './vendor.ts';

/** Oracle Health (Cerner Millennium), as its documents and its public test tenant describe it. */
export const ORACLE = vendor({
  id: 'oracle',
  name: 'Oracle Health',
  behaviours: ORACLE_BEHAVIOURS,
  types: served({
    PractitionerRole: null,
    Appointment: {
      parameters: ['_id', 'date', 'patient', 'practitioner', 'location', 'status'],
      needs: [['_id'], ['practitioner', 'date'], ['patient', 'date'], ['location', 'date']],
      includes: [],
      sorts: [],
    },
    Encounter: { needs: [['_id'], ['patient']], includes: [] },
    CareTeam: {
      parameters: ['_id', 'patient', 'status'],
      needs: [['_id'], ['patient']],
      includes: [],
    },
    Patient: { parameters: ['_id'], needs: [['_id']] },
    MedicationRequest: { includes: [] },
  }),
  statement: { software: null, publisher: 'Oracle Health', cors: true },
  grants: (scope) => /^user\/[A-Z]\w+\.(rs|r|s)$/.test(scope),
  tokenLife: 570,
  posted: 'none',
  pages: { ...SANDBOX_RULES.pages, repeated: 1 },
  unreadable: [401],
  hear,
  misasked: () => NOT_SUPPORTED,
  shape: oracleShape,
  lay: oracleStore,
});

const NOT_SUPPORTED = refusal(400, 'invalid', 'no supported search parameters provided');

function hear({ type, parameters }: AskedSearch): HeardSearch | Answer {
  const kept = without(parameters, [...UNDECLARED, '_include']);
  const isAlone = [...kept.keys()].every((name) => ['_id', '_count', '_format'].includes(name));
  const isUnderstood = kept.has('_id') ? isAlone : isAskedAsOracleWants(type, kept);
  return isUnderstood ? { parameters: kept, issues: [] } : NOT_SUPPORTED;
}

function isAskedAsOracleWants(type: string, parameters: URLSearchParams): boolean {
  const dates = parameters.getAll('date');
  if (type === 'Appointment') {
    const whose = ['practitioner', 'patient', 'location'].flatMap((name) =>
      parameters.getAll(name),
    );
    return whose.length === 1 && (isClosed(dates) || (dates.length === 1 && dates.every(isTimed)));
  }
  if (parameters.getAll('patient').some((patient) => patient.includes(','))) return false;
  return type !== 'Procedure' || dates.length === 0 || isClosed(dates);
}

/** A beginning and an end, each with a time. */
function isClosed(dates: readonly string[]): boolean {
  const begins = dates.filter((date) => /^g[et]/.test(date));
  return dates.length === 2 && begins.length === 1 && dates.every(isTimed);
}

function isTimed(date: string): boolean {
  return /^[gl][et]\d{4}-\d{2}-\d{2}T/.test(date);
}
