/** One rule of a door or of the store, taken out of its source, and the test that must then fail. */
export interface Edit {
  readonly what: string;
  readonly file: string;
  /** Text that stands in the file exactly once, and what stands there without the rule. */
  readonly edits: readonly (readonly [from: string, to: string])[];
  /** A test file, and the beginning of names of tests in it. */
  readonly guard: Guard;
}

export interface Guard {
  readonly test: string;
  readonly named: string;
}

/** A rule in words, what guards it, and how it is taken out. */
export type Rule = readonly [what: string, guard: Guard, ...edits: readonly [string, string][]];

/** Edits of one file. */
export function editsOf(file: string, rows: readonly Rule[]): readonly Edit[] {
  return rows.map(([what, guard, ...edits]) => ({ what, file, edits, guard }));
}

/** Tests of one file. */
export function guardIn(test: string): (named: string) => Guard {
  return (named) => ({ test, named });
}
