import { isListOf, isNullOr, isOneOf, isSetOf } from './guards.ts';
import { type Admitted, field, passes, recordPolicy } from './record-policy.ts';
import type { Problem } from './problem.ts';
import {
  isCalendarEnd,
  isStrategyEnd,
  isStrategyName,
  isWhoseRule,
  STRATEGY_NAMES,
} from './schedule-strategy.ts';

/* Door 1: how the schedule was found, or why it was not. Moment: memory only. */

/** How the visits were found: "from your patient list, not your schedule". */
export const BASIS = recordPolicy({
  strategy: field('moment', 'By which of our own ways the visits were found.', isStrategyName),
  whose: field(
    'moment',
    'By which rules visits count as the clinician’s, so that the brief can name them.',
    isSetOf(isListOf(isWhoseRule, 4)),
  ),
});
export type Basis = Admitted<typeof BASIS>;

export const TRIED = recordPolicy({
  strategy: field('moment', 'One of our own ways to learn who is coming.', isStrategyName),
  end: field('moment', 'What it came to, from our own closed list.', isStrategyEnd),
});
export type Tried = Admitted<typeof TRIED>;

/** Said where a way to the schedule did not work, before the brief of another or the stop. */
export const LADDER = recordPolicy({
  type: field('moment', 'The kind of message.', isOneOf('ladder')),
  tried: field(
    'moment',
    'Which ways to the schedule were tried, so that IT is told what to mend.',
    isListOf(passes(TRIED), STRATEGY_NAMES.length),
  ),
  offer: field(
    'moment',
    'What the page may offer instead of a schedule.',
    isNullOr(isOneOf('calendar-file', 'own-choice')),
  ),
});
export type Ladder = Admitted<typeof LADDER>;

/** Said of a calendar file that gave nothing; another may be opened. */
export const CALENDAR = recordPolicy({
  type: field('moment', 'The kind of message.', isOneOf('calendar')),
  end: field(
    'moment',
    'Why the file that the reader opened gave no visits, from our own closed list.',
    isCalendarEnd,
  ),
});
export type Calendar = Admitted<typeof CALENDAR>;

/** True where a run that stopped on the way to the schedule leaves the offer of a calendar standing: the worker waits for the file. */
export function awaitsCalendar(
  ladder: Pick<Ladder, 'offer'> | null,
  stop: Pick<Problem, 'stage' | 'code'>,
): boolean {
  return ladder?.offer === 'calendar-file' && isWithoutSchedule(stop);
}

/** Stopped on the way to the schedule, and not on what was read after it. */
export function isWithoutSchedule({ stage, code }: Pick<Problem, 'stage' | 'code'>): boolean {
  return stage === 'schedule' || code === 'scope-missing';
}
