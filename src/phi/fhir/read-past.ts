import { isObject } from '#boundary/guards.ts';
import type { PastReading } from '#boundary/tenant.ts';
import type { PastVisit } from '#phi/signals/clinical-snapshot.ts';
import type { Capabilities } from './capabilities.ts';
import { DAY } from '#phi/signals/durations.ts';
import { readAll } from './paging.ts';
import { type Clinician, namesClinician, referencesOf } from './read-clinician.ts';
import { codingsOfAll, type FhirObject, parseTime } from './resource.ts';
import {
  CAPPED_PAGE,
  instant,
  type ReadGap,
  type Reading,
  type SearchPlan,
  searchFor,
} from './search.ts';
import type { Transport } from './transport.ts';

interface PastParts {
  readonly transport: Transport;
  readonly capabilities: Capabilities;
  readonly clinician: Clinician;
  readonly past: PastReading;
  readonly pages: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

interface PastWindow {
  readonly practitioner: string;
  /** Encounters at most. */
  readonly most: number;
  readonly from: number;
  readonly to: number;
}

/** What is asked of past encounters, and why. */
export const PAST_PLAN: SearchPlan<PastWindow> = {
  kind: 'past',
  type: 'Encounter',
  params: [
    {
      name: 'practitioner',
      why: 'Only encounters of who signed in.',
      value: ({ practitioner }) => `Practitioner/${practitioner}`,
    },
    {
      name: 'date',
      why: 'No further back than the tenant allows.',
      value: ({ from }) => `ge${instant(from)}`,
    },
    { name: 'date', why: 'What has been.', value: ({ to }) => `lt${instant(to)}` },
    CAPPED_PAGE,
  ],
};

/**
 * Reads the clinician's finished encounters, reduced to when and why, up to the tenant's number of them: the latest ones.
 * Servers page in an order of their own, and not all sort, so four weeks are read at a time, backwards.
 */
export async function readPast(parts: PastParts): Promise<Reading<readonly PastVisit[]>> {
  const { capabilities, clinician, past, now } = parts;
  if (capabilities.declares('Encounter', 'practitioner') === false) {
    return { value: [], gaps: [{ kind: 'past', code: 'not-supported' }] };
  }
  const visits: PastVisit[] = [];
  const first = now - past.days * DAY;
  let most = past.encounters;
  let sent = 0;
  // Where as many as last time would not fit, only some of them would be read, and nobody could say which.
  for (let to = now; to > first && most >= Math.max(sent, 1); to -= WEEKS) {
    const from = Math.max(first, to - WEEKS);
    const read = await readWindow({ practitioner: clinician.practitioner, from, to, most }, parts);
    visits.push(...read.value);
    if (read.gaps.length > 0) return { value: visits, gaps: read.gaps };
    ({ sent } = read);
    most -= sent;
  }
  return { value: visits, gaps: [] };
}

/** Four, as a trend compares them. */
const WEEKS = 28 * DAY;

interface WindowRead extends Reading<readonly PastVisit[]> {
  /** Encounters that the server sent. */
  readonly sent: number;
}

async function readWindow(
  window: PastWindow,
  { transport, clinician, pages }: PastParts,
): Promise<WindowRead> {
  const extent = { pages, enough: window.most, isCap: true };
  const read = await readAll(transport, searchFor(PAST_PLAN, window), extent);
  if (!read.ok) return { value: [], gaps: [{ kind: 'past', code: read.problem.code }], sent: 0 };
  const encounters = read.value.value;
  const ours = encounters.filter(({ participant }) =>
    namesClinician(referencesOf(participant, 'individual'), clinician, transport.base),
  );
  const ignored: readonly ReadGap[] =
    ours.length < encounters.length ? [{ kind: 'past', code: 'not-supported' }] : [];
  return {
    // One that lasted over a window's edge is sent with both.
    value: ours
      .flatMap(parseEncounter)
      .filter(({ start }) => isWithin(start, window))
      .slice(0, window.most),
    gaps: [...read.value.gaps, ...ignored],
    sent: encounters.length,
  };
}

function isWithin(start: number, { from, to }: PastWindow): boolean {
  return start >= from && start < to;
}

/** A finished encounter as when it began and the coded reasons for it; any other is none. */
export function parseEncounter({ status, period, reasonCode }: FhirObject): readonly PastVisit[] {
  const start = isObject(period) ? parseTime(period['start']) : undefined;
  if (status !== 'finished' || start === undefined) return [];
  return [{ start, diagnoses: codingsOfAll(reasonCode) }];
}
