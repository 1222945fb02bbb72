import { ALL_TOPICS } from '#boundary/topic.ts';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import type { Card } from '#deidentified/catalog/pack.ts';
import { NO_PROFILE } from '#deidentified/learning/profile.ts';
import { type Controls, NO_CONTROLS } from '#deidentified/ranking/controls.ts';
import { type LearningHistory, NO_HISTORY } from '#deidentified/ranking/history.ts';
import type { RankingContext } from '#deidentified/ranking/prepare-context.ts';
import { rankOne } from '#deidentified/ranking/rank-one.ts';
import { type Caps, selectRanked } from '#deidentified/ranking/select-ranked.ts';
import { aCard, aHorizon, aPack, aRule, aSource } from '../../../support/builders.ts';

/* A small catalog, and how a case is ranked with it: plain, so that a browser can run it too. */

export const DAY = '2026-11-23';
export const THREE_IN_FIVE: Caps = { minutes: 5, most: 3 };

export const TOPICS = ALL_TOPICS.filter(
  ({ sensitive, rare, condition, tier }) => condition && !sensitive && !rare && tier === 1,
)
  .map(({ id }) => id)
  .slice(0, 20);
export const [FIRST = '', SECOND = ''] = TOPICS;

const FACETS = ['diagnosis', 'treatment', 'monitoring'] as const;
/** Three cards on each of most topics; the last have sources only; two are conditional. */
export const CARDS: readonly Card[] = [
  ...TOPICS.slice(0, 16).flatMap((id, place) =>
    FACETS.map((facet, i) =>
      aCard(`${id}-${facet}`, { topics: [id], facet, minutes: 1 + ((place + i) % 3) }),
    ),
  ),
  aCard('first-given-second', { topics: [FIRST], given: [SECOND] }),
];
const SOURCES = TOPICS.map((id, i) => aSource(`source-${id}`, [id], { minutes: 2 + (i % 9) }));
export const RULES = TOPICS.slice(2, 8).map((id, i) =>
  aRule(`rule-${i}-${id}`, {
    topic: id,
    allOf: [`topic:${id}`, `topic:${FIRST}`],
    sources: [`source-${id}`],
  }),
);

export const catalogOf = (cards: readonly Card[]) => indexPack(aPack(cards, SOURCES, RULES));

export const CONTEXT: RankingContext = {
  catalog: catalogOf(CARDS),
  profile: { ...NO_PROFILE, stage: 'resident-2', specialty: 'FM' },
  practice: new Map(),
  history: NO_HISTORY,
  controls: NO_CONTROLS,
  day: DAY,
  isRemembered: true,
  isWaiting: false,
  held: null,
};

type Horizon = Parameters<typeof aHorizon>[0];

export interface Case {
  readonly horizon: Horizon;
  readonly history?: LearningHistory;
  readonly controls?: Partial<Controls>;
  readonly caps?: Caps;
}

/** Ranks a case. */
export function rank({ horizon, history = NO_HISTORY, controls = {} }: Case, context = CONTEXT) {
  return rankOne(aHorizon(horizon), {
    ...context,
    history,
    controls: { ...NO_CONTROLS, ...controls },
  });
}

/** Ranks a case and fills its minutes. */
export function briefOf(one: Case, context = CONTEXT) {
  return selectRanked({
    ...rank(one, context),
    caps: one.caps ?? THREE_IN_FIVE,
    pinned: one.controls?.pinned ?? [],
    rareSlot: one.controls?.rareSlot ?? false,
    held: null,
  });
}

/** The day so many days before. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

/** The same values in another order. */
export function turned<T>(values: readonly T[], by: number): readonly T[] {
  const at = values.length === 0 ? 0 : by % values.length;
  return [...values.slice(at), ...values.slice(0, at)].toReversed();
}
