import { STRATEGY_ENDS } from './schedule-strategy.ts';

/** What a row means for the reader. `warn`: it works, with less. `skip`: it was not looked at, or there is nothing to look at. */
export type Verdict = 'pass' | 'warn' | 'fail' | 'skip';

/** How a check can end, and the verdict that goes with it wherever it stands. */
export const VERDICT_OF = {
  right: 'pass', // as it must be
  readable: 'pass',
  listed: 'pass',
  declared: 'pass',
  granted: 'pass',
  'none-extra': 'pass',
  open: 'pass', // a browser may read it
  answers: 'pass',
  echoed: 'pass',
  followed: 'pass',
  within: 'pass', // nothing was refused as too much
  used: 'pass', // the strategy gave visits, or proved that there are none
  'visits-found': 'pass',

  'only-with-token': 'warn',
  'not-listed': 'warn',
  'not-declared': 'warn',
  'not-said': 'warn',
  'other-version': 'warn', // granted, in the other grammar of scopes
  narrower: 'warn', // granted with a condition, or searching without reading
  extra: 'warn', // more than was asked for
  long: 'warn',
  apart: 'warn', // the clocks
  'not-echoed': 'warn', // the self link is missing, or lacks what was asked
  'refused-get-instead': 'warn', // a posted search
  'refused-singly-instead': 'warn', // a batch that is declared
  'too-many': 'warn', // 429
  'not-set': 'warn', // the entry, where the vendor publishes a limit
  'above-vendor': 'warn', // the entry
  nobody: 'warn', // may frame the app
  'reader-chooses': 'warn', // no schedule is read here by the tenant's own choice
  'no-visits': 'warn', // proven, where somebody who tries this has visits
  'odd-hours': 'warn', // visits in the middle of the night, by the tenant's zone
  'no-visit': 'warn', // the patients that were found have none to come
  unproven: 'warn', // 200 and nothing
  'not-set-up': 'warn',
  'not-supported': 'warn', // another refusal, of a strategy
  'cut-short': 'warn', // 413, or more than the limits let be read
  busy: 'warn',
  'session-over': 'warn', // before it was looked at

  differs: 'fail', // from the tenant's entry
  missing: 'fail',
  incomplete: 'fail',
  'plain-only': 'fail',
  'not-there': 'fail',
  'not-json': 'fail',
  'malformed-response': 'fail', // JSON, but not what was asked for
  'no-answer': 'fail',
  'cors-or-network': 'fail',
  'origin-not-allowed': 'fail',
  'authorization-not-allowed': 'fail', // the header, in a preflight
  'too-old': 'fail', // FHIR before R4
  dropped: 'fail', // asked for, not granted
  'dropped-v1': 'fail', // the same, asked in the grammar of SMART v1 alone, where others were granted in v2
  'dropped-v2': 'fail', // the same the other way round
  'no-search': 'fail', // granted for reading by id alone
  'not-clinician': 'fail',
  'names-none': 'fail', // a role without a practitioner
  'patient-context': 'fail', // opened from one patient's chart
  'no-identity': 'fail', // no ID token that can be accepted, or one that names no clinician here
  refused: 'fail',
  'not-permitted': 'fail',
  'not-registered': 'fail', // the vendor says that the app is not registered for it
  unfiltered: 'fail', // someone else's records came
  ignored: 'fail', // the answer was not about this clinician
  'scope-missing': 'fail',
  'foreign-next': 'fail', // a link to another page leads off the FHIR base
  'insecure-next': 'fail', // the same, to http
  broken: 'fail',
  'refused-within': 'fail', // 429 although the entry's own limit was kept
  'other-limit': 'warn', // the vendor counts otherwise than the entry says
  short: 'fail',
  'too-far': 'fail', // clocks so far apart that nobody can sign in
  unknown: 'fail',
  'not-named': 'fail',
  'none-works': 'fail',

  'no-chart': 'skip', // it needs a launch from a chart
  'no-token': 'skip',
  'no-clinician': 'skip',
  'no-patient': 'skip',
  'no-grant': 'skip', // the answer of the token endpoint was not seen, the token alone
  'no-origin': 'skip', // where the app is served is not known
  'not-asked': 'skip', // what came before it did not work
  'not-needed': 'skip',
  'not-offered': 'skip',
  'not-published': 'skip',
  'not-seen': 'skip',
} as const satisfies Readonly<Record<string, Verdict>>;

export type CheckEnd = keyof typeof VERDICT_OF;

