import type { Factor, RankedItem } from './brief.ts';
import { dayNumber } from '#deidentified/learning/days.ts';
import { dayOfNumber } from './calendar.ts';
import { FACTOR_NAMES, type FactorName } from './factor-names.ts';
import type { WeighedItem } from './weighed-item.ts';
import { RANK_ONE } from './weights.ts';

/** Factors that differ between any two items; the others only modify, and stand beside 1. */
const COMPARED: readonly FactorName[] = ['visits', 'practice', 'resource', 'minutes'];

export type References = ReadonlyMap<FactorName, number>;
type Weighed = Pick<WeighedItem, 'values'>;

/** The item as it is shown on a day, `YYYY-MM-DD`: with its factors instead of what they were chosen by. */
export function explained(item: WeighedItem, references: References, day: string): RankedItem {
  const {
    values: _values,
    about: _about,
    facet: _facet,
    covers: _covers,
    isSeldom: _isSeldom,
    readBefore,
    ...shown
  } = item;
  return {
    ...shown,
    factors: factorsOf(item, references),
    lastRead:
      readBefore === null
        ? null
        : { what: readBefore.what, day: dayOfNumber(dayNumber(day) - readBefore.days) },
  };
}

/** What factors are large or small beside: the medians of the day's candidates, all scheduled or all not. */
export function referencesOf(candidates: readonly Weighed[]): References {
  return new Map(
    COMPARED.map((name) => {
      const ordered = new Float64Array(candidates.map(({ values }) => values[name])).sort();
      return [name, medianOf(ordered)];
    }),
  );
}

function medianOf(ordered: Float64Array): number {
  const middle = Math.floor(ordered.length / 2);
  const upper = ordered[middle] ?? 1;
  return ordered.length % 2 === 1 ? upper : (upper + (ordered[middle - 1] ?? upper)) / 2;
}

/** The factors of a score, each beside its reference, without those that have no part. With the base they multiply to the score. */
export function factorsOf({ values }: Weighed, references: References): readonly Factor[] {
  return FACTOR_NAMES.map((name) => ({
    name,
    value: values[name],
    reference: references.get(name) ?? 1,
  })).filter(({ value, reference }) => value !== 1 || reference !== 1);
}

/** The factors that most set an item apart, three at most, those that speak for it first; none that differs by less than a seventh or so. */
export function mainFactors({ factors }: Pick<RankedItem, 'factors'>): readonly Factor[] {
  const { shown, least } = RANK_ONE.explanation;
  return factors
    .filter((factor) => Math.abs(distanceOf(factor)) >= Math.log(least))
    .toSorted((a, b) => Math.abs(distanceOf(b)) - Math.abs(distanceOf(a)))
    .slice(0, shown)
    .toSorted((a, b) => Number(distanceOf(b) > 0) - Number(distanceOf(a) > 0));
}

/** How far a factor is from its reference, on a scale where twice and half are equally far: above 0 where it speaks for the item. */
export function distanceOf({ value, reference }: Factor): number {
  return Math.log(value / reference);
}

/** True where earlier reading takes so much of an item's worth that it must be said. */
export function isReadLately({ factors }: Pick<RankedItem, 'factors'>): boolean {
  const memory = factors.find(({ name }) => name === 'memory');
  return memory !== undefined && memory.value < RANK_ONE.explanation.sayReadBelow;
}

/** What would take an item off the brief. */
export function counterfactuals({
  chosenBy,
  minutes,
}: Pick<RankedItem, 'chosenBy' | 'minutes'>): readonly Counterfactual[] {
  return [
    ...(chosenBy === 'schedule' ? ([{ kind: 'not-on-schedule' }] as const) : []),
    { kind: 'marked-known' },
    { kind: 'less-time', minutes },
  ];
}

/** What else would have to be so for an item not to be there. */
export type Counterfactual =
  | { readonly kind: 'not-on-schedule' }
  | { readonly kind: 'marked-known' }
  | { readonly kind: 'less-time'; readonly minutes: number };
