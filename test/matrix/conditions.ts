import { refusal, toResponse } from '#sandbox/ehr/answer.ts';
import type { Meddle } from '#sandbox/ehr/ehr-parts.ts';
import type { Clinic } from '#sandbox/clinic/clinic.ts';
import type { Whose } from '#boundary/schedule-strategy.ts';
import { patientsOf, visitsOf } from '../contract/phi/sandbox-expected.ts';
import { entriesOf, urlOf } from './asks.ts';
import { aDay, aSupervisedDay, DOCTOR, SUPERVISOR, TRAINEE } from './a-day.ts';
import type { Variant } from './variants.ts';

/** How one row of the matrix differs from a usual day. */
export interface Condition {
  readonly name: string;
  /** Which of the clinics below. */
  readonly day: keyof typeof DAYS;
  readonly clinician: string;
  readonly whose: readonly Whose[];
  /** A kind of chart record that this EHR refuses to everyone. */
  readonly refused: string | null;
  readonly fault: 'none' | 'expires' | 'busy' | 'busy-says-when';
  /** Whether it is opened from one patient’s chart. */
  readonly chart: 'none' | 'open' | 'closed';
  /** Whether the scope of the schedule is dropped. */
  readonly isDropped: boolean;
  /** Whether a plain app comes to the same data, so that the two can be compared. */
  readonly isComparable: boolean;
}

/** The clinics, each made once. */
export const DAYS = {
  none: aDay({ visits: 0, closedOneIn: 9 }),
  eighteen: aDay({ visits: 18, closedOneIn: 9 }),
  sixty: aDay({ visits: 60, closedOneIn: 9 }),
  half: aDay({ visits: 18, closedOneIn: 2 }),
  long: aDay({ visits: 18, closedOneIn: 9, moreResults: 130 }),
  supervised: aSupervisedDay(),
} as const satisfies Readonly<Record<string, Clinic>>;

const ME: Whose = { rule: 'me', practitioners: [''] };

const USUAL: Omit<Condition, 'name'> = {
  day: 'eighteen',
  clinician: DOCTOR,
  whose: [ME],
  refused: null,
  fault: 'none',
  chart: 'none',
  isDropped: false,
  isComparable: false,
};

/** Every condition, the usual day first: some of the others are measured by it. */
export const CONDITIONS: readonly Condition[] = [
  { ...USUAL, name: '18 visits', isComparable: true },
  { ...USUAL, name: 'no visit', day: 'none' },
  { ...USUAL, name: '60 visits', day: 'sixty', isComparable: true },
  { ...USUAL, name: 'half closed', day: 'half', isComparable: true },
  { ...USUAL, name: 'results refused', refused: 'Observation', isComparable: true },
  { ...USUAL, name: 'a long record', day: 'long', isComparable: true },
  { ...USUAL, name: 'expired midway', fault: 'expires' },
  { ...USUAL, name: '429', fault: 'busy' },
  { ...USUAL, name: '429 with Retry-After', fault: 'busy-says-when' },
  {
    ...USUAL,
    name: 'supervisor-booked',
    day: 'supervised',
    clinician: TRAINEE,
    whose: [ME, { rule: 'supervisor', practitioners: [`${TRAINEE}>${SUPERVISOR}`] }],
    isComparable: true,
  },
  { ...USUAL, name: 'booked without a rule', day: 'supervised', clinician: TRAINEE },
  { ...USUAL, name: 'scope dropped', isDropped: true },
  { ...USUAL, name: 'opened from a chart', chart: 'open' },
  { ...USUAL, name: 'from a closed chart', chart: 'closed' },
];

/** The patient whose chart a case is opened from, of those on the schedule; null where it is opened from none. */
export function openedFrom({ chart, day, clinician }: Condition): string | null {
  if (chart === 'none') return null;
  const clinic = DAYS[day];
  const isClosed = (id: string) => clinic.restrictedPatients.has(id) === (chart === 'closed');
  return patientsOf(visitsOf(clinic, clinician)).find(isClosed) ?? null;
}

/** Every so many requests one is refused as too many. */
const BUSY_EVERY = 3;

/** What stands between requests and answers: the EHR’s own ways first, then the fault. `after` is when a session ends, in signed requests. */
export function meddleOf(condition: Condition, variant: Variant, after: number): Meddle {
  const own: Meddle = variant.meddle ?? ((_, answer) => answer());
  const isByItself = condition.fault === 'busy' && variant.busy !== undefined;
  const fault = faultOf(isByItself ? { ...condition, fault: 'none' } : condition, after);
  return (request, answer) => {
    const isData = request.headers.has('authorization');
    return isData ? fault(request, () => own(request, answer)) : own(request, answer);
  };
}

function faultOf({ fault, refused }: Condition, after: number): Meddle {
  let signed = 0;
  return async (request, answer) => {
    signed += 1;
    const isOver = fault === 'expires' && signed > after;
    if (isOver) return toResponse(refusal(401, 'login', 'The session is over.'), {});
    const isBusy = fault.startsWith('busy') && signed % BUSY_EVERY === 0;
    if (isBusy) {
      const when = fault === 'busy-says-when' ? { 'Retry-After': '1' } : {};
      return toResponse(refusal(429, 'throttled', 'Too many requests.'), when);
    }
    return refused === null ? answer() : refusing(refused, request, answer);
  };
}

/** Refuses one type wherever it is asked for: by itself or as an entry of a batch. */
async function refusing(
  type: string,
  request: Request,
  answer: () => Promise<Response>,
): Promise<Response> {
  const { body } = refusal(403, 'forbidden', 'Not permitted.');
  if (new URL(request.url).pathname.split('/').includes(type))
    return toResponse({ status: 403, body }, {});
  const asked = request.method === 'POST' ? await request.clone().text() : '';
  const entries = entriesOf(asked);
  if (entries === undefined) return answer();
  const response = await answer();
  const answers = entriesOf(await response.text()) ?? [];
  const entry = answers.map((one, place) =>
    urlOf(entries[place]).startsWith(`${type}?`) ? { response: { status: '403' } } : one,
  );
  return Response.json({ resourceType: 'Bundle', type: 'batch-response', entry });
}
