import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createAnswerer, type Answer } from './answer-topics.ts';
import { type Asked, parseAskedLine, parseAskedOptions } from './parse-asked.ts';

/*
 * `npm run topics-of -- --icd10cm E11.22 --snomed 44054006 --drug "sacubitril-valsartan" --text "CHF f/u" --loinc "4548-4=8.2 %" --cvx 140`
 * answers with topics and the rule that found each, as JSON; `--ndjson FILE` (or `-`) for many, one JSON object a line. Each option but
 * the last may be repeated. Nothing of what is asked is written anywhere but into the answer, and of words and drug names not even that.
 */

const OPTIONS = {
  icd10cm: { type: 'string', multiple: true },
  snomed: { type: 'string', multiple: true },
  drug: { type: 'string', multiple: true },
  text: { type: 'string', multiple: true },
  loinc: { type: 'string', multiple: true },
  cvx: { type: 'string', multiple: true },
  ndjson: { type: 'string' },
} as const;

const USAGE = `Ask with ${Object.keys(OPTIONS)
  .map((name) => `--${name}`)
  .join(', ')}.`;

/** Where answers and complaints go. */
export interface Streams {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** Answers the arguments of the command; gives the exit code, 1 where any of it could not be read. Never throws. */
export async function runTopicsOf(args: readonly string[], streams: Streams): Promise<number> {
  const { say, complain } = streams;
  const options = readOptions(args);
  if (typeof options === 'string') {
    complain(`topics-of: ${options} ${USAGE}`);
    return 1;
  }
  const answer = createAnswerer();
  const { ndjson, ...one } = options;
  if (ndjson !== undefined) {
    if (Object.keys(one).length > 0) {
      complain('topics-of: --ndjson stands alone: put codes and words into its lines.');
      return 1;
    }
    return answerLines(ndjson, answer, streams);
  }
  const asked = parseAskedOptions(one);
  if (typeof asked === 'string') {
    complain(`topics-of: ${asked}`);
    return 1;
  }
  say(JSON.stringify(answer(asked), null, 2));
  return 0;
}

type Options = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

/** The options, or what is wrong with them in a sentence. */
function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false });
    return Object.keys(values).length === 0 ? 'nothing is asked.' : values;
  } catch {
    return faultOf(args);
  }
}

/** Names an option and never its value: what stands where no value belongs may be words about someone. */
function faultOf(args: readonly string[]): string {
  const named = args.flatMap((arg) => /^--([a-z0-9-]*)/i.exec(arg)?.[1] ?? []);
  const unknown = named.find((name) => !Object.hasOwn(OPTIONS, name));
  return unknown === undefined
    ? 'each option takes one value, and every value needs its option; quote what has spaces.'
    : `there is no option --${unknown}.`;
}

async function answerLines(
  path: string,
  answer: (asked: Asked) => Answer,
  { say, complain }: Streams,
): Promise<number> {
  let code = 0;
  let number = 0;
  try {
    const input = path === '-' ? process.stdin : createReadStream(path);
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() === '') continue;
      const asked = parseAskedLine(line.replace(/^\uFEFF/, ''));
      if (typeof asked === 'string') {
        complain(`topics-of: line ${number}: ${asked}`);
        code = 1;
      } else say(JSON.stringify(answer(asked)));
    }
  } catch {
    complain('topics-of: the file of --ndjson cannot be read.');
    return 1;
  }
  return code;
}

if (import.meta.main) {
  // Whoever reads the answers may stop before the last.
  process.stdout.once('error', () => process.exit());
  process.exitCode = await runTopicsOf(process.argv.slice(2), {
    say: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
  });
}
