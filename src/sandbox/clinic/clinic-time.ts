import { tzOffset } from '@date-fns/tz';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The calendar day so many days later (or earlier), `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Day of the week, 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** True from Monday to Friday. */
export function isClinicDay(day: string): boolean {
  return weekdayOf(day) % 6 !== 0;
}

/** Days since 1 January 1970, for cycles that run on from day to day. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

/** The instant of a wall-clock minute of that day in the zone, as FHIR writes it: `2026-03-09T08:20:00-04:00`. */
export function instantOf(day: string, minuteOfDay: number, timeZone: string): string {
  const wall = Date.parse(`${day}T00:00:00Z`) + minuteOfDay * MINUTE;
  const guess = tzOffset(timeZone, new Date(wall));
  const offset = tzOffset(timeZone, new Date(wall - guess * MINUTE));
  return `${new Date(wall).toISOString().slice(0, 19)}${offsetText(offset)}`;
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${hours}:${String(size % 60).padStart(2, '0')}`;
}
