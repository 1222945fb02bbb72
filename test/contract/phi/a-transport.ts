import { HttpResponse } from 'msw';
import type { Search } from '#phi/fhir/search.ts';
import { createTransport } from '#phi/fhir/transport.ts';
import { BASE, type Json, NOW } from './fake-ehr.ts';

export const SEARCH: Search = {
  kind: 'problems',
  type: 'Condition',
  params: [
    ['patient', 'Patient/p1'],
    ['_count', '100'],
  ],
};

/** A transport whose clock moves only by the waits it makes. */
export function aTransport({
  life = 480_000,
  fetchImpl = fetch,
  aborted = false,
  pause = () => Promise.resolve(),
} = {}) {
  const waits: number[] = [];
  const now = () => NOW + waits.reduce((sum, wait) => sum + wait, 0);
  const transport = createTransport({
    base: new URL(`${BASE}/`),
    token: { authorization: () => 'Bearer canary-token' },
    fetchImpl,
    concurrency: 2,
    deadline: NOW + life,
    timing: {
      now,
      wait: async (time) => {
        await pause();
        waits.push(time);
      },
      timeOut: () => (aborted ? AbortSignal.abort() : new AbortController().signal),
    },
  });
  return { transport, waits };
}

/** Answers with a body. */
export const ok = (body: Json) => () => HttpResponse.json(body);

/** Answers with a refusal whose body names someone. */
export const status = (code: number, headers: Record<string, string> = {}) => {
  const outcome = { resourceType: 'OperationOutcome', issue: [{ diagnostics: 'canary' }] };
  return () => HttpResponse.json(outcome, { status: code, headers });
};
