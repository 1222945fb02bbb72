import { useState } from 'react';
import { changesOfPlan } from '#deidentified/learning/change-of-plan.ts';
import { CardAnswer } from './card-answer.tsx';
import { inHand } from './card-in-hand.ts';
import { CardQuestion } from './card-question.tsx';
import { focusAtTop } from './focus.ts';
import { RehearseChange } from './rehearse-change.tsx';
import { REHEARSE_TEXT } from './rehearse-sentences.ts';
import type { StepProps } from './rehearse-step.ts';
import { caseOf, subjectWords } from './rehearse-words.ts';
import { ReviewStatus } from './review-status.tsx';
import { SourceList } from './source-list.tsx';
import { useOptionOrder } from './use-option-order.ts';
import { UNANSWERED } from './view.ts';

/** Three looks at a card: what is being asked, what the answer is, what would change the plan. One that was answered before begins there. */
export function RehearseCard(props: StepProps<'card'>) {
  const { view, step } = props;
  const { shown } = view.answers.get(step.id) ?? UNANSWERED;
  const [look, setLook] = useState<Look>(shown ? 'answer' : 'question');
  switch (look) {
    case 'question':
      return (
        <FirstLook
          {...props}
          goOn={() => {
            setLook('answer');
          }}
        />
      );
    case 'answer':
      return (
        <AnswerLook
          {...props}
          goOn={() => {
            setLook('change');
          }}
        />
      );
    case 'change':
      return <RehearseChange {...props} changes={changesOfPlan(step.card, props.catalog)} />;
  }
}

type Look = 'question' | 'answer' | 'change';
type LookProps = StepProps<'card'> & { readonly goOn: () => void };

/** The case alone: seeing its question is the first thing to rehearse. */
function FirstLook({ step, goOn }: LookProps) {
  return (
    <article>
      <Over step={step} />
      <h1 className="h2" tabIndex={-1} ref={focusAtTop}>
        {REHEARSE_TEXT.question}
      </h1>
      <p className="stem">{caseOf(step.card.stem)}</p>
      <p className="sub">{REHEARSE_TEXT.think}</p>
      <div className="acts">
        <button type="button" className="btn btn--solid" onClick={goOn}>
          {REHEARSE_TEXT.haveIt}
        </button>
      </div>
    </article>
  );
}

function AnswerLook({ view, catalog, step, goOn }: LookProps) {
  const { card } = step;
  const order = useOptionOrder(card, view.state);
  const { shown } = view.answers.get(card.id) ?? UNANSWERED;
  const [wasShown] = useState(shown);
  // Its table comes afterwards, row by row, as what would change the plan.
  const question = { view, card: { ...card, table: null }, order };
  return (
    <article>
      <Over step={step} />
      <CardQuestion {...question} />
      {shown && (
        <CardAnswer {...question} isNew={!wasShown}>
          <button type="button" className="btn btn--solid" onClick={goOn}>
            {REHEARSE_TEXT.toChange}
          </button>
        </CardAnswer>
      )}
      {shown && (
        <section className="sec" aria-label="Sources">
          <SourceList sources={inHand(card, catalog)?.sources ?? []} sourceHref={view.sourceHref} />
        </section>
      )}
      <ReviewStatus of={card} />
    </article>
  );
}

function Over({ step }: Pick<LookProps, 'step'>) {
  return (
    <p className="eyebrow">
      <b>{subjectWords(step)}</b> · {step.minutes} min
    </p>
  );
}
