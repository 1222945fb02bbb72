const DAY = 86_400_000;

/** Days from 1970-01-01 to a day written `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  return Date.parse(day) / DAY;
}

/** The day, `YYYY-MM-DD`, that comes so many days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}
