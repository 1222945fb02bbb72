import { useEffect, useId, useRef } from 'react';
import type { View } from './view.ts';

/** The last minute before an untouched session ends. Its seconds are for the eye: they are not announced one by one. */
export function IdleWarning({ view }: { readonly view: Left }) {
  const { leaving } = view.state;
  const dialog = useRef<HTMLDialogElement>(null);
  const [heading, words] = [useId(), useId()];
  const isWarned = leaving.step === 'idle';
  useEffect(() => {
    if (isWarned) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isWarned]);
  return (
    <dialog
      ref={dialog}
      className="idle"
      role="alertdialog"
      aria-labelledby={heading}
      aria-describedby={words}
      onCancel={view.stay}
    >
      {leaving.step === 'idle' && (
        <>
          <h2 className="h2" id={heading}>
            Still there?
          </h2>
          <p className="sub after" id={words}>
            {lossWords(view)}
          </p>
          <div className="acts">
            <button type="button" className="btn btn--solid" onClick={view.stay}>
              Stay
            </button>
            <span className="meta num" aria-hidden="true">
              {leaving.secondsLeft} s
            </span>
          </div>
        </>
      )}
    </dialog>
  );
}

/** What of a page the warning is about: the readiness of an EHR has one too. */
interface Left extends Pick<View, 'stay'> {
  readonly state: Pick<View['state'], 'leaving' | 'record'>;
}

function lossWords({ state: { record } }: Left): string {
  const ends =
    'Nobody has touched this page for a while. Within a minute the session ends, and what was read from your EHR is cleared.';
  if (record.unsaved > 0)
    return `${ends} What you learned and marked is kept nowhere, and goes too.`;
  return record.place.state === 'open' ? `${ends} Your record is kept, and locked.` : ends;
}
