import type { KeptNote } from '#boundary/kept-policy.ts';
import { numberWord } from './wording.ts';

/** Notes that wait for a word of the learner's, the last written first. */
export function openNotes(
  notes: readonly KeptNote[],
  purpose: KeptNote['purpose'],
): readonly KeptNote[] {
  return notes.filter((note) => note.state === 'open' && note.purpose === purpose).toReversed();
}

/** How many wait, as a figure and as words to hear; null where none does. */
export function waitingWords(
  notes: readonly KeptNote[],
): { readonly figure: string; readonly spoken: string } | null {
  const count = notes.filter(({ state }) => state === 'open').length;
  if (count === 0) return null;
  return { figure: String(count), spoken: `${numberWord(count).toLowerCase()} open` };
}
