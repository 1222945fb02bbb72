import type { RecordPlace } from '#deidentified/record/record-view.ts';
import { Outcome } from './record-fields.tsx';
import { isOffered, RecordOffer } from './record-offer.tsx';
import { OpenMyRecord, OpenRecord } from './record-open.tsx';
import { MEMORY_ONLY_TEXT } from './record-sentences.ts';
import { NO_RECORD_TEXT } from './review-sentences.ts';
import { usePanel } from './use-panel.ts';
import type { View } from './view.ts';

/** Where no record is open: why most of Review is empty, and what can be done about it. */
export function NoRecord({
  view,
  isAskedHere,
  onAsk,
}: {
  readonly view: View;
  /** True once the reader asked here to be remembered: the question stands here then. */
  readonly isAskedHere: boolean;
  readonly onAsk: () => void;
}) {
  const { record } = view.state;
  const panel = usePanel(record, view.ask);
  const { place } = record;
  const words = wordsOf(place);
  if (words === null && panel.done === null && !isAskedHere) return null;
  return (
    <div className="no-record">
      {words !== null && <p className="sub">{words}</p>}
      {panel.panel === 'open' && place.state === 'locked' && (
        <OpenRecord place={place} panel={panel} />
      )}
      {panel.panel === null && (
        <div className="acts">
          {place.state === 'locked' && <OpenMyRecord panel={panel} />}
          {(place.state === 'none' || place.state === 'locked') && !isOffered(view) && (
            <button type="button" className="txt" onClick={onAsk}>
              Remember my learning
            </button>
          )}
        </div>
      )}
      <Outcome panel={panel} />
      {isAskedHere && <RecordOffer view={view} />}
    </div>
  );
}

/** Null where the record is open, or not looked for yet. */
function wordsOf(place: RecordPlace): string | null {
  switch (place.state) {
    case 'none':
    case 'locked':
    case 'damaged':
      return NO_RECORD_TEXT[place.state];
    case 'memory-only':
      return MEMORY_ONLY_TEXT[place.why];
    case 'looking':
    case 'open':
      return null;
  }
}
