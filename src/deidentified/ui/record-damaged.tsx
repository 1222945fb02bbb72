import type { RecordPlace } from '#deidentified/record/record-view.ts';
import { KeptList } from './kept-list.tsx';
import { CarryPanel, ChooseFile } from './record-carry.tsx';
import { Outcome } from './record-fields.tsx';
import { RememberByPassphrase } from './record-open.tsx';
import { DAMAGE_TEXT } from './record-sentences.ts';
import type { PanelState } from './use-panel.ts';
import type { View } from './view.ts';

interface DamagedProps {
  readonly view: View;
  readonly panel: PanelState;
  readonly place: Extract<RecordPlace, { readonly state: 'damaged' }>;
}

/** What is wrong with a record, what can still be read, and the ways to make it whole. */
export function DamagedRecord({ view, panel, place }: DamagedProps) {
  const { damage, remains } = place;
  return (
    <div className="damaged">
      <p className="sub">
        {remains === null
          ? 'Nothing can be kept here as it stands.'
          : 'Your record is damaged. Nothing is written to it until it is mended.'}
      </p>
      <ul className="sub">
        {damage.map((code) => (
          <li key={code}>{DAMAGE_TEXT[code]}</li>
        ))}
      </ul>
      {remains !== null && (
        <>
          <p className="sub">What can still be read:</p>
          <KeptList {...remains} />
        </>
      )}
      <CarryPanel panel={panel}>
        {panel.panel === 'remember' ? null : <Ways view={view} panel={panel} place={place} />}
      </CarryPanel>
      {panel.panel === 'remember' && <RememberByPassphrase panel={panel} />}
      <Outcome panel={panel} />
    </div>
  );
}

function Ways({ panel, place: { damage, remains } }: DamagedProps) {
  if (remains === null) {
    return (
      <div className="acts">
        {damage.includes('store-missing') && (
          <button
            type="button"
            className="txt"
            onClick={() => {
              panel.show('remember');
            }}
          >
            Begin a new record
          </button>
        )}
        <ChooseFile panel={panel} task="bring-back" words="Bring a record back" />
      </div>
    );
  }
  return (
    <div className="acts">
      <ChooseFile panel={panel} task="mend" words="Mend it from a file" />
      <button
        type="button"
        className="txt"
        onClick={() => {
          panel.ask({ type: 'mend', carried: null });
        }}
      >
        Mend it with what is left
      </button>
    </div>
  );
}
