import type { RequestRow } from './slow-sandbox.ts';

/** What the requests of a run would take at best. */
export interface LowerBound {
  /** Round trips that follow from one another: the longest way through what waits for what, preflights counted. */
  readonly dependent: number;
  /** Round trips of the list schedule: `dependent`, or more where the requests do not all go at once. */
  readonly trips: number;
  /** Milliseconds of the list schedule, each request taking what it took from its arrival at the server to the end of its answer. */
  readonly milliseconds: number;
  /** Requests, and how many preflights went before them. */
  readonly requests: number;
  readonly preflights: number;
}

/**
 * The list schedule of a recorded run: the same requests and preflights, as many at once as the app allows itself, the longest way
 * first, each as soon as what it needs is there. What waits for what: the schedule for metadata, charts for the schedule, a page for
 * the page before it. The order of horizons is the app's own choice, so it binds nothing here.
 */
export function lowerBound(log: readonly RequestRow[], concurrency: number): LowerBound {
  const jobs = jobsOf(log);
  const preflights = log.filter(isPreflight).length;
  return {
    dependent: listSchedule(jobs, { concurrency: Infinity, length: ({ trips }) => trips }),
    trips: listSchedule(jobs, { concurrency, length: ({ trips }) => trips }),
    milliseconds: listSchedule(jobs, { concurrency, length: ({ took }) => took }),
    requests: jobs.length,
    preflights,
  };
}

/** One request with its preflight. */
interface Job {
  readonly trips: number;
  /** Milliseconds. */
  readonly took: number;
  /** Places of the jobs whose answers it needs. */
  readonly needs: readonly number[];
}

function isPreflight({ method }: RequestRow): boolean {
  return method === 'OPTIONS';
}

type Step = 'metadata' | 'schedule' | 'charts';

function jobsOf(log: readonly RequestRow[]): readonly Job[] {
  const preflights = log.filter(isPreflight);
  const placed: Placed[] = [];
  return log
    .filter((row) => !isPreflight(row))
    .map((row) => {
      const here = placeOf(row);
      const needs = needsOf(here, placed);
      placed.push(here);
      const at = preflights.findIndex(({ url }) => url === row.url);
      const before = at < 0 ? [] : preflights.splice(at, 1);
      const both = [...before, row];
      const took = both.reduce((sum, { arrived, ended }) => sum + ended - arrived, 0);
      return { trips: both.length, took, needs };
    });
}

/** Where a request stands among the others. */
interface Placed {
  readonly step: Step;
  readonly chain: string;
  readonly isPage: boolean;
}

function placeOf({ method, url }: RequestRow): Placed {
  const chain = method === 'POST' ? BATCH : chainOf(url);
  return { step: stepOf(url), chain, isPage: url.includes(PAGE_MARK) };
}

/** Places of the requests it must wait for. A page after a batch waits for the first one: nothing tells which held its search. */
function needsOf({ step, chain, isPage }: Placed, placed: readonly Placed[]): readonly number[] {
  const before = placed.findLastIndex((other) => other.chain === chain);
  const page = before >= 0 ? before : placed.findIndex((other) => other.chain === BATCH);
  const earlier = step === 'charts' ? 'schedule' : step === 'schedule' ? 'metadata' : null;
  const gate = placed.flatMap((other, place) => (other.step === earlier ? [place] : []));
  return isPage && page >= 0 ? [...gate, page] : gate;
}

const BATCH = 'batch';
const PAGE_MARK = '_page=';

function stepOf(url: string): Step {
  const type = /^\/fhir\/(\w+)/.exec(url)?.[1];
  if (type === 'metadata' || type === 'PractitionerRole') return 'metadata';
  return type === 'Appointment' ? 'schedule' : 'charts';
}

/** What the pages of one search have in common. The sandbox's links hold the search sealed, and readable. */
function chainOf(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const sealed = searchParams.get('_page')?.split('.')[0];
  if (sealed === undefined) return `${pathname}?${searchParams.get('patient') ?? ''}`;
  const place = Buffer.from(sealed, 'base64url').toString();
  const patient = /patient=([^&"]+)/.exec(place)?.[1] ?? '';
  return `${pathname}?${decodeURIComponent(patient)}`;
}

interface Rules {
  readonly concurrency: number;
  readonly length: (job: Job) => number;
}

/** Of what can start, that with the longest way still behind it. */
function listSchedule(jobs: readonly Job[], { concurrency, length }: Rules): number {
  const lengths = jobs.map(length);
  const tail = tailsOf(jobs, lengths);
  const waiting = new Set(jobs.keys());
  const endOf = new Map<number, number>();
  const free = Array.from({ length: Math.min(concurrency, jobs.length) }, () => 0);
  while (waiting.size > 0) {
    const ready = [...waiting]
      .filter((place) => jobs[place]?.needs.every((need) => endOf.has(need)) === true)
      .map((place) => ({ place, from: readyAt(jobs[place]?.needs ?? [], endOf) }));
    const slot = free.indexOf(Math.min(...free));
    const soonest = Math.max(free[slot] ?? 0, Math.min(...ready.map(({ from }) => from)));
    const [next] = ready
      .filter(({ from }) => from <= soonest)
      .toSorted((a, b) => (tail[b.place] ?? 0) - (tail[a.place] ?? 0));
    if (next === undefined) throw new Error('requests that wait for one another');
    const end = soonest + (lengths[next.place] ?? 0);
    free[slot] = end;
    endOf.set(next.place, end);
    waiting.delete(next.place);
  }
  return Math.max(0, ...endOf.values());
}

function readyAt(needs: readonly number[], endOf: ReadonlyMap<number, number>): number {
  return Math.max(0, ...needs.map((need) => endOf.get(need) ?? 0));
}

/** From the start of each job to the end of the longest way on from it. A job needs earlier ones only. */
function tailsOf(jobs: readonly Job[], lengths: readonly number[]): readonly number[] {
  const tail = [...lengths];
  for (let place = jobs.length - 1; place >= 0; place -= 1) {
    for (const need of jobs[place]?.needs ?? []) {
      tail[need] = Math.max(tail[need] ?? 0, (lengths[need] ?? 0) + (tail[place] ?? 0));
    }
  }
  return tail;
}
