import { isObject } from '#boundary/guards.ts';
import { admitMessage, type RulesToFire, type StartReading } from '#boundary/messages.ts';
import type { Timing } from '#phi/fhir/transport.ts';
import { readForBrief } from '#phi/read-brief.ts';
import type { TopicIndexes } from '#phi/signals/topic-indexes.ts';
import { indexesOf } from '../../support/indexes.ts';
import { NO_RULES_TOLD } from '../../support/rules.ts';
import { aStart } from './fake-ehr.ts';

/** Two topics are enough to see what comes of codes. */
const TWO_TOPICS = indexesOf({
  ICD10CM_PREFIXES: 'hypertension I10\ntype-2-diabetes E11',
  DRUG_LINES: 'biguanide>type-2-diabetes|metformin',
  ANALYTE_LINES: '3|20|%=1,0|hba1c-high >= 6.5|hba1c-abnormal|4548-4',
  FINDING_TOPICS: 'type-2-diabetes hba1c-high hba1c-abnormal',
});

/** What a test lends a run in place of the usual. */
export interface Lent extends Partial<Timing> {
  readonly fetchImpl?: typeof fetch;
  readonly indexes?: TopicIndexes;
  /** What the page tells; no rules unless said. */
  readonly told?: Promise<RulesToFire>;
  /** Every message as it is said. */
  readonly heard?: unknown[];
}

/** Runs one reading against the server that stands, and gives back everything door 1 let out; a refusal there throws. */
export async function messagesOf(
  start: StartReading = aStart(),
  now = () => start.now,
  lent: Lent = {},
) {
  const { heard: messages = [], told = Promise.resolve(NO_RULES_TOLD) } = lent;
  let rules: ReadonlySet<string> = new Set();
  void told.then((message) => {
    rules = new Set(message.rules.map(({ id }) => id));
  });
  await readForBrief(start, {
    fetchImpl: lent.fetchImpl ?? fetch,
    indexes: lent.indexes ?? TWO_TOPICS,
    told,
    timing: {
      now,
      machineNow: Date.now,
      wait: lent.wait ?? (() => Promise.resolve()),
      timeOut: lent.timeOut ?? ((time) => AbortSignal.timeout(time)),
    },
    say: (candidate) => {
      const message = admitMessage(candidate, rules);
      if (message === undefined) throw new Error(`refused: ${JSON.stringify(candidate)}`);
      messages.push(message);
    },
  });
  return messages;
}

/** The messages without progress, first words, what was granted and what became of each way to the schedule. */
export function wordsOf(messages: readonly unknown[]): readonly unknown[] {
  return messages.filter(
    (message) =>
      isObject(message) &&
      message['type'] !== 'progress' &&
      message['type'] !== 'ladder' &&
      message['type'] !== 'grants' &&
      !isFirstWord(message),
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
