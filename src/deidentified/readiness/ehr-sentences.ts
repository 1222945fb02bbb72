import type { CheckEnd, CheckName } from '#boundary/readiness-checks.ts';
import type { ReadinessRow } from '#boundary/readiness-policy.ts';
import type { Tenant } from '#boundary/tenant.ts';
import * as entry from './ehr-sentences-entry.ts';
import * as reach from './ehr-sentences-reach.ts';
import * as schedule from './ehr-sentences-schedule.ts';
import * as searches from './ehr-sentences-searches.ts';
import * as signIn from './ehr-sentences-sign-in.ts';
import { type EndTexts, said, type Words } from './ehr-words.ts';

/** What is told of a row: what came, what it means for the reader, and how it is mended where there is something to mend. */
export interface RowWords {
  readonly title: string;
  readonly found: string;
  readonly means: string;
  readonly fix: string | null;
}

/** The sentences of a row. */
export function rowWords({ check, subject, end, count }: ReadinessRow, tenant: Tenant): RowWords {
  const about = { tenant, subject, count };
  const { title, holds, fails } = EHR_CHECK_TEXT[check];
  const text = textOf(check, end);
  const usual = text.fix === undefined ? holds : fails;
  return {
    title: subject === null ? title : `${title}: ${subject}`,
    found: said(text.found, about),
    means: said(text.means ?? usual, about),
    fix: text.fix === undefined ? null : said(text.fix, about),
  };
}

interface Text {
  readonly found: Words;
  readonly means?: Words;
  readonly fix?: Words;
}

/** A row has passed its door: its check can end so. */
function textOf(check: CheckName, end: CheckEnd): Text {
  const texts: Partial<Readonly<Record<CheckEnd, Text>>> = END_TEXT[check];
  return texts[end] ?? { found: end };
}

const END_TEXT: { readonly [Check in CheckName]: EndTexts<Check> } = {
  discovery: reach.DISCOVERY,
  'discovery-endpoints': reach.ENDPOINTS,
  pkce: reach.PKCE,
  capability: reach.CAPABILITY,
  cors: reach.CORS,
  metadata: reach.METADATA,
  'fhir-version': reach.FHIR_VERSION,
  'sign-in': signIn.SIGN_IN,
  'fhir-user': signIn.FHIR_USER,
  practitioner: signIn.PRACTITIONER,
  'scopes-granted': signIn.SCOPES_GRANTED,
  'scopes-extra': signIn.SCOPES_EXTRA,
  'token-life': signIn.TOKEN_LIFE,
  clock: signIn.CLOCK,
  'search-declared': schedule.SEARCH_DECLARED,
  strategy: schedule.STRATEGY,
  schedule: schedule.SCHEDULE,
  'self-link': schedule.SELF_LINK,
  paging: schedule.PAGING,
  'search-answers': searches.SEARCH_ANSWERS,
  batch: searches.BATCH,
  'post-search': searches.POST_SEARCH,
  limits: searches.LIMITS,
  'limit-headers': searches.LIMIT_HEADERS,
  'per-minute': entry.PER_MINUTE,
  concurrency: entry.CONCURRENCY,
  'batch-size': entry.BATCH_SIZE,
  lists: entry.LISTS,
  'time-zone': entry.TIME_ZONE,
  'frame-ancestors': entry.FRAME_ANCESTORS,
};

/** Where a check stands on the screen and in the report. */
export const EHR_GROUPS = ['reach', 'sign-in', 'scopes', 'searches', 'schedule', 'limits'] as const;

export type EhrGroup = (typeof EHR_GROUPS)[number];

export const EHR_GROUP_TEXT: Readonly<Record<EhrGroup, string>> = {
  reach: 'Published by the EHR',
  'sign-in': 'Sign-in',
  scopes: 'Scopes',
  searches: 'Searches',
  schedule: 'Schedule',
  limits: 'Paging, limits and the tenant’s entry',
};

/** What a check is, and what it means for the reader that it holds or does not, whatever end it came to. */
interface EhrCheckText {
  readonly title: string;
  readonly group: EhrGroup;
  readonly holds: string;
  readonly fails: string;
}

const NOT_OPENED = 'Foreword cannot be opened from this EHR.';
const SLOWER = 'Reading is refused in parts, or takes longer.';

