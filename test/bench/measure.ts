import type { Browser } from 'playwright-core';
import { benchClinic } from './bench-clinic.ts';
import { lowerBound } from './lower-bound.ts';
import { median } from './median.ts';
import type { BenchPacks, Derived } from './pages/derive.ts';
import type { PacksOpened } from './pages/packs.ts';
import { type Cell, isCompared, type Plan } from './plan.ts';
import { type DayRead, watchDay } from './read-day.ts';
import { type RankResult, rankTimes } from './rank-times.ts';
import { type Rival, readWith } from './rivals.ts';
import { PAGES, type SlowSandbox, startSlowSandbox } from './slow-sandbox.ts';
import { workerMemory } from './worker-memory.ts';

/** Medians of one cell; milliseconds, and ratios to the list schedule of the same run. */
export interface CellResult extends Cell {
  readonly chartFreeCard: number;
  readonly firstCard: number;
  readonly brief: number;
  readonly day: number;
  readonly briefOverBound: number;
  readonly dayOverBound: number;
  /** The slowest run over the fastest: how noisy the machine was. */
  readonly spread: number;
  /** To round trips times the added latency alone. */
  readonly dayOverLatency: number;
  /** Dependent round trips to the brief, and those of the list schedule of the whole day. */
  readonly dependent: number;
  readonly trips: number;
  readonly requests: number;
  readonly preflights: number;
}

/** Another client beside ours, in the same round. */
export interface RivalResult {
  readonly rival: Rival;
  readonly atOnce: number;
  readonly runs: number;
  readonly milliseconds: number;
  /** The slowest run over the fastest: how noisy the machine was. */
  readonly spread: number;
  /** Our time over theirs. */
  readonly ratio: number;
}

interface DeriveResult {
  readonly patients: number;
  readonly index: number;
  readonly text: number;
  readonly derive: number;
  readonly rank: number;
}

export interface Measured {
  readonly cells: readonly CellResult[];
  readonly rivals: readonly RivalResult[];
  readonly derived: readonly DeriveResult[];
  readonly packs: PacksOpened;
  readonly ranked: RankResult;
  /** Bytes; null where the worker was not seen. */
  readonly workerHeap: number | null;
}

interface Parts {
  readonly browser: Browser;
  readonly built: string;
  readonly pages: string;
  readonly say: (line: string) => void;
}

/** Runs the plan round after round: each round reads every cell once, the others right after ours. */
export async function measure(plan: Plan, parts: Parts): Promise<Measured> {
  const worlds = new Map<string, SlowSandbox>();
  for (const { visits, shape } of plan.cells) {
    const name = `${visits} ${shape}`;
    const bench = worlds.has(name) ? undefined : benchClinic(visits, shape);
    if (bench !== undefined) worlds.set(name, await startSlowSandbox({ ...parts, bench }));
  }
  const worldOf = ({ visits, shape }: Cell): SlowSandbox => {
    const world = worlds.get(`${visits} ${shape}`);
    if (world === undefined) throw new Error('a cell without its sandbox');
    return world;
  };
  const reads = new Map<Cell, DayRead[]>(plan.cells.map((cell) => [cell, []]));
  const rivals: RivalRun[] = [];
  const compared = plan.cells.find(isCompared);
  if (compared === undefined) throw new Error('a plan without the line to compare on');
  await watchDay(parts.browser, worldOf(compared), { latency: 0, batch: true }); // warms both sides
  const rounds = Math.max(plan.rivalRuns, ...plan.cells.map(({ runs }) => runs));
  for (let round = 0; round < rounds; round += 1) {
    for (const cell of plan.cells.filter(({ runs }) => round < runs)) {
      const read = await watchDay(parts.browser, worldOf(cell), cell);
      if (read.visits !== cell.visits) throw new Error(`${read.visits} of ${cell.visits} visits`);
      reads.get(cell)?.push(read);
      parts.say(`round ${round + 1}: ${nameOf(cell)}: day ${Math.round(read.day)} ms`);
      if (!isCompared(cell)) continue;
      const others = await readOthers(worldOf(cell), { plan, round, cell, parts });
      rivals.push(...others.map((other) => ({ ...other, ratio: read.day / other.milliseconds })));
    }
  }
  const world = worldOf(compared);
  const workerHeap = await workerMemory(parts.browser, world, compared);
  const derived = await derive(plan, world, parts);
  const packs = await openPacks(plan, world, parts);
  const ranked = await rankTimes(parts.browser, `${world.appUrl}${PAGES}rank`);
  await Promise.all([...worlds.values()].map((each) => each.close()));
  return {
    cells: [...reads].map(([cell, runs]) => resultOf(cell, runs, world.tenant.limits.concurrency)),
    rivals: tallyRivals(rivals),
    derived,
    packs,
    ranked,
    workerHeap,
  };
}

function nameOf({ visits, shape, latency, batch }: Cell): string {
  return `${visits} visits ${shape}, ${latency} ms, ${batch ? 'batch' : 'no batch'}`;
}

