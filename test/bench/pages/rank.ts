import { ALL_TOPICS } from '#boundary/topic.ts';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import type { Card } from '#deidentified/catalog/pack.ts';
import { dayAfter } from '#deidentified/learning/days.ts';
import { NO_PROFILE } from '#deidentified/learning/profile.ts';
import { NO_CONTROLS } from '#deidentified/ranking/controls.ts';
import { explained, referencesOf } from '#deidentified/ranking/explain.ts';
import { type LearningHistory, NO_HISTORY } from '#deidentified/ranking/history.ts';
import { rankOne } from '#deidentified/ranking/rank-one.ts';
import { selectRanked } from '#deidentified/ranking/select-ranked.ts';
import { aCard, aHorizon, aPack, aSource } from '../../support/builders.ts';

/* Ranks a day of 120 topics against a pack of 1,000 cards, and fills and explains the brief. */

/** Milliseconds of one ranking each, and of reading the same pack as JSON once. */
export interface RankTimes {
  readonly plain: readonly number[];
  /** With 20,000 entries in the learner's record, which are indexed anew each time. */
  readonly withHistory: readonly number[];
  readonly justJson: readonly number[];
}

const TOPICS = 120;
const CARDS = 1000;
const ENTRIES = 20_000;
const DAY = '2026-11-23';

const topics = ALL_TOPICS.filter(({ sensitive }) => !sensitive).slice(0, TOPICS);
const FACETS = ['diagnosis', 'treatment', 'monitoring', 'prevention'] as const;
const cards: readonly Card[] = Array.from({ length: CARDS }, (_, place) =>
  aCard(`card-${place}`, {
    topics: [topics[place % TOPICS]?.id ?? ''],
    facet: FACETS[place % FACETS.length] ?? 'diagnosis',
    title: `What matters in case ${place}?`,
    minutes: 1 + (place % 3),
  }),
);
const pack = aPack(
  cards,
  topics.map(({ id }) => aSource(`source-${id}`, [id])),
);
const visits = aHorizon({
  found: 60,
  readable: 60,
  signals: topics.map(({ id }, place) => ({
    topic: id,
    visits: 1 + (place % 7),
    reasonVisits: place % 2,
  })),
});
const history: LearningHistory = {
  ...NO_HISTORY,
  learning: Array.from({ length: ENTRIES }, (_, place) => ({
    item: `card-${(place * 7) % CARDS}`,
    day: dayAfter(DAY, -(place % 700)),
    mark: place % 3 === 0 ? 'known' : 'done',
    rating: (['again', 'hard', 'good', 'easy'] as const)[place % 4] ?? null,
  })),
};

/** Ranks so many times. */
export function rankThousand(runs: number): RankTimes {
  const catalog = indexPack(pack);
  const text = JSON.stringify(pack);
  const timed = (work: () => void): readonly number[] =>
    Array.from({ length: runs }, () => {
      const began = performance.now();
      work();
      return performance.now() - began;
    });
  const brief = (kept: LearningHistory) => () => {
    const context = {
      catalog,
      profile: NO_PROFILE,
      practice: new Map(),
      history: kept,
      controls: NO_CONTROLS,
      day: DAY,
      isRemembered: true,
      isWaiting: false,
      held: null,
    };
    const ranked = rankOne(visits, context);
    const { items, further } = selectRanked({
      ...ranked,
      caps: { minutes: 5, most: 3 },
      pinned: [],
      rareSlot: false,
      held: null,
    });
    const references = referencesOf(ranked.scheduled);
    const told = [...items, ...further.slice(0, 30)].map((item) =>
      explained(item, references, DAY),
    );
    if (told.length === 0) throw new Error('nothing was ranked');
  };
  return {
    plain: timed(brief(NO_HISTORY)),
    withHistory: timed(() => {
      brief({ ...history })();
    }),
    justJson: timed(() => {
      JSON.parse(text);
    }),
  };
}

Object.assign(globalThis, { rankThousand });
