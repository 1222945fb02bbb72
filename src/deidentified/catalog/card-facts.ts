import type { TopicId } from '#boundary/topic.ts';
import type { CardChange, Expert, Focus, Pack } from './pack.ts';
import type { PlacedPack } from './source-places.ts';

/** What packs say beside their cards and sources. */
export interface CardFacts {
  /** Topics that a programme asks its readers to look at on this day, `YYYY-MM-DD`; those of the higher pack first. */
  readonly focusOn: (day: string) => readonly Focus[];
  /** Whom of the institution to ask about a topic. */
  readonly expertsOn: (topic: TopicId) => readonly Expert[];
  /** What became of a card, the earliest first, also of one that is no longer shown. */
  readonly changesOf: (card: string) => readonly CardNews[];
  /** The pack that holds the card, also where it is not shown. */
  readonly packOf: (card: string) => PackName | undefined;
  /** The title of a card, also where it is not shown; undefined where no pack holds it. */
  readonly titleOf: (card: string) => string | undefined;
}

export type PackName = Pick<Pack, 'id' | 'version' | 'title'>;

/** One thing that became of a card. */
export interface CardNews {
  readonly card: string;
  readonly kind: CardChange['kind'] | 'withdrawn';
  /** The card that takes its place, or null. */
  readonly by: string | null;
  readonly on: string;
  readonly why: string;
}

/** Indexes what packs say beside their cards; highest precedence first. */
export function indexFacts(placed: readonly PlacedPack[]): CardFacts {
  const packs = placed.map(({ pack }) => pack);
  const holders = holdersOf(packs);
  const news = newsOf(packs, holders);
  const experts = Map.groupBy(
    packs.flatMap((pack) => pack.experts),
    ({ topic }) => topic,
  );
  return {
    focusOn: (day) =>
      packs.flatMap(({ focus }) =>
        focus.filter(({ from, until }) => from <= day && day <= until).toSorted(byTopic),
      ),
    expertsOn: (topic) => experts.get(topic) ?? [],
    changesOf: (card) => news.get(card) ?? [],
    packOf: (card) => holders.get(card)?.pack,
    titleOf: (card) => holders.get(card)?.title,
  };
}

interface Holder {
  readonly pack: Pack;
  readonly title: string;
}

function holdersOf(packs: readonly Pack[]): ReadonlyMap<string, Holder> {
  const holders = new Map<string, Holder>();
  for (const pack of packs) {
    for (const { id, title } of pack.cards) {
      if (!holders.has(id)) holders.set(id, { pack, title });
    }
  }
  return holders;
}

/** Changes as the pack tells them that holds the card; a withdrawal by a pack below that one changes nothing. */
function newsOf(
  packs: readonly Pack[],
  holders: ReadonlyMap<string, Holder>,
): ReadonlyMap<string, readonly CardNews[]> {
  const placeOf = (card: string): number => {
    const holder = holders.get(card);
    return holder === undefined ? packs.length : packs.indexOf(holder.pack);
  };
  const changed = packs.flatMap((pack) =>
    pack.changes.filter(({ card }) => holders.get(card)?.pack === pack).map(asNews),
  );
  const withdrawn = packs.flatMap((pack, at) =>
    pack.withdrawn
      .filter(({ card }) => at <= placeOf(card))
      .map(({ card, on, why }): CardNews => ({ card, kind: 'withdrawn', by: null, on, why })),
  );
  const all = [...changed, ...withdrawn].toSorted((a, b) => inOrder(a.on, b.on));
  return Map.groupBy(all, ({ card }) => card);
}

function asNews({ card, kind, by, on, why }: CardChange): CardNews {
  return { card, kind, by, on, why };
}

function byTopic(a: Focus, b: Focus): number {
  return inOrder(a.topic, b.topic);
}

/** By code point, which no locale changes. */
function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
