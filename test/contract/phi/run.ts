import { isObject } from '#boundary/guards.ts';
import { admitMessage, type StartReading } from '#boundary/messages.ts';
import type { Timing } from '#phi/fhir/transport.ts';
import { readForBrief } from '#phi/read-brief.ts';
import { indexTopics } from '#phi/signals/topic-index.ts';
import { aStart } from './fake-ehr.ts';

/** Two topics are enough to see what comes of codes. */
const INDEX = indexTopics({
  ICD10CM_PREFIXES: 'hypertension I10\ntype-2-diabetes E11',
  SNOMED_CODES: '',
  LOINC_CODES: 'type-2-diabetes 2345-7',
  INGREDIENT_WORDS: 'type-2-diabetes metformin',
});

/** What a test lends a run in place of the usual. */
export interface Lent extends Partial<Timing> {
  readonly fetchImpl?: typeof fetch;
}

/** Runs one reading against the server that stands, and gives back everything door 1 let out; a refusal there throws. */
export async function messagesOf(
  start: StartReading = aStart(),
  now = () => start.now,
  lent: Lent = {},
) {
  const messages: unknown[] = [];
  await readForBrief(start, {
    fetchImpl: lent.fetchImpl ?? fetch,
    index: INDEX,
    timing: {
      now,
      machineNow: Date.now,
      wait: lent.wait ?? (() => Promise.resolve()),
      timeOut: lent.timeOut ?? ((time) => AbortSignal.timeout(time)),
    },
    say: (candidate) => {
      const message = admitMessage(candidate);
      if (message === undefined) throw new Error(`refused: ${JSON.stringify(candidate)}`);
      messages.push(message);
    },
  });
  return messages;
}

/** The messages without progress and first words. */
export function wordsOf(messages: readonly unknown[]): readonly unknown[] {
  return messages.filter(
    (message) => isObject(message) && message['type'] !== 'progress' && !isFirstWord(message),
  );
}

/** What the first few charts say of a horizon whose others are still being read. */
export function isFirstWord(message: unknown): boolean {
  return isObject(message) && message['whole'] === false;
}

/** The whole of what a run says that stops. */
export function stopped(stage: string, code: string): readonly unknown[] {
  return [{ type: 'stopped', stage, code }];
}
