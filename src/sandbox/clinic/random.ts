/** A repeatable source of numbers: the same key gives the same sequence on every machine. */
export interface Random {
  /** The next number, at least 0 and below 1. */
  readonly next: () => number;
}

/** A generator of its own for each key, so that one part of the clinic never shifts another's numbers (sfc32, Chris Doty-Humphrey, PractRand). */
export function randomFor(...key: readonly (string | number)[]): Random {
  const words = hashWords(key.join('/'));
  let [a = 0, b = 0, c = 0, counter = 1] = words;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) next();
  return { next };
}

/** True in the given percentage of draws. */
export function chance(random: Random, percent: number): boolean {
  return random.next() * 100 < percent;
}

/** A whole number from low to high, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random.next() * (high - low + 1));
}

/** One of the items, each as likely; throws a RangeError for an empty list. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random.next() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/** A value around the mean (sum of three uniform draws, bell-shaped, never beyond three deviations). */
export function around(random: Random, mean: number, deviation: number): number {
  return mean + deviation * 2 * (random.next() + random.next() + random.next() - 1.5);
}

/** The items in a new order; the argument is left as it was. */
export function shuffled<T>(random: Random, items: readonly T[]): readonly T[] {
  const deck = items.map((item) => ({ item, order: random.next() }));
  return deck.toSorted((one, other) => one.order - other.order).map(({ item }) => item);
}

/** FNV-1a over the key with four different starts: enough to keep neighbouring keys apart. */
function hashWords(key: string): readonly number[] {
  return [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35].map((start) => {
    let hash = start;
    for (const letter of key) {
      hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
      hash ^= hash >>> 15;
    }
    return hash;
  });
}
