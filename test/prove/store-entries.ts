import { isKeptRecord, type KeptRecord } from '#boundary/kept-policy.ts';
import { startOfQuarter } from '#boundary/learning-item.ts';

/** The local day of every proof of the store. */
export const TODAY = '2026-11-22';

/** Entry number `number` of a learner: every fifth is a note in words, of the last ten months; the rest are cards, spread over two years. */
export function entryOf(number: number, learner: Learner): KeptRecord {
  const isNote = number % 5 === 4;
  const count = 2026 * 12 + 10 - (number % (isNote ? 10 : 24));
  const month = String((count % 12) + 1).padStart(2, '0');
  const own = {
    id: `${learner.mark}${String(number).padStart(21, '0')}`,
    item: `${learner.item}-${String(number % 90).padStart(2, '0')}`,
    day: `${String(Math.floor(count / 12))}-${month}-${learner.day}`,
    sensitive: false,
  };
  const text = `${learner.words} ${String(number).padStart(6, '0')}`;
  const note = { kind: 'note', purpose: 'question', state: 'open', text } as const;
  return sound(
    isNote
      ? { ...own, ...note, day: startOfQuarter(own.day) }
      : { kind: 'learning', ...own, ...learner.learned },
  );
}

/** All entries from `from` up to but not including `to`. */
export function entriesOf(from: number, to: number, learner: Learner): KeptRecord[] {
  return Array.from({ length: to - from }, (_, at) => entryOf(from + at, learner));
}

/** One who learns. */
export interface Learner {
  readonly mark: string;
  readonly passphrase: string;
  readonly item: string;
  readonly words: string;
  readonly day: string;
  readonly topics: readonly string[];
  readonly learned: object;
  readonly profile: object;
  readonly settings: {
    readonly budget: number;
    readonly askFirst: boolean;
    readonly noteMonths: number;
    readonly band: string;
    readonly said: string;
  };
}

/** A record that a policy of door 2 admits, or the proof is wrong. */
export function sound(record: object): KeptRecord {
  if (!isKeptRecord(record)) throw new Error(`no policy admits ${JSON.stringify(record)}`);
  return record;
}
