import { TZDate } from '@date-fns/tz';
import { DAY, MINUTE } from '#phi/signals/durations.ts';
import type { ContentLine } from './content-line.ts';

/** A date, or a date with a time, as a calendar writes it. */
export interface CalendarTime {
  /** What its clock shows, read as if it were UTC: milliseconds since 1970. */
  readonly wall: number;
  /** Whose clock: an IANA zone. */
  readonly zone: string;
  readonly isDate: boolean;
}

/**
 * Parses DTSTART and its like (RFC 5545, 3.3.4 and 3.3.5): undefined where the day or time does not exist. A time without a zone, or in one
 * that nobody knows, is by the clinic's clock.
 */
export function parseTime(
  { value, params }: Pick<ContentLine, 'value' | 'params'>,
  clinicZone: string,
): CalendarTime | undefined {
  const found = TIME.exec(value.trim());
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second, utc] = found;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const shown = new Date(date);
  if (shown.getUTCMonth() + 1 !== Number(month) || shown.getUTCDate() !== Number(day)) {
    return undefined;
  }
  if (hour === undefined) return { wall: date, zone: clinicZone, isDate: true };
  const clock = (Number(hour) * 60 + Number(minute)) * 60 + Math.min(59, Number(second));
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const zone = utc === undefined ? (knownZone(params.get('TZID')) ?? clinicZone) : 'UTC';
  return { wall: date + clock * 1000, zone, isDate: false };
}

const TIME = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/;

/** The moment, in milliseconds since 1970. Of a time that a change of clocks leaves out, the one an hour on. */
export function momentOf({ wall, zone }: Pick<CalendarTime, 'wall' | 'zone'>): number {
  const quarter = Math.floor(wall / QUARTER) * QUARTER; // clocks change between quarters of an hour
  const key = `${zone} ${quarter}`;
  const known = SHIFTS.get(key);
  if (known !== undefined) return wall + known;
  const shown = new Date(quarter);
  const day = [shown.getUTCFullYear(), shown.getUTCMonth(), shown.getUTCDate()] as const;
  const shift = new TZDate(...day, shown.getUTCHours(), shown.getUTCMinutes(), zone).getTime();
  if (SHIFTS.size >= MOST_SHIFTS) SHIFTS.clear();
  SHIFTS.set(key, shift - quarter);
  return wall + shift - quarter;
}

const QUARTER = 15 * MINUTE;

/** From what a clock shows to the moment: the arithmetic of zones is slow, and a calendar has the same times again and again. */
const SHIFTS = new Map<string, number>();
const MOST_SHIFTS = 4000;

/** Days since 1970 of what the clock shows. */
export function dayOf({ wall }: Pick<CalendarTime, 'wall'>): number {
  return Math.floor(wall / DAY);
}

/** Names as Windows and Outlook write them, of the zones of the countries that a reader can name (Unicode CLDR, windowsZones). */
const WINDOWS_ZONES: ReadonlyMap<string, string> = new Map([
  ['Newfoundland Standard Time', 'America/St_Johns'],
  ['Atlantic Standard Time', 'America/Halifax'],
  ['Eastern Standard Time', 'America/New_York'],
  ['US Eastern Standard Time', 'America/Indianapolis'],
  ['Central Standard Time', 'America/Chicago'],
  ['Mountain Standard Time', 'America/Denver'],
  ['US Mountain Standard Time', 'America/Phoenix'],
  ['Pacific Standard Time', 'America/Los_Angeles'],
  ['Alaskan Standard Time', 'America/Anchorage'],
  ['Hawaiian Standard Time', 'Pacific/Honolulu'],
  ['GMT Standard Time', 'Europe/London'],
  ['W. Europe Standard Time', 'Europe/Berlin'],
  ['Romance Standard Time', 'Europe/Paris'],
  ['AUS Eastern Standard Time', 'Australia/Sydney'],
]);

/** Zones by every spelling in small letters that named one. There are some hundreds, whatever a file holds. */
const KNOWN = new Map<string, string>();

/** A zone this runtime knows: by its own name, by Windows' name, or at the end of a path that some programs write. */
function knownZone(tzid: string | undefined): string | undefined {
  if (tzid === undefined || tzid.length > LONGEST_ZONE) return undefined;
  const named = WINDOWS_ZONES.get(tzid) ?? tzid;
  return zoneNamed(named) ?? zoneNamed(named.split('/').slice(-2).join('/'));
}

const LONGEST_ZONE = 120;

/** As the runtime spells it: each spelling would be a zone of its own to whatever is kept by zone, for good and at some size. */
function zoneNamed(name: string): string | undefined {
  const key = name.toLowerCase();
  const known = KNOWN.get(key);
  if (known !== undefined || !/^[a-z]/.test(key)) return known;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions();
    KNOWN.set(key, timeZone);
    return timeZone;
  } catch {
    return undefined;
  }
}
