/** Draws of one stream: the same seed gives the same numbers everywhere. */
export interface Random {
  readonly uniform: () => number;
  readonly normal: () => number;
  readonly poisson: (mean: number) => number;
  /** Of mean 1. */
  readonly gamma: (shape: number) => number;
  /** A place, by weights. */
  readonly pick: (weights: readonly number[]) => number;
}

/** A stream of its own for each name. */
export function randomOf(...names: readonly (string | number)[]): Random {
  let state = hashOf(names.join('/'));
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    return mixed(state);
  };
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    normal,
    poisson: (mean) => {
      const limit = Math.exp(-mean);
      let count = 0;
      for (let left = uniform(); left > limit; left *= uniform()) count += 1;
      return count;
    },
    gamma: (shape) => {
      // A sum of exponentials: the shapes used here are whole numbers.
      let sum = 0;
      for (let i = 0; i < shape; i += 1) sum -= Math.log(1 - uniform());
      return sum / shape;
    },
    pick: (weights) => {
      let left = uniform() * weights.reduce((sum, weight) => sum + weight, 0);
      const place = weights.findIndex((weight) => (left -= weight) < 0);
      return place === -1 ? weights.length - 1 : place;
    },
  };
}

/** One number from 0 to 1 that belongs to a name: two policies that ask for the same get the same. */
export function chanceOf(...names: readonly (string | number)[]): number {
  return mixed(hashOf(names.join('/')));
}

function mixed(state: number): number {
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

function hashOf(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return hash ^ (hash >>> 13);
}
