import type { FromWorker } from '#boundary/messages.ts';
import { basisWords, triedWords } from '#deidentified/ui/schedule-sentences.ts';
import { PROBLEM_TEXT } from '#deidentified/ui/sentences.ts';
import { gapWords } from '#deidentified/ui/wording.ts';
import type { LiveEnd } from './live.ts';
import { endOf } from './print.ts';

/** What is printed of a server that runs: closed codes, counts, and the page’s own sentences. */
export function liveLines({
  tenant,
  said,
  requests,
  took,
  plain,
  troubles,
}: LiveEnd): readonly string[] {
  return [
    `Read as ${tenant.vendor}: ${tenant.schedule.join(', ')}`,
    `Came to: ${endOf(said)}`,
    ...said.flatMap(sentencesOf),
    `${requests} requests in ${took.toFixed(0)} ms`,
    plain === null
      ? 'Not compared: the plain app knows no such way to visits, or found none.'
      : `The plain app: ${plain.requests} requests in ${plain.took.toFixed(0)} ms for ${plain.visits} visits`,
    ...troubles.map((trouble) => `WRONG  ${trouble}`),
  ];
}

function sentencesOf(message: FromWorker): readonly string[] {
  switch (message.type) {
    case 'ladder':
      return message.tried.map((one) => `  ${triedWords(one)}`);
    case 'stopped': {
      const { title, body, next } = PROBLEM_TEXT[message.code];
      return [`  ${title}. ${body} ${next}`];
    }
    case 'signals': {
      const { whole, horizon, readable, found, signals, gaps, basis } = message;
      if (!whole) return [];
      return [
        `${horizon}: ${readable} of ${found} visits readable, ${signals.length} topics. ${basisWords(basis)}`.trim(),
        ...gaps.map(
          (gap) => `  ${gapWords(gap, readable)} (${gap.kind}/${gap.code}, ${gap.times})`,
        ),
      ];
    }
    case 'progress':
    case 'grants':
    case 'calendar':
    case 'style':
    case 'practice':
    case 'ledger':
    case 'readiness':
    case 'finished':
      return [];
  }
}
