import type { Ladder } from '#boundary/schedule-policy.ts';
import { OFFER_TEXT, triedWords } from './schedule-sentences.ts';

/** Which ways to a schedule were tried, what each came to and what mends it; and what needs no schedule. */
export function LadderView({ ladder: { tried, offer } }: { readonly ladder: Ladder }) {
  return (
    <>
      {tried.length > 0 && (
        <ul className="sub" aria-label="Ways to the schedule that were tried">
          {tried.map((one) => (
            <li key={one.strategy}>{triedWords(one)}</li>
          ))}
        </ul>
      )}
      {offer !== null && <p className="meta after">{OFFER_TEXT[offer]}</p>}
    </>
  );
}
