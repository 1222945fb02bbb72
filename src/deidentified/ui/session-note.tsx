import { NOT_KEPT } from './sentences.ts';
import type { View } from './view.ts';

/** What becomes of marks and settings, and the way out. */
export function SessionNote({ view }: { readonly view: View }) {
  return (
    <section className="sec" aria-labelledby="this-session">
      <h2 className="h3" id="this-session">
        This session
      </h2>
      <p className="sub">{NOT_KEPT}</p>
      <div className="acts">
        {view.state.marks.length > 0 && (
          <button type="button" className="txt" onClick={view.takeMarks}>
            Take my marks as a file
          </button>
        )}
        <button type="button" className="txt" onClick={view.endSession}>
          End session
        </button>
      </div>
    </section>
  );
}
