import type { Progress } from '#boundary/field-policy.ts';
import type { Horizon } from '#boundary/horizon.ts';
import type { Problem } from '#boundary/problem.ts';
import { type SessionState, shownHorizon } from '#deidentified/session-state.ts';

/** What fills the page. */
export type Screen =
  | { readonly kind: 'reading'; readonly progress: Progress | null }
  | { readonly kind: 'brief'; readonly horizon: Horizon }
  /** Stopped before any horizon was whole. */
  | { readonly kind: 'unread' }
  /** What was read before the stop is still shown beneath. */
  | { readonly kind: 'stopped'; readonly problem: Problem; readonly horizon: Horizon | null }
  | { readonly kind: 'privacy' }
  /** The learner's own places, which need no schedule. */
  | { readonly kind: 'review' | 'questions' | 'rehearse' }
  | { readonly kind: 'ended' };

/** Which screen a state shows. Pure. */
export function deriveScreen(state: SessionState): Screen {
  const { reading, catalog } = state;
  if (reading.phase === 'ended') return { kind: 'ended' };
  if (state.place !== 'brief') return { kind: state.place };
  const horizon = shownHorizon(state);
  if (reading.phase === 'stopped') return { kind: 'stopped', problem: reading.problem, horizon };
  if (catalog.state === 'failed') return { kind: 'stopped', problem: catalog.problem, horizon };
  if (horizon !== null) return { kind: 'brief', horizon };
  if (reading.phase === 'finished') return { kind: 'unread' };
  return { kind: 'reading', progress: reading.progress };
}
