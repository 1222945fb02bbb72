import type { Gap, HorizonSignals, Stopped } from '#boundary/field-policy.ts';
import type { FromWorker } from '#boundary/messages.ts';
import type { ProblemCode } from '#boundary/problem.ts';
import type { StrategyEnd, StrategyName } from '#boundary/schedule-strategy.ts';
import { basisWords, triedWords } from '#deidentified/ui/schedule-sentences.ts';
import { EMPTY_TEXT, PROBLEM_TEXT } from '#deidentified/ui/sentences.ts';
import { gapWords } from '#deidentified/ui/wording.ts';

/* What a reader must find in the sentences of the page, in other words than the page’s own tables. */

const STOPPED: Readonly<Partial<Record<ProblemCode, RegExp>>> = {
  'scope-missing': /not granted.*grant the scopes/is,
  'not-supported': /not mean an empty clinic/i,
  'patient-context': /open foreword from your schedule/i,
  'session-over': /session is over.*open again/is,
};

const FOUND: Readonly<Partial<Record<StrategyName, RegExp>>> = {
  'appointments-by-practitioner': /^((?!not your schedule).)*$/,
  'encounters-by-practitioner': /encounters, not your schedule/,
  'patient-lists': /patient list, not your schedule/,
  'launch-patient': /chart it was opened from, not your schedule/,
  group: /group, not your schedule/,
};

const ENDED: Readonly<Partial<Record<StrategyEnd, RegExp>>> = {
  'scope-missing': /IT: grant user\/(Appointment|Encounter|List|Group)\./,
  'not-declared': /metadata.*IT:/,
  unproven: /not an empty clinic.*IT:/,
  'no-visit': /not an empty clinic.*IT:/,
  'no-chart': /chart/i,
  used: /used/i,
};

const MISSING: Readonly<Record<Gap['kind'], RegExp>> = {
  schedule: /schedule entries/,
  panel: /charts of your panel/,
  past: /past visits/,
  problems: /problem lists/,
  laboratory: /laboratory results/i,
  medications: /medication lists/i,
  procedures: /procedures/i,
  orders: /orders/i,
};

/* What any other of each must come to: something to do, or a word that it is not the schedule. */
const ANY_STOP = /open|IT:/i;
const ANY_WAY = /not your (schedule|EHR)|chart/;
const ANY_END = /IT:|chart/;

/** Where the page’s sentence for what was said would not tell the reader what it should. */
export function judgeNotices(said: readonly FromWorker[]): readonly string[] {
  return said.flatMap((message) => {
    if (message.type === 'stopped') return stopTroubles(message);
    if (message.type === 'signals') return horizonTroubles(message);
    if (message.type !== 'ladder') return [];
    return message.tried.flatMap((one) =>
      tells(`${one.strategy} ${one.end}`, ENDED[one.end] ?? ANY_END, triedWords(one)),
    );
  });
}

function stopTroubles({ code }: Stopped): readonly string[] {
  const { title, body, next } = PROBLEM_TEXT[code];
  return tells(`stopped at ${code}`, STOPPED[code] ?? ANY_STOP, [title, body, next].join(' '));
}

function horizonTroubles({
  basis,
  found,
  horizon,
  gaps,
  readable,
}: HorizonSignals): readonly string[] {
  const words = basisWords(basis);
  return [
    ...tells(`found by ${basis.strategy}`, FOUND[basis.strategy] ?? ANY_WAY, words),
    ...(basis.whose.includes('supervisor')
      ? tells('supervisor', /under your supervisor/, words)
      : []),
    ...(found === 0 ? tells('no visit', /^no (visits|next clinic day)/i, EMPTY_TEXT[horizon]) : []),
    ...gaps.flatMap((gap) =>
      tells(`${gap.kind} missing`, MISSING[gap.kind], gapWords(gap, readable)),
    ),
  ];
}

function tells(what: string, wanted: RegExp, sentence: string): readonly string[] {
  return wanted.test(sentence) ? [] : [`${what}: “${sentence}”`];
}
