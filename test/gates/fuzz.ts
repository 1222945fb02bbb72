import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { worlds } from '../support/fuzz-worlds.ts';
import { FAULT_NAMES } from '../support/fuzz-faults.ts';
import { judgeRun, type RunOutcome, type Tally, tallyRun } from '../support/fuzz-run.ts';

/*
 * `node test/gates/fuzz.ts [runs] [seed]`: readings against servers that are wrong in every way at once. No run may throw, go on
 * without end, or say or send anything that it read. Two threads run; a third thing, the silence of one, is a hang as well.
 */

const SEED = 20_261_121;
const THREADS = 2;
const LONGEST_SILENCE = 60_000; // ms: a run takes about ten
const LONGEST_SHRINKING = 15_000; // ms
/** The least share of runs that must come as far as topics: a fuzz that is turned away at the door finds nothing. */
const LEAST_REACH = 0.3;
/** From so many runs on every kind of fault must have been met. */
const MANY_RUNS = 2_000;

type FromThread =
  | { readonly type: 'run'; readonly outcome: RunOutcome }
  | { readonly type: 'shrinking' }
  | { readonly type: 'smallest'; readonly text: string };

const [runs = 10_000, seed = SEED] = process.argv.slice(2).map(Number);
if (isMainThread) await measure();
else await fuzz();

/** One thread's share. After the first trouble it looks for a smaller world that shows it; after each it goes on with another seed. */
async function fuzz(): Promise<void> {
  const tell = (message: FromThread) => parentPort?.postMessage(message);
  let left = runs;
  for (let turn = 0; left > 0; turn += 1) {
    let shrinkingSince: number | null = null;
    const property = fc.asyncProperty(worlds, async (world) => {
      if (shrinkingSince !== null && performance.now() - shrinkingSince > LONGEST_SHRINKING)
        return true;
      const outcome = await judgeRun(world);
      if (shrinkingSince !== null) {
        tell({ type: 'shrinking' });
      } else {
        left -= 1;
        tell({ type: 'run', outcome });
      }
      if (outcome.troubles.length > 0) shrinkingSince ??= performance.now();
      return outcome.troubles.length === 0;
    });
    const details = await fc.check(property, {
      numRuns: left,
      seed: seed + turn * THREADS,
      endOnFailure: turn > 0,
    });
    if (!details.failed) return;
    if (turn > 0) continue;
    const [world] = details.counterexample ?? [];
    const { seed: at, counterexamplePath: path } = details;
    const troubles = world === undefined ? [] : (await judgeRun(world)).troubles;
    tell({ type: 'smallest', text: JSON.stringify({ seed: at, path, troubles, world }, null, 1) });
  }
}

async function measure(): Promise<void> {
  const tally: Tally = { marks: new Map(), faults: new Map() };
  const found = { runs: 0, throws: 0, hangs: 0, escapes: 0 };
  const began = performance.now();
  const note = (message: FromThread) => {
    if (message.type === 'smallest') console.log(message.text);
    if (message.type !== 'run') return;
    found.runs += 1;
    tallyRun(tally, message.outcome);
    const kinds = new Set(message.outcome.troubles.map(({ kind }) => kind));
    found.throws += Number(kinds.has('throw'));
    found.hangs += Number(kinds.has('hang'));
    found.escapes += Number(kinds.has('escape'));
  };
  const shares = Array.from({ length: THREADS }, (_, thread) => [
    Math.floor((runs + thread) / THREADS),
    seed + thread,
  ]);
  const ends = await Promise.all(shares.map((argv) => watch(argv, note)));
  found.hangs += ends.filter((end) => end === 'silent').length;
  found.throws += ends.filter((end) => end === 'broken').length;

  const seconds = (performance.now() - began) / 1000;
  console.log(`${found.runs} runs in ${seconds.toFixed(0)} s, seed ${seed}`);
  print('Runs that met', tally.faults);
  print('Runs that came to', tally.marks);
  const unmet = FAULT_NAMES.filter((name) => !tally.faults.has(name));
  const reach = (tally.marks.get('topics') ?? 0) / Math.max(1, found.runs);
  console.log(`\nNever met: ${unmet.join(', ') || 'none'}`);
  console.log(`Came as far as topics: ${(reach * 100).toFixed(0)} %`);
  console.log(JSON.stringify(found));
  const isSound = found.throws + found.hangs + found.escapes === 0 && found.runs === runs;
  const isTelling = reach >= LEAST_REACH && (unmet.length === 0 || runs < MANY_RUNS);
  process.exitCode = isSound && isTelling ? 0 : 1;
}

/** Runs one share in a thread of its own; `silent` where it says nothing for too long, and is ended. */
function watch(
  argv: readonly number[],
  note: (message: FromThread) => void,
): Promise<'ended' | 'silent' | 'broken'> {
  return new Promise((resolve) => {
    const thread = new Worker(new URL(import.meta.url), { argv: [...argv] });
    const giveUp = () => {
      resolve('silent');
      void thread.terminate();
    };
    let silence = setTimeout(giveUp, LONGEST_SILENCE);
    thread.on('message', (message: FromThread) => {
      clearTimeout(silence);
      silence = setTimeout(giveUp, LONGEST_SILENCE);
      note(message);
    });
    thread.on('error', (error) => {
      console.log(error);
    });
    thread.on('exit', (code) => {
      clearTimeout(silence);
      resolve(code === 0 ? 'ended' : 'broken');
    });
  });
}

function print(heading: string, counts: ReadonlyMap<string, number>): void {
  console.log(`\n${heading}`);
  for (const [name, count] of [...counts].toSorted(([, a], [, b]) => b - a)) {
    console.log(`${String(count).padStart(7)}  ${name}`);
  }
}
