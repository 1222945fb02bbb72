import type { Gap } from '#boundary/field-policy.ts';
import type { Brief } from '#deidentified/ranking/brief.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import { ProblemCodes } from './problem-codes.tsx';
import { EMPTY_TEXT } from './sentences.ts';
import type { View } from './view.ts';
import { gapWords } from './wording.ts';

/** "16 of 18 visits readable.", and what else was not had, each kind once. */
export function ReadableNote({
  view: { state },
  brief,
}: {
  readonly view: View;
  readonly brief: Brief;
}) {
  const gaps = onePerKind([...brief.gaps, ...(state.practice?.gaps ?? [])]);
  const stoppedEarly = state.reading.phase === 'finished' && !state.reading.complete;
  return (
    <div className="readable">
      <p>
        <b>{readableWords(brief, state.horizons)}</b>
        {gaps
          .filter((gap) => isWorthASentence(gap, brief, state))
          .map((gap) => ` ${gapWords(gap, brief.readable)}`)}
        {stoppedEarly && ' Reading stopped early; what was read is shown.'}
      </p>
      {gaps.length > 0 && <ProblemCodes labels={gaps.map(({ kind, code }) => `${kind}/${code}`)} />}
    </div>
  );
}

/** The count of readable visits says the rest; of panel and past only their whole absence matters to a brief. */
function isWorthASentence({ kind }: Gap, brief: Brief, { practice }: SessionState): boolean {
  switch (kind) {
    case 'problems':
      return brief.readable === brief.found;
    case 'panel':
      return practice?.patients === 0;
    case 'past':
      return practice?.encounters === 0;
    default:
      return true;
  }
}

function readableWords(
  { found, readable, gaps, horizon }: Brief,
  horizons: SessionState['horizons'],
): string {
  if (found === 0) {
    if (gaps.some(({ kind }) => kind === 'schedule')) return 'No visits could be read.';
    // An empty week says it for the days within it.
    return `${EMPTY_TEXT[horizons.week?.found === 0 ? 'week' : horizon]} These cards need no schedule.`;
  }
  return `${readable} of ${found} ${found === 1 ? 'visit' : 'visits'} readable.`;
}

function onePerKind(gaps: readonly Gap[]): readonly Gap[] {
  return gaps.filter(({ kind }, place) => gaps.findIndex((gap) => gap.kind === kind) === place);
}
