import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Caps } from './policy.ts';
import type { Outcomes, Plan } from './simulate.ts';

/** One plan, and for each caps some policies by name. */
export interface Task {
  readonly plan: Plan;
  readonly runs: readonly { readonly caps: Caps; readonly names: readonly string[] }[];
}

const WORKERS = 2;

/** Runs tasks on two threads; answers stand in the order of the tasks. */
export async function runTasks(tasks: readonly Task[]): Promise<readonly (readonly Outcomes[])[]> {
  const results: (readonly Outcomes[])[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    while (next < tasks.length) {
      const place = next;
      next += 1;
      worker.postMessage(tasks[place]);
      const answers: unknown[] = await once(worker, 'message');
      results[place] = answers.find(isOutcomes) ?? [];
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return results;
}

function isOutcomes(value: unknown): value is readonly Outcomes[] {
  return Array.isArray(value) && value.every((one) => one instanceof Map);
}
