import { randomOf } from './random.ts';
import { FACETS, type World } from './world.ts';

const STAGES = ['resident-1', 'resident-2', 'resident-3', 'attending'] as const;

/** A simulated physician. What is hidden from the product is said to be. */
export interface Clinician {
  readonly name: string;
  readonly stage: (typeof STAGES)[number];
  /** How often each topic is met: hidden. */
  readonly mix: readonly number[];
  readonly isRare: readonly boolean[];
  /** By topic and facet, 0 to 1: hidden. */
  readonly knowledge: readonly (readonly number[])[];
  readonly interest: readonly number[];
  readonly asking: number;
  readonly halfLife: number;
  readonly speed: number;
}

/** The clinician of this number, always the same in a world of the seed. */
export function makeClinician(world: World, seed: number, number: number): Clinician {
  const name = `${seed}/${number}`;
  const random = randomOf(name, 'clinician');
  const { popularity, knowledge, forgetting, reading, questions, rareShare } = world.parameters;
  const stage = STAGES[number % STAGES.length] ?? 'attending';
  const raw = world.popularity.map((share) => share * random.gamma(popularity.shape));
  const total = raw.reduce((sum, share) => sum + share, 0);
  const mix = raw.map((share) => share / total);
  const logs = mix.map((share) => Math.log(share + 1e-6));
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const limit = mix.toSorted((a, b) => a - b)[Math.floor(mix.length * rareShare)] ?? 0;
  return {
    name,
    stage,
    mix,
    isRare: mix.map((share) => share < limit),
    knowledge: logs.map((log) => {
      const known = knowledge.ofStage[stage] + knowledge.exposure * (log - mean);
      return FACETS.map(() => logistic(known + knowledge.noise * random.normal()));
    }),
    interest: mix.map(() => random.normal()),
    asking: questions.personal * random.normal(),
    halfLife: forgetting.halfLife * Math.exp(forgetting.sd * random.normal()),
    speed: Math.exp(reading.speedSd * random.normal()),
  };
}

export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
