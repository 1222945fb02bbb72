import type { StartReading } from '#boundary/messages.ts';
import { type Problem, problem } from '#boundary/problem.ts';
import type { Tenant } from '#boundary/tenant.ts';
import { createSearcher } from './fhir/batch.ts';
import { type Budget, createBudget } from './fhir/budget.ts';
import { readCapabilities, SAYS_NOTHING } from './fhir/capabilities.ts';
import { createPatientNumbers } from './fhir/patient-numbers.ts';
import { readClinician } from './fhir/read-clinician.ts';
import { readJson } from './fhir/read-json.ts';
import { readSchedule, type ScheduleFound } from './fhir/read-schedule.ts';
import { tallyGaps } from './fhir/search.ts';
import { createTransport } from './fhir/transport.ts';
import { beginHorizon, type HorizonSaid } from './read-horizon.ts';
import { readPractice } from './read-practice.ts';
import { progress, type Run, type RunParts } from './run-parts.ts';
import { fhirBaseOf, openSession } from './session/exchange-code.ts';
import { isDropped, mayRead } from './session/granted-scopes.ts';
import { readStyle, STYLE_TIME } from './session/read-style.ts';
import { attending, type Visit } from './signals/clinical-snapshot.ts';
import { findHorizons, type HorizonVisits } from './signals/find-horizons.ts';
import { tellGranted } from './tell-granted.ts';

/**
 * One run: session, schedule, then the charts of each horizon, nearest first, then the practice where the tenant opts in.
 * Its last word is always `finished` or `stopped`; what was read before a session ran out has been said by then.
 */
export async function readForBrief(start: StartReading, parts: RunParts): Promise<void> {
  const over = new AbortController();
  const lastWord = await readInSession(start, parts, over.signal);
  over.abort(); // nothing is said after it
  parts.say(lastWord);
}

/** Gives back the last word; `over` is aborted with it. */
async function readInSession(
  start: StartReading,
  lent: RunParts,
  over: AbortSignal,
): Promise<object> {
  const { say } = lent;
  say(progress('session', 0, 1));
  const base = fhirBaseOf(start.tenant);
  const { vendor, search: by, limits } = start.tenant;
  const { concurrency, batchSize, pages } = limits;
  const budget = createBudget(limits.perMinute, lent.timing.now);
  const asking = { base, vendor, by, concurrency, budget };
  const shownToAnyone = createTransport({ ...lent, ...asking, token: null, deadline: Infinity });
  // While the code is exchanged, and without a preflight, as it takes no token. It may be refused so: then it is asked for again.
  const openly = readCapabilities(shownToAnyone);
  const session = await openSession(start, lent.fetchImpl, lent.timing.machineNow);
  if (!session.ok) return stopped(session.problem);
  const { signedIn, token, expiresAt: deadline, clockBehind, granted, chart } = session.value;
  const isGranted = tellGranted({ ...start, granted, chart, say });
  if (!isGranted) return stopped(problem('session', 'scope-missing'));
  // On a computer whose clock is a day off, today would be the wrong day.
  const timing = { ...lent.timing, now: () => lent.timing.now() + clockBehind };
  const parts = { ...lent, timing };
  const transport = createTransport({ ...parts, ...asking, token, deadline });
  const { styleAddress } = session.value;
  if (styleAddress !== undefined) askForStyle(styleAddress, { ...parts, budget, over });
  const [clinician, said] = await Promise.all([
    readClinician(transport, signedIn),
    // Known before anything is searched: a server that drops a parameter it does not know would send anyone's records.
    openly.then((capabilities) => capabilities ?? readCapabilities(transport)),
  ]);
  if (!clinician.ok) return stopped(clinician.problem);
  say(progress('session', 1, 1));
  const capabilities = said ?? SAYS_NOTHING;
  const searcher = createSearcher({
    transport,
    batchSize: capabilities.batch ? batchSize : null,
    pages,
  });
  return readAsClinician(start, parts, {
    clinician: clinician.value,
    capabilities,
    searcher,
    mayRead: (type) => mayRead(granted, type),
    isDropped: (type) => isDropped(type, { asked: start.tenant.scopes, granted }),
    vendor,
    chart,
    patients: createPatientNumbers(),
    charts: new Map(),
    asked: new Set(),
  });
}

