import { Fragment } from 'react';
import type { ChangeOfPlan } from '#deidentified/learning/change-of-plan.ts';
import { focusAtTop } from './focus.ts';
import { REHEARSE_TEXT } from './rehearse-sentences.ts';
import type { StepProps } from './rehearse-step.ts';
import { changeWords } from './rehearse-words.ts';
import { ReviewStatus } from './review-status.tsx';
import { SourceList } from './source-list.tsx';
import type { View } from './view.ts';

/** What would change the plan: the card's own table and other cards of its topic, each as a question first. Nothing is made up here. */
export function RehearseChange({
  view,
  step,
  next,
  isLast,
  changes,
}: StepProps<'card'> & { readonly changes: readonly ChangeOfPlan[] }) {
  const { table, bottomLine } = step.card;
  return (
    <article>
      <h1 className="h2" tabIndex={-1} ref={focusAtTop}>
        {REHEARSE_TEXT.change}
      </h1>
      <p className="read after">{bottomLine}</p>
      <p className="sub after">
        {changes.length === 0 ? REHEARSE_TEXT.noChange : REHEARSE_TEXT.changeHint}
      </p>
      {table !== null && <p className="meta after">{table.caption}</p>}
      <ul className="changes">
        {changes.map((change) => (
          <li key={changeWords(change)}>
            {change.kind === 'without' ? (
              <p>{changeWords(change)}</p>
            ) : (
              <details className="more">
                <summary>{changeWords(change)}</summary>
                <Then view={view} change={change} />
              </details>
            )}
          </li>
        ))}
      </ul>
      <div className="acts">
        <button type="button" className="btn btn--solid" onClick={next}>
          {isLast ? REHEARSE_TEXT.toEnd : REHEARSE_TEXT.next}
        </button>
      </div>
    </article>
  );
}

function Then({ view, change }: { readonly view: View; readonly change: ChangeOfPlan }) {
  switch (change.kind) {
    case 'row':
      return (
        <dl>
          {change.then.map(([heading, words]) => (
            <Fragment key={heading}>
              <dt>{heading}</dt>
              <dd>{words}</dd>
            </Fragment>
          ))}
        </dl>
      );
    case 'without':
      return null;
    case 'card':
      return (
        <>
          <p>{change.card.title}</p>
          <p className="read">{change.card.bottomLine}</p>
          <ReviewStatus of={change.card} />
        </>
      );
    case 'look-up':
      return (
        <>
          <p>{change.rule.title}: no card yet.</p>
          <SourceList sources={[change.source]} sourceHref={view.sourceHref} />
        </>
      );
  }
}
