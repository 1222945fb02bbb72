import type { Progress } from '#boundary/field-policy.ts';
import type { Horizon } from '#boundary/horizon.ts';
import type { Problem } from '#boundary/problem.ts';
import type { Brief, RankedItem } from '#deidentified/ranking/brief.ts';
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
  | { readonly kind: 'ended' };

/** Which screen a state shows. Pure. */
export function deriveScreen(state: SessionState): Screen {
  const { reading, catalog } = state;
  if (reading.phase === 'ended') return { kind: 'ended' };
  if (state.place === 'privacy') return { kind: 'privacy' };
  const horizon = shownHorizon(state);
  if (reading.phase === 'stopped') return { kind: 'stopped', problem: reading.problem, horizon };
  if (catalog.state === 'failed') return { kind: 'stopped', problem: catalog.problem, horizon };
  if (horizon !== null) return { kind: 'brief', horizon };
  if (reading.phase === 'finished') return { kind: 'unread' };
  return { kind: 'reading', progress: reading.progress };
}

/** The item whose question is open, while it is still part of the brief. */
export function openItem(state: SessionState, brief: Brief | null): RankedItem | undefined {
  const isElsewhere = state.place !== 'brief' || state.reading.phase === 'ended';
  if (state.open === null || isElsewhere) return undefined;
  return [...(brief?.items ?? []), ...(brief?.further ?? [])].find(({ id }) => id === state.open);
}
