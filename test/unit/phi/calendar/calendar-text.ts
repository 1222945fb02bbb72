import { expect } from 'vitest';
import type { HorizonSignals } from '#boundary/field-policy.ts';
import { admitMessage } from '#boundary/messages.ts';
import { readCalendar } from '#phi/calendar/read-calendar.ts';
import { SHIPPED_INDEXES } from '../../../support/indexes.ts';

/** A calendar file of these entries, each as its lines. */
export function aCalendar(entries: readonly (readonly string[])[], end = '\r\n'): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Test//EN',
    ...entries.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join(end);
}

/** An entry of Monday, 2026-11-23, at nine by the clinic's clock, of these words. */
export function anEntry(summary: string, more: readonly string[] = []): readonly string[] {
  return [
    `UID:${summary}`,
    ...(more.some((line) => line.startsWith('DTSTART')) ? [] : ['DTSTART:20261123T090000']),
    `SUMMARY:${summary}`,
    ...more,
  ];
}

/** The same as bytes of a file. */
export function aFile(text: string | Uint8Array<ArrayBuffer>): File {
  return new File([text], 'clinic.ics');
}

/** Friday evening: the next clinic day is Monday. */
const NOW = Date.parse('2026-11-20T22:00:00Z');
/** By what the files are read. */
export const PARTS = {
  now: NOW,
  timeZone: 'America/New_York',
  indexes: SHIPPED_INDEXES,
  told: Promise.resolve({ rules: [], notFromText: [] }),
};

/** What the worker's reading makes of a file. */
export const read = (text: string | Uint8Array<ArrayBuffer>) => readCalendar(aFile(text), PARTS);

/** Of one horizon what stands in its message, once the door has let it through. */
export async function horizonOf(
  text: string | Uint8Array<ArrayBuffer>,
  horizon = 'next-day',
): Promise<HorizonSignals & { readonly topics: readonly string[] }> {
  const result = await read(text);
  if (result.is !== 'read') throw new Error(result.end);
  const said = result.messages.map((message) => admitMessage(message));
  const found = said.flatMap((one) => (one?.type === 'signals' ? [one] : []));
  expect(said.at(-1)).toEqual({ type: 'finished', complete: true });
  const one = found.find((each) => each.horizon === horizon);
  if (one === undefined) throw new Error('a horizon that the door refused');
  return { ...one, topics: one.signals.map(({ topic, visits }) => `${topic} ${visits}`) };
}

/** Two entries that name a topic, and one that names none. */
export const TWO = aCalendar([
  anEntry('Heart failure follow-up'),
  anEntry('Diabetes check', ['DTSTART:20261123T093000']),
  anEntry('Lunch', ['DTSTART:20261123T120000']),
]);
