import * as conceptMaps from '#phi/signals/concept-map-tables.ts';
import * as drugTables from '#phi/signals/drug-tables.ts';
import * as findingTables from '#phi/signals/finding-tables.ts';
import * as textTables from '#phi/signals/text-tables.ts';
import type { TopicTables } from '#phi/signals/topic-indexes.ts';

/** The tables as the worker is built with them, which `compile.ts` writes. */
export const COMMITTED_TABLES: TopicTables = {
  ...conceptMaps,
  ...drugTables,
  ...findingTables,
  ...textTables,
};
