import { heading, round } from '../eval/print.ts';
import { type Comparison, compare, gainOf, metShare, ratio } from './compare.ts';
import { ABLATIONS, POLICIES, RANK_ONE_NAME } from './policies.ts';
import type { Outcome, Outcomes } from './simulate.ts';
import type { Estimate } from './statistics.ts';
import { runTasks, type Task } from './task.ts';
import {
  DEVELOPMENT_SEEDS,
  REPORTED_SEEDS,
  VARIANTS,
  type WorldParameters,
} from './world-parameters.ts';

/*
 * `npm run sim`: does `rank-1` choose better than simpler ways, in a simulated world that nobody should mistake for a clinic? Prints
 * what it finds, also where a part adds nothing; ends with one line of JSON, and with 1 where a target is missed.
 */

/** Of each of the two seeds. */
const CLINICIANS = 12;
const CAPS = { three: { most: 3, minutes: 5 }, five: { most: 5, minutes: 10 } } as const;
const TARGETS = { oracleRatio: 0.9, rareRatio: 2, overBudget: 0 } as const;

const started = performance.now();
const names = Object.keys(POLICIES);
const variants = Object.entries(VARIANTS);
const planOf = (parameters: WorldParameters): Task['plan'] => ({
  parameters,
  seeds: process.argv.includes('--development') ? DEVELOPMENT_SEEDS : REPORTED_SEEDS,
  clinicians: CLINICIANS,
});
const [ablated, ...results] = await runTasks([
  {
    plan: planOf(VARIANTS.base),
    runs: [{ caps: CAPS.three, names: Object.keys(ABLATIONS) }],
  },
  ...variants.map(([, parameters]) => ({
    plan: planOf(parameters),
    runs: [
      { caps: CAPS.three, names },
      { caps: CAPS.five, names },
    ],
  })),
]);
const three = results.flatMap(([first]) => first ?? []);
const five = results.flatMap(([, second]) => second ?? []);
const [baseOutcomes] = three;
const [baseOfFive] = five;
const ablations = ablated?.[0];
if (baseOutcomes === undefined || baseOfFive === undefined || ablations === undefined) {
  throw new Error('not every task ran');
}

printPolicies('Base, 3 cards and 5 minutes', baseOutcomes);
printPolicies('Base, 5 cards and 10 minutes', baseOfFive);
const inThree = printVariants('Variants, 3 cards and 5 minutes', three);
const inFive = printVariants('Variants, 5 cards and 10 minutes', five);
printAblations(baseOutcomes, ablations);

const [base] = inThree;
const [base10] = inFive;
if (base === undefined || base10 === undefined) throw new Error('no variant ran');
const worst = least(inThree);
const worst10 = least(inFive);
const figures = {
  base: round(base.gain.mean, 2),
  baseLow: round(base.gain.low, 2),
  worst: round(worst.mean, 2),
  worstLow: round(lowest(inThree), 2),
  base10: round(base10.gain.mean, 2),
  base10Low: round(base10.gain.low, 2),
  worst10: round(worst10.mean, 2),
  worst10Low: round(lowest(inFive), 2),
  oracleRatio: round(base.oracleRatio, 3),
  rareRatio: round(base.rareRatio, 2),
  overBudget: [...inThree, ...inFive].reduce((sum, { overBudget }) => sum + overBudget, 0),
  seconds: Math.round((performance.now() - started) / 1000),
};

heading('Targets');
const targets: readonly (readonly [string, boolean])[] = [
  [
    'better than the best baseline in every variant',
    figures.worstLow > 0 && figures.worst10Low > 0,
  ],
  [`oracle ratio ≥ ${TARGETS.oracleRatio}`, figures.oracleRatio >= TARGETS.oracleRatio],
  [`rare topics ≥ ${TARGETS.rareRatio} ×`, figures.rareRatio >= TARGETS.rareRatio],
  ['no list over its caps', figures.overBudget === TARGETS.overBudget],
];
for (const [name, isMet] of targets) {
  console.log(`${isMet ? 'met' : 'MISSED'}\t${name}`);
  if (!isMet) process.exitCode = 1;
}
console.log(JSON.stringify(figures));

/** The share of questions met, of the first twenty days and of rare topics too. */
function printPolicies(title: string, results: Outcomes): void {
  heading(title);
  console.log(`${''.padEnd(28)}met %  first 20 days  rare topics  list, minutes`);
  for (const [name, one] of [...results].toSorted(([, a], [, b]) => metShare(a) - metShare(b))) {
    const figuresOf = [
      (100 * metShare(one)).toFixed(1).padStart(5),
      (100 * ratio(one, 'earlyMet', 'earlyQuestions')).toFixed(1).padStart(15),
      (100 * ratio(one, 'rareMet', 'rareQuestions')).toFixed(1).padStart(13),
      ratio(one, 'listMinutes', 'lists').toFixed(1).padStart(15),
    ];
    console.log(name.padEnd(28) + figuresOf.join(''));
  }
}

function printVariants(title: string, results: readonly Outcomes[]): readonly Comparison[] {
  heading(`${title}: rank-1 beside the best baseline`);
  return results.map((one, i) => {
    const found = compare(one);
    const { best, gain, early, oracleRatio, rareRatio } = found;
    console.log(
      `${(variants[i]?.[0] ?? '').padEnd(24)}${inWords(gain)} pp over ${best.padEnd(24)}` +
        `of the oracle ${oracleRatio.toFixed(2)}  rare × ${rareRatio.toFixed(1)}  first 20 days ${signed(early)}`,
    );
    return found;
  });
}

function printAblations(full: Outcomes, parts: Outcomes): void {
  heading('What each part is worth: points against rank-1, base, 3 cards and 5 minutes');
  const own = full.get(RANK_ONE_NAME) ?? [];
  const rareShare = (one: readonly Outcome[]): number =>
    100 * ratio(one, 'rareMet', 'rareQuestions');
  for (const [name, other] of parts) {
    const change = gainOf(other, own);
    const verdict = change.low <= 0 && change.high >= 0 ? '  no difference shown' : '';
    const rare = signed(rareShare(other) - rareShare(own));
    console.log(`${name.padEnd(48)}${inWords(change)}  rare ${rare}${verdict}`);
  }
}

function least(found: readonly Comparison[]): Estimate {
  return found.map(({ gain }) => gain).reduce((low, gain) => (gain.mean < low.mean ? gain : low));
}

function lowest(found: readonly Comparison[]): number {
  return Math.min(...found.map(({ gain }) => gain.low));
}

function inWords({ mean, low, high }: Estimate): string {
  return `${signed(mean)} [${signed(low)}, ${signed(high)}]`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}
