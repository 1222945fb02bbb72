import { PRIVACY_LINK } from './sentences.ts';
import type { View } from './view.ts';

/** The quiet way to the Privacy page, from where a reader may wonder. */
export function PrivacyLink({ view }: { readonly view: View }) {
  return (
    <button
      type="button"
      className="txt"
      onClick={() => {
        view.act({ type: 'went', place: 'privacy' });
      }}
    >
      {PRIVACY_LINK}
    </button>
  );
}
