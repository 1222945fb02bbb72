import { type ContentLine, parseContentLine } from './content-line.ts';

/** One VEVENT: those of its properties that are looked at, by name. Attendees, places, links and alarms are not among them. */
export type CalendarEvent = ReadonlyMap<EventProperty, readonly ContentLine[]>;

const EVENT_PROPERTIES = [
  'UID', // with the next, to know an entry that takes the place of one of a series
  'RECURRENCE-ID',
  'DTSTART',
  'DTEND',
  'DURATION',
  'STATUS',
  'SUMMARY',
  'DESCRIPTION',
  'CATEGORIES',
  'RRULE',
  'RDATE',
  'EXDATE',
] as const;

type EventProperty = (typeof EVENT_PROPERTIES)[number];

/** What the lines of a file hold. */
export interface CalendarEvents {
  /** Where the file has no calendar, or more entries than are read, there are none. */
  readonly is: 'calendar' | 'not-a-calendar' | 'too-many';
  readonly events: readonly CalendarEvent[];
  /** True where the file ends before its calendar does. */
  readonly isCutOff: boolean;
}

/** Entries of a file that are read. */
export const MOST_EVENTS = 5000;

/** Reads the entries of every calendar in the file. An entry that does not end is left out. Never throws. */
export function readEvents(lines: readonly string[]): CalendarEvents {
  const events: CalendarEvent[] = [];
  const open: string[] = [];
  let event: Map<EventProperty, ContentLine[]> | undefined;
  let hasCalendar = false;
  for (const line of lines) {
    const parsed = parseContentLine(line);
    if (parsed === undefined) continue;
    const { name, value } = parsed;
    const component = value.trim().toUpperCase().slice(0, LONGEST_NAME);
    if (name === 'BEGIN') {
      if (open.length >= DEEPEST) continue;
      open.push(component);
      hasCalendar ||= component === 'VCALENDAR';
      if (isOfEvent(open)) event = new Map();
    } else if (name === 'END') {
      if (isOfEvent(open) && component === 'VEVENT' && event !== undefined) {
        if (events.length >= MOST_EVENTS) return { is: 'too-many', events: [], isCutOff: false };
        events.push(event);
        event = undefined;
      }
      close(open, component);
    } else if (event !== undefined && isOfEvent(open) && isEventProperty(name)) {
      event.set(name, [...(event.get(name) ?? []).slice(0, MOST_LINES), parsed]);
    }
  }
  if (!hasCalendar) return { is: 'not-a-calendar', events: [], isCutOff: false };
  return { is: 'calendar', events, isCutOff: open.length > 0 };
}

const LONGEST_NAME = 40;
/** Components within components; a calendar's alarm is at three. */
const DEEPEST = 16;
/** Of one property of one entry. */
const MOST_LINES = 60;

/** An entry itself, and not an alarm within it. */
function isOfEvent(open: readonly string[]): boolean {
  return open.at(-1) === 'VEVENT' && open.at(-2) === 'VCALENDAR';
}

/** What stands open within the component that ends, ends with it; an end of what is not open is nothing. */
function close(open: string[], component: string): void {
  const at = open.lastIndexOf(component);
  if (at >= 0) open.length = at;
}

function isEventProperty(name: string): name is EventProperty {
  return EVENT_PROPERTIES.some((one) => one === name);
}
