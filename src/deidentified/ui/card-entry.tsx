import { useId } from 'react';
import type { CardItem, RankedItem } from '#deidentified/ranking/brief.ts';
import { focusInSight } from './focus.ts';
import { MarkActions } from './mark-actions.tsx';
import { ReviewStatus } from './review-status.tsx';
import { SourceList } from './source-list.tsx';
import { UNANSWERED, type View } from './view.ts';
import { WhyDetails } from './why-details.tsx';
import { eyebrowWords, minutesWords, NUMERALS, sourcesWords, titleOf } from './wording.ts';

interface EntryProps {
  readonly view: View;
  readonly item: RankedItem;
  /** 0 to 2. */
  readonly place: number;
}

/** One place of the brief: a card of ours, or the best sources on a topic or on topics that meet. */
export function CardEntry({ view, item, place }: EntryProps) {
  const heading = useId();
  return (
    <article className="card" aria-labelledby={heading}>
      <p className="top">
        <span className="fol">
          <span className="vh">Card </span>
          {NUMERALS[place]}
        </span>
        <span className="pat">
          {item.kind === 'card' ? <b>{eyebrowWords(item)}</b> : sourcesWords(item)}
        </span>
        <span className="min">{minutesWords(item)}</span>
      </p>
      {item.kind === 'card' ? (
        <h2 id={heading}>
          <Opener view={view} item={item} />
        </h2>
      ) : (
        <h2 id={heading} tabIndex={-1} ref={view.returnTo === item.id ? focusInSight : null}>
          {titleOf(item)}
        </h2>
      )}
      {item.kind === 'card' ? (
        <BottomLine view={view} item={item} />
      ) : (
        <SourceList sources={item.sources} sourceHref={view.sourceHref} />
      )}
      <WhyDetails view={view} item={item} />
      <div className="acts">
        {item.kind === 'card' && (
          <button
            type="button"
            className={place === 0 ? 'btn btn--solid' : 'btn'}
            aria-describedby={heading}
            onClick={() => {
              view.act({ type: 'opened', item: item.id });
            }}
          >
            {isShown(view, item) ? 'See it again' : 'Try the question'}
          </button>
        )}
        <MarkActions view={view} item={item} />
        <kbd className="hk" aria-hidden="true">
          {place + 1}
        </kbd>
      </div>
      {item.kind === 'card' && <ReviewStatus of={item.card} />}
      {item.kind === 'combination' && <ReviewStatus of={item.rule} />}
    </article>
  );
}

/** The title opens the question, and takes the focus back when it closes. */
function Opener({ view, item }: { readonly view: View; readonly item: CardItem }) {
  return (
    <button
      type="button"
      className="opener"
      ref={view.returnTo === item.id ? focusInSight : null}
      onClick={() => {
        view.act({ type: 'opened', item: item.id });
      }}
    >
      {item.card.title}
    </button>
  );
}

function BottomLine({ view, item }: { readonly view: View; readonly item: CardItem }) {
  if (view.state.askFirst && !isShown(view, item)) {
    return <p className="bl bl--later">The bottom line comes after the question.</p>;
  }
  return (
    <p className="bl">
      <b>Bottom line</b> {item.card.bottomLine}
    </p>
  );
}

function isShown({ answers }: View, { id }: CardItem): boolean {
  return (answers.get(id) ?? UNANSWERED).shown;
}
