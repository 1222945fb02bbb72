import type { Card, Expert } from '#deidentified/catalog/pack.ts';
import { DRAFTED } from './sentences.ts';
import { dayWords } from './wording.ts';

/** Who has reviewed a card, or the title of a rule, in plain sight. */
export function ReviewStatus({ of: { review } }: { readonly of: Pick<Card, 'review'> }) {
  return (
    <p className="meta review">
      {review.status === 'drafted' ? DRAFTED : `Reviewed by ${review.by}, ${dayWords(review.on)}.`}
    </p>
  );
}

/** Whom of the institution to ask about the subject: text, never a link. */
export function CardExperts({ experts }: { readonly experts: readonly Expert[] }) {
  return experts.map(({ name, reach }) => (
    <p className="meta" key={`${name} ${reach}`}>
      Ask: {name}, {reach}
    </p>
  ));
}

/** The grade its source gives, and how long a card holds. */
export function CardDates({ card }: { readonly card: Card }) {
  return (
    <p className="meta dates">
      {card.evidenceGrade !== null && (
        <span>Evidence, as its source grades it: {card.evidenceGrade}</span>
      )}
      <span>Last checked {dayWords(card.lastChecked)}</span>
      <span>Expires {dayWords(card.expires)}</span>
    </p>
  );
}
