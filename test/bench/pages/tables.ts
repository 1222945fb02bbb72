/* The tables that are compiled into the worker, alone, to be weighed. */
export { ALL_TOPICS } from '#boundary/topic.ts';
export {
  ICD10CM_PREFIXES,
  INGREDIENT_WORDS,
  LOINC_CODES,
  SNOMED_CODES,
} from '#phi/signals/concept-map-tables.ts';
