import type { View } from './view.ts';

/** Keeps a place of the brief for a coming topic that the practice seldom meets, where the reader wants it. */
export function RareSlot({ view: { state, act } }: { readonly view: View }) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={state.rareSlot}
        onChange={({ currentTarget }) => {
          act({ type: 'slot-changed', rareSlot: currentTarget.checked });
        }}
      />
      Keep one place for what I seldom meet
    </label>
  );
}
