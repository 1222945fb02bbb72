import type { ReactNode } from 'react';
import { focusInSight } from './focus.ts';
import type { ReviewSubject } from './review-subject.ts';
import { SourceList } from './source-list.tsx';
import type { View } from './view.ts';

/** A card to open, or sources to unfold, with what is said of them. */
export function ReviewRow({
  view,
  row,
  subject,
  children,
}: {
  readonly view: View;
  /** The row's name among all rows of Review: the focus returns to it. */
  readonly row: string;
  readonly subject: ReviewSubject;
  readonly children: ReactNode;
}) {
  switch (subject.kind) {
    case 'card':
      return (
        <>
          <button
            type="button"
            className="opener"
            ref={view.review.row === row ? focusInSight : null}
            onClick={() => {
              view.keepReview({ ...view.review, row });
              view.act({ type: 'opened', item: subject.card.id });
            }}
          >
            {subject.title}
          </button>
          {children}
        </>
      );
    case 'sources':
      return (
        <>
          <details className="more">
            <summary>{subject.title}</summary>
            <SourceList sources={subject.sources} sourceHref={view.sourceHref} />
          </details>
          {children}
        </>
      );
    case 'gone':
      return (
        <>
          <p className="gone">{subject.title ?? 'A card that these packs do not hold'}</p>
          {children}
        </>
      );
  }
}
