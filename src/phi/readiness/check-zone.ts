import type { Visit } from '#phi/signals/clinical-snapshot.ts';
import { isKnownZone } from './check-entry.ts';
import { type Row, row } from './row.ts';

interface ZoneSeen {
  readonly visits: readonly Visit[];
  /** When some of them start, as the server wrote it. */
  readonly starts: readonly string[];
}

/** Whether the tenant's zone fits the visits: the offset that the server writes, else the hours at which they begin. */
export function checkZone(timeZone: string, { visits, starts }: ZoneSeen): Row {
  if (!isKnownZone(timeZone)) return row('time-zone', 'unknown');
  const written = starts.filter(
    (start) => !Number.isNaN(Date.parse(start)) && offsetIn(start) !== 0,
  ); // at UTC: written for no clinic
  if (written.some((start) => offsetIn(start) !== offsetAt(Date.parse(start), timeZone))) {
    return row('time-zone', 'differs');
  }
  if (visits.length === 0) return row('time-zone', 'not-seen');
  const atNight = visits.filter(({ start }) => isNight(hourAt(start, timeZone)));
  const isOdd = written.length === 0 && atNight.length * 2 > visits.length;
  return row('time-zone', isOdd ? 'odd-hours' : 'right');
}

/** Design choice: a clinic that begins most of its visits then is a clinic of another zone. */
function isNight(hour: number): boolean {
  return hour >= 20 || hour < 6;
}

function hourAt(moment: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', hour: 'numeric' });
  return Number(format.format(moment));
}

/** Minutes east of Greenwich, as it is written; 0 where nothing is. */
function offsetIn(start: string): number {
  const [, sign, hours = 0, minutes = 0] = /([+-])(\d\d):(\d\d)$/.exec(start) ?? [];
  const offset = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -offset : offset;
}

/** Minutes east of Greenwich, as the zone has it. */
function offsetAt(moment: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value;
  return offsetIn(name === 'GMT' ? '+00:00' : (name ?? ''));
}