interface RivalRun {
  readonly rival: Rival;
  readonly atOnce: number;
  readonly milliseconds: number;
  readonly ratio: number;
}

interface Round {
  readonly plan: Plan;
  readonly round: number;
  readonly cell: Cell;
  readonly parts: Parts;
}

async function readOthers(world: SlowSandbox, { plan, round, cell, parts }: Round) {
  const { concurrency } = world.tenant.limits;
  const wanted = (['fhirclient', 'fhir-kit-client', 'medplum'] as const)
    .flatMap((rival) => [
      { rival, atOnce: 1, runs: rival === 'fhirclient' ? plan.loopRuns : plan.slowRivalRuns },
      { rival, atOnce: concurrency, runs: plan.rivalRuns },
    ])
    .filter(({ runs }) => round < runs);
  const done: Omit<RivalRun, 'ratio'>[] = [];
  for (const { rival, atOnce } of wanted) {
    const { latency, batch } = cell;
    const read = await readWith(parts.browser, world, { rival, atOnce, latency, batch });
    if (read.visits !== cell.visits) throw new Error(`${rival} read ${read.visits} visits`);
    parts.say(
      `round ${round + 1}: ${rival}, ${atOnce} at once: day ${Math.round(read.milliseconds)} ms`,
    );
    done.push({ rival, atOnce, milliseconds: read.milliseconds });
  }
  return done;
}

function tallyRivals(runs: readonly RivalRun[]): readonly RivalResult[] {
  const groups = Map.groupBy(runs, ({ rival, atOnce }) => `${rival} ${atOnce}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { rival, atOnce } = first;
    const times = group.map(({ milliseconds }) => milliseconds);
    return [
      {
        rival,
        atOnce,
        runs: group.length,
        milliseconds: median(times),
        spread: Math.max(...times) / Math.min(...times),
        ratio: median(group.map((run) => run.ratio)),
      },
    ];
  });
}

function resultOf(cell: Cell, reads: readonly DayRead[], concurrency: number): CellResult {
  const bounds = reads.map((read) => ({
    read,
    brief: lowerBound(read.untilBrief, concurrency),
    day: lowerBound(read.untilEnd, concurrency),
  }));
  const middle = (of: (bound: (typeof bounds)[number]) => number) => median(bounds.map(of));
  return {
    ...cell,
    chartFreeCard: middle(({ read }) => read.chartFreeCard),
    firstCard: middle(({ read }) => read.firstCard),
    brief: middle(({ read }) => read.brief),
    day: middle(({ read }) => read.day),
    briefOverBound: middle(({ read, brief }) => read.brief / brief.milliseconds),
    dayOverBound: middle(({ read, day }) => read.day / day.milliseconds),
    spread: Math.max(...reads.map(({ day }) => day)) / Math.min(...reads.map(({ day }) => day)),
    dayOverLatency: middle(({ read, day }) => read.day / (day.trips * cell.latency)),
    dependent: middle(({ brief }) => brief.dependent),
    trips: middle(({ day }) => day.trips),
    requests: middle(({ day }) => day.requests),
    preflights: middle(({ day }) => day.preflights),
  };
}

const PATIENTS = [18, 200, 2000] as const;

async function derive(
  plan: Plan,
  world: SlowSandbox,
  { browser }: Parts,
): Promise<readonly DeriveResult[]> {
  world.begin({ latency: 0, batch: true });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${world.appUrl}${PAGES}derive`);
  const packs = packsOf(world);
  const results: DeriveResult[] = [];
  for (const patients of PATIENTS) {
    const runs: Derived[] = [];
    for (let run = 0; run < plan.derivations; run += 1) {
      runs.push(await page.evaluate<Derived>(`derive(${patients}, ${JSON.stringify(packs)})`));
    }
    results.push({
      patients,
      index: median(runs.map(({ index }) => index)),
      text: median(runs.map(({ text }) => text)),
      derive: median(runs.map((run) => run.derive)),
      rank: median(runs.map(({ rank }) => rank)),
    });
  }
  await context.close();
  return results;
}

/** Medians of a pack of a thousand cards, opened in a page of the app's origin. */
async function openPacks(plan: Plan, world: SlowSandbox, { browser }: Parts): Promise<PacksOpened> {
  world.begin({ latency: 0, batch: true });
  const page = await browser.newPage();
  await page.goto(`${world.appUrl}${PAGES}packs`);
  const runs: PacksOpened[] = [];
  for (let run = 0; run < plan.derivations; run += 1) {
    runs.push(await page.evaluate<PacksOpened>(`openThousand(${JSON.stringify(packsOf(world))})`));
  }
  await page.close();
  return {
    milliseconds: median(runs.map(({ milliseconds }) => milliseconds)),
    justJson: median(runs.map(({ justJson }) => justJson)),
    searched: median(runs.map(({ searched }) => searched)),
    cards: Math.min(...runs.map(({ cards }) => cards)),
  };
}

function packsOf({ appUrl, tenant }: SlowSandbox): BenchPacks {
  return { page: `${appUrl}/t/${tenant.id}/`, packs: tenant.packs };
}
