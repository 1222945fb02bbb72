import { DAY } from '#phi/signals/durations.ts';

/**
 * The first moment, in milliseconds since 1970, of the clinic's day `ahead` days after the one that holds `now`.
 * Where clocks change at midnight this is the first moment that the clinic's calendar shows the day.
 */
export function clinicDayStart(now: number, ahead: number, timeZone: string): number {
  const calendar = calendarOf(timeZone);
  const { year, month, day } = calendar(now);
  const midnight = Date.UTC(year, month - 1, day + ahead); // that day's midnight, were the clinic at UTC
  const wanted = new Date(midnight).getUTCDate();
  const candidates = [midnight - DAY, midnight + DAY].map(
    (near) => midnight - (calendar(near).asUtc - near),
  );
  const [first = midnight, second = first] = candidates.toSorted((a, b) => a - b);
  return calendar(first).day === wanted ? first : second;
}

interface Shown {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** The shown date and time, read as if it were UTC; its distance from the moment is the zone's offset. */
  readonly asUtc: number;
}

function calendarOf(timeZone: string): (moment: number) => Shown {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (moment) => {
    const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type) ?? 0);
    const [year, month, day] = [part('year'), part('month'), part('day')];
    return {
      year,
      month,
      day,
      asUtc: Date.UTC(year, month - 1, day, part('hour'), part('minute'), part('second')),
    };
  };
}
