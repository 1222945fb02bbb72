import { useId, useState } from 'react';
import { CardAnswer } from './card-answer.tsx';
import type { CardInHand } from './card-in-hand.ts';
import { CardQuestion } from './card-question.tsx';
import { BACK_TEXT, KNOWN_TEXT } from './card-sentences.ts';
import { isAnsweredRight } from './known-check.ts';
import { MarkActions } from './mark-actions.tsx';
import { ReportCard } from './report-card.tsx';
import { CardDates, CardExperts, ReviewStatus } from './review-status.tsx';
import { SourceList } from './source-list.tsx';
import { useOptionOrder } from './use-option-order.ts';
import { UNANSWERED, type View } from './view.ts';
import { FactorTable } from './why-details.tsx';
import { cardEyebrow, disclaimerOf, NUMERALS, whySentence } from './wording.ts';

export interface InHand {
  readonly view: View;
  readonly inHand: CardInHand;
}

/** A card by itself: its question, and once the reader is sure enough, its answer and sources. */
export function OpenCard({ view, inHand }: InHand) {
  const { card, topic } = inHand;
  const { shown } = view.answers.get(card.id) ?? UNANSWERED;
  const [wasShown] = useState(shown);
  const order = useOptionOrder(card, view.state);
  const check = useId();
  const isCheck = view.checking === card.id && !shown;
  return (
    <>
      <Crumb view={view} inHand={inHand} />
      <div className="cols">
        <article>
          <p className="eyebrow">
            <b>{cardEyebrow(topic, card)}</b> · {card.minutes} min
          </p>
          {isCheck && <OneQuestion view={view} id={check} card={card.id} />}
          <CardQuestion
            view={view}
            card={card}
            order={order}
            describedBy={isCheck ? check : undefined}
          />
          {shown && (
            <CardAnswer view={view} card={card} order={order} isNew={!wasShown}>
              <WhatNext view={view} inHand={inHand} />
            </CardAnswer>
          )}
        </article>
        <AboutCard view={view} inHand={inHand} />
      </div>
    </>
  );
}

/** The way back to where the card was opened, and which place of the brief this is. */
function Crumb({ view, inHand: { item } }: InHand) {
  const items = item === null ? [] : (view.brief?.items ?? []);
  return (
    <div className="crumb">
      <button
        type="button"
        className="txt"
        onClick={() => {
          view.act({ type: 'closed' });
        }}
      >
        {BACK_TEXT[view.state.place]}
      </button>
      {items.length > 0 && (
        <ol aria-label="Cards">
          {items.map(({ id }, place) => (
            <li key={id} aria-current={id === item?.id ? 'step' : undefined}>
              {NUMERALS[place]}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** A card called known asks its question once; the reader's word is the other way. */
function OneQuestion({
  view,
  id,
  card,
}: {
  readonly view: View;
  readonly id: string;
  readonly card: string;
}) {
  return (
    <p className="check-known" id={id}>
      {KNOWN_TEXT.asked}{' '}
      <button
        type="button"
        className="txt inline"
        onClick={() => {
          view.sayKnown(card);
        }}
      >
        {KNOWN_TEXT.trust}
      </button>
      . {view.state.record.place.state === 'open' && KNOWN_TEXT.trusted}
    </p>
  );
}

/** What to do with the card once its answer was read. */
function WhatNext({ view, inHand: { card, topic, item } }: InHand) {
  const marked = item ?? { kind: 'card', id: card.id, topic, isFromText: false, card };
  return view.checking === card.id && isAnsweredRight(card.id, view.answers, view.state) ? (
    <>
      <p className="sub">{KNOWN_TEXT.passed}</p>
      <NextCard view={view} id={card.id} />
    </>
  ) : (
    <>
      <MarkActions view={view} item={marked} />
      {item !== null && <NextCard view={view} id={card.id} />}
    </>
  );
}

/** The next place of the brief that holds a question. */
function NextCard({ view, id }: { readonly view: View; readonly id: string }) {
  const items = view.brief?.items ?? [];
  const here = items.findIndex((item) => item.id === id);
  const next = items.findIndex(({ kind }, place) => kind === 'card' && place > here);
  const nextItem = items[next];
  if (here === -1 || nextItem === undefined) return null;
  return (
    <button
      type="button"
      className="btn btn--solid"
      onClick={() => {
        view.act({ type: 'opened', item: nextItem.id });
      }}
    >
      Next: card {NUMERALS[next]}
    </button>
  );
}

/** Its sources once the answer is shown, who has reviewed it, and why it is on the brief. */
function AboutCard({ view, inHand: { card, topic, sources, item } }: InHand) {
  const catalog = view.state.catalog.state === 'ready' ? view.state.catalog.catalog : undefined;
  const pathways = catalog?.pathwaysOn(topic) ?? [];
  const { shown } = view.answers.get(card.id) ?? UNANSWERED;
  return (
    <aside className="side" aria-label="About this card">
      {shown && (
        <section className="sec">
          <h2 className="h3">Sources</h2>
          <SourceList sources={[...pathways, ...sources]} sourceHref={view.sourceHref} />
        </section>
      )}
      <section className="sec">
        <h2 className="h3">About this card</h2>
        <ReviewStatus of={card} />
        <CardDates card={card} />
        <CardExperts experts={catalog?.expertsOn(topic) ?? []} />
        <ReportCard view={view} card={card} />
      </section>
      {item !== null && (
        <section className="sec">
          <h2 className="h3">Why this card</h2>
          <p className="sub">{whySentence(item)}</p>
          <FactorTable item={item} />
          <p className="meta after">{disclaimerOf([item])}</p>
        </section>
      )}
    </aside>
  );
}
