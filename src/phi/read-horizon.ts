import type { Horizon, Weekday } from '#boundary/horizon.ts';
import type { TenantVendor } from '#boundary/tenant.ts';
import type { Searcher } from './fhir/batch.ts';
import type { PatientNumbers } from './fhir/patient-numbers.ts';
import { type ChartReading, readCharts } from './fhir/read-charts.ts';
import type { ReadGap } from './fhir/search.ts';
import { attending, type Chart, type Visit } from './signals/clinical-snapshot.ts';
import { type DeriveBy, type DerivedSignals, deriveSignals } from './signals/derive-signals.ts';
import type { HorizonVisits } from './signals/find-horizons.ts';
import type { TopicIndexes } from './signals/topic-indexes.ts';

/** What the horizons of one run share. */
export interface ChartRun {
  readonly searcher: Searcher;
  readonly vendor: TenantVendor;
  /** Whether a type was asked for and not granted: it is not searched. */
  readonly isDropped: (type: string) => boolean;
  readonly patients: PatientNumbers;
  readonly indexes: TopicIndexes;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Every chart read so far. */
  readonly charts: Map<number, ChartReading>;
  /** Every patient whose chart was asked for: none is read twice. */
  readonly asked: Set<number>;
}

/** One horizon, and those of its visits whose charts may be read. */
export interface HorizonToRead {
  readonly horizon: HorizonVisits;
  readonly within: readonly Visit[];
}

/** What a horizon's visits gave, whole or so far. */
export interface HorizonSaid {
  readonly gaps: readonly ReadGap[];
  readonly message: DerivedSignals & {
    readonly type: 'signals';
    readonly horizon: Horizon;
    readonly weekday: Weekday | null;
    readonly whole: boolean;
  };
}

/** Whoever waits for a horizon is told of each chart, and given a first word while a long one is still being read. */
interface Attention {
  readonly onChart: (done: number, of: number) => void;
  readonly onFirstFew: (said: HorizonSaid) => void;
}

type Told = Omit<DeriveBy, 'indexes'>;

/** A horizon whose charts are being asked for. */
export interface HorizonReading {
  /** Waits for the last of its charts, and derives what they say by what the page has told. */
  readonly finish: (
    told: Told,
    attention: Attention,
  ) => Promise<HorizonSaid & { readonly isCut: boolean }>;
}

/**
 * Starts to read a horizon's charts in its turn: where a nearer one leaves the way free, this one goes on. Horizons must be begun and
 * finished nearest first: a chart that two of them need is read by the nearer.
 */
export function beginHorizon(toRead: HorizonToRead, run: ChartRun, turn: number): HorizonReading {
  const { charts, asked, patients, now, indexes } = run;
  const unread = patientsOf(toRead.within).filter((patient) => !asked.has(patient));
  unread.forEach((patient) => asked.add(patient));
  let done = 0;
  let waiting: (Attention & { readonly deriveBy: DeriveBy }) | undefined;
  let isFirstWordDue = unread.length >= 2 * FIRST_FEW;
  const onRead = (patient: number, reading: ChartReading) => {
    charts.set(patient, reading);
    done += 1;
    if (waiting === undefined) return;
    waiting.onChart(done, unread.length);
    if (!isFirstWordDue || done < FIRST_FEW || done === unread.length) return;
    const said = signalsOf(toRead, { charts, ...waiting, whole: false });
    if (said.message.signals.length === 0) return;
    isFirstWordDue = false;
    waiting.onFirstFew(said);
  };
  const searcher = run.searcher.inTurn(turn);
  const { topicsIn } = indexes.text;
  const { vendor, isDropped } = run;
  const about = { vendor, isDropped, patients, now, topicsIn };
  const read = readCharts(unread, { searcher, ...about, onRead });
  return {
    finish: async (told, attention) => {
      const deriveBy = { ...told, indexes };
      waiting = { ...attention, deriveBy };
      attention.onChart(done, unread.length);
      await read;
      const said = signalsOf(toRead, { charts, deriveBy, whole: true });
      return { ...said, isCut: said.gaps.some(({ code }) => code === 'session-over') };
    },
  };
}

/** Design choice: as many charts as are read at once are enough for a first card, where at least as many again are still to come. */
const FIRST_FEW = 4;

interface Deriving {
  readonly charts: ReadonlyMap<number, ChartReading>;
  readonly deriveBy: DeriveBy;
  readonly whole: boolean;
}

function signalsOf(
  { horizon: { horizon, weekday, visits } }: HorizonToRead,
  { charts, deriveBy, whole }: Deriving,
): HorizonSaid {
  const readings = patientsOf(visits).flatMap((patient) => {
    const reading = charts.get(patient);
    return reading === undefined ? [] : [[patient, reading] as const];
  });
  const derived = deriveSignals({ visits, charts: readableOf(readings) }, deriveBy);
  return {
    gaps: [
      ...readings.flatMap(([, reading]) => gapsToTell(reading)),
      ...(whole ? unopened(visits, charts) : []),
    ],
    message: { type: 'signals', horizon, weekday, whole, ...derived },
  };
}

function patientsOf(visits: readonly Visit[]): readonly number[] {
  return [...new Set(visits.flatMap(attending))];
}

/** Charts that were never asked for: of visits whose patient the EHR keeps back, and of those beyond what one run may read. */
function unopened(
  visits: readonly Visit[],
  charts: ReadonlyMap<number, ChartReading>,
): readonly ReadGap[] {
  const nameless = visits.filter(({ patient }) => patient === null);
  const beyond = patientsOf(visits).filter((patient) => !charts.has(patient));
  return [
    ...nameless.map((): ReadGap => ({ kind: 'problems', code: 'not-permitted' })),
    ...beyond.map((): ReadGap => ({ kind: 'problems', code: 'cut-short' })),
  ];
}

/** A chart that could not be read is said once: what else of it was refused adds nothing to "not readable". */
function gapsToTell({ value, gaps }: ChartReading): readonly ReadGap[] {
  return value === undefined ? gaps.filter(({ kind }) => kind === 'problems') : gaps;
}

function readableOf(readings: readonly (readonly [number, ChartReading])[]): Map<number, Chart> {
  return new Map(
    readings.flatMap(([patient, { value }]) => (value === undefined ? [] : [[patient, value]])),
  );
}
