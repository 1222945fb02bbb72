import { isObject } from '#boundary/guards.ts';
import { admitMessage } from '#boundary/messages.ts';
import { readForBrief } from '#phi/read-brief.ts';
import { ORIGIN } from '../contract/phi/fake-ehr.ts';
import { CANARY } from './fuzz-codings.ts';
import { standUp } from './fuzz-ehr.ts';
import type { World } from './fuzz-worlds.ts';
import { SHIPPED_INDEXES } from './indexes.ts';
import { CORE_RULES, CORE_RULES_TOLD } from './rules.ts';

const RULES: ReadonlySet<string> = new Set(CORE_RULES.map(({ id }) => id));

/** What came of one run. */
export interface RunOutcome {
  /** Each with what it was; none, and the run is as it should be. */
  readonly troubles: readonly Trouble[];
  /** What a run met or said: kinds of messages, stopped codes, gaps. */
  readonly marks: ReadonlySet<string>;
  /** Kinds of faults that struck an answer. */
  readonly faults: ReadonlySet<string>;
  readonly requests: number;
}

/** A run must end by itself, with one last word, and say nothing that it read. */
interface Trouble {
  readonly kind: 'throw' | 'hang' | 'escape';
  readonly what: string;
}

/** More requests or waits than this are a run without end: no world here needs a third of it. */
const MOST_REQUESTS = 2_000;

/** Turns of the event loop in which nothing is asked, awaited or said: what is pending then will never come. */
const IDLE_TURNS = 100;

/** Runs one reading in a world, on a clock that only requests and waits move, and judges it. */
export async function judgeRun(
  world: World,
  read: typeof readForBrief = readForBrief,
): Promise<RunOutcome> {
  const troubles: Trouble[] = [];
  const faults = new Set<string>();
  const said: unknown[] = [];
  const limits = new WeakMap<AbortSignal, number>();
  const answer = standUp(world, (name) => faults.add(name));
  let now = world.start.now;
  let requests = 0;
  let steps = 0;
  let isOver = false;

  const step = (): Promise<void> => {
    steps += 1;
    return steps > 3 * MOST_REQUESTS || requests > MOST_REQUESTS
      ? new Promise<never>(() => {})
      : Promise.resolve();
  };
  const fetchImpl: typeof fetch = async (input, init) => {
    requests += 1;
    await step();
    const url = new URL(input instanceof Request ? input.url : input);
    if (!isAllowed(url)) troubles.push({ kind: 'escape', what: `asked ${url.href}` });
    const { response, takes } = answer(url, init);
    const limit = (init?.signal && limits.get(init.signal)) ?? Infinity;
    now += Math.min(takes, limit);
    if (takes > limit) throw new DOMException(CANARY, 'TimeoutError');
    return response();
  };
  const reading = read(world.start, {
    indexes: SHIPPED_INDEXES,
    told: Promise.resolve(CORE_RULES_TOLD),
    fetchImpl,
    say: (candidate) => {
      void step();
      said.push(candidate);
    },
    timing: {
      now: () => now,
      wait: (time) => {
        now += time;
        return step();
      },
      timeOut: (time) => {
        const { signal } = new AbortController();
        limits.set(signal, time);
        return signal;
      },
    },
  }).then(
    () => {
      isOver = true;
      return 'ended' as const;
    },
    (error: unknown) => {
      isOver = true;
      troubles.push({ kind: 'throw', what: String(error instanceof Error ? error.stack : error) });
      return 'threw' as const;
    },
  );
  const end = await Promise.race([reading, idle({ steps: () => steps, isOver: () => isOver })]);
  if (end === 'idle') troubles.push({ kind: 'hang', what: `no end after ${requests} requests` });
  if (end === 'ended') troubles.push(...troublesOfLastWord(said));
  troubles.push(...said.flatMap(troublesOfWord));
  if (Object.keys(Object.prototype).length > 0) {
    troubles.push({ kind: 'escape', what: 'a prototype was written to' });
  }
  return { troubles, marks: new Set(said.flatMap(marksOf)), faults, requests };
}

/** The token goes to the token endpoint and under the base, nowhere else. */
function isAllowed({ href, origin, pathname, username, password }: URL): boolean {
  if (href === `${ORIGIN}/token`) return true;
  return origin === ORIGIN && `${username}${password}` === '' && UNDER_BASE.test(pathname);
}

const UNDER_BASE = /^\/fhir(\/[A-Za-z]*(\/[A-Za-z0-9.-]+)?)?$/;

interface Life {
  /** How much was asked, awaited and said so far. */
  readonly steps: () => number;
  readonly isOver: () => boolean;
}

/** Waits until nothing happens any more. */
async function idle({ steps, isOver }: Life): Promise<'idle'> {
  let known = steps();
  for (let turns = 0; turns < IDLE_TURNS && !isOver(); turns += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (steps() !== known) turns = 0;
    known = steps();
  }
  return 'idle';
}

function troublesOfLastWord(said: readonly unknown[]): readonly Trouble[] {
  const isLast = said.map((word) => ['finished', 'stopped'].includes(typeOf(word)));
  const isOnce = isLast.filter(Boolean).length === 1 && isLast.at(-1) === true;
  return isOnce ? [] : [{ kind: 'hang', what: `words: ${said.map(typeOf).join(' ')}` }];
}

function troublesOfWord(word: unknown): readonly Trouble[] {
  const text = JSON.stringify([word]);
  const what = text.slice(0, 400);
  return admitMessage(word, RULES) === undefined || text.toLowerCase().includes(CANARY)
    ? [{ kind: 'escape', what }]
    : [];
}

function typeOf(word: unknown): string {
  return isObject(word) ? String(word['type']) : typeof word;
}

/** How many runs bear each mark, and how many met each fault. */
export interface Tally {
  readonly marks: Map<string, number>;
  readonly faults: Map<string, number>;
}

/** Adds one run to a tally. */
export function tallyRun({ marks, faults }: Tally, outcome: RunOutcome): void {
  for (const mark of outcome.marks) marks.set(mark, (marks.get(mark) ?? 0) + 1);
  for (const fault of outcome.faults) faults.set(fault, (faults.get(fault) ?? 0) + 1);
}

/** What a message stands for in the tally of a fuzz. */
function marksOf(candidate: unknown): readonly string[] {
  const word = admitMessage(candidate, RULES);
  switch (word?.type) {
    case 'stopped':
      return [`stopped ${word.stage}/${word.code}`];
    case 'finished':
      return [word.complete ? 'finished' : 'finished early'];
    case 'signals':
      return [
        ...(word.signals.length > 0 ? ['topics'] : []),
        ...(word.patterns.length > 0 ? ['patterns'] : []),
        ...(word.combinations.length > 0 ? ['combinations'] : []),
        ...(word.signals.some(({ textVisits }) => textVisits > 0) ? ['topics by words'] : []),
        ...(word.readable < word.found ? ['visits not readable'] : []),
        ...word.gaps.map(({ kind, code }) => `gap ${kind}/${code}`),
      ];
    case 'practice':
      return [
        ...(word.signals.length > 0 ? ['practice topics'] : []),
        ...word.gaps.map(({ kind, code }) => `gap ${kind}/${code}`),
      ];
    case 'grants':
      return word.lacking.map(({ subject, lack }) => `${subject} ${lack}`);
    case 'ladder':
      return word.tried.map(({ strategy, end }) => `${strategy} ${end}`);
    case 'calendar':
      return [`calendar ${word.end}`];
    case 'progress':
    case 'ledger':
    case 'readiness':
    case 'style':
    case undefined:
      return [];
  }
}
