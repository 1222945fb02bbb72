import { type DrugIndex, indexDrugs } from './drug-index.ts';
import { type FindingIndex, indexFindings } from './finding-index.ts';
import { indexText, type TextIndex, type TextTables } from './text-index.ts';
import { type ConceptMapTables, indexTopics, type TopicIndex } from './topic-index.ts';

/** Everything that leads from what a chart or a schedule holds to topics. */
export interface TopicIndexes {
  readonly codes: TopicIndex;
  readonly drugs: DrugIndex;
  readonly findings: FindingIndex;
  readonly text: TextIndex;
}

/** Every compiled table, under the names that the generated files export them by. */
export interface TopicTables extends ConceptMapTables, TextTables {
  readonly DRUG_LINES: string;
  readonly ANALYTE_LINES: string;
  readonly FINDING_TOPICS: string;
}

/** Indexes every table for look-up; throws where one names a topic, class or finding that is not one. */
export function indexTables(tables: TopicTables): TopicIndexes {
  return {
    codes: indexTopics(tables),
    drugs: indexDrugs(tables),
    findings: indexFindings(tables),
    text: indexText(tables),
  };
}
