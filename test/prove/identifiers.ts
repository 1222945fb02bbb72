import fc from 'fast-check';
import { readForBrief } from '#phi/read-brief.ts';
import { judgeRun } from '../support/fuzz-run.ts';
import { type World, worlds } from '../support/fuzz-worlds.ts';
import type { Row } from './proof.ts';

/** What came of one world read twice: as it is, and with every identifier in it another. */
interface Pair {
  readonly said: readonly [string, string];
  readonly requests: number;
}

const SEED = 20_261_123;
const PAIRS_AT_A_TIME = 100;

/**
 * Two panels that differ only in identifiers give the same words, in the same order. All that points at somebody in these worlds, ids,
 * names, texts, addresses, holds one word; the other panel has another in its place, with numbers in another order, and other birthdays.
 */
export async function compareIdentifiers(least: number): Promise<Row> {
  const differing: number[] = [];
  let pairs = 0;
  let telling = 0;
  for (let turn = 0; pairs < least; turn += 1) {
    for (const world of fc.sample(worlds, { seed: SEED + turn, numRuns: PAIRS_AT_A_TIME })) {
      const { said, requests } = await readTwice(world);
      pairs += 1;
      if (requests > 3 && said[0].includes('"topic"')) telling += 1;
      if (said[0] !== said[1]) differing.push(pairs);
    }
  }
  return {
    what: `${String(pairs)} pairs of panels that differ only in identifiers (${String(telling)} of them with topics to tell): pairs that say something else`,
    found: `${String(differing.length)}${differing.length === 0 ? '' : `, the first of them pair ${String(differing[0])}`}`,
    isSound: differing.length === 0 && telling * 4 > pairs,
  };
}

async function readTwice(world: World): Promise<Pair> {
  const plain: unknown[] = [];
  const other: unknown[] = [];
  const { requests } = await judgeRun(world, recording(plain, PLAIN));
  await judgeRun(world, recording(other, DISGUISED));
  return { said: [JSON.stringify(plain), JSON.stringify(other)], requests };
}

interface Guise {
  readonly ask: (text: string) => string;
  readonly answer: (text: string) => string;
}

function recording(said: unknown[], guise: Guise): typeof readForBrief {
  return (start, parts) =>
    readForBrief(start, {
      ...parts,
      fetchImpl: through(guise, parts.fetchImpl),
      say: (candidate) => {
        said.push(candidate);
        parts.say(candidate);
      },
    });
}

/** What is asked is put in the world’s own words, and what is answered in the others’. */
function through({ ask, answer }: Guise, fetchImpl: typeof fetch): typeof fetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const body = typeof init?.body === 'string' ? { body: ask(init.body) } : {};
    const answered = await fetchImpl(ask(url), { ...init, ...body });
    if (answered.body === null || answered.type !== 'default') return answered;
    const whole = answered.clone();
    try {
      const { status, headers } = answered;
      return new Response(answer(await answered.text()), { status, headers });
    } catch {
      return whole; // breaks off in the middle
    }
  };
}

const WORD = 'canary';
const OTHER = 'badger';

/** Numbers, by how many there are from where on: each goes to another of as many digits, so that what cuts a text cuts both alike. */
const SHIFTS = {
  p: [{ from: 0, size: 6, by: 5 }],
  '': [
    { from: 0, size: 10, by: 7 },
    { from: 10, size: 31, by: 5 },
  ],
} as const;

/** Both panels go the same way, so that they differ in nothing else. */
const PLAIN: Guise = { ask: (text) => text, answer: (text) => text };
const DISGUISED: Guise = { ask: undisguised, answer: disguised };

function disguised(text: string): string {
  return withTokens(text, (each) =>
    each
      .replaceAll(/canary(?:-(p?)(\d+))?/g, (_, kind?: string, number?: string) =>
        number === undefined
          ? OTHER
          : `${OTHER}-${kind ?? ''}${String(moved(kind, Number(number)))}`,
      )
      .replaceAll(/(?<="birthDate":")[^"]*/g, (date) => date.replaceAll(/\d/g, '1')),
  );
}

function undisguised(text: string): string {
  return text.replaceAll(/badger(?:-(p?)(\d+))?/g, (_, kind?: string, number?: string) => {
    if (number === undefined) return WORD;
    const from = Array.from({ length: 41 }, (__, at) => at).find(
      (at) => moved(kind, at) === Number(number),
    );
    return `${WORD}-${kind ?? ''}${String(from ?? Number(number))}`;
  });
}

function moved(kind: string | undefined, number: number): number {
  const shift = SHIFTS[kind === 'p' ? 'p' : ''].find(
    ({ from, size }) => number >= from && number < from + size,
  );
  if (shift === undefined) return number;
  const { from, size, by } = shift;
  return from + (((number - from) * by + 1) % size);
}

/** The payload of an ID token is read through its base64. */
function withTokens(text: string, change: (text: string) => string): string {
  return change(
    text.replaceAll(/("id_token":"[\w-]+\.)([\w-]+)/g, (_, before: string, payload: string) => {
      const changed = change(Buffer.from(payload, 'base64url').toString());
      return before + Buffer.from(changed).toString('base64url');
    }),
  );
}
