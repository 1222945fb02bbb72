import { findMisconfigurations } from './find-misconfigurations.ts';
import { readLive } from './live.ts';
import { liveLines } from './live-print.ts';
import { type LiveOptions, readOptions } from './live-options.ts';
import { measureMatrix, medianRatio } from './measure.ts';
import { printCase, printHead, printSought } from './print.ts';

/*
 * `npm run matrix`: every EHR that the sandbox plays, under every condition, judged by what its own store holds, and beside a plain app.
 * `npm run matrix -- --iss URL`: the same reading from a server that runs. The last line is JSON.
 */

/** A run of the app takes and asks no more of what the plain one does, in the middle of all cases that both can do. */
const MOST = { time: 0.5, requests: 0.8 } as const;

/** At least so many ways to set an EHR up wrongly are tried. */
const LEAST_MISCONFIGURATIONS = 25;

const options = await readOptions(process.argv.slice(2));
if (options === null) await measureSandbox();
else if (typeof options === 'string') refuse(options);
else await measureLive(options);

async function measureSandbox(): Promise<void> {
  const cases = await measureMatrix({ onVariant: printHead, onCase: printCase });
  const [time, requests] = [
    medianRatio(cases, ({ took }) => took),
    medianRatio(cases, (end) => end.requests),
  ];
  const passed = cases.filter(({ troubles }) => troubles.length === 0).length;
  console.log('\n# What was set up wrongly, and the fix that IT is told');
  const sought = await findMisconfigurations(printSought);
  const found = sought.filter(({ isFound }) => isFound).length;
  console.log(
    `\nIn the middle: ${time.toFixed(3)} of the plain app’s time, ${requests.toFixed(3)} of its requests`,
  );
  summarise({
    vendors: new Set(cases.map(({ variant }) => variant.vendor)).size,
    cases: cases.length,
    passed,
    timeOverNaive: rounded(time),
    requestsOverNaive: rounded(requests),
    misconfigurationsFound: found,
    misconfigurations: sought.length,
  });
  const isFast = time <= MOST.time && requests <= MOST.requests;
  const isFound = found === sought.length && found >= LEAST_MISCONFIGURATIONS;
  process.exitCode = passed === cases.length && isFast && isFound ? 0 : 1;
}

async function measureLive(live: LiveOptions): Promise<void> {
  const end = await readLive(live);
  if (typeof end === 'string') {
    refuse(end);
    return;
  }
  console.log(liveLines(end).join('\n'));
  const passed = end.troubles.length === 0;
  summarise({
    vendors: 1,
    cases: 1,
    passed: Number(passed),
    timeOverNaive: end.plain === null ? null : rounded(end.took / end.plain.took),
    requestsOverNaive: end.plain === null ? null : rounded((end.requests + 1) / end.plain.requests),
    misconfigurationsFound: 0,
    misconfigurations: 0,
  });
  process.exitCode = passed ? 0 : 1;
}

interface Summary {
  readonly vendors: number;
  readonly cases: number;
  readonly passed: number;
  /** Null where the two could not be compared. */
  readonly timeOverNaive: number | null;
  readonly requestsOverNaive: number | null;
  readonly misconfigurationsFound: number;
  readonly misconfigurations: number;
}

function summarise(summary: Summary): void {
  console.log(JSON.stringify(summary));
}

function rounded(ratio: number): number {
  return Number(ratio.toFixed(3));
}

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}
