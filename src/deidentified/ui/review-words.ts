import { dayNumber } from '#deidentified/learning/days.ts';
import type { DueList, DueRow, ReadRow, SavedRow } from '#deidentified/learning/review-lists.ts';
import type { KeptAway } from '#deidentified/ranking/kept-away.ts';
import { AWAY_TEXT, DUE_TEXT, REVIEW_TEXT } from './review-sentences.ts';
import { dayWords } from './wording.ts';

/** Why a review stands here, when the card was met, and whether it comes in another form. */
export function dueWords(row: DueRow, today: string): string {
  const when = dayIn(row.last, today);
  const state = DUE_TEXT[row.state];
  switch (row.why) {
    case 'check':
      return `${state}You called it known ${when}: one question to check.`;
    case 'missed':
      return row.opens.id === row.card.id
        ? `${state}Missed ${when}.`
        : `${state}Missed ${when}; here in another form.`;
    case 'answered':
      return `${state}Answered ${when}.`;
  }
}

/** What a put-off review waits for. */
export function waitingWords({ due }: DueRow, today: string): string {
  return `Due since ${dayWords(due)}${due === today ? ', today' : ''}. It waits a while for a visit on its topic.`;
}

/** What is said where nothing is due. */
export function nothingDueWords({ nextIn, waiting }: DueList): string {
  if (nextIn === null) return waiting.length > 0 ? NOTHING_DUE : REVIEW_TEXT.nothingAnswered;
  return `${NOTHING_DUE} Next: ${inDays(nextIn)}.`;
}

const NOTHING_DUE = 'Nothing is due.';

/** When it was read, and whether its question comes again. */
export function readWords(row: ReadRow, today: string): string {
  const when = row.isQuarter ? `in ${quarterWords(row.day)}` : dayIn(row.day, today);
  const read = row.isNoted ? `Read ${when}.` : `Read ${when}, in this session only.`;
  if (row.due === null) return read;
  const days = dayNumber(row.due) - dayNumber(today);
  return `${read} ${days <= 0 ? 'Due now.' : `Due ${inDays(days)}.`}`;
}

/** When it was saved. */
export function savedWords({ month }: SavedRow): string {
  return month === null ? 'Saved in this session.' : `Saved in ${dayWords(month)}.`;
}

/** Why it stays away, and how long. */
export function awayWords({ why, item, until }: KeptAway): string {
  const what = item === null ? 'The topic' : 'This one';
  const how = until === null ? UNTIL[why] : `through ${dayWords(until)}`;
  return `${AWAY_TEXT[why]} ${what} stays away ${how}.`;
}

const UNTIL: Readonly<Record<KeptAway['why'], string>> = {
  muted: 'until you bring it back',
  'not-for-me-twice': 'for a while',
  'not-for-me-now': 'until this session ends',
  'not-for-me-once': 'for a while',
  known: 'for a while',
};

/** "4 cards, 26 sources". */
export function foundWords(cards: number, sources: number): string {
  return `${countWords(cards, 'card')}, ${countWords(sources, 'source')}`;
}

function countWords(count: number, what: string): string {
  if (count === 0) return `no ${what}s`;
  return `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`;
}

/** "today", "yesterday", "on Oct 12, 2026". */
function dayIn(day: string, today: string): string {
  const ago = dayNumber(today) - dayNumber(day);
  if (ago === 0) return 'today';
  return ago === 1 ? 'yesterday' : `on ${dayWords(day)}`;
}

/** Farther off, in rounder measures: from this many days on. */
const MEASURES = [
  { from: 60, days: 30, name: 'months' },
  { from: 14, days: 7, name: 'weeks' },
] as const;

/** "tomorrow", "in 3 days", "in 5 weeks", "in 4 months". */
export function inDays(days: number): string {
  if (days === 1) return 'tomorrow';
  const measure = MEASURES.find(({ from }) => days >= from) ?? { days: 1, name: 'days' };
  return `in ${String(Math.round(days / measure.days))} ${measure.name}`;
}

/** "Oct to Dec 2026" of its first day. */
function quarterWords(day: string): string {
  const last = String(Number(day.slice(5, 7)) + 2).padStart(2, '0');
  const [from = ''] = dayWords(day.slice(0, 7)).split(' ');
  return `${from} to ${dayWords(`${day.slice(0, 4)}-${last}`)}`;
}
