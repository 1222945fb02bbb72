import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import { NoteWords } from './questions-list.tsx';
import type { View } from './view.ts';

/** What was answered or noticed, folded, with the way back. */
export function SettledNotes({
  view,
  catalog,
}: {
  readonly view: View;
  readonly catalog: Catalog;
}) {
  const notes = view.state.entries.notes.filter(({ state }) => state === 'closed').toReversed();
  if (notes.length === 0) return null;
  return (
    <details className="more notes">
      <summary>Answered and noticed</summary>
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            <NoteWords note={note} catalog={catalog} />
            <div className="acts">
              <button
                type="button"
                className="txt"
                onClick={() => {
                  view.act({ type: 'note-settled', id: note.id, state: 'open' });
                }}
              >
                Open again
              </button>
              <button
                type="button"
                className="txt"
                onClick={() => {
                  view.act({ type: 'note-dropped', id: note.id });
                }}
              >
                Drop
              </button>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
