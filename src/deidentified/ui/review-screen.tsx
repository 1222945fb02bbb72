import { useMemo, useState } from 'react';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import { AfterClinic } from './after-clinic.tsx';
import { PackNews } from './pack-news.tsx';
import { RecordOffer } from './record-offer.tsx';
import { AwaySection } from './review-away.tsx';
import { dueOf, reviewOf } from './review-day.ts';
import { DueSection } from './review-due.tsx';
import { NoRecord } from './review-no-record.tsx';
import { ReadSection } from './review-read.tsx';
import { SavedSection } from './review-saved.tsx';
import { REVIEW_TEXT } from './review-sentences.ts';
import { SearchBox } from './search-box.tsx';
import { NAV_TEXT } from './sentences.ts';
import type { View } from './view.ts';

/** What comes back, what was saved and read, what stays away, and a search over it all. */
export function ReviewScreen({ view }: { readonly view: View }) {
  const { catalog } = view.state;
  return (
    <div className="review">
      <div className="title">
        <h1 className="h1">{NAV_TEXT.review}</h1>
        <p className="lede">{REVIEW_TEXT.lede}</p>
      </div>
      {catalog.state === 'ready' ? (
        <>
          <SearchBox view={view} catalog={catalog.catalog} />
          {view.review.words.trim() === '' && <Lists view={view} catalog={catalog.catalog} />}
        </>
      ) : (
        <p className="sub">{REVIEW_TEXT[catalog.state]}</p>
      )}
    </div>
  );
}

function Lists({ view, catalog }: { readonly view: View; readonly catalog: Catalog }) {
  const { state, answers, today } = view;
  const { entries, marks, wishes, remembered } = state;
  const due = useMemo(() => dueOf({ state, today }, catalog), [state, today, catalog]);
  // Apart: while a schedule is read the state changes often, and what was read does not.
  const { saved, read, away, news } = useMemo(
    () => reviewOf({ entries, marks, wishes, remembered, answers, today }, catalog),
    [entries, marks, wishes, remembered, answers, today, catalog],
  );
  const [isAskedHere, setAskedHere] = useState(false);
  return (
    <div className="cols">
      <div className="main-col">
        <AfterClinic view={view} />
        <NoRecord
          view={view}
          isAskedHere={isAskedHere}
          onAsk={() => {
            setAskedHere(true);
            view.act({ type: 'offer-asked-for' });
          }}
        />
        <DueSection view={view} due={due} />
        <SavedSection view={view} catalog={catalog} rows={saved} />
        <ReadSection view={view} catalog={catalog} rows={read} />
        {!isAskedHere && <RecordOffer view={view} />}
      </div>
      <div className="side">
        <AwaySection view={view} catalog={catalog} rows={away} />
        <PackNews changes={news} />
      </div>
    </div>
  );
}
