import type { RulesToFire } from '#boundary/messages.ts';
import type { CalendarEnd } from '#boundary/schedule-strategy.ts';
import type { Chart, Visit } from '#phi/signals/clinical-snapshot.ts';
import { deriveSignals } from '#phi/signals/derive-signals.ts';
import { type ClinicClock, findHorizons } from '#phi/signals/find-horizons.ts';
import type { TopicIndexes } from '#phi/signals/topic-indexes.ts';
import { type CalendarVisits, findVisits } from './find-visits.ts';
import { readEvents } from './read-events.ts';
import { readLines } from './read-lines.ts';

/** What a file that gave visits came to, as one message for each horizon, then the last word; else why it gave none. */
export type CalendarRead =
  | { readonly is: 'read'; readonly messages: readonly object[] }
  | { readonly is: 'refused'; readonly end: CalendarEnd };

/** By what a calendar is read. */
export interface CalendarParts extends ClinicClock {
  readonly indexes: TopicIndexes;
  /** What the page has told. */
  readonly told: Promise<Pick<RulesToFire, 'rules' | 'notFromText'>>;
}

/** Bytes of a file that are read. */
export const MOST_BYTES = 2_000_000;

/**
 * Reads the calendar that the clinician opened: which topics the words of its coming entries name, for each horizon. Nothing is asked of any
 * server. Of times, words and people nothing stays, and of a file that cannot be used only the reason. Never rejects for what a file holds.
 */
export async function readCalendar(file: Blob, parts: CalendarParts): Promise<CalendarRead> {
  if (file.size > MOST_BYTES) return refused('too-large');
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return refused('unreadable');
  const { is, events, isCutOff } = readEvents(readLines(new Uint8Array(bytes)));
  if (is !== 'calendar') return refused(is);
  const { topicsIn } = parts.indexes.text;
  const { visits, left } = findVisits(events, { ...parts, topicsIn });
  const coming = visits.filter(({ end }) => end > parts.now);
  if (coming.length === 0) return refused(isCutOff ? 'cut-off' : left > 0 ? 'no-time' : 'no-visit');
  if (coming.every(({ patient }) => patient === null)) return refused('names-nothing');
  const { rules, notFromText } = await parts.told;
  const found = { visits, left: left + Number(isCutOff) };
  return {
    is: 'read',
    messages: [
      ...horizonMessages(found, parts, { rules, notFromText: new Set(notFromText) }),
      { type: 'finished', complete: true },
    ],
  };
}

function refused(end: CalendarEnd): CalendarRead {
  return { is: 'refused', end };
}

type Told = Pick<Parameters<typeof deriveSignals>[1], 'rules' | 'notFromText'>;

function horizonMessages(
  { visits, left }: CalendarVisits,
  { indexes, ...clock }: CalendarParts,
  told: Told,
): readonly object[] {
  const charts = new Map(visits.flatMap(({ patient }) => chartOf(patient)));
  const gaps = left === 0 ? [] : [{ kind: 'schedule', code: 'not-supported', times: left }];
  return findHorizons(visits, clock).map(({ horizon, weekday, visits: within }) => ({
    type: 'signals',
    horizon,
    weekday,
    whole: true,
    basis: { strategy: 'calendar-file', whose: ['me'] },
    ...deriveSignals({ visits: within, charts }, { indexes, ...told }),
    gaps,
  }));
}

/** A calendar has no charts: whoever is named by words alone has an empty one. */
function chartOf(patient: Visit['patient']): readonly (readonly [number, Chart])[] {
  return patient === null ? [] : [[patient, EMPTY_CHART]];
}

const EMPTY_CHART: Chart = {
  problems: [],
  encounterDiagnoses: [],
  history: [],
  said: [],
  medications: [],
  results: [],
  procedures: [],
  orders: [],
};
