/** What a door must refuse of one record: by field, and between fields. */
export interface Probe {
  /** The name of the policy, as its file exports it. */
  readonly name: string;
  /** A record that is admitted. */
  readonly sound: Readonly<Record<string, unknown>>;
  /** For each field, values that only its own rule refuses. */
  readonly hostile: Readonly<Record<string, readonly unknown[]>>;
  /** Records, every field of which is admitted, that a rule between fields refuses; with the rule in words. */
  readonly together?: readonly (readonly [
    rule: string,
    changes: Readonly<Record<string, unknown>>,
  ])[];
}

/** What identifies somebody, in shapes that a lax rule would let through. */
const WORDS = ['Smith, John', 'MRN-0012345', '1957-03-02', ' ', ''] as const;

/** Whatever is no text and no number. */
const THINGS = [{ mrn: 'MRN-1' }, ['Smith'], [], true, undefined] as const;

/** What a whole number from `least` to `most` is not. */
export function notWhole(least: number, most: number): readonly unknown[] {
  const numbers = [least - 1, most + 1, least + 0.5, -1.5, Number.NaN, Infinity];
  return [...numbers, String(least), null, ...THINGS, ...WORDS];
}

/** What none of these words is. */
export function notOneOf(...words: readonly string[]): readonly unknown[] {
  const nearly = words.flatMap((word) => [`${word} `, word.toUpperCase(), `${word}x`]);
  const known: ReadonlySet<unknown> = new Set(words);
  return [...nearly, 0, null, words.slice(0, 1), ...WORDS, ...THINGS].filter(
    (value) => !known.has(value),
  );
}

/** What no name of a closed code system is. */
export const NOT_A_TOPIC: readonly unknown[] = [
  'lycanthropy',
  'Hypertension',
  'hypertension ',
  'toString',
  7,
  null,
  ...WORDS,
  ...THINGS,
];

export const NOT_A_BOOLEAN: readonly unknown[] = [0, 1, 'true', null, undefined, {}, []];

/** What a list of at most `most` of these is not. */
export function notAList(value: unknown, most: number, wrong: unknown): readonly unknown[] {
  return [
    [wrong],
    [value, wrong],
    Object.assign([value], { mrn: 'MRN-1' }),
    Array.from({ length: most + 1 }, () => value),
    { 0: value, length: 1 },
    new Set([value]),
    null,
    'Smith',
    undefined,
  ];
}

/** Text that a pattern must refuse, whichever it is, and things that are no text. */
export const NOT_A_NAME: readonly unknown[] = [...WORDS, 'x\n', 7, null, ...THINGS];

/** What is no day. */
export const NOT_A_DAY: readonly unknown[] = [
  '2026-11-20T10:00',
  '2026-02-30',
  '1957-03-02',
  '2026-11',
  20_261_120,
  null,
  ...THINGS,
];
