import {
  countTimesIdf,
  infobutton,
  mostFrequent,
  mostMet,
  popularity,
  randomOfTomorrow,
  randomTopics,
  recency,
} from './baselines.ts';
import { linUcb } from './lin-ucb.ts';
import { oracle } from './oracle.ts';
import { rankOneProduct } from './product.ts';
import type { Policies } from './simulate.ts';
import { withWeight } from './with-weight.ts';

export const RANK_ONE_NAME = 'rank-1';
export const ORACLE_NAME = 'oracle of today';

/** What `rank-1` must be better than. */
export const BASELINES: Policies = {
  'random topics': randomTopics,
  'random of tomorrow': randomOfTomorrow,
  popularity,
  'newest of tomorrow': recency,
  'infobutton per visit': infobutton,
  'count × idf': countTimesIdf,
  'most frequent tomorrow': mostFrequent,
  'most met so far': mostMet,
  LinUCB: linUcb,
};

export const POLICIES: Policies = {
  ...BASELINES,
  [ORACLE_NAME]: oracle,
  [RANK_ONE_NAME]: () => rankOneProduct(),
};

/** What each part of `rank-1` is worth: it runs without, or otherwise. */
export const ABLATIONS: Policies = {
  'nothing kept: no memory, no rest, no exposure': () => rankOneProduct({ history: 'everything' }),
  'nothing kept, and cards take no turns': () =>
    withWeight('turn.ofTopic', 1, rankOneProduct({ history: 'everything' })),
  'without reading memory and rest': () => rankOneProduct({ history: 'memory' }),
  'memory without what is around': () => withWeight('memory.carries', 0, rankOneProduct()),
  'without kept exposure': () => rankOneProduct({ history: 'exposure' }),
  'without flags': () => rankOneProduct({ flags: true }),
  'without stage and gap': () => rankOneProduct({ stage: true }),
  'without dates of cards': () => withWeight('resource.outdated', 1, rankOneProduct()),
  'without variety': () => withWeight('selection.sameFamily', 1, rankOneProduct()),
  'two of a topic allowed': () => withWeight('selection.perTopic', 2, rankOneProduct()),
  'minutes not priced': () => withWeight('selection.prices', [0], rankOneProduct()),
  'without a place the schedule did not choose': () => rankOneProduct({ open: true }),
  'with a place for rare topics': () => rankOneProduct({ rareSlot: true }),
};
