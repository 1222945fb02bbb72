import { EndSession } from './leave-end.tsx';
import { RecordStanding } from './record-standing.tsx';
import type { View } from './view.ts';

/** What becomes of marks and settings, and the way out. */
export function SessionNote({ view }: { readonly view: View }) {
  return (
    <section className="sec" aria-labelledby="this-session">
      <h2 className="h3" id="this-session">
        This session
      </h2>
      <RecordStanding view={view} />
      <div className="acts">
        {view.state.marks.length > 0 && (
          <button type="button" className="txt" onClick={view.takeMarks}>
            Take my marks as a file
          </button>
        )}
        <EndSession view={view} look="text" />
      </div>
    </section>
  );
}
