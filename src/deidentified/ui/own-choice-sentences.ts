import type { CalendarEnd } from '#boundary/schedule-strategy.ts';

/** The sentences of the choice that cards can follow where there is no schedule. */
export const OWN_CHOICE_TEXT = {
  title: 'Choose what to read on',
  lede: 'Subjects by name, your specialty, goals, or several of these. The cards below follow.',
  about: 'Add a subject',
  hint: 'Type a subject, choose with the arrows, Enter. Twelve at most, in this page until the session ends.',
  full: 'Twelve subjects are chosen. To add another, take one off.',
  from: 'From your own choice, not your schedule.',
} as const;

/** The sentences of the calendar file. */
export const CALENDAR_TEXT = {
  title: 'Or open a calendar file',
  body: 'An .ics file with your coming clinic days. It is read on this computer by the part that reads charts, and only subjects and counts come out of it: no name, no title, no time. Foreword sends it nowhere and keeps none of it.',
  action: 'Choose a calendar file',
  reading: 'Reading the calendar…',
} as const;

/** Why a calendar gave nothing, and what mends it. */
export const CALENDAR_END_TEXT: Readonly<Record<CalendarEnd, string>> = {
  'too-large':
    'That file is larger than 2 MB, so it was not opened. Export fewer days, and choose that file.',
  unreadable:
    'This computer did not let that file be read. Save it again somewhere else, and choose it there.',
  'not-a-calendar':
    'That file holds no calendar. Choose one that a calendar program exported, with a name that ends in .ics.',
  'too-many':
    'That calendar holds more than 5,000 entries, so none was read. Export fewer days, and choose that file.',
  'cut-off':
    'That file ends in the middle of its calendar, and nothing before that is to come. Export it again.',
  'no-time':
    'No entry of that calendar says a time that could be placed in the coming days. It does not mean an empty clinic.',
  'no-visit':
    'Nothing with a time of day is to come in that calendar. See that the export holds the coming days, and not only whole-day entries.',
  'names-nothing':
    'No entry to come in that calendar names a subject for certain: titles may hold names alone. Choose subjects yourself instead.',
};

/** How many subjects are chosen, as it is said aloud. */
export function chosenWords(count: number): string {
  return `${count} of 12 subjects chosen.`;
}
