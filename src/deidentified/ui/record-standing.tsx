import type { RecordPlace } from '#deidentified/record/record-view.ts';
import { CarryPanel, ChooseFile, TakeAlongButton } from './record-carry.tsx';
import { DamagedRecord } from './record-damaged.tsx';
import { Outcome } from './record-fields.tsx';
import { LeftOut } from './record-left-out.tsx';
import { OpenMyRecord, OpenRecord } from './record-open.tsx';
import { DAMAGE_TEXT, MEMORY_ONLY_TEXT, STORE_TEXT } from './record-sentences.ts';
import { NOT_KEPT } from './sentences.ts';
import { type PanelState, usePanel } from './use-panel.ts';
import type { View } from './view.ts';

/** Where the learner's record stands, in a few quiet lines, and what can be done with it. */
export function RecordStanding({ view }: { readonly view: View }) {
  const { record } = view.state;
  const panel = usePanel(record, view.ask);
  const { place } = record;
  if (place.state === 'damaged') return <DamagedRecord view={view} panel={panel} place={place} />;
  return (
    <>
      <p className="sub">{standingWords(place)}</p>
      {place.state === 'locked' && place.lost && (
        <p className="sub">{DAMAGE_TEXT['store-missing']}</p>
      )}
      {record.trouble?.task === 'save' && (
        <p className="wrong" role="alert">
          {STORE_TEXT[record.trouble.code]}
        </p>
      )}
      <LeftOut view={view} />
      {place.state === 'open' && <SinceLastFile count={place.notTakenAlong} />}
      {panel.panel === 'open' && place.state === 'locked' && (
        <OpenRecord place={place} panel={panel} />
      )}
      <CarryPanel panel={panel}>
        {place.state !== 'looking' && <Ways view={view} panel={panel} />}
      </CarryPanel>
      <Outcome panel={panel} />
    </>
  );
}

function standingWords(place: RecordPlace): string {
  switch (place.state) {
    case 'open':
      return 'Your record is open: what you read and mark is kept in it, encrypted, on this computer.';
    case 'locked':
      return 'A record is kept on this computer, locked. Until yours is open, marks and settings end with this session.';
    case 'memory-only':
      return MEMORY_ONLY_TEXT[place.why];
    case 'looking':
    case 'none':
    case 'damaged':
      return NOT_KEPT;
  }
}

function SinceLastFile({ count }: { readonly count: number }) {
  if (count === 0) return null;
  const what = count === 1 ? '1 entry is' : `${count} entries are`;
  return <p className="meta">{what} in no file yet: a wiped computer would lose them.</p>;
}

function Ways({ view, panel }: { readonly view: View; readonly panel: PanelState }) {
  const { place, unsaved } = view.state.record;
  const isHere = place.state === 'open';
  return (
    <div className="acts">
      {place.state === 'locked' && <OpenMyRecord panel={panel} />}
      {(place.state === 'none' || place.state === 'locked') && view.state.offer !== 'asked' && (
        <button
          type="button"
          className="txt"
          onClick={() => {
            view.act({ type: 'offer-asked-for' });
          }}
        >
          Remember my learning
        </button>
      )}
      {(isHere || unsaved > 0) && <TakeAlongButton view={view} panel={panel} />}
      <ChooseFile panel={panel} task="bring-back" words="Bring a record back" />
    </div>
  );
}
