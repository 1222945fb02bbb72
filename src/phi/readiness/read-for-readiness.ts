import type { StartReading } from '#boundary/messages.ts';
import { type ProblemCode, problem } from '#boundary/problem.ts';
import { failure, type Result } from '#boundary/result.ts';
import type { Timing } from '#phi/fhir/transport.ts';
import { openSession } from '#phi/session/exchange-code.ts';
import { checkEhr } from './check-ehr.ts';
import { type Grant, parseGrant } from './grant.ts';
import type { EndOf } from './row.ts';

/** What the worker lends a run. */
interface ReadinessParts {
  readonly fetchImpl: typeof fetch;
  readonly timing: Timing;
  /** Puts a candidate before door 1. */
  readonly say: (candidate: unknown) => void;
}

/**
 * A launch that reads for nobody: signs in as for a brief, checks what this EHR allows, and ends. Opened from a chart it reads nobody's, as
 * the schedule holds others, also where a brief may read that one. Its last word is always `finished`.
 */
export async function readForReadiness(start: StartReading, lent: ReadinessParts): Promise<void> {
  const token = watchGrant(start.tenant.tokenEndpoint, lent.fetchImpl);
  const opened = await openSession(start, token.fetchImpl, lent.timing.machineNow);
  const session = opened.ok && opened.value.chart !== null ? OF_A_CHART : opened;
  const behind = session.ok ? session.value.clockBehind : 0;
  await checkEhr(start.tenant, {
    ...lent,
    timing: { ...lent.timing, now: () => lent.timing.now() + behind },
    token: session.ok ? session.value.token : null,
    grant: await token.grant(),
    signIn: session.ok ? 'right' : (SIGN_IN[session.problem.code] ?? 'refused'),
    from: { in: 'browser' },
  });
  lent.say({ type: 'finished', complete: true });
}

const OF_A_CHART: Result<never> = failure(problem('session', 'patient-context'));

const SIGN_IN: Readonly<Partial<Record<ProblemCode, EndOf<'sign-in'>>>> = {
  'patient-context': 'patient-context',
  'identity-missing': 'no-identity',
  'clinician-unknown': 'no-identity',
  'clock-wrong': 'too-far',
  'malformed-response': 'malformed-response',
  'server-unreachable': 'cors-or-network',
  'server-busy': 'busy',
};

/** Looks at what the token endpoint answers; the token itself is not kept here. */
function watchGrant(tokenEndpoint: string, fetchImpl: typeof fetch) {
  let seen: Promise<Grant | null> = Promise.resolve(null);
  const watched: typeof fetch = async (input, init) => {
    const response = await fetchImpl(input, init);
    if (input === tokenEndpoint) {
      seen = response
        .clone()
        .json()
        .then((answer: unknown) => parseGrant(answer) ?? null)
        .catch(() => null);
    }
    return response;
  };
  return { fetchImpl: watched, grant: () => seen };
}
