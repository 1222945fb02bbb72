import type { StartReading } from '#boundary/messages.ts';
import { type Problem, problem } from '#boundary/problem.ts';
import { createSearcher, type Searcher } from './fhir/batch.ts';
import { type Capabilities, readCapabilities } from './fhir/capabilities.ts';
import { createPatientNumbers, type PatientNumbers } from './fhir/patient-numbers.ts';
import { type ChartReading, readCharts } from './fhir/read-charts.ts';
import { type Clinician, readClinician } from './fhir/read-clinician.ts';
import { readPanel } from './fhir/read-panel.ts';
import { readPast } from './fhir/read-past.ts';
import { readSchedule } from './fhir/read-schedule.ts';
import { type ReadGap, type Reading, tallyGaps } from './fhir/search.ts';
import { createTransport, type Timing } from './fhir/transport.ts';
import { openSession } from './session/exchange-code.ts';
import { attending, type Chart, type Visit } from './signals/clinical-snapshot.ts';
import { derivePractice } from './signals/derive-practice.ts';
import { deriveSignals } from './signals/derive-signals.ts';
import { findHorizons, type HorizonVisits } from './signals/find-horizons.ts';
import type { TopicIndex } from './signals/topic-index.ts';

/** What the worker lends a run. */
interface RunParts {
  readonly fetchImpl: typeof fetch;
  readonly timing: Timing;
  readonly index: TopicIndex;
  /** Puts a candidate before door 1. */
  readonly say: (candidate: unknown) => void;
}

/**
 * One run: session, schedule, then the charts of each horizon, nearest first, then the practice where the tenant opts in.
 * Its last word is always `finished` or `stopped`; what was read before a session ran out has been said by then.
 */
export async function readForBrief(start: StartReading, parts: RunParts): Promise<void> {
  parts.say(await readInSession(start, parts));
}

/** Gives back the last word. */
async function readInSession(start: StartReading, lent: RunParts): Promise<object> {
  const { say } = lent;
  say(progress('session', 0, 1));
  const session = await openSession(start, lent.fetchImpl, lent.timing.machineNow);
  if (!session.ok) return stopped(session.problem);
  const { signedIn, fhirBase: base, token, expiresAt: deadline, clockBehind } = session.value;
  // On a computer whose clock is a day off, today would be the wrong day.
  const timing = { ...lent.timing, now: () => lent.timing.now() + clockBehind };
  const parts = { ...lent, timing };
  const { concurrency, batchSize, pages } = start.tenant.limits;
  const transport = createTransport({ ...parts, base, token, deadline, concurrency });
  const [clinician, capabilities] = await Promise.all([
    readClinician(transport, signedIn),
    // Known before anything is searched: a server that drops a parameter it does not know would send anyone's records.
    readCapabilities(transport),
  ]);
  if (!clinician.ok) return stopped(clinician.problem);
  say(progress('session', 1, 1));
  const searcher = createSearcher({
    transport,
    batchSize: capabilities.batch ? batchSize : null,
    pages,
  });
  return readAsClinician(start, parts, {
    clinician: clinician.value,
    capabilities,
    searcher,
    patients: createPatientNumbers(),
    charts: new Map(),
  });
}

/** What the steps of one run share. */
interface Run {
  readonly clinician: Clinician;
  readonly capabilities: Capabilities;
  readonly searcher: Searcher;
  readonly patients: PatientNumbers;
  /** Every chart asked for so far: none is read twice. */
  readonly charts: Map<number, ChartReading>;
}

async function readAsClinician(start: StartReading, parts: RunParts, run: Run): Promise<object> {
  const { say, timing } = parts;
  const { timeZone, limits } = start.tenant;
  const { transport } = run.searcher;
  const { pages } = limits;
  const now = timing.now();
  say(progress('schedule', 0, 1));
  const schedule = await readSchedule({ ...run, transport, timeZone, now, pages });
  if (!schedule.ok) return stopped(schedule.problem);
  say(progress('schedule', 1, 1));
  const horizons = findHorizons(schedule.value.value, { now, timeZone });
  const allowed = nearestVisits(horizons, limits.visits);
  let said = 0;
  for (const horizon of horizons) {
    const within = horizon.visits.filter((visit) => allowed.has(visit));
    const { gaps, isCut, readable, message } = await readHorizon({ horizon, within }, parts, run);
    if (!isCut || readable > 0) {
      say({ ...message, gaps: tallyGaps([...schedule.value.gaps, ...gaps]) });
      said += 1;
    }
    if (isCut) return said > 0 ? FINISHED_EARLY : stopped(problem('session', 'session-over'));
  }
  const isComplete = await readPractice(start, parts, run);
  return isComplete ? { type: 'finished', complete: true } : FINISHED_EARLY;
}

