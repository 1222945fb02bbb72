import { useState } from 'react';
import type { Card } from '#deidentified/catalog/pack.ts';
import { optionOrder } from '#deidentified/learning/other-form.ts';
import type { SessionState } from '#deidentified/session-state.ts';

/**
 * The places in the pack of a card's options, in the order to show them: another order each time it was answered before this session.
 * It holds as long as the card is on screen.
 */
export function useOptionOrder(card: Card, { remembered }: SessionState): readonly number[] {
  const [order] = useState(() => {
    const memory = remembered.memories.find(({ card: id }) => id === card.id);
    return optionOrder(card, memory?.answers ?? 0);
  });
  return order;
}
