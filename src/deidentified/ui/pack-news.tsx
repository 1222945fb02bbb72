import type { MetChange } from '#deidentified/catalog/met-changes.ts';
import { dayWords } from './wording.ts';

/** What became of cards the learner has met: which, what, and why. Nothing where nothing did. */
export function PackNews({ changes }: { readonly changes: readonly MetChange[] }) {
  if (changes.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="pack-news">
      <h2 className="h3" id="pack-news">
        Changed since you met them
      </h2>
      <ul className="news">
        {changes.map((change) => (
          <li key={`${change.card} ${change.kind} ${change.on}`}>
            <p>
              <b>{titleOf(change)}</b>
            </p>
            <p className="sub">
              {BECAME[change.kind]} {dayWords(change.on)}. {change.why}
              {change.successor !== null && ` In its place: ${change.successor}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const BECAME: Readonly<Record<MetChange['kind'], string>> = {
  corrected: 'Corrected',
  updated: 'Updated',
  superseded: 'Replaced',
  withdrawn: 'Withdrawn, and no longer shown,',
};

/** A withdrawn card leaves its id: words with hyphens. */
function titleOf({ title, card }: MetChange): string {
  return title ?? card.replaceAll('-', ' ');
}
