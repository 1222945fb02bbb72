import type { Browser } from 'playwright-core';
import { isObject } from '#boundary/guards.ts';
import { watchDay } from './read-day.ts';
import type { Conditions, SlowSandbox } from './slow-sandbox.ts';

const PAUSE = 50; // ms between two looks

/**
 * The most JavaScript heap the PHI worker used while it read a day, in bytes: `Runtime.getHeapUsage` of the worker's own target, looked
 * at while it runs. What its fetches hold outside the heap is not in it. Null where the worker was never seen.
 */
export async function workerMemory(
  browser: Browser,
  sandbox: SlowSandbox,
  conditions: Conditions,
): Promise<number | null> {
  let most: number | null = null;
  let looking: NodeJS.Timeout | undefined;
  await watchDay(browser, sandbox, {
    ...conditions,
    before: async (context, page) => {
      const devtools = await context.newCDPSession(page);
      devtools.on('Target.receivedMessageFromTarget', ({ message }) => {
        const used = usedIn(message);
        if (used !== undefined) most = Math.max(most ?? 0, used);
      });
      devtools.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
        if (targetInfo.type !== 'worker') return;
        let id = 0;
        looking = setInterval(() => {
          id += 1;
          const message = JSON.stringify({ id, method: 'Runtime.getHeapUsage' });
          devtools.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => {
            clearInterval(looking); // the worker has ended
          });
        }, PAUSE);
      });
      await devtools.send('Target.setAutoAttach', {
        autoAttach: true,
        waitForDebuggerOnStart: false,
        flatten: false,
      });
    },
  });
  clearInterval(looking);
  return most;
}

function usedIn(message: string): number | undefined {
  const said: unknown = JSON.parse(message);
  const result = isObject(said) ? said['result'] : undefined;
  const used = isObject(result) ? result['usedSize'] : undefined;
  return typeof used === 'number' ? used : undefined;
}
