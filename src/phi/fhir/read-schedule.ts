import { MOST_VISITS } from '#boundary/field-policy.ts';
import { type ProblemCode, problem } from '#boundary/problem.ts';
import { failure, type Result, success } from '#boundary/result.ts';
import type { Visit } from '#phi/signals/clinical-snapshot.ts';
import type { TextIndex } from '#phi/signals/text-index.ts';
import type { Capabilities } from './capabilities.ts';
import { clinicDayStart } from './clinic-days.ts';
import { linkOf, readOn } from './paging.ts';
import { type Parsed, parseAppointment, type ScheduleOf } from './parse-appointment.ts';
import type { PatientNumbers } from './patient-numbers.ts';
import type { Clinician } from './read-clinician.ts';
import type { FhirObject } from './resource.ts';
import {
  instant,
  PAGE_SIZE,
  type ReadGap,
  type Reading,
  type SearchPlan,
  searchFor,
} from './search.ts';
import type { Transport } from './transport.ts';

interface ScheduleParts {
  readonly transport: Transport;
  readonly capabilities: Capabilities;
  readonly clinician: Clinician;
  readonly patients: PatientNumbers;
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly pages: number;
  readonly topicsIn: TextIndex['topicsIn'];
}

/**
 * Reads the clinician's visits from the start of the clinic's today for eight days; where none of them is still to come, for eight
 * more. No visits means a true empty clinic: an answer that could be a silent "I cannot say" is `not-supported`.
 */
export async function readSchedule(
  parts: ScheduleParts,
): Promise<Result<Reading<readonly Visit[]>>> {
  if (parts.capabilities.declares('Appointment', 'practitioner') === false) {
    return refused('not-supported');
  }
  const near = await readWindow(parts, 0);
  if (!near.ok || near.value.value.some(({ end }) => end > parts.now)) return near;
  const far = await readWindow(parts, WINDOW_DAYS);
  if (!far.ok) {
    return success({
      value: near.value.value,
      gaps: [...near.value.gaps, { kind: 'schedule', code: far.problem.code }],
    });
  }
  return success({
    value: [...near.value.value, ...far.value.value],
    gaps: [...near.value.gaps, ...far.value.gaps],
  });
}

/** Days of one window: today and the seven that the brief looks ahead to. */
const WINDOW_DAYS = 8;

interface Window {
  readonly practitioner: string;
  readonly from: number;
  readonly to: number;
}

/** What is asked of the schedule, and why. */
export const SCHEDULE_PLAN: SearchPlan<Window> = {
  kind: 'schedule',
  type: 'Appointment',
  params: [
    {
      name: 'practitioner',
      why: 'Only the schedule of who signed in.',
      value: ({ practitioner }) => `Practitioner/${practitioner}`,
    },
    {
      name: 'date',
      why: 'Nothing before the start of the clinic day.',
      value: ({ from }) => `ge${instant(from)}`,
    },
    {
      name: 'date',
      why: 'Nothing beyond the days the brief looks ahead to.',
      value: ({ to }) => `lt${instant(to)}`,
    },
    PAGE_SIZE,
  ],
};

async function readWindow(
  parts: ScheduleParts,
  ahead: number,
): Promise<Result<Reading<readonly Visit[]>>> {
  const { transport, clinician, timeZone, now, pages } = parts;
  const window: Window = {
    practitioner: clinician.practitioner,
    from: clinicDayStart(now, ahead, timeZone),
    to: clinicDayStart(now, ahead + WINDOW_DAYS, timeZone),
  };
  const search = searchFor(SCHEDULE_PLAN, window);
  const first = await transport.search(search);
  if (!first.ok) return refused(first.problem.code);
  const read = await readOn(transport, { search, first: first.value }, { pages, enough: Infinity });
  const declared =
    parts.capabilities.declares('Appointment', 'practitioner') === true &&
    echoesClinician(first.value, transport.base);
  const { base } = transport;
  const { patients, topicsIn } = parts;
  const schedule: ScheduleOf = { clinician, base, patients, declared, topicsIn };
  const parsed = read.value.map((appointment) => parseAppointment(appointment, schedule));
  if (parsed.every(({ is }) => is === 'foreign') && (parsed.length > 0 || !declared)) {
    return refused('not-supported');
  }
  const { value, gaps } = visitsWithin(parsed, window);
  return success({ value, gaps: [...read.gaps, ...gaps] });
}

/** Some servers drop a parameter they do not know and answer with nothing, or everything: their `self` link lacks it. */
function echoesClinician(bundle: FhirObject, base: URL): boolean {
  const self = linkOf(bundle, 'self');
  if (self === undefined || !URL.canParse(self, base)) return true; // nothing said
  return CLINICIAN_PARAM.test(new URL(self, base).search);
}

const CLINICIAN_PARAM = /[?&]practitioner(?:(?::|%3A)\w+)?=[^&]/i;

function visitsWithin(parsed: readonly Parsed[], { from, to }: Window): Reading<readonly Visit[]> {
  const visits = parsed.flatMap((one) => (one.is === 'visit' ? [one.visit] : []));
  const inside = visits.filter(({ start }) => start >= from && start < to);
  const gaps: ReadGap[] = [
    ...parsed.filter(({ is }) => is === 'unreadable').map(() => gap('malformed-response')),
    ...parsed.filter(({ is }) => is === 'foreign').map(() => gap('not-supported')),
    ...(inside.length > MOST_VISITS ? [gap('cut-short')] : []),
  ];
  return { value: inside.toSorted((a, b) => a.start - b.start).slice(0, MOST_VISITS), gaps };
}

function gap(code: ProblemCode): ReadGap {
  return { kind: 'schedule', code };
}

function refused(code: ProblemCode): Result<never> {
  return failure(problem(code === 'session-over' ? 'session' : 'schedule', code));
}
