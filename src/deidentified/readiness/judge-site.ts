import { compareHeaders, type HeaderTable, UNTOLD } from './compare-headers.ts';
import { CHECKS, type FileCheck, type Row } from './row.ts';

/** One address, what the table of zones says of it, and what came. */
export interface Asked {
  readonly check: FileCheck;
  /** Relative to the tenant's path. */
  readonly file: string;
  /** Undefined where the table could not be worked out: the pack whose hosts it names did not arrive. */
  readonly table: HeaderTable | undefined;
  readonly answer: Answer;
}

export type Answer =
  | { readonly came: 'answer'; readonly status: number; readonly headers: HeaderTable }
  | { readonly came: 'redirect' | 'nothing' }
  /** It was not asked for, since this browser could obey what it says. */
  | { readonly came: 'unasked' };

/** A row for each kind of file, as good as the worst of its kind, and one for what the end of a session did to the cache. */
export function judgeSite(asked: readonly Asked[], clearing: Clearing): readonly Row[] {
  return CHECKS.site.map((check) =>
    check === 'clearing'
      ? { check, ...CLEARING[clearing] }
      : judgeKind(
          check,
          asked.filter((each) => each.check === check),
        ),
  );
}

/** Whether what the browser had kept of this site was gone after the end of a session. */
export type Clearing = 'cleared' | 'kept' | 'unknown';

const CLEARING: Readonly<Record<Clearing, Pick<Row, 'verdict' | 'found'>>> = {
  cleared: { verdict: 'pass', found: ['Tried: a file that was in the cache was gone after it.'] },
  kept: {
    verdict: 'fail',
    found: ['Tried: a file that was in the cache was still there after it.'],
  },
  unknown: { verdict: 'skip', found: ['Could not be tried: this browser kept nothing to clear.'] },
};

function judgeKind(check: FileCheck, asked: readonly Asked[]): Row {
  const judged = asked.filter(
    ({ answer, table }) => answer.came !== 'unasked' && table !== undefined,
  );
  if (judged.length === 0) return { check, verdict: 'skip', found: [UNASKED] };
  const faults = judged.flatMap((each) =>
    faultsOf(each).map(({ verdict, words }) => ({ verdict, words: `${each.file}: ${words}` })),
  );
  if (faults.length === 0)
    return { check, verdict: 'pass', found: [countWords(judged.length), ...untold(judged)] };
  const isFailing = faults.some(({ verdict }) => verdict === 'fail');
  return { check, verdict: isFailing ? 'fail' : 'warn', found: shortened(faults) };
}

const UNASKED = 'Not looked at: it could not be asked for, or compared, from here.';

function faultsOf({ check, table = {}, answer }: Asked): ReturnType<typeof compareHeaders> {
  if (answer.came !== 'answer') {
    const words = answer.came === 'redirect' ? 'it was sent on elsewhere' : 'nothing came';
    return [{ verdict: 'fail', words: `${words}. It must be answered where it stands.` }];
  }
  const right = check === 'refusal' ? 404 : 200;
  return answer.status === right
    ? compareHeaders(table, answer.headers)
    : [
        {
          verdict: 'fail',
          words: `answered ${String(answer.status)}. It must be ${String(right)}.`,
        },
      ];
}

/** What no page is told has to be seen from outside. */
function untold(asked: readonly Asked[]): readonly string[] {
  return asked.flatMap(({ file, table = {} }) => {
    const value = table[UNTOLD];
    return value === undefined
      ? []
      : [`${UNTOLD} cannot be seen from a page. With curl -sI, ${file} must have: ${value}`];
  });
}

function countWords(answers: number): string {
  return answers === 1
    ? '1 answer, as the table says'
    : `${String(answers)} answers, all as the table says`;
}

/** Many files may lack the same. */
function shortened(faults: readonly { readonly words: string }[]): readonly string[] {
  const words = faults.map((fault) => fault.words);
  return words.length <= MOST
    ? words
    : [...words.slice(0, MOST), `and ${String(words.length - MOST)} more of this kind`];
}

const MOST = 6;
