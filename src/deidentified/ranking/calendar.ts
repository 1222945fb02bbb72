import { dayAfter, dayNumber } from '#deidentified/learning/days.ts';

const DAY = 86_400_000;

/** The day, `YYYY-MM-DD`, that is so many days from 1970-01-01. */
export function dayOfNumber(number: number): string {
  return dayAfter('1970-01-01', number);
}

/** The last day of a month written `YYYY-MM`, or of the one so many months later. */
export function lastOfMonth(month: string, later = 0): number {
  return Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) + later, 0) / DAY;
}

/** The last day of the quarter that a day, `YYYY-MM-DD`, is in. */
export function lastOfQuarter(day: string): number {
  const month = Number(day.slice(5, 7));
  return lastOfMonth(day.slice(0, 7), 2 - ((month - 1) % 3));
}

/** The middle of a quarter written `2026-Q4`, to a few days. */
export function middleOfQuarter(quarter: string): number {
  const month = Number(quarter.slice(-1)) * 3 - 1;
  return dayNumber(`${quarter.slice(0, 4)}-${String(month).padStart(2, '0')}-15`);
}

/** The Monday of an ISO 8601 week written `2026-W47`: week 1 holds January 4th. */
export function mondayOfWeek(week: string): number {
  const fourth = dayNumber(`${week.slice(0, 4)}-01-04`);
  return mondayBefore(fourth) + (Number(week.slice(-2)) - 1) * 7;
}

/** The ISO 8601 week of a day written `YYYY-MM-DD`, as `2026-W47`: the week belongs to the year of its Thursday. */
export function weekOf(day: string): string {
  const monday = mondayBefore(dayNumber(day));
  const year = dayOfNumber(monday + 3).slice(0, 4);
  const week = (monday - mondayOfWeek(`${year}-W01`)) / 7 + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The Monday of the week that a day is in; 1970-01-01 was a Thursday. */
export function mondayBefore(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}