/** Beside the reading, which waits for none of it. */
function askForStyle(
  address: URL,
  parts: RunParts & { readonly budget: Budget; readonly over: AbortSignal },
): void {
  const { budget, over, timing } = parts;
  const mayAsk = () => budget.book(1, timing.now(), timing.now() + 1) === 0;
  const until = AbortSignal.any([over, timing.timeOut(STYLE_TIME)]);
  void readStyle(address, { ...parts, readJson, mayAsk, until });
}

async function readAsClinician(start: StartReading, parts: RunParts, run: Run): Promise<object> {
  const { say, timing, indexes } = parts;
  const now = timing.now();
  say(progress('schedule', 0, 1));
  const { topicsIn } = indexes.text;
  const { tenant } = start;
  const { schedule, tried, offer } = await readSchedule({ ...run, tenant, now, topicsIn });
  // Where there is no schedule, for whatever reason, what needs none is offered.
  const isTold = !schedule.ok || tried.some(({ end }) => end !== 'used');
  if (isTold) say({ type: 'ladder', tried, offer });
  if (!schedule.ok) return stopped(schedule.problem);
  say(progress('schedule', 1, 1));
  const cut = await readHorizons(schedule.value, { parts, run, tenant, now });
  if (cut !== null) return cut;
  const isComplete = await readPractice(tenant, parts, run);
  return isComplete ? { type: 'finished', complete: true } : FINISHED_EARLY;
}

const FINISHED_EARLY = { type: 'finished', complete: false } as const;

interface ScheduledRun {
  readonly parts: RunParts;
  readonly run: Run;
  readonly tenant: Tenant;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Reads the charts of each horizon, nearest first, and says what each gave; gives back the last word where the session ran out, else null. */
async function readHorizons(
  schedule: ScheduleFound,
  { parts, run, tenant, now }: ScheduledRun,
): Promise<object | null> {
  const { say, indexes } = parts;
  const all = findHorizons(schedule.value, { now, timeZone: tenant.timeZone });
  const horizons = run.chart === null ? all : all.slice(0, 1); // of a chart there is a visit that is now, and no day to come
  const allowed = nearestVisits(horizons, tenant.limits.visits);
  const sayOf = ({ message, gaps }: HorizonSaid) => {
    say({
      ...message,
      ...(run.chart === null ? {} : { patterns: [] }), // of one chart they would write out its problem list
      basis: schedule.basis,
      gaps: tallyGaps([...schedule.gaps, ...gaps]),
    });
  };
  const begun = horizons.map((horizon, turn) => {
    const within = horizon.visits.filter((visit) => allowed.has(visit));
    return {
      ...horizon,
      reading: beginHorizon({ horizon, within }, { ...run, indexes, now }, turn),
    };
  });
  const { rules, notFromText } = await parts.told;
  const told = { rules, notFromText: new Set(notFromText) };
  let said = 0;
  let isAwaited = true; // the reader sees the nearest horizon with visits
  for (const { horizon, reading } of begun) {
    const read = await reading.finish(told, {
      onChart: (done, total) => {
        say({ ...progress('charts', done, total), horizon });
      },
      onFirstFew: isAwaited ? sayOf : () => undefined,
    });
    if (!read.isCut || read.message.readable > 0) {
      sayOf(read);
      said += 1;
      isAwaited &&= read.message.found === 0;
    }
    if (read.isCut) return said > 0 ? FINISHED_EARLY : stopped(problem('session', 'session-over'));
  }
  return null;
}

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

function stopped({ stage, code, retry }: Problem): object {
  return { type: 'stopped', stage, code, retry };
}
