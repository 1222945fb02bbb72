import type { KeptLearning } from '#boundary/kept-policy.ts';
import type { CardMemory } from '#deidentified/learning/card-memory.ts';
import { type Entries, NO_ENTRIES } from './entries.ts';
import { entriesOf } from './list-entries.ts';
import { heldOf, type Standing } from './standing.ts';

/** Works memories out of what was learned. */
export type DeriveMemories = (learning: readonly KeptLearning[]) => readonly CardMemory[];

/** Tells what the record and the session hold, once for each change of either. */
export class EntriesTeller {
  readonly #tell: (entries: Entries) => void;
  #standing: Pick<Standing, 'place' | 'book'> | null = null;
  #entries: Entries = NO_ENTRIES;

  constructor(tell: (entries: Entries) => void) {
    this.#tell = tell;
  }

  /** What is held now, as last told. */
  get entries(): Entries {
    return this.#entries;
  }

  /** Looks whether anything changed. */
  look(standing: Standing, derive: DeriveMemories): void {
    const { place, book } = standing;
    if (this.#standing?.place === place && this.#standing.book === book) return;
    const isFirst = this.#standing === null;
    this.#standing = { place, book };
    const held = heldOf(standing);
    if (isFirst && held.size === 0) return;
    this.#entries = entriesOf(held, derive);
    this.#tell(this.#entries);
  }
}
