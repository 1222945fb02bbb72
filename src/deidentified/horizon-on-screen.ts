import type { HorizonSignals } from '#boundary/field-policy.ts';
import type { TopicId } from '#boundary/topic.ts';
import { isFromText } from '#deidentified/ranking/signal-occasion.ts';
import { notFromText, type SessionState, shownHorizon } from './session-state.ts';

/** A horizon as a page shows it. */
export interface HorizonOnScreen {
  readonly read: HorizonSignals;
  /** Its topics that words alone named and the reader denied; one that a code says too is not among them. */
  readonly denied: ReadonlySet<TopicId>;
}

/** The horizon on screen; undefined until it is read. */
export function horizonOnScreen(state: SessionState): HorizonOnScreen | undefined {
  const shown = shownHorizon(state);
  const read = shown === null ? undefined : state.horizons[shown];
  if (read === undefined) return undefined;
  const said = new Set(notFromText(state));
  const denied = read.signals.filter((signal) => isFromText(signal) && said.has(signal.topic));
  return { read, denied: new Set(denied.map(({ topic }) => topic)) };
}

/** True while a schedule may still be read: reviews that are due wait for what it holds. */
export function isScheduleAwaited(state: SessionState): boolean {
  return shownHorizon(state) === null && state.reading.phase === 'reading';
}
