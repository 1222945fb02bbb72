import { useEffect, useRef } from 'react';
import type { CalendarState } from '#deidentified/session-parts.ts';
import { focusAtTop } from './focus.ts';
import { CALENDAR_END_TEXT, CALENDAR_TEXT } from './own-choice-sentences.ts';
import type { View } from './view.ts';

/** Hands a calendar file to the worker. The page keeps neither the file nor its name. */
export function CalendarFile({ view }: { readonly view: View }) {
  const { calendar } = view.state;
  const isBeingRead = calendar === 'being-read';
  useFocusOnBrief(isBeingRead);
  return (
    <div className="calendar">
      <h3 className="h3">{CALENDAR_TEXT.title}</h3>
      <p className="sub">{CALENDAR_TEXT.body}</p>
      <label className="btn choose">
        {CALENDAR_TEXT.action}
        <input
          type="file"
          className="vh"
          accept=".ics,text/calendar"
          disabled={isBeingRead}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.item(0);
            if (file) view.openCalendar(file);
            currentTarget.value = ''; // the field would hold the name of the file
          }}
        />
      </label>
      <p className="meta" role="status">
        {stateWords(calendar)}
      </p>
    </div>
  );
}

function stateWords(calendar: CalendarState): string {
  if (calendar === null) return '';
  return calendar === 'being-read' ? CALENDAR_TEXT.reading : CALENDAR_END_TEXT[calendar];
}

/** Where the calendar gave a brief, this gives way to it, and takes the reader there. */
function useFocusOnBrief(isBeingRead: boolean): void {
  const wasBeingRead = useRef(isBeingRead);
  useEffect(() => {
    wasBeingRead.current = isBeingRead;
  }, [isBeingRead]);
  useEffect(
    () => () => {
      if (wasBeingRead.current) focusAtTop(document.getElementById('main'));
    },
    [],
  );
}
