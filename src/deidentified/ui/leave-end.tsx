import { focusInPlace } from './focus.ts';
import { CarryPanel, TakeAlongButton } from './record-carry.tsx';
import { Outcome } from './record-fields.tsx';
import { RememberByPassphrase } from './record-open.tsx';
import { type PanelState, usePanel } from './use-panel.ts';
import type { View } from './view.ts';

/** Ends the session. Where something would be lost with it, says first what, and how to keep it. */
export function EndSession({
  view,
  look,
}: {
  readonly view: View;
  readonly look: 'button' | 'text';
}) {
  if (view.state.leaving.step === 'end-asked') return <BeforeTheEnd view={view} />;
  return (
    <button type="button" className={look === 'button' ? 'btn' : 'txt'} onClick={view.endSession}>
      End session
    </button>
  );
}

function BeforeTheEnd({ view }: { readonly view: View }) {
  const { unsaved } = view.state.record;
  const panel = usePanel(view.state.record, view.ask);
  return (
    <div className="before-end" role="group" aria-label="Before the session ends">
      <p className="sub" tabIndex={-1} ref={focusInPlace}>
        {unsaved === 0 ? 'Nothing would be lost.' : lossWords(unsaved)}
      </p>
      <CarryPanel panel={panel}>
        <Ways view={view} panel={panel} />
      </CarryPanel>
      {panel.panel === 'remember' && <RememberByPassphrase panel={panel} />}
      <Outcome panel={panel} />
    </div>
  );
}

function lossWords(unsaved: number): string {
  return unsaved === 1
    ? 'One thing you learned or marked is kept nowhere. It would be gone.'
    : `${unsaved} things you learned or marked are kept nowhere. They would be gone.`;
}

function Ways({ view, panel }: { readonly view: View; readonly panel: PanelState }) {
  const { place, unsaved } = view.state.record;
  const canRemember = place.state === 'none' || place.state === 'locked';
  return (
    <div className="acts">
      {unsaved > 0 && <TakeAlongButton view={view} panel={panel} />}
      {unsaved > 0 && canRemember && (
        <button
          type="button"
          className="txt"
          onClick={() => {
            panel.show('remember');
          }}
        >
          Remember it here
        </button>
      )}
      <button type="button" className="btn" onClick={view.endSession}>
        {unsaved > 0 ? 'End without' : 'End session'}
      </button>
      <button
        type="button"
        className="txt"
        onClick={() => {
          view.act({ type: 'leaving', leaving: { step: 'staying' } });
        }}
      >
        Stay
      </button>
    </div>
  );
}
