import { type ReactNode, useId } from 'react';
import { focusInPlace } from './focus.ts';

/** A list of Review under its heading, which takes the focus where the row that had it is gone. */
export function ReviewSection({
  title,
  hasFocus,
  children,
}: {
  readonly title: string;
  readonly hasFocus: boolean;
  readonly children: ReactNode;
}) {
  const heading = useId();
  return (
    <section className="sec" aria-labelledby={heading}>
      <h2 className="h2" id={heading} tabIndex={-1} ref={hasFocus ? focusInPlace : null}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** What was just done, where it was done, with the way back beside it if there is one. It takes the focus of the button that is gone. */
export function JustDone({
  words,
  undo,
}: {
  readonly words: string;
  readonly undo: { readonly action: string; readonly act: () => void } | null;
}) {
  return (
    <p className="just" tabIndex={-1} ref={focusInPlace} key={words}>
      {words}{' '}
      {undo !== null && (
        <button type="button" className="txt" onClick={undo.act}>
          {undo.action}
        </button>
      )}
    </p>
  );
}
