import { isObject } from '#boundary/guards.ts';
import type { PastReading } from '#boundary/tenant.ts';
import type { PastVisit } from '#phi/signals/clinical-snapshot.ts';
import type { Capabilities } from './capabilities.ts';
import { DAY } from './clinic-days.ts';
import { readAll } from './paging.ts';
import { type Clinician, namesClinician, referencesOf } from './read-clinician.ts';
import { codingsOfAll, type FhirObject, parseTime } from './resource.ts';
import {
  instant,
  PAGE_SIZE,
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
  readonly from: number;
  readonly to: number;
}

/** What is asked of past encounters, and why. */
const PAST_PLAN: SearchPlan<PastWindow> = {
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
    PAGE_SIZE,
  ],
};

/** Reads the clinician's finished encounters, reduced to when and why, up to the tenant's number of them. */
export async function readPast(parts: PastParts): Promise<Reading<readonly PastVisit[]>> {
  const { transport, clinician, past, now, pages } = parts;
  if (parts.capabilities.declares('Encounter', 'practitioner') === false) {
    return { value: [], gaps: [{ kind: 'past', code: 'not-supported' }] };
  }
  const window = { practitioner: clinician.practitioner, from: now - past.days * DAY, to: now };
  const search = searchFor(PAST_PLAN, window);
  const read = await readAll(transport, search, { pages, enough: past.encounters });
  if (!read.ok) return { value: [], gaps: [{ kind: 'past', code: read.problem.code }] };
  const ours = read.value.value.filter(({ participant }) =>
    namesClinician(referencesOf(participant, 'individual'), clinician, transport.base),
  );
  const ignored: readonly ReadGap[] =
    ours.length < read.value.value.length ? [{ kind: 'past', code: 'not-supported' }] : [];
  return {
    value: ours.flatMap(parseEncounter).slice(0, past.encounters),
    gaps: [...read.value.gaps, ...ignored],
  };
}

/** A finished encounter as when it began and the coded reasons for it; any other is none. */
export function parseEncounter({ status, period, reasonCode }: FhirObject): readonly PastVisit[] {
  const start = isObject(period) ? parseTime(period['start']) : undefined;
  if (status !== 'finished' || start === undefined) return [];
  return [{ start, diagnoses: codingsOfAll(reasonCode) }];
}
