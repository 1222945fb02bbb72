import { focusAtTop } from './focus.ts';
import { REHEARSE_TEXT } from './rehearse-sentences.ts';
import type { StepProps } from './rehearse-step.ts';
import { stepWords, subjectWords } from './rehearse-words.ts';
import { SourceList } from './source-list.tsx';

/** A step without a card: its best source, to look the question up in. */
export function RehearseLookUp({ view, step, next, isLast }: StepProps<'look-up'>) {
  return (
    <article>
      <p className="eyebrow">
        <b>{subjectWords(step)}</b> · {step.minutes} min to look up
      </p>
      <h1 className="h2" tabIndex={-1} ref={focusAtTop}>
        {stepWords(step)}
      </h1>
      <p className="sub after">{REHEARSE_TEXT.lookUp}</p>
      <SourceList sources={[step.source]} sourceHref={view.sourceHref} />
      <div className="acts">
        <button type="button" className="btn btn--solid" onClick={next}>
          {isLast ? REHEARSE_TEXT.toEnd : REHEARSE_TEXT.next}
        </button>
      </div>
    </article>
  );
}
