/**
 * Why a run stopped. Codes only: no message, URL, status text or cause, because a server's words can name a patient.
 * The sentence a reader sees stands in `deidentified/ui/sentences.ts`, keyed by code, so a code without a sentence does not compile.
 */
export const PROBLEM_CODES = [
  'policy-missing', // this page or worker came without its content security policy: the host is set up wrongly
  'issuer-unknown', // the EHR that launched us is not in the tenant registry
  'launch-incomplete', // the launch address lacks `iss` or `launch`, or carries parameters of ours
  'endpoint-mismatch', // discovery named an authorization or token endpoint that the registry does not
  'authorization-refused', // the EHR said no at authorization or at the exchange of the code
  'session-over', // no code to spend (a reload), or the token ran out
  'patient-context', // launched from one patient's chart: no chart is read
  'identity-missing', // no ID token, none that can be accepted, or one without `fhirUser`
  'clock-wrong', // by this computer's clock the ID token is over, or not yet good, by more than a day
  'clinician-unknown', // no Practitioner stands behind `fhirUser`
  'scope-missing', // what was granted does not let us read a schedule
  'server-unreachable', // no answer
  'server-busy', // 429, 503
  'not-permitted', // 403
  'not-supported', // this EHR offers no search for a clinician's schedule
  'malformed-response', // an answer that is not FHIR
  'cut-short', // more than the limits of one run let us read
  'storage-unavailable', // the browser gives this page no session storage to launch with
  'catalog-invalid', // the pack of cards did not arrive whole
  'defect', // ours
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

const STAGES = ['launch', 'session', 'schedule', 'read', 'catalog', 'worker', 'page'] as const;
export type Stage = (typeof STAGES)[number];

const RETRIES = ['later', 'relaunch', 'never'] as const;
export type Retry = (typeof RETRIES)[number];

export interface Problem {
  readonly stage: Stage;
  readonly code: ProblemCode;
  readonly retry: Retry;
}

/** What the reader can do about each code. */
const RETRY_FOR = {
  'policy-missing': 'never',
  'issuer-unknown': 'never',
  'launch-incomplete': 'relaunch',
  'endpoint-mismatch': 'never',
  'authorization-refused': 'relaunch',
  'session-over': 'relaunch',
  'patient-context': 'relaunch',
  'identity-missing': 'never',
  'clock-wrong': 'relaunch',
  'clinician-unknown': 'never',
  'scope-missing': 'never',
  'server-unreachable': 'relaunch',
  'server-busy': 'later',
  'not-permitted': 'never',
  'not-supported': 'never',
  'malformed-response': 'later',
  'cut-short': 'never',
  'storage-unavailable': 'never',
  'catalog-invalid': 'later',
  defect: 'relaunch',
} as const satisfies Record<ProblemCode, Retry>;

/** Builds the problem of this code at this stage. */
export function problem(stage: Stage, code: ProblemCode): Problem {
  return { stage, code, retry: RETRY_FOR[code] };
}

/** The code a reader can copy for support: `schedule/not-permitted`. It carries nothing from a server. */
export function problemLabel({ stage, code }: Problem): string {
  return `${stage}/${code}`;
}

export function isStage(value: unknown): value is Stage {
  return STAGES.some((stage) => stage === value);
}

export function isProblemCode(value: unknown): value is ProblemCode {
  return PROBLEM_CODES.some((code) => code === value);
}

export function isRetry(value: unknown): value is Retry {
  return RETRIES.some((retry) => retry === value);
}
