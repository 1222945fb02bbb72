import type { HorizonSignals, PracticeSignals } from '#boundary/field-policy.ts';
import type { Grants } from '#boundary/grant-policy.ts';
import type { Horizon } from '#boundary/horizon.ts';
import type { FromWorker } from '#boundary/messages.ts';
import { problem } from '#boundary/problem.ts';
import type { Purpose } from '#boundary/purpose.ts';
import type { Readiness } from '#boundary/readiness-policy.ts';
import { awaitsCalendar, type Ladder } from '#boundary/schedule-policy.ts';
import type { Style } from '#boundary/style-policy.ts';
import type { SessionLedger } from '#deidentified/ledger/session-ledger.ts';
import {
  type CalendarState,
  type FirstWord,
  type ReadingState,
  stoppedBy,
} from './session-parts.ts';

/** What the PHI worker has said. In memory, as long as the session. */
export interface Heard {
  readonly reading: ReadingState;
  readonly horizons: Partial<Readonly<Record<Horizon, HorizonSignals>>>;
  readonly practice: PracticeSignals | null;
  /** How the EHR would like the page to look. */
  readonly style: Style | null;
  /** What was granted less than asked, where anything was. */
  readonly grants: Grants | null;
  /** What became of the ways to the schedule, where one did not work. */
  readonly ladder: Ladder | null;
  readonly calendar: CalendarState;
  /** What this EHR allows; null where the launch was for a brief. */
  readonly readiness: Pick<Readiness, 'rows' | 'extent'> | null;
  readonly ledger: SessionLedger;
  /** What a horizon said before it was whole. */
  readonly firstWord: FirstWord | null;
}

/** Before the worker has spoken, in a launch for this purpose. */
export function nothingHeard(
  purpose: Purpose,
): Pick<Heard, 'horizons' | 'practice' | 'style' | 'grants' | 'ladder' | 'calendar' | 'readiness'> {
  const readiness = purpose === 'brief' ? null : ({ rows: [], extent: 'so-far' } as const);
  return {
    horizons: {},
    practice: null,
    style: null,
    grants: null,
    ladder: null,
    calendar: null,
    readiness,
  };
}

/** What a message changes. Pure. */
export function afterMessage(heard: WhileMarking, message: FromWorker): Partial<Heard> {
  // What is said after the reader stopped it is not heard; after a stop that leaves a calendar to be opened, what that gives is.
  if (heard.reading.phase !== 'reading' && !isCalendarAwaited(heard)) return {};
  switch (message.type) {
    case 'progress':
      return { reading: { phase: 'reading', progress: message } };
    case 'signals':
      return {
        horizons: { ...heard.horizons, [message.horizon]: message },
        firstWord: firstWordBefore(message.horizon, heard) ?? heard.firstWord,
      };
    case 'practice':
      return { practice: message };
    case 'style':
      return { style: message };
    case 'grants':
      return { grants: message };
    case 'ladder':
      return { ladder: message };
    case 'calendar':
      return { calendar: message.end };
    case 'readiness':
      return { readiness: message };
    case 'ledger':
      return { ledger: { ...heard.ledger, worker: message } };
    case 'finished':
      return { calendar: null, reading: { phase: 'finished', complete: message.complete } };
    case 'stopped':
      return { reading: stoppedBy(problem(message.stage, message.code)) };
  }
}

/** True where the worker waits for a calendar that the reader may open. */
export function isCalendarAwaited({ reading, ladder }: Pick<Heard, 'reading' | 'ladder'>): boolean {
  return reading.phase === 'stopped' && awaitsCalendar(ladder, reading.problem);
}

/** A reader marks while it is still being read. */
interface WhileMarking extends Heard {
  readonly marks: readonly unknown[];
}

function firstWordBefore(horizon: Horizon, { horizons, marks }: WhileMarking): FirstWord | null {
  const said = horizons[horizon];
  return said?.whole === false ? { said, marks: marks.length } : null;
}
