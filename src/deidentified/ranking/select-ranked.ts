import { fillMinutes, type Room } from './fill-minutes.ts';
import type { WeighedItem } from './weighed-item.ts';
import { byWorth } from './order.ts';
import type { Ranked } from './rank-one.ts';

export interface RankedChoice extends Ranked {
  readonly caps: Caps;
  /** Items the reader put first, by id. */
  readonly pinned: readonly string[];
  /** Keeps one place for a coming topic that the practice seldom meets. */
  readonly rareSlot: boolean;
  /** An item the reader had begun before anything was scheduled: it keeps the first place, as one that the schedule did not choose. */
  readonly held: string | null;
  /** An item that the first few charts had put first: it keeps its place, where the reader had begun none. */
  readonly spoken?: string | undefined;
}

export interface Caps {
  readonly minutes: number;
  /** Items. */
  readonly most: number;
}

export interface RankedSelection {
  readonly items: readonly WeighedItem[];
  readonly further: readonly WeighedItem[];
}

/**
 * Fills the reader's minutes: never more items or minutes than the caps. Pinned items first, then what was begun; wherever the caps allow one
 * beside a scheduled item, the last place is for the first in whose choice no visit had a part. Where nothing is scheduled, that one leads.
 */
export function selectRanked(choice: RankedChoice): RankedSelection {
  const { scheduled, open, caps } = choice;
  const first = firstItems(choice);
  const isOpen = first.some(({ chosenBy }) => chosenBy === 'practice');
  const last = isOpen ? [] : reserved(first, choice);
  const fixed = [...first, ...last];
  const rare = choice.rareSlot ? seldomMet(fixed, choice) : [];
  const taken = [...fixed, ...rare];
  const chosen = fillMinutes(pool(choice, taken), taken, roomBeside(taken, caps));
  const middle = [...rare, ...chosen].toSorted(byWorth);
  const items =
    scheduled.length === 0 ? [...first, ...last, ...middle] : [...first, ...middle, ...last];
  const shown = new Set(items.map(({ id }) => id));
  const rest = scheduled.length === 0 ? open : scheduled;
  return { items, further: rest.filter(({ id }) => !shown.has(id)) };
}

/** Pinned items as far as the caps go, then the one begun or spoken. */
function firstItems({ scheduled, open, caps, ...choice }: RankedChoice): readonly WeighedItem[] {
  const find = (id: string | null | undefined, lists: readonly (readonly WeighedItem[])[]) =>
    lists.flatMap((list) => list.find((item) => item.id === id) ?? []).slice(0, 1);
  const begun = find(choice.held, [open]);
  const wanted = [
    ...choice.pinned.flatMap((id) => find(id, [scheduled, open])),
    ...(begun.length > 0 ? begun : find(choice.spoken, [scheduled])),
  ];
  return wanted.reduce<readonly WeighedItem[]>(
    (first, item) =>
      first.every(({ id }) => id !== item.id) && fits(item, roomBeside(first, caps))
        ? [...first, item]
        : first,
    [],
  );
}

/** The first open item that leaves room for a scheduled one, where there is any and none stands yet; it shares no topic with what stands. */
function reserved(
  first: readonly WeighedItem[],
  { open, scheduled, caps }: RankedChoice,
): readonly WeighedItem[] {
  const room = roomBeside(first, caps);
  const isBesideScheduled =
    scheduled.length === 0 || first.some(({ chosenBy }) => chosenBy === 'schedule');
  const item = open.find(
    (candidate) =>
      fits(candidate, room) &&
      !isAboutSame(candidate, first) &&
      (isBesideScheduled ||
        scheduled.some(
          (other) =>
            other.id !== candidate.id &&
            fits(other, { minutes: room.minutes - candidate.minutes, places: room.places - 1 }),
        )),
  );
  return item === undefined ? [] : [item];
}

function seldomMet(
  taken: readonly WeighedItem[],
  { scheduled, caps }: RankedChoice,
): readonly WeighedItem[] {
  const room = roomBeside(taken, caps);
  const item = scheduled.find(
    (candidate) => candidate.isSeldom && fits(candidate, room) && !isAboutSame(candidate, taken),
  );
  return item === undefined ? [] : [item];
}

/** Scheduled items, and open ones that no visit asks for. */
function pool({ scheduled, open }: Ranked, taken: readonly WeighedItem[]): readonly WeighedItem[] {
  const known = new Set([...scheduled, ...taken].map(({ id }) => id));
  const gone = new Set(taken.map(({ id }) => id));
  return [
    ...scheduled.filter(({ id }) => !gone.has(id)),
    ...open.filter(({ id }) => !known.has(id)),
  ];
}

function roomBeside(taken: readonly WeighedItem[], { minutes, most }: Caps): Room {
  return {
    minutes: taken.reduce((left, item) => left - item.minutes, minutes),
    places: most - taken.length,
  };
}

function fits({ minutes }: WeighedItem, room: Room): boolean {
  return room.places > 0 && minutes <= room.minutes;
}

function isAboutSame({ about }: WeighedItem, others: readonly WeighedItem[]): boolean {
  return others.some((other) => other.about.some((topic) => about.includes(topic)));
}
