import { useState } from 'react';
import type { Place } from '#deidentified/session-parts.ts';
import { type ReviewPlace, UNREVIEWED, type View } from './view.ts';

/** Where the reader stands in Review. Leaving it for another place forgets the row, not the words. */
export function useReviewPlace(place: Place): Pick<View, 'review' | 'keepReview'> {
  const [review, setReview] = useState<ReviewPlace>(UNREVIEWED);
  const [seen, setSeen] = useState(place);
  if (seen !== place) {
    setSeen(place);
    setReview({ ...review, row: null });
  }
  return { review, keepReview: setReview };
}
