import { calibrate } from './calibrate.ts';
import { type ClinicDay, clinicDays } from './clinic-day.ts';
import { makeClinician } from './clinician.ts';
import type { Caps, Policy, Situation } from './policy.ts';
import { chanceMet, emptyMemory, readList, remember } from './reader.ts';
import { makeWorld, type World } from './world.ts';
import type { WorldParameters } from './world-parameters.ts';

/** What one clinician's run under one policy came to. */
export interface Outcome {
  /** Questions, and how many of them what was read, today or before, answers on average. */
  readonly questions: number;
  readonly met: number;
  readonly rareQuestions: number;
  readonly rareMet: number;
  readonly earlyQuestions: number;
  readonly earlyMet: number;
  readonly listMinutes: number;
  readonly lists: number;
  readonly overBudget: number;
}

export interface Plan {
  readonly parameters: WorldParameters;
  readonly seeds: readonly number[];
  readonly clinicians: number;
}

/** Policies, by name, and what their lists may hold. */
export interface Run {
  readonly caps: Caps;
  readonly policies: Policies;
}

export type Policies = Readonly<Record<string, () => Policy>>;
export type Outcomes = ReadonlyMap<string, readonly Outcome[]>;

const EARLY_DAYS = 20;

/** Runs every policy over the same clinicians, visits and questions; outcomes stand in the order of the runs, and in the same order for each policy. */
export function simulate(plan: Plan, runs: readonly Run[]): readonly Outcomes[] {
  const all = runs.map(
    ({ policies }) => new Map<string, Outcome[]>(Object.keys(policies).map((name) => [name, []])),
  );
  for (const seed of plan.seeds) {
    const world = makeWorld(plan.parameters, seed);
    const intercept = calibrate(world, seed);
    for (let number = 0; number < plan.clinicians; number += 1) {
      const clinician = makeClinician(world, seed, number);
      const days = clinicDays(world, clinician, intercept);
      for (const [i, { caps, policies }] of runs.entries()) {
        for (const [name, make] of Object.entries(policies)) {
          all[i]?.get(name)?.push(runClinician(make(), days, { world, clinician, caps }));
        }
      }
    }
  }
  return all;
}

function runClinician(
  policy: Policy,
  days: readonly ClinicDay[],
  { world, clinician, caps }: Pick<Situation, 'world' | 'clinician' | 'caps'>,
): Outcome {
  const memory = emptyMemory();
  const visits = world.topics.map(() => 0);
  const { lookBackDays } = world.parameters;
  const tally = { ...NOTHING };
  for (const [i, day] of days.entries()) {
    const number = i - lookBackDays;
    if (number < 0) policy.lookBack?.(day, world);
    else {
      const situation = { world, clinician, caps, memory, met: { visits, days: i }, number };
      const list = policy.choose(day, situation);
      const minutes = list.reduce((sum, item) => sum + item.minutes, 0);
      tally.lists += 1;
      tally.listMinutes += minutes;
      if (minutes > caps.minutes || list.length > caps.most) tally.overBudget += 1;
      const read = readList(list, day, { world, clinician });
      remember(read, memory, { world, clinician, date: day.date });
      for (const question of day.questions) {
        const met = chanceMet(question, memory, day.date);
        tally.questions += 1;
        tally.met += met;
        if (clinician.isRare[question.topic] === true) {
          tally.rareQuestions += 1;
          tally.rareMet += met;
        }
        if (number < EARLY_DAYS) {
          tally.earlyQuestions += 1;
          tally.earlyMet += met;
        }
      }
      policy.learn?.(day, read, situation);
    }
    countVisits(visits, day, world);
  }
  return tally;
}

const NOTHING = {
  questions: 0,
  met: 0,
  rareQuestions: 0,
  rareMet: 0,
  earlyQuestions: 0,
  earlyMet: 0,
  listMinutes: 0,
  lists: 0,
  overBudget: 0,
};

function countVisits(visits: number[], day: ClinicDay, world: World): void {
  for (const { about } of day.told) {
    for (const { topic } of about) {
      if (topic < world.topics.length) visits[topic] = (visits[topic] ?? 0) + 1;
    }
  }
}
