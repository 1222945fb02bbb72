import type { Lacking } from '#boundary/grant-policy.ts';
import { lackWords } from './grant-sentences.ts';

/** What was granted less than asked, and the scope that mends each. */
export function GrantsView({ lacking }: { readonly lacking: readonly Lacking[] }) {
  if (lacking.length === 0) return null;
  return (
    <ul className="sub" aria-label="What was not granted whole">
      {lacking.map((one) => (
        <li key={one.subject}>{lackWords(one)}</li>
      ))}
    </ul>
  );
}
