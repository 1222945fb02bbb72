import type { Gap } from '#boundary/field-policy.ts';
import { PROVES_NO_VISIT } from '#boundary/schedule-strategy.ts';
import type { Brief } from '#deidentified/ranking/brief.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import { narrowedWords } from './grant-sentences.ts';
import { GrantsView } from './grants-view.tsx';
import { PrivacyLink } from './privacy-link.tsx';
import { ProblemCodes } from './problem-codes.tsx';
import { ReadingLine } from './reading-line.tsx';
import { basisWords } from './schedule-sentences.ts';
import { EMPTY_TEXT, NOT_FOUND_TEXT, UNREAD_NEXT } from './sentences.ts';
import type { View } from './view.ts';
import { gapWords, numberWord } from './wording.ts';

/**
 * "16 of 18 visits readable.", at most one sentence more, and the rest behind a disclosure. Its second row is the reading line's while
 * there is one, so that the cards beneath stay where they are when reading ends.
 */
export function ReadableNote({ view, brief }: { readonly view: View; readonly brief: Brief }) {
  const gaps = distinct([...brief.gaps, ...(view.state.practice?.gaps ?? [])]);
  return (
    <div className="readable">
      <p>
        <b>{readableWords(brief, view.state.horizons)}</b>{' '}
        {[moreWords(onePerKind(gaps), view.state, brief), foundWords(view.state, brief)].join(' ')}
      </p>
      <div className="row">
        {view.state.reading.phase === 'reading' ? (
          <ReadingLine view={view} />
        ) : (
          <>
            <Unread gaps={gaps} brief={brief} state={view.state} />
            <PrivacyLink view={view} />
          </>
        )}
      </div>
    </div>
  );
}

interface UnreadProps {
  /** Each kind and code once. */
  readonly gaps: readonly Gap[];
  readonly brief: Brief;
  readonly state: Pick<SessionState, 'practice' | 'grants'>;
}

/** Everything that was asked for and not had, in words and as codes for IT. */
function Unread({ gaps, brief, state: { practice, grants } }: UnreadProps) {
  const lacking = grants?.lacking ?? [];
  if (gaps.length + lacking.length === 0) return null;
  return (
    <details className="more unhad">
      <summary>What was not read</summary>
      {gaps.length > 0 && (
        <ul className="sub">
          {onePerKind(gaps).map((gap) => (
            <li key={gap.kind}>{gapWords(gap, askedOf(gap, brief, practice))}</li>
          ))}
        </ul>
      )}
      <GrantsView lacking={lacking} />
      <p className="meta">{UNREAD_NEXT}</p>
      <ProblemCodes
        labels={[
          ...gaps.map(({ kind, code }) => `${kind}/${code}`),
          ...lacking.map(({ subject, lack }) => `${subject}/${lack}`),
        ]}
      />
    </details>
  );
}

function moreWords(gaps: readonly Gap[], state: SessionState, brief: Brief): string {
  const { reading } = state;
  if (reading.phase === 'finished' && !reading.complete)
    return 'Reading stopped early; what was read is shown.';
  if (!brief.whole) return '';
  const told = gaps.filter((gap) => isWorthASentence(gap, brief, state));
  const [only] = told;
  if (only === undefined) return narrowedWords(state.grants);
  return told.length === 1
    ? gapWords(only, askedOf(only, brief, state.practice))
    : `${numberWord(told.length)} kinds of record are missing in part.`;
}

/** Said of visits that do not come from the reader's own schedule, whether there are any or not. */
function foundWords({ horizons }: SessionState, { horizon }: Brief): string {
  const basis = horizons[horizon]?.basis;
  return basis === undefined ? '' : basisWords(basis);
}

/** Of how many the gap is the whole: visits, or, of panel and past, all there was. */
function askedOf({ kind, times }: Gap, brief: Brief, practice: SessionState['practice']): number {
  if (kind === 'panel') return practice?.patients === 0 ? times : Infinity;
  if (kind === 'past') return practice?.encounters === 0 ? times : Infinity;
  return brief.readable;
}

/** What is said of the visits says the rest; of panel and past only their whole absence matters to a brief. */
function isWorthASentence({ kind }: Gap, brief: Brief, { practice }: SessionState): boolean {
  if (kind === 'schedule') return brief.found > 0;
  if (kind === 'problems') return brief.readable === brief.found;
  if (kind === 'panel') return practice?.patients === 0;
  return kind === 'past' ? practice?.encounters === 0 : true;
}

function readableWords(
  { whole, found, readable, gaps, horizon }: Brief,
  horizons: SessionState['horizons'],
): string {
  if (found === 0) {
    if (gaps.some(({ kind }) => kind === 'schedule')) return 'No visits could be read.';
    const { strategy = PROVES_NO_VISIT } = horizons[horizon]?.basis ?? {};
    const texts = strategy === PROVES_NO_VISIT ? EMPTY_TEXT : NOT_FOUND_TEXT;
    // An empty week says it for the days within it.
    return `${texts[horizons.week?.found === 0 ? 'week' : horizon]} These cards need no schedule.`;
  }
  if (!whole) return `${readable} of ${found} visits read so far.`;
  if (horizons[horizon]?.basis.strategy === 'calendar-file')
    return `${readable} of ${found} ${found === 1 ? 'entry names' : 'entries name'} a subject.`;
  return `${readable} of ${found} ${found === 1 ? 'visit' : 'visits'} readable.`;
}

function distinct(gaps: readonly Gap[]): readonly Gap[] {
  return gaps.filter(
    ({ kind, code }, place) =>
      gaps.findIndex((gap) => gap.kind === kind && gap.code === code) === place,
  );
}

/** One wording whatever the cause, so once for each kind: of its commonest cause, which may be the whole of it. */
function onePerKind(gaps: readonly Gap[]): readonly Gap[] {
  const kinds = [...new Set(gaps.map(({ kind }) => kind))];
  return kinds.flatMap((kind) =>
    gaps
      .filter((gap) => gap.kind === kind)
      .toSorted((one, other) => other.times - one.times)
      .slice(0, 1),
  );
}
