import { EndSession } from './leave-end.tsx';
import { RecordStanding } from './record-standing.tsx';
import { TakeFile } from './take-file.tsx';
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
          <TakeFile label="Take my marks as a file" onTake={view.takeMarks} />
        )}
        <EndSession view={view} look="text" />
      </div>
    </section>
  );
}
