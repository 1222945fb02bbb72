import { conceptMapModule } from './concept-map-tables.ts';
import { drugClassModule, drugModule } from './drug-tables.ts';
import { findingCodeModule, findingModule } from './finding-tables.ts';
import { textModule, topicWordModule } from './text-tables.ts';
import { topicModule, topicNameModule } from './topic-rows.ts';

export interface CompiledFile {
  /** From the root of the project. */
  readonly path: string;
  readonly text: string;
}

/** What the FHIR resources of this folder compile to; the same resources give the same text. */
export function compiledFiles(): readonly CompiledFile[] {
  return [
    { path: 'src/boundary/topic-code-system.ts', text: topicModule() },
    { path: 'src/boundary/topic-name-lines.ts', text: topicNameModule() },
    { path: 'src/boundary/topic-word-lines.ts', text: topicWordModule() },
    { path: 'src/phi/signals/concept-map-tables.ts', text: conceptMapModule() },
    { path: 'src/phi/signals/text-tables.ts', text: textModule() },
    { path: 'src/boundary/drug-class-code-system.ts', text: drugClassModule() },
    { path: 'src/phi/signals/drug-tables.ts', text: drugModule() },
    { path: 'src/boundary/finding-code-system.ts', text: findingCodeModule() },
    { path: 'src/phi/signals/finding-tables.ts', text: findingModule() },
  ];
}
