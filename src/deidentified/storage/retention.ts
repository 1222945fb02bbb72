import type { KeptRow } from '#boundary/store-policy.ts';
import { type Kept, settingsOf } from './kept.ts';

/** What may still be kept in the month of `today` (`YYYY-MM-DD`). Applied when the record is opened and whenever it is written. */
export function retained(kept: Kept, today: string): Kept {
  const { learningMonths, noteMonths } = settingsOf(kept);
  const oldest = {
    learning: monthsBefore(today, learningMonths),
    note: monthsBefore(today, noteMonths),
  };
  const isExpired = ({ key, month }: KeptRow): boolean =>
    month !== null && month < (key.startsWith('note/') ? oldest.note : oldest.learning);
  return new Map([...kept].filter(([, row]) => !isExpired(row)));
}

function monthsBefore(today: string, months: number): string {
  const count = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}
