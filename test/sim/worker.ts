import { parentPort } from 'node:worker_threads';
import { ABLATIONS, POLICIES } from './policies.ts';
import { simulate } from './simulate.ts';
import type { Task } from './task.ts';

const KNOWN = { ...POLICIES, ...ABLATIONS };

/** Runs one task at a time and answers with its outcomes. */
parentPort?.on('message', ({ plan, runs }: Task) => {
  const chosen = runs.map(({ caps, names }) => ({
    caps,
    policies: Object.fromEntries(Object.entries(KNOWN).filter(([name]) => names.includes(name))),
  }));
  parentPort?.postMessage(simulate(plan, chosen));
});
