import { isObject } from '#boundary/guards.ts';
import { admitMessage, type FromWorker } from '#boundary/messages.ts';
import type { Tenant } from '#boundary/tenant.ts';
import type { Timing } from '#phi/fhir/transport.ts';
import { readForBrief } from '#phi/read-brief.ts';
import { SHIPPED_INDEXES } from '../support/indexes.ts';
import { CORE_RULES, CORE_RULES_TOLD } from '../support/rules.ts';

interface DayParts {
  readonly tenant: Tenant;
  readonly fetchImpl: typeof fetch;
  readonly timing: Timing;
}

const RULES: ReadonlySet<string> = new Set(CORE_RULES.map(({ id }) => id));

/** Reads for the brief as the worker does, with the shipped tables and the core pack’s rules. Everything that the door lets out; a refusal there throws. */
export async function readDay({
  tenant,
  fetchImpl,
  timing,
}: DayParts): Promise<readonly FromWorker[]> {
  const said: FromWorker[] = [];
  await readForBrief(
    {
      type: 'start',
      purpose: 'brief',
      tenant,
      code: 'the-code',
      codeVerifier: 'v'.repeat(43),
      redirectUri: `http://localhost:8411/t/${tenant.id}/app.html`,
      now: timing.now(),
    },
    {
      fetchImpl,
      indexes: SHIPPED_INDEXES,
      told: Promise.resolve(CORE_RULES_TOLD),
      timing,
      say: (candidate) => {
        const message = admitMessage(candidate, RULES);
        if (message === undefined) throw new Error(`the door refused a ${typeOf(candidate)}`);
        said.push(message);
      },
    },
  );
  return said;
}

function typeOf(candidate: unknown): string {
  return isObject(candidate) ? String(candidate['type']) : 'message';
}
