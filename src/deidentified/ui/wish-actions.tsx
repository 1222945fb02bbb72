import { useEffect, useRef } from 'react';
import type { Wish } from '#deidentified/learning/wish.ts';
import type { RankedItem } from '#deidentified/ranking/brief.ts';
import { WISH_TEXT } from './factor-text.ts';
import type { View } from './view.ts';
import { titleOf } from './wording.ts';

type Wanted = keyof typeof WISH_TEXT;
const WANTED = ['pin', 'more', 'less', 'mute'] as const satisfies readonly Wanted[];

/** What a reader can want of an item, over any score: pinned, more or less of its topic, or never. Each is taken back where it was said. */
export function WishActions({ view, item }: { readonly view: View; readonly item: RankedItem }) {
  return (
    <div className="wishes" role="group" aria-label={`Wishes: ${titleOf(item)}`}>
      {WANTED.map((wanted) => (
        <WishButton key={wanted} view={view} wanted={wanted} about={aboutOf(item, wanted)} />
      ))}
    </div>
  );
}

/** An item is put first; the rest is wanted of its whole topic. */
function aboutOf({ id, topic }: RankedItem, wanted: Wanted): string {
  return wanted === 'pin' ? id : `topic:${topic}`;
}

/** What is wanted of a thing now; null where nothing is. */
export function wishOn(about: string, wishes: readonly Wish[]): Wish['wish'] {
  return wishes.find((one) => one.about === about)?.wish ?? null;
}

interface WishProps {
  readonly view: View;
  readonly wanted: Wanted;
  readonly about: string;
}

function WishButton({ view, wanted, about }: WishProps) {
  const text = WISH_TEXT[wanted];
  const isOn = wishOn(about, view.state.wishes) === wanted;
  const button = useRef<HTMLButtonElement>(null);
  const wasPressed = useRef(false);
  useEffect(() => {
    // The card may have moved to another place, and a moved element loses the focus.
    if (wasPressed.current) button.current?.focus({ preventScroll: true });
    wasPressed.current = false;
  }, [isOn]);
  return (
    <span>
      {isOn && <b>{text.on} </b>}
      <button
        type="button"
        className="txt"
        ref={button}
        onClick={() => {
          wasPressed.current = true;
          view.act({ type: 'wished', wish: { about, wish: isOn ? null : wanted } });
        }}
      >
        {isOn ? text.off : text.ask}
      </button>
    </span>
  );
}
