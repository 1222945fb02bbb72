import { heading, round } from '../../eval/print.ts';
import { type Estimate, estimate, mean } from '../statistics.ts';
import { type Practice, practiceOf } from './practice.ts';
import { ours, PLAIN, type Rule, WITHOUT } from './rules.ts';
import { type ReviewOutcome, simulateYear } from './simulate.ts';
import {
  DEVELOPMENT_SEEDS,
  REPORTED_SEEDS,
  type ReviewWorld,
  VARIANTS,
} from './world-parameters.ts';

/*
 * Does it help to pull a review forward to a session where its topic comes, and to put it off while it does not? In a simulated world that
 * nobody should mistake for a clinic, beside FSRS by itself with as many places. Prints what it finds, also where it adds nothing or costs;
 * ends with one line of JSON, and with 1 where a target is missed. `--development` runs the seeds that the bounds were tuned on.
 */

/** Of each seed. */
const CLINICIANS = 32;
/** Points by which the rule may be worse where each card counts once. At visits it may not be worse at all. */
const MARGIN = 1;

const started = performance.now();
const seeds = process.argv.includes('--development') ? DEVELOPMENT_SEEDS : REPORTED_SEEDS;

heading('The rule beside the best order of plain FSRS: recall in points, reviews as a share');
const found = Object.entries(VARIANTS).map(([name, world]) => ({ name, ...compare(world) }));
for (const one of found) {
  const figures = [
    `at visits ${percent(one.recalled)} → ${signed(one.atVisits)}`,
    `each card once ${signed(one.atVisitsByCard)}`,
    `every day ${signed(one.always)}`,
    `reviews ${percent(one.reviewsOfPlain, 0)} × ${times(one.reviews)}`,
  ];
  console.log(`${one.name.padEnd(24)}${figures.join('  ')}  (${one.best})`);
}

heading('Base: what each part does, beside the whole rule');
const practices = practicesOf(VARIANTS.base);
const whole = outcomesOf(ours(), practices, VARIANTS.base);
for (const [name, rule] of Object.entries(WITHOUT)) {
  const part = outcomesOf(rule, practices, VARIANTS.base);
  console.log(
    `${name.padEnd(28)}at visits ${signed(gain(part, whole, 'atVisits'))}  every day ` +
      `${signed(gain(part, whole, 'always'))}  reviews × ${times(share(part, whole))}`,
  );
}

const [base] = found;
if (base === undefined) throw new Error('no variant ran');
const worst = found.reduce((a, b) => (b.atVisits.low < a.atVisits.low ? b : a));
const figures = {
  recallGain: round(base.atVisits.mean, 2),
  recallGainLow: round(base.atVisits.low, 2),
  worstGain: round(worst.atVisits.mean, 2),
  worstGainLow: round(worst.atVisits.low, 2),
  worstByCardLow: round(Math.min(...found.map((one) => one.atVisitsByCard.low)), 2),
  reviewsRatio: round(base.reviews.mean, 3),
  mostReviewsRatio: round(Math.max(...found.map(({ reviews }) => reviews.mean)), 3),
  mostReviewsHigh: round(Math.max(...found.map(({ reviews }) => reviews.high)), 3),
  everyDayGain: round(base.always.mean, 2),
  seconds: Math.round((performance.now() - started) / 1000),
};

heading('Targets');
const targets: readonly (readonly [string, boolean])[] = [
  ['recall at matching visits no worse in any variant', figures.worstGainLow >= 0],
  [`no worse by ${MARGIN} point where each card counts once`, figures.worstByCardLow >= -MARGIN],
  ['no more reviews in any variant', figures.mostReviewsRatio <= 1],
];
for (const [name, isMet] of targets) {
  console.log(`${isMet ? 'met' : 'MISSED'}\t${name}`);
  if (!isMet) process.exitCode = 1;
}
console.log(JSON.stringify(figures));

/** The best order of plain FSRS is the one that did best here at visits: it is picked after the fact, in its own favour. */
function compare(world: ReviewWorld) {
  const run = practicesOf(world);
  const own = outcomesOf(ours(), run, world);
  const [first] = Object.entries(PLAIN)
    .map(([name, rule]) => ({ name, plain: outcomesOf(rule, run, world) }))
    .toSorted((a, b) => meanOf(b.plain, 'atVisits') - meanOf(a.plain, 'atVisits'));
  if (first === undefined) throw new Error('there is no plain rule');
  const { name: best, plain } = first;
  return {
    best,
    recalled: meanOf(plain, 'atVisits'),
    atVisits: gain(own, plain, 'atVisits'),
    atVisitsByCard: gain(own, plain, 'atVisitsByCard'),
    always: gain(own, plain, 'always'),
    reviewsOfPlain: meanOf(plain, 'reviews') / 100,
    reviews: share(own, plain),
  };
}

function practicesOf(world: ReviewWorld): readonly Practice[] {
  return seeds.flatMap((seed) =>
    Array.from({ length: CLINICIANS }, (_, number) => practiceOf(world, seed, number)),
  );
}

function outcomesOf(
  rule: Rule,
  run: readonly Practice[],
  world: ReviewWorld,
): readonly ReviewOutcome[] {
  return run.map((practice) => simulateYear(practice, rule, world));
}

/** Percentage points between two rules over the same clinicians. */
function gain(
  own: readonly ReviewOutcome[],
  other: readonly ReviewOutcome[],
  key: keyof ReviewOutcome,
): Estimate {
  return estimate(pairs(own, other).map(([a, b]) => 100 * (a[key] - b[key])));
}

/** Reviews of one rule as a share of another's. */
function share(own: readonly ReviewOutcome[], other: readonly ReviewOutcome[]): Estimate {
  return estimate(pairs(own, other).map(([a, b]) => a.reviews / b.reviews));
}

function pairs(own: readonly ReviewOutcome[], other: readonly ReviewOutcome[]) {
  return own.flatMap((outcome, place) => {
    const beside = other[place];
    return beside === undefined ? [] : [[outcome, beside] as const];
  });
}

function meanOf(outcomes: readonly ReviewOutcome[], key: keyof ReviewOutcome): number {
  return mean(outcomes.map((one) => one[key]));
}

function signed({ mean: middle, low, high }: Estimate): string {
  return `${sign(middle)} [${sign(low)}, ${sign(high)}]`;
}

function sign(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}

function times({ mean: middle, low, high }: Estimate): string {
  return `${middle.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
}

function percent(value: number, digits = 1): string {
  return (100 * value).toFixed(digits);
}
