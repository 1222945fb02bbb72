import type { FromWorker, OpenCalendar } from '#boundary/messages.ts';
import type { Action } from './session-action.ts';

/** Tells what a worker says that its door admits; that it sent anything else, or broke, is a defect of ours, told without its words. */
export function hearWorker(
  worker: EventTarget,
  admitted: (data: unknown) => FromWorker | undefined,
  dispatch: (action: Action) => void,
): void {
  worker.addEventListener('message', (event) => {
    const message = event instanceof MessageEvent ? admitted(event.data) : undefined;
    dispatch(message === undefined ? { type: 'worker-failed' } : { type: 'worker-said', message });
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault(); // its message could hold what the worker was reading
    dispatch({ type: 'worker-failed' });
  });
  worker.addEventListener('messageerror', () => {
    dispatch({ type: 'worker-failed' });
  });
}

/** Hands a calendar file to the worker that waits for one. The page never opens it, and keeps nothing of it. */
export function handCalendar(worker: Pick<Worker, 'postMessage'> | undefined, file: File): void {
  worker?.postMessage({ type: 'calendar', file } satisfies OpenCalendar<File>);
}
