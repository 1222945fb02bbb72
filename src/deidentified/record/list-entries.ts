import type { KeptLearning } from '#boundary/kept-policy.ts';
import type { CardMemory } from '#deidentified/learning/card-memory.ts';
import { type Kept, recordsOf } from '#deidentified/storage/kept.ts';
import type { Entries } from './entries.ts';

/** Lists what is kept, by kind. */
export function entriesOf(
  kept: Kept,
  deriveMemories: (learning: readonly KeptLearning[]) => readonly CardMemory[],
): Entries {
  const learning = recordsOf(kept, 'learning');
  return {
    learning,
    marks: recordsOf(kept, 'mark'),
    notes: recordsOf(kept, 'note'),
    outcomes: recordsOf(kept, 'outcome'),
    wishes: recordsOf(kept, 'wish'),
    shown: recordsOf(kept, 'shown'),
    exposure: recordsOf(kept, 'exposure'),
    memories: deriveMemories(learning),
  };
}