const FINISHED_EARLY = { type: 'finished', complete: false } as const;

/** The visits whose charts the tenant lets one run read, nearest horizon first. A visit by several counts as several, whole or not at all. */
function nearestVisits(horizons: readonly HorizonVisits[], most: number): ReadonlySet<Visit> {
  const allowed = new Set<Visit>();
  let left = most;
  for (const visit of new Set(horizons.flatMap(({ visits }) => visits))) {
    const charts = Math.max(1, attending(visit).length);
    if (charts > left) continue;
    left -= charts;
    allowed.add(visit);
  }
  return allowed;
}

interface HorizonRead {
  readonly gaps: readonly ReadGap[];
  /** The session ran out on the way. */
  readonly isCut: boolean;
  readonly readable: number;
  readonly message: object;
}

interface HorizonToRead {
  readonly horizon: HorizonVisits;
  /** Those of its visits whose charts may be read. */
  readonly within: readonly Visit[];
}

async function readHorizon(
  { horizon: { horizon, weekday, visits }, within }: HorizonToRead,
  { say, timing, index }: RunParts,
  { searcher, patients, charts }: Run,
): Promise<HorizonRead> {
  const unread = patientsOf(within).filter((patient) => !charts.has(patient));
  let done = 0;
  const tell = () => {
    say({ ...progress('charts', done, unread.length), horizon });
  };
  const onDone = () => {
    done += 1;
    tell();
  };
  tell();
  const read = await readCharts(unread, { searcher, patients, now: timing.now(), onDone });
  for (const [patient, chart] of read) charts.set(patient, chart);
  const readings = patientsOf(visits).flatMap((patient) => {
    const reading = charts.get(patient);
    return reading === undefined ? [] : [[patient, reading] as const];
  });
  const derived = deriveSignals({ visits, charts: readableOf(readings) }, index);
  return {
    gaps: [...readings.flatMap(([, reading]) => gapsToTell(reading)), ...unopened(visits, charts)],
    isCut: isOver(readings.flatMap(([, reading]) => reading.gaps)),
    readable: derived.readable,
    message: { type: 'signals', horizon, weekday, ...derived },
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

/** Reads panel and past where the tenant opts in; false where the session ran out before the end. */
async function readPractice(start: StartReading, parts: RunParts, run: Run): Promise<boolean> {
  const { panel, past, limits } = start.tenant;
  const { say, timing, index } = parts;
  if (panel === null && past === null) return true;
  const { transport } = run.searcher;
  const shared = { ...run, transport, pages: limits.pages, now: timing.now() };
  const onDone = (done: number, total: number) => {
    say(progress('practice', done, total));
  };
  const known = (id: string) => run.charts.get(run.patients.numberOf(id));
  say(progress('practice', 0, 1));
  const [members, encounters] = await Promise.all([
    panel === null ? NOTHING : readPanel({ ...shared, panel, known, onDone }),
    past === null ? NOTHING : readPast({ ...shared, past }),
  ]);
  const gaps = [...members.gaps, ...encounters.gaps];
  const practice = { panel: members.value, past: encounters.value, now: shared.now };
  say({
    type: 'practice',
    patients: practice.panel.length,
    encounters: practice.past.length,
    signals: derivePractice(practice, index),
    gaps: tallyGaps(gaps),
  });
  return !isOver(gaps);
}

const NOTHING: Reading<readonly never[]> = { value: [], gaps: [] };

function isOver(gaps: readonly ReadGap[]): boolean {
  return gaps.some(({ code }) => code === 'session-over');
}

type Step = 'session' | 'schedule' | 'charts' | 'practice';

function progress(step: Step, done: number, total: number): object {
  return { type: 'progress', step, horizon: null, done, total };
}

function stopped({ stage, code, retry }: Problem): object {
  return { type: 'stopped', stage, code, retry };
}
