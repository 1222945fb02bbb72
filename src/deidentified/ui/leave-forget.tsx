import { focusInPlace } from './focus.ts';
import { Outcome } from './record-fields.tsx';
import { FORGET_LOCKED_TEXT } from './record-sentences.ts';
import { usePanel } from './use-panel.ts';
import type { View } from './view.ts';

/** Erases the learner's record and its key: asked twice, in place. A record that is locked is not its to erase. */
export function ForgetEverything({ view }: { readonly view: View }) {
  const { place } = view.state.record;
  switch (place.state) {
    case 'open':
      return <Forget view={view} />;
    case 'damaged':
      return place.damage.includes('store-newer') ? null : <Forget view={view} />;
    case 'locked':
      return (
        <div>
          <p className="sub">
            <b>Forget everything</b> {FORGET_LOCKED_TEXT}
          </p>
        </div>
      );
    case 'looking':
    case 'none':
    case 'memory-only':
      return (
        <div>
          <p className="sub">
            <b>Forget everything</b> is for a record on this computer. There is none: ending the
            session is enough.
          </p>
        </div>
      );
  }
}

function Forget({ view }: { readonly view: View }) {
  const panel = usePanel(view.state.record, view.ask);
  const isAsked = view.state.leaving.step === 'forget-asked';
  const step = (next: 'forget-asked' | 'staying'): void => {
    view.act({ type: 'leaving', leaving: { step: next } });
  };
  return (
    <div>
      <p className="sub">
        <b>Forget everything</b> erases your record and its key from this computer, and ends the
        session. There is no copy to restore but the files you took along.
      </p>
      {isAsked ? (
        <div className="before-end" role="group" aria-label="Forget everything">
          <p className="sub" tabIndex={-1} ref={focusInPlace}>
            Erase it now? This cannot be undone.
          </p>
          <div className="acts">
            <button
              type="button"
              className="btn btn--solid"
              onClick={() => {
                panel.ask({ type: 'forget' });
              }}
            >
              Erase everything
            </button>
            <button
              type="button"
              className="txt"
              onClick={() => {
                step('staying');
              }}
            >
              Keep it
            </button>
          </div>
        </div>
      ) : (
        <button
          type="button"
          className="btn"
          onClick={() => {
            step('forget-asked');
          }}
        >
          Forget everything…
        </button>
      )}
      <Outcome panel={panel} />
    </div>
  );
}
