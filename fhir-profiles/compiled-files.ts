import { conceptMapModule } from './concept-map-tables.ts';
import { topicModule } from './topic-rows.ts';

export interface CompiledFile {
  /** From the root of the project. */
  readonly path: string;
  readonly text: string;
}

/** What the FHIR resources of this folder compile to; the same resources give the same text. */
export function compiledFiles(): readonly CompiledFile[] {
  return [
    { path: 'src/boundary/topic-code-system.ts', text: topicModule() },
    { path: 'src/phi/signals/concept-map-tables.ts', text: conceptMapModule() },
  ];
}
