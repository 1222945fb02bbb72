import type { RequestHandler } from 'msw';
import type { SetupServer } from 'msw/node';
import { expect } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import type { StartReading } from '#boundary/messages.ts';
import { isProblemCode } from '#boundary/problem.ts';
import { STRATEGY_NAMES } from '#boundary/schedule-strategy.ts';
import { GAP_TEXT, PROBLEM_TEXT } from '#deidentified/ui/sentences.ts';
import { CLINIC } from './clinic.ts';
import { aStart, fakeEhr, type Json } from './fake-ehr.ts';
import { type Lent, messagesOf, wordsOf } from './run.ts';

/** A server that is wrong in one way, and what reads it. */
interface Wrong extends Lent {
  /** What answers before the small clinic does. */
  readonly before?: readonly RequestHandler[];
  readonly clinic?: readonly Json[];
  readonly start?: StartReading;
  readonly now?: () => number;
}

/**
 * Runs a reading against a wrong server and gives back what the page is told, and what was asked. Whatever the fault: nothing of the
 * server's text is told, every code has its sentence, and the run ends with one last word.
 */
export async function readWrong(network: SetupServer, wrong: Wrong = {}) {
  const { before = [], clinic = CLINIC, start = aStart(), now, ...lent } = wrong;
  const ehr = fakeEhr(clinic, before);
  network.use(...ehr.handlers);
  const messages = await messagesOf(start, now, lent);
  const words = wordsOf(messages);
  const told = JSON.stringify(messages).replaceAll(OUR_OWN_NAMES, '');
  expect(told).not.toMatch(/canary|Patient|Practitioner|ehr\.example/i);
  expectSentences(words);
  const types = words.map((word) => (isObject(word) ? word['type'] : null));
  expect(['finished', 'stopped']).toContain(types.at(-1));
  expect(types.slice(0, -1)).not.toContain('stopped');
  const [session, nextDay, week] = words;
  return { words, session, nextDay, week, last: words.at(-1), asked: ehr.asked };
}

const OUR_OWN_NAMES = new RegExp(`"(${STRATEGY_NAMES.join('|')})"`, 'g');

/** A stop is told in three sentences, a gap in one: each code and kind must have its own. */
function expectSentences(words: readonly unknown[]): void {
  for (const word of words) {
    if (!isObject(word)) throw new Error('a message that is none');
    if (word['type'] === 'stopped') expect(sentenceOf(word['code'])).toMatch(/\.$/);
    for (const gap of [word['gaps'] ?? []].flat()) {
      if (!isObject(gap)) throw new Error('a gap that is none');
      expect(Object.keys(GAP_TEXT)).toContain(gap['kind']);
      expect(sentenceOf(gap['code'])).toMatch(/\.$/);
    }
  }
}

function sentenceOf(code: unknown): string {
  return isProblemCode(code) ? PROBLEM_TEXT[code].next : '';
}

/** One gap, as a message tells it. */
export function aGap(kind: string, code: string, times = 1) {
  return { kind, code, times };
}

/** How the small clinic's brief ends, whatever a chart or an entry lacked. */
export const WHOLE = { type: 'finished', complete: true } as const;