/** A table: each check. */
export const EHR_CHECK_TEXT: Readonly<Record<CheckName, EhrCheckText>> = {
  discovery: row('reach', 'SMART configuration', ['A launch can begin.', NOT_OPENED]),
  'discovery-endpoints': row('reach', 'Endpoints as registered', [
    'Sign-in goes where the registry says, and nowhere else.',
    'Foreword stops before sign-in: it goes only where the registry says.',
  ]),
  pkce: row('reach', 'PKCE', ['A stolen code opens nothing.', NOT_OPENED]),
  capability: row('reach', 'Capability', [
    'Foreword counts on it.',
    'It may not be offered here, and Foreword counts on it.',
  ]),
  cors: row('reach', 'Cross-origin requests (CORS)', ['A browser may ask it.', NOT_OPENED]),
  metadata: row('reach', '/metadata', [
    'What this server offers can be looked up before it is asked.',
    'Nothing can be looked up: no empty answer counts as proof, and no batch is tried.',
  ]),
  'fhir-version': row('reach', 'FHIR version', [
    'Foreword reads it.',
    'Foreword cannot read this server.',
  ]),
  'sign-in': row('sign-in', 'Sign-in', ['Clinicians can sign in.', NOT_OPENED]),
  'fhir-user': row('sign-in', 'Who signed in (fhirUser)', [
    'It is known whose schedule to look for.',
    'It is not known whose schedule to look for, and nothing is read.',
  ]),
  practitioner: row('sign-in', 'Practitioner behind it', [
    'It is known whose schedule to look for.',
    'It is not known whose schedule to look for, and nothing is read.',
  ]),
  'token-life': row('sign-in', 'Token life', [
    'A run fits into one token, so no refresh is asked for.',
    'Reading stops in the middle.',
  ]),
  clock: row('sign-in', 'Clocks', ['Today is the same day here and there.', 'Nobody can sign in.']),
  'scopes-granted': row('scopes', 'Granted', [
    'Foreword may search it.',
    'Foreword may not read it: the schedule, or that part of the charts, is missing, and readers are told so.',
  ]),
  'scopes-extra': row('scopes', 'More than asked for', [
    'The token can do no more than it must.',
    'The token can do more than it must.',
  ]),
  'search-declared': row('searches', 'Declared', [
    'An empty answer can be taken at its word.',
    'An empty answer proves nothing.',
  ]),
  'search-answers': row('searches', 'Tried', [
    'It will be in the brief.',
    'It will be missing from the brief, and readers are told so.',
  ]),
  batch: row('searches', 'Batch', ['Several searches go in one request.', SLOWER]),
  'post-search': row('searches', 'Search by POST', [
    'Addresses hold no ids.',
    'Ids stand in addresses.',
  ]),
  strategy: row('schedule', 'Way to the schedule', [
    'The brief is made from it.',
    'The brief cannot be made this way.',
  ]),
  schedule: row('schedule', 'Schedule as a whole', [
    'Readers get a brief.',
    'Readers get no brief from their schedule.',
  ]),
  'self-link': row('schedule', 'Self link', [
    'An empty answer can be taken at its word.',
    'An empty answer proves nothing.',
  ]),
  paging: row('limits', 'Paging', [
    'A long answer is read whole.',
    'A long answer is not read whole.',
  ]),
  limits: row('limits', 'Refused as too much', ['Reading goes at its usual pace.', SLOWER]),
  'limit-headers': row('limits', 'Headers about limits', [
    'Foreword waits as long as the server says.',
    SLOWER,
  ]),
  'per-minute': row('limits', 'Requests by the minute', ['Foreword keeps to it.', SLOWER]),
  concurrency: row('limits', 'Requests at once', ['Foreword keeps to it.', SLOWER]),
  'batch-size': row('limits', 'Searches in a batch', ['Foreword keeps to it.', SLOWER]),
  lists: row('limits', 'Patient lists', [
    'Their patients’ visits can be read.',
    'Visits cannot be read from a patient list.',
  ]),
  'time-zone': row('limits', 'Time zone', [
    'Days begin and end with the clinic’s.',
    'Visits may stand under the wrong day.',
  ]),
  'frame-ancestors': row('limits', 'Frames', [
    'The EHR can show Foreword in a frame of its own.',
    'In a frame of the EHR it stays blank.',
  ]),
};

function row(group: EhrGroup, title: string, [holds, fails]: Meanings): EhrCheckText {
  return { group, title, holds, fails };
}

type Meanings = readonly [holds: string, fails: string];
