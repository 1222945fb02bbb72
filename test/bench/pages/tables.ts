/* The tables that are compiled into the worker, alone, to be weighed. */
export { ALL_TOPICS } from '#boundary/topic.ts';
export * from '#phi/signals/concept-map-tables.ts';
export * from '#phi/signals/drug-tables.ts';
export * from '#phi/signals/finding-tables.ts';
export * from '#phi/signals/text-tables.ts';
