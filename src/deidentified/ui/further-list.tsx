import { useState } from 'react';
import type { RankedItem } from '#deidentified/ranking/brief.ts';
import { focusInSight } from './focus.ts';
import { ReviewStatus } from './review-status.tsx';
import { SourceList } from './source-list.tsx';
import type { View } from './view.ts';
import { eyebrowWords, minutesWords, numberWord, titleOf, whySentence } from './wording.ts';

const MOST_FURTHER = 7;

/** What would come next, in order, behind a disclosure; open where a card of it was just closed, so that the focus returns to it. */
export function FurtherList({
  view,
  items,
}: {
  readonly view: View;
  readonly items: readonly RankedItem[];
}) {
  const shown = items.slice(0, MOST_FURTHER);
  const [isOpen] = useState(shown.some(({ id }) => id === view.returnTo));
  if (shown.length === 0) return null;
  return (
    <details className="more further" open={isOpen}>
      <summary>
        {numberWord(shown.length)} more {shown.length === 1 ? 'matches' : 'match'}
      </summary>
      <ul>
        {shown.map((item) => (
          <li key={item.id}>
            <FurtherItem view={view} item={item} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function FurtherItem({ view, item }: { readonly view: View; readonly item: RankedItem }) {
  const minutes = <span className="n">{minutesWords(item)}</span>;
  if (item.kind === 'card') {
    return (
      <>
        <p className="line">
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
          {minutes}
        </p>
        <p className="meta">
          {eyebrowWords(item)}. {whySentence(item)}
        </p>
      </>
    );
  }
  return (
    <details className="more">
      <summary className="line">
        <span>
          {titleOf(item)}
          <span className="meta">Sources. {whySentence(item)}</span>
        </span>
        {minutes}
      </summary>
      <SourceList sources={item.sources} sourceHref={view.sourceHref} />
      {item.kind === 'combination' && <ReviewStatus of={item.rule} />}
    </details>
  );
}
