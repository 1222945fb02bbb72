import { rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { launchBrowser } from '../support/browser.ts';
import { buildApp, buildPages } from './build.ts';
import { measure } from './measure.ts';
import { planFor } from './plan.ts';
import { figuresOf, gatesOf, tablesOf } from './report.ts';
import { weigh } from './sizes.ts';

/*
 * `npm run bench`: how fast the app is in Chromium, beside the least its requests can take and beside other clients. `--quick` takes two
 * minutes. Ends with one line of JSON, and with 1 where a gate is missed.
 */

const began = performance.now();
const isQuick = process.argv.includes('--quick');
const [built, pages] = [await buildApp(), await buildPages()];
const browser = await launchBrowser();
console.log(
  `${isQuick ? 'Quick bench' : 'Bench'}: Chromium ${browser.version()}, Node ${process.version}, ${cpus().length} cores`,
);
try {
  const say = (line: string) => {
    console.log(`${String(Math.round((performance.now() - began) / 1000)).padStart(4)} s  ${line}`);
  };
  const measured = await measure(planFor(isQuick), { browser, built, pages, say });
  const sizes = weigh(built, pages);
  const figures = figuresOf(measured, sizes);
  console.log(`\n${tablesOf(measured, sizes)}\n`);
  // The bench alone keeps about one and a half processes busy; far above that, others were measured too.
  console.log(`Load of the machine in the last 5 minutes: ${(loadavg()[1] ?? 0).toFixed(1)}\n`);
  for (const { name, value, most } of gatesOf(figures, measured)) {
    const isMet = value <= most;
    console.log(`${isMet ? 'met   ' : 'MISSED'} ${name} ${value} ≤ ${most}`);
    if (!isMet) process.exitCode = 1;
  }
  console.log(JSON.stringify(figures));
} finally {
  await browser.close();
  for (const folder of [built, pages]) rmSync(folder, { recursive: true, force: true });
}
