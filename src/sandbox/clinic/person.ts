import { certainFor } from './certain-condition-table.ts';
import { AGE_BANDS, CONDITIONS, conditionOf } from './condition-table.ts';
import type { ConditionRow } from './condition-table.ts';
import { COMORBIDITIES, EXCLUSIVE, RULED_OUT_BY } from './comorbidity-table.ts';
import type { Clinician } from './clinic.ts';
import { markedId } from './narrative.ts';
import { canary } from './canary.ts';
import { between, chance, randomFor } from './random.ts';
import type { Random } from './random.ts';

/** A patient as the generator knows one, before any resource is written. */
export interface Person {
  readonly id: string;
  readonly home: Clinician['key'];
  readonly sex: 'female' | 'male';
  readonly birthDate: string;
  readonly months: number;
  readonly years: number;
  /** Condition ids, in the order of the problem list. */
  readonly conditions: readonly string[];
  /** The chart is closed to ordinary access. */
  readonly restricted: boolean;
}

interface Panel {
  readonly home: Clinician['key'];
  readonly size: number;
  readonly pregnantPercent: number;
  /** Months of age from–to, and how many of a hundred. */
  readonly ages: readonly (readonly [from: number, to: number, percent: number])[];
}

/** Who the four clinicians look after. */
const PANELS: readonly Panel[] = [
  {
    home: 'family',
    size: 150,
    pregnantPercent: 30,
    ages: [
      [3, 215, 12],
      [216, 479, 34],
      [480, 779, 34],
      [780, 1080, 20],
    ],
  },
  {
    home: 'internal',
    size: 150,
    pregnantPercent: 0,
    ages: [
      [228, 479, 14],
      [480, 779, 38],
      [780, 959, 34],
      [960, 1120, 14],
    ],
  },
  {
    home: 'pediatric',
    size: 140,
    pregnantPercent: 0,
    ages: [
      [1, 23, 28],
      [24, 71, 26],
      [72, 143, 26],
      [144, 211, 20],
    ],
  },
  {
    home: 'resident',
    size: 60,
    pregnantPercent: 2,
    ages: [
      [228, 479, 30],
      [480, 779, 46],
      [780, 1000, 24],
    ],
  },
];

/** One in so many of each panel has a closed chart: with the visits that no chart is linked to, 1.5 of 18 cannot be read. */
const RESTRICTED_ONE_IN = 14;

/** Everyone of every panel: who they are and what they have depends on the seed alone. */
export function peopleOf(seed: number | string, today: string): readonly Person[] {
  return PANELS.flatMap((panel) =>
    Array.from({ length: panel.size }, (_, index) => personOf(panel, index, { seed, today })),
  );
}

function personOf(
  panel: Panel,
  index: number,
  clinic: { seed: number | string; today: string },
): Person {
  const random = randomFor(clinic.seed, 'person', panel.home, index);
  const nominal = nominalMonths(panel, random);
  const sex = chance(random, 54) ? 'female' : 'male';
  const birthDate = birthDateFor(nominal, clinic.today, random);
  const months = monthsBetween(birthDate, clinic.today);
  const age = Math.floor(nominal / 12);
  const fertile = sex === 'female' && age >= 20 && age <= 39;
  const pregnant = fertile && chance(random, panel.pregnantPercent);
  return {
    id: markedId('p', () => canary(random)),
    home: panel.home,
    sex,
    birthDate,
    months,
    years: Math.floor(months / 12),
    conditions: conditionsFor(random, {
      age,
      sex,
      pregnant,
      certain: certainFor(panel.home, index, age),
    }),
    restricted: index % RESTRICTED_ONE_IN === firstRestricted(panel, clinic.seed),
  };
}

function firstRestricted({ home }: Panel, seed: number | string): number {
  return between(randomFor(seed, 'restricted', home), 0, RESTRICTED_ONE_IN - 1);
}

function nominalMonths(panel: Panel, random: Random): number {
  let draw = random.next() * 100;
  for (const [from, to, percent] of panel.ages) {
    draw -= percent;
    if (draw < 0) return between(random, from, to);
  }
  return 480;
}

/** Toddlers stay as old as they are, month by month, so that the clinic always has some; from three on the year of birth is kept within a year. */
function birthDateFor(nominal: number, today: string, random: Random): string {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const day = String(between(random, 1, 28)).padStart(2, '0');
  const drawnMonth = between(random, 1, 12);
  if (nominal >= 36) {
    return `${year - Math.floor(nominal / 12)}-${String(drawnMonth).padStart(2, '0')}-${day}`;
  }
  const born = year * 12 + (month - 1) - nominal;
  return `${Math.floor(born / 12)}-${String((born % 12) + 1).padStart(2, '0')}-${day}`;
}

/** Whole months from one calendar day to another. */
export function monthsBetween(earlier: string, later: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = earlier.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = later.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0);
}

/** Index of the age band of so many years. */
export function ageBandOf(years: number): number {
  return AGE_BANDS.findLastIndex((first) => years >= first);
}

interface Nature {
  readonly age: number;
  readonly sex: 'female' | 'male';
  readonly pregnant: boolean;
  readonly certain: readonly string[];
}

function conditionsFor(random: Random, nature: Nature): readonly string[] {
  const band = ageBandOf(nature.age);
  const found = new Set<string>(nature.pregnant ? ['pregnancy'] : []);
  for (const id of nature.certain) if (fits(conditionOf(id), nature.sex)) found.add(id);
  for (const row of CONDITIONS) {
    if (chance(random, row.percent[band] ?? 0) && fits(row, nature.sex)) found.add(row.id);
  }
  for (const link of COMORBIDITIES) {
    const drawn = chance(random, link.percent);
    if (drawn && found.has(link.given) && fits(conditionOf(link.brings), nature.sex)) {
      found.add(link.brings);
    }
  }
  return withoutContradictions(found);
}

function fits(row: Pick<ConditionRow, 'sex'>, sex: Person['sex']): boolean {
  return row.sex === 'any' || row.sex === sex;
}

function withoutContradictions(found: ReadonlySet<string>): readonly string[] {
  const kept = new Set(found);
  for (const line of EXCLUSIVE) {
    const present = line.filter((id) => kept.has(id));
    for (const id of present.slice(1)) kept.delete(id);
  }
  for (const [stays, gone] of Object.entries(RULED_OUT_BY)) {
    if (kept.has(stays)) for (const id of gone) kept.delete(id);
  }
  if (!kept.has('t2d'))
    for (const id of ['t2d-ckd', 't2d-neuropathy', 't2d-retinopathy']) kept.delete(id);
  if (kept.has('t2d-ckd') && !['ckd3a', 'ckd3b', 'ckd4', 'esrd'].some((id) => kept.has(id)))
    kept.add('ckd3a');
  return [...kept];
}
