import { type RefObject, useId } from 'react';

const KEYS: readonly (readonly [string, string])[] = [
  ['1 2 3', 'Open card i, ii or iii; in a question, say how sure'],
  ['u', 'Undo the last mark'],
  ['r', 'Go to Review'],
  ['/', 'Search, in Review'],
  ['q', 'Note a question'],
  ['p', 'Go to Privacy, and back'],
  ['?', 'Show these keys'],
];

/** The keys of the page, and the switch that turns them off for those whom single keys disturb (WCAG 2.1.4). */
export function KeysDialog({
  dialog,
  isOn,
  setOn,
}: {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  readonly isOn: boolean;
  readonly setOn: (isOn: boolean) => void;
}) {
  const heading = useId();
  return (
    <dialog ref={dialog} className="keys-dialog" aria-labelledby={heading}>
      <h2 className="h2" id={heading}>
        Keys
      </h2>
      <dl>
        {KEYS.map(([keys, words]) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <label className="check">
        <input
          type="checkbox"
          checked={isOn}
          onChange={({ currentTarget }) => {
            setOn(currentTarget.checked);
          }}
        />
        Use these single keys
      </label>
      <div className="acts">
        <button type="button" className="btn" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
    </dialog>
  );
}
