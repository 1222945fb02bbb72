import type { SessionState } from '#deidentified/session-state.ts';
import { focusInPlace } from './focus.ts';
import { NotKept } from './record-left-out.tsx';
import { LEFT_OUT_TEXT } from './record-sentences.ts';
import { MARK_TEXT } from './sentences.ts';
import type { View } from './view.ts';

const UNDONE = 'Mark undone.';

/**
 * What the last mark did, with its undo at hand. It stands before the card that takes the focus, so that Shift+Tab reaches the undo;
 * where no card follows, it takes the focus itself.
 */
export function Notice({ view }: { readonly view: View }) {
  const { state, said, brief, returnTo } = view;
  if (said === null) return null;
  const follows = brief?.items.some(({ id }) => id === returnTo) ?? false;
  const ref = follows ? null : focusInPlace;
  return (
    <p className="notice" key={`${said} ${state.marks.length}`}>
      <span aria-hidden="true" {...(said === 'undone' && { tabIndex: -1, ref })}>
        {saidWords(said, state)}
      </span>
      {said === 'marked' && <NotKept view={view} item={state.marks.at(-1)?.item ?? ''} />}
      {said === 'marked' && (
        <button
          type="button"
          className="txt"
          ref={ref}
          onClick={() => {
            view.act({ type: 'undone' });
          }}
        >
          Undo
        </button>
      )}
    </p>
  );
}

/** The same words for a screen reader, in a live region that is there before they are. */
export function NoticeStatus({ view: { state, said } }: { readonly view: View }) {
  return (
    <p className="vh" role="status">
      {said !== null && (
        <span key={`${said} ${state.marks.length}`}>
          {saidWords(said, state)} {said === 'marked' && isLeftOut(state) && LEFT_OUT_TEXT}
        </span>
      )}
    </p>
  );
}

function saidWords(said: 'marked' | 'undone', { marks }: SessionState): string {
  const last = marks.at(-1);
  return said === 'marked' && last !== undefined ? MARK_TEXT[last.mark].said : UNDONE;
}

function isLeftOut({ record, marks }: SessionState): boolean {
  return record.place.state === 'open' && record.leftOut.includes(marks.at(-1)?.item ?? '');
}
