import { Fragment } from 'react';
import type { Brief } from '#deidentified/ranking/brief.ts';
import { BudgetTooSmall } from './budget-too-small.tsx';
import { CardEntry } from './card-entry.tsx';
import { CardPlace } from './card-place.tsx';
import { FurtherList } from './further-list.tsx';
import { MutedTopics, mutedTopics } from './muted-topics.tsx';
import { Notice } from './notice.tsx';
import type { View } from './view.ts';
import { cardsWords, disclaimerOf, NUMERALS } from './wording.ts';

/** The cards of a brief, what would come next, and the sentence every brief ends with. */
export function CardList({ view }: { readonly view: View }) {
  const { brief, state } = view;
  if (brief === null) return state.catalog.state === 'loading' ? <PlacesOnly /> : null;
  return (
    <section className="cards sec" aria-label="Cards">
      <div className="sec-head">
        <p className="h3">{cardsWords(brief.items.length)}</p>
        <label className="check">
          <input
            type="checkbox"
            checked={state.askFirst}
            onChange={({ currentTarget }) => {
              view.act({ type: 'ask-first-changed', askFirst: currentTarget.checked });
            }}
          />
          Ask me first
        </label>
      </div>
      {brief.items.every(({ id }) => id !== view.returnTo) && <Notice view={view} />}
      {brief.items.map((item, place) => (
        <Fragment key={item.id}>
          {item.id === view.returnTo && <Notice view={view} />}
          <CardEntry view={view} item={item} place={place} />
        </Fragment>
      ))}
      {brief.items.length === 0 && <NothingShown view={view} brief={brief} />}
      <MutedTopics view={view} />
      <FurtherList view={view} items={brief.further} />
      <p className="disclaimer">{disclaimerOf([...brief.items, ...brief.further])}</p>
    </section>
  );
}

function NothingShown({ view, brief }: { readonly view: View; readonly brief: Brief }) {
  if (brief.further.length > 0) return <BudgetTooSmall view={view} further={brief.further} />;
  return (
    <p className="sub nothing">
      {mutedTopics(view.state.wishes).length > 0 ? ALL_MUTED : 'Nothing more in this pack matches.'}
    </p>
  );
}

const ALL_MUTED =
  'Nothing is left that you have not muted or marked. The muted topics stand below, each with its way back.';

function PlacesOnly() {
  return (
    <section className="cards sec" aria-label="Cards">
      {NUMERALS.map((numeral) => (
        <CardPlace key={numeral} numeral={numeral} words="Loading the cards" />
      ))}
    </section>
  );
}
