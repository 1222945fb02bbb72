import { indexTables, type TopicIndexes, type TopicTables } from '#phi/signals/topic-indexes.ts';
import { SHIPPED_TABLES } from './tables.ts';

/** The shipped tables, indexed. */
export const SHIPPED_INDEXES: TopicIndexes = indexTables(SHIPPED_TABLES);

const NOTHING: TopicTables = {
  ICD10CM_PREFIXES: '',
  SNOMED_CODES: '',
  DRUG_LINES: '-|',
  ANALYTE_LINES: '',
  FINDING_TOPICS: '',
  TOPIC_ALIASES: 'hypertension',
  ABBREVIATIONS: '',
  SYNONYMS: '',
  ADMINISTRATIVE_PHRASES: '',
};

/** An index of these tables and of nothing else. */
export function indexesOf(tables: Partial<TopicTables>): TopicIndexes {
  return indexTables({ ...NOTHING, ...tables });
}
