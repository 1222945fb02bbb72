import { isOneOf } from './guards.ts';

/**
 * How far ahead a brief looks, nearest first:
 * `session` the run of visits now or next today, `next-day` the next day with visits after today, `week` the next seven days.
 */
export const HORIZONS = ['session', 'next-day', 'week'] as const;
export type Horizon = (typeof HORIZONS)[number];
export const isHorizon = isOneOf(...HORIZONS);

/** Names the next clinic day on screen. A weekday is the finest time that leaves the worker. */
export const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export const isWeekday = isOneOf(...WEEKDAYS);
