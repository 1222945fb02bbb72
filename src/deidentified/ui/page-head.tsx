import type { KeptNote } from '#boundary/kept-policy.ts';
import type { Place } from '#deidentified/session-parts.ts';
import { waitingWords } from './questions-count.ts';
import { NAV_TEXT } from './sentences.ts';
import type { View } from './view.ts';

const PLACES: readonly Place[] = ['brief', 'review', 'questions', 'privacy'];

/** The running head. Only what works is in it. */
export function PageHead({ view: { state, act } }: { readonly view: View }) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="head">
        <span className="mark">Foreword</span>
        <span className="bound">Learning, not care advice</span>
        {state.reading.phase !== 'ended' && (
          <nav className="nav" aria-label="Main">
            {PLACES.map((place) => (
              <button
                key={place}
                type="button"
                aria-current={place === state.place ? 'page' : undefined}
                onClick={() => {
                  act({ type: 'went', place });
                }}
              >
                {NAV_TEXT[place]}
                {place === 'questions' && <Waiting notes={state.entries.notes} />}
              </button>
            ))}
          </nav>
        )}
      </header>
    </>
  );
}

/** How many notes wait for a word of the learner's: a figure to see, words to hear. */
function Waiting({ notes }: { readonly notes: readonly KeptNote[] }) {
  const words = waitingWords(notes);
  if (words === null) return null;
  return (
    <>
      <span className="n" aria-hidden="true">
        {words.figure}
      </span>
      <span className="vh"> {words.spoken}</span>
    </>
  );
}
