import type { Gap, HorizonSignals } from '#boundary/field-policy.ts';
import { HORIZONS } from '#boundary/horizon.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import { HORIZON_TEXT } from './sentences.ts';
import type { Traffic } from '#deidentified/ledger/traffic.ts';

/** A line of what was read: the kind, and how much of it. */
export type ReadLine = readonly [kind: string, amount: string];

/** What was read of the EHR, by kind; what the organization did not choose, and what nobody asks for. Pure. */
export function readLines(state: SessionState, { reads }: Traffic): readonly ReadLine[] {
  const found = widest(state.horizons);
  const isOfFile = isCalendarRead(state);
  const said = isOfFile ? undefined : found; // nothing of a file is of the EHR
  const notRead = state.reading.phase === 'reading' ? 'not yet' : 'not read';
  return [
    scheduleLine(said, notRead),
    ...(isOfFile
      ? [['The calendar file you opened', entriesWords(found?.found ?? 0)] as const]
      : []),
    ['Problem lists', said === undefined ? notRead : visitsOf(said.readable, said)],
    ...PARTS.map(([kind, words]): ReadLine => [
      words,
      said === undefined ? notRead : partOf(kind, said),
    ]),
    ['Problem lists of your panel', panelWords(state, reads.panel, notRead)],
    ['Past visits', pastWords(state, reads.past, notRead)],
    ['Notes, documents, messages, images', 'never asked for'],
  ];
}

const PARTS = [
  ['medications', 'Medication lists'],
  ['laboratory', 'Laboratory results'],
  ['procedures', 'Procedures'],
  ['orders', 'Orders'],
] as const satisfies readonly (readonly [Gap['kind'], string])[];

/** True where what is shown comes from a calendar file, and not from the EHR. */
export function isCalendarRead({ horizons }: Pick<SessionState, 'horizons'>): boolean {
  return widest(horizons)?.basis.strategy === 'calendar-file';
}

/** Each horizon holds the ones before it. */
function widest(horizons: SessionState['horizons']): HorizonSignals | undefined {
  return HORIZONS.flatMap((horizon) => horizons[horizon] ?? []).at(-1);
}

function scheduleLine(said: HorizonSignals | undefined, notRead: string): ReadLine {
  if (said === undefined) return ['Your schedule', notRead];
  const when = HORIZON_TEXT[said.horizon];
  const named = `${when.charAt(0).toLowerCase()}${when.slice(1)}`;
  return [`Your schedule, ${named}`, said.found === 1 ? '1 visit' : `${said.found} visits`];
}

function entriesWords(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

function visitsOf(readable: number, { found, whole }: HorizonSignals): string {
  return `${readable} of ${found}${whole ? '' : ' so far'}`;
}

/** Of the charts that could be read: without a gap, with some, or none at all. */
function partOf(kind: Gap['kind'], said: HorizonSignals): string {
  const times = said.gaps
    .filter((gap) => gap.kind === kind)
    .reduce((sum, gap) => sum + gap.times, 0);
  if (times === 0) return visitsOf(said.readable, said);
  return times >= said.readable ? 'not readable' : 'readable in part';
}

function panelWords({ practice }: SessionState, isRead: boolean, notRead: string): string {
  if (!isRead) return 'not asked for';
  return practice === null ? notRead : `${practice.patients} patients`;
}

function pastWords({ practice }: SessionState, isRead: boolean, notRead: string): string {
  if (!isRead) return 'not asked for';
  return practice === null ? notRead : String(practice.encounters);
}
