import { focusInPlace } from './focus.ts';
import { MARK_TEXT } from './sentences.ts';
import type { View } from './view.ts';

/** What the last mark did, with its undo at hand. The focus follows, since the card it was on has gone. */
export function Notice({
  view,
  said,
}: {
  readonly view: View;
  readonly said: 'marked' | 'undone' | null;
}) {
  const { marks } = view.state;
  const last = marks.at(-1);
  return (
    <div className={said === null ? 'notice vh' : 'notice'} role="status">
      {said === 'undone' && (
        <p key={`undone ${marks.length}`} tabIndex={-1} ref={focusInPlace}>
          Mark undone.
        </p>
      )}
      {said === 'marked' && last !== undefined && (
        <p key={`marked ${marks.length}`}>
          {MARK_TEXT[last.mark].said}{' '}
          <button
            type="button"
            className="txt"
            ref={focusInPlace}
            onClick={() => {
              view.act({ type: 'undone' });
            }}
          >
            Undo
          </button>
        </p>
      )}
    </div>
  );
}
