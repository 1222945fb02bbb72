import type { Resource } from '@medplum/fhirtypes';
import { type Answer, isAnswer } from '../ehr/answer.ts';
import type { Access } from '../ehr/access.ts';
import type { AskedSearch, HeardSearch } from '../ehr/server-rules.ts';
import { EPIC_BEHAVIOURS } from './epic-behaviours.ts';
import { type EpicCode, epicRefusal, epicWarning } from './epic-outcome.ts';
import { epicStore } from './epic-store.ts';
import { served, without, vendor } from './vendor.ts';

/** The most matches of one search. */
const MOST = 100;

/** What the app is registered for, where each category is an API of its own. */
const REGISTERED: Readonly<Record<string, readonly string[]>> = {
  Condition: ['problem-list-item', 'encounter-diagnosis'],
  Observation: ['laboratory', 'vital-signs'],
};

/** Categories that Epic has and the app is not registered for. */
const UNREGISTERED: Readonly<Record<string, readonly string[]>> = {
  Condition: ['health-concern', 'medical-history', 'reason-for-visit'],
  Observation: ['social-history', 'survey', 'exam', 'procedure', 'imaging'],
};

const TYPES = served({
  Appointment: {
    parameters: [
      'date',
      'identifier',
      'patient',
      'service-category',
      'status',
      '_id',
      'actor',
      'appointment-type',
      'location',
      'practitioner',
      'reason-code',
    ],
    needs: [['_id'], ['patient'], ['identifier']],
    includes: ['*', 'Appointment:patient', 'Appointment:practitioner'],
    sorts: [],
  },
  Encounter: { needs: [['_id'], ['patient']], includes: ['*', 'Encounter:patient'] },
  CareTeam: { needs: [['_id'], ['patient']], includes: ['*', 'CareTeam:patient'] },
  Patient: { needs: [['_id']] },
  MedicationRequest: { includes: ['*', 'MedicationRequest:medication'] },
  List: {
    parameters: ['_id', 'code', 'identifier'],
    needs: [['_id'], ['code', 'identifier']],
  },
});

/** Epic, as its public sandbox and documents describe it. */
export const EPIC = vendor({
  id: 'epic',
  name: 'Epic',
  behaviours: EPIC_BEHAVIOURS,
  types: TYPES,
  statement: { software: 'Epic', publisher: null, cors: true },
  scopesListed: ['openid', 'profile', 'fhirUser', 'launch', 'epic.scanning.dmsusername'],
  batch: 'none',
  posted: 'body',
  matches: { most: MOST, beyond: 'left-out' },
  hear,
  misasked: () => epicRefusal(400, 'required', '4111', '59159'),
  restricted: (patient) => epicRefusal(403, 'forbidden', breakTheGlass(patient)),
  shows: isRegistered,
  remarks: (matches) => [
    ...(matches === 0 ? [epicWarning('not-found', '4101')] : []),
    ...(matches > MOST ? [epicWarning('too-costly', '4127', '59133')] : []),
  ],
  lay: epicStore,
});

function hear({ type, parameters }: AskedSearch): HeardSearch | Answer {
  const known = new Set([...(TYPES.get(type)?.parameters ?? []), ...CONTROLS]);
  const unknown = [...parameters.keys()].filter((name) => !known.has(name));
  const alone = parameters.has('_id') ? [...known].filter((name) => !WITH_ID.includes(name)) : [];
  const kept = without(parameters, [...unknown, ...alone]);
  const dates = kept.getAll('date');
  if (dates.some((date) => /^(ne|sa|eb|ap)/.test(date))) return epicRefusal(400, 'invalid');
  const issues = unknown.length > 0 ? [epicWarning('informational', '4122')] : [];
  const judged = judgeCategory(type, kept);
  if (isAnswer(judged)) return judged;
  return {
    parameters: kept,
    issues: [...issues, ...judged.map((code) => epicWarning('suppressed', code))],
  };
}

const CONTROLS = ['_count', '_include', '_format'];
const WITH_ID = ['_id', ...CONTROLS];

/** Which category a search names decides which API it is, and whether the app is registered for it. */
function judgeCategory(type: string, parameters: URLSearchParams): Answer | readonly EpicCode[] {
  const registered = REGISTERED[type];
  if (registered === undefined || parameters.has('_id')) return [];
  const named = parameters
    .getAll('category')
    .flatMap((value) => value.split(','))
    .map((value) => value.split('|').at(-1) ?? '');
  if (type === 'Observation' && named.length === 0 && !parameters.has('code')) {
    return epicRefusal(400, 'required', '59108');
  }
  const unregistered = UNREGISTERED[type] ?? [];
  const isKnown = (category: string) => [...registered, ...unregistered].includes(category);
  if (!named.every(isKnown)) return epicRefusal(400, 'invalid', '59111');
  if (named.length > 0 && named.every((category) => unregistered.includes(category))) {
    return epicRefusal(403, 'forbidden', '4118');
  }
  return named.every((category) => registered.includes(category)) && named.length > 0
    ? []
    : ['59204'];
}

/** A clinician's own list is theirs alone; a record of a category the app is not registered for is not shown. */
function isRegistered(resource: Resource, { clinician }: Access): boolean {
  if (resource.resourceType === 'List') {
    const owner = resource.source?.reference;
    return owner === undefined || owner === `Practitioner/${clinician}`;
  }
  if (resource.resourceType !== 'Condition' && resource.resourceType !== 'Observation') return true;
  const codes = (resource.category ?? []).flatMap(({ coding = [] }) =>
    coding.map(({ code = '' }) => code),
  );
  const unregistered = UNREGISTERED[resource.resourceType] ?? [];
  return codes.length === 0 || !codes.every((code) => unregistered.includes(code));
}

const BREAK_THE_GLASS = ['4130', '4131', '4134'] as const;

/** Always the same of the three for a patient, so that an app meets each of them. */
function breakTheGlass(patient: string): EpicCode {
  const sum = Buffer.from(patient).reduce((total, byte) => total + byte, 0);
  return BREAK_THE_GLASS[sum % BREAK_THE_GLASS.length] ?? '4130';
}
