import * as conceptMaps from '#phi/signals/concept-map-tables.ts';
import * as drugTables from '#phi/signals/drug-tables.ts';
import * as findingTables from '#phi/signals/finding-tables.ts';
import * as textTables from '#phi/signals/text-tables.ts';
import type { TopicTables } from '#phi/signals/topic-indexes.ts';

/** Every table as it is compiled into the worker. */
export const SHIPPED_TABLES: TopicTables = {
  ...conceptMaps,
  ...drugTables,
  ...findingTables,
  ...textTables,
};