/** What an answer can lack, whatever was asked. */
const TROUBLES = [
  'no-answer',
  'cors-or-network',
  'busy',
  'not-there',
  'not-json',
  'malformed-response',
] as const;

/** Every check, in the order of a report, with how it can end. */
export const ENDS_OF = {
  discovery: ['right', 'incomplete', ...TROUBLES],
  'discovery-endpoints': ['right', 'differs', 'missing', 'not-said', 'not-asked'],
  pkce: ['right', 'not-listed', 'plain-only', 'not-asked'],
  capability: ['listed', 'not-listed', 'not-asked'],
  cors: [
    'open',
    'origin-not-allowed',
    'authorization-not-allowed',
    'no-answer',
    'cors-or-network',
    'no-origin',
    'not-asked',
  ],
  metadata: ['readable', 'only-with-token', 'not-permitted', ...TROUBLES],
  'fhir-version': ['right', 'too-old', 'not-said', 'not-asked'],
  'sign-in': [
    'right',
    'refused',
    'patient-context',
    'no-identity',
    'too-far',
    'malformed-response',
    'cors-or-network',
    'busy',
    'no-token',
    'not-asked',
  ],
  'fhir-user': ['right', 'missing', 'not-clinician', 'no-grant', 'no-token'],
  practitioner: [
    'right',
    'names-none',
    'not-needed',
    'not-permitted',
    'malformed-response',
    'no-answer',
    'busy',
    'scope-missing',
    'session-over',
    'no-clinician',
    'no-token',
  ],
  'scopes-granted': [
    'granted',
    'other-version',
    'narrower',
    'no-search',
    'dropped',
    'dropped-v1',
    'dropped-v2',
    'no-grant',
    'no-token',
  ],
  'scopes-extra': ['none-extra', 'extra', 'no-grant', 'no-token'],
  'token-life': ['right', 'short', 'long', 'not-said', 'no-grant', 'no-token'],
  clock: ['right', 'apart', 'too-far', 'not-said', 'no-grant', 'no-token'],
  'search-declared': ['declared', 'not-declared', 'not-said'],
  strategy: [
    ...STRATEGY_ENDS,
    'busy',
    'no-answer',
    'session-over',
    'not-needed',
    'no-clinician',
    'no-token',
  ],
  schedule: [
    'visits-found',
    'no-visits',
    'reader-chooses',
    'none-works',
    'session-over',
    'no-clinician',
    'no-token',
  ],
  'self-link': ['echoed', 'not-echoed', 'not-asked'],
  paging: ['followed', 'foreign-next', 'insecure-next', 'broken', 'not-seen', 'not-asked'],
  'search-answers': [
    'answers',
    'not-permitted',
    'not-registered',
    'refused',
    'unfiltered',
    'malformed-response',
    'cut-short',
    'busy',
    'no-answer',
    'scope-missing',
    'session-over',
    'no-patient',
    'no-clinician',
    'no-token',
  ],
  batch: ['answers', 'refused-singly-instead', 'not-offered', 'not-asked'],
  'post-search': ['answers', 'refused-get-instead', 'not-needed', 'not-asked'],
  limits: ['within', 'too-many', 'refused-within', 'not-asked'],
  'limit-headers': ['readable', 'not-seen', 'not-asked'],
  'per-minute': ['right', 'not-set', 'above-vendor', 'other-limit', 'not-published'],
  concurrency: ['right', 'above-vendor'],
  'batch-size': ['right', 'above-vendor', 'not-offered'],
  lists: ['right', 'not-named', 'not-needed'],
  'time-zone': ['right', 'unknown', 'differs', 'odd-hours', 'not-seen', 'not-asked'],
  'frame-ancestors': ['right', 'nobody'],
} as const satisfies Readonly<Record<string, readonly CheckEnd[]>>;

export type CheckName = keyof typeof ENDS_OF;

/** Every check, in the order of a report. */
export const CHECKS: readonly CheckName[] = Object.keys(ENDS_OF).filter(isCheckName);

/** One of the checks above. */
export function isCheckName(value: unknown): value is CheckName {
  return typeof value === 'string' && Object.hasOwn(ENDS_OF, value);
}

/** One of the ends above. */
export function isCheckEnd(value: unknown): value is CheckEnd {
  return typeof value === 'string' && Object.hasOwn(VERDICT_OF, value);
}

/** Whether a check can end so. */
export function canEnd(check: CheckName, end: CheckEnd): boolean {
  return ENDS_OF[check].some((each) => each === end);
}
