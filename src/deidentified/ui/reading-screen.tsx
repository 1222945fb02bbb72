import type { Progress } from '#boundary/field-policy.ts';
import { CardEntry } from './card-entry.tsx';
import { CardPlace } from './card-place.tsx';
import { Notice } from './notice.tsx';
import { ProgressBar, progressWords } from './reading-line.tsx';
import { ReadingSteps } from './reading-steps.tsx';
import { STEP_TEXT } from './sentences.ts';
import type { View } from './view.ts';
import { disclaimerOf, NUMERALS } from './wording.ts';

/** Real progress, and under it a first card that needs no chart. */
export function ReadingScreen({
  view,
  progress,
}: {
  readonly view: View;
  readonly progress: Progress | null;
}) {
  const items = view.brief?.items.slice(0, 1) ?? [];
  const [first] = items;
  return (
    <div className="cols state">
      <div>
        <h1 className="h1">Reading your schedule</h1>
        <p className="lede">
          {first === undefined
            ? 'A first card is on its way.'
            : 'Your first card is ready. Open it, and it keeps its place.'}
        </p>
        <div className="live">
          <p className="h3">{STEP_TEXT[progress?.step ?? 'session']}</p>
          <p className="meta num">{progressWords(progress)}</p>
          <ProgressBar progress={progress} label="Reading your schedule" />
        </div>
        <div className="cards sec">
          <Notice view={view} />
          {NUMERALS.map((numeral, place) => {
            const item = items[place];
            if (item !== undefined)
              return <CardEntry key={item.id} view={view} item={item} place={place} />;
            const words = place === 0 ? 'Loading the cards' : 'Once your schedule is read';
            return <CardPlace key={numeral} numeral={numeral} words={words} />;
          })}
          <p className="disclaimer">{disclaimerOf(items)}</p>
        </div>
      </div>
      <aside className="side" aria-label="Progress">
        <ReadingSteps progress={progress}>
          <button
            type="button"
            className="txt"
            onClick={() => {
              view.act({ type: 'reading-stopped-by-reader' });
            }}
          >
            Stop, and use what has been read
          </button>
        </ReadingSteps>
      </aside>
    </div>
  );
}
