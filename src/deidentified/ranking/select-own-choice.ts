import { type RankedChoice, type RankedSelection, selectRanked } from './select-ranked.ts';

/**
 * Fills the reader's minutes from what was ranked for the reader's own choice, within the same caps: the choice first, and no place is kept
 * from it; what stands beside it takes what is left. What was pinned stands first, whichever it is.
 */
export function selectOwnChoice(choice: RankedChoice): RankedSelection {
  const { open, caps, pinned } = choice;
  const own = selectRanked({ ...choice, open: open.filter(({ id }) => pinned.includes(id)) });
  const minutes = own.items.reduce((left, item) => left - item.minutes, caps.minutes);
  const shown = new Set(own.items.map(({ id }) => id));
  const beside = selectRanked({
    ...choice,
    scheduled: [],
    open: open.filter(({ id }) => !shown.has(id)),
    caps: { minutes, most: caps.most - own.items.length },
  });
  return { items: [...own.items, ...beside.items], further: own.further };
}
