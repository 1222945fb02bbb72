import type { TopicId } from '#boundary/topic.ts';
import type { Card, CardChange } from './pack.ts';
import { type FaultCode, fault, type PackFault } from './pack-fault.ts';
import type { Manifest } from './parse-manifest.ts';

/** What a manifest says of cards, held against the cards of the same pack. */
export function faultsBesideCards(
  manifest: Manifest,
  cards: readonly Card[],
): readonly PackFault[] {
  const { topics, focus, withdrawn, changes, hides, experts } = manifest;
  const byId = new Map(cards.map((card) => [card.id, card]));
  const superseded = changes.filter(({ kind }) => kind === 'superseded');
  const successors = new Map(superseded.map(({ card, by }) => [card, by]));
  return [
    ...(isSame(topics, topicsOfCards(cards)) ? [] : [of('topics-differ', undefined, 'topics')]),
    ...focus.flatMap(({ topic, from, until }) =>
      from > until ? [of('focus-reversed', topic, 'focus')] : [],
    ),
    ...withdrawn.flatMap(({ card }) =>
      byId.has(card) ? [of('withdrawn-card-present', card)] : [],
    ),
    ...hides.flatMap((card) => (byId.has(card) ? [of('hides-own-card', card)] : [])),
    ...changes.flatMap((change) => changeFaults(change, successors, byId)),
    ...twice(
      'withdrawn',
      withdrawn.map(({ card }) => card),
    ),
    ...twice(
      'changes',
      changes.map(({ card, version }) => `${card} ${version}`),
    ),
    ...twice(
      'focus',
      focus.map(({ topic, from, until }) => `${topic} ${from} ${until}`),
    ),
    ...twice(
      'experts',
      experts.map(({ topic, name }) => `${topic} ${name}`),
    ),
  ];
}

/** What these cards are about, in code-point order, each once: the topics a manifest lists. */
export function topicsOfCards(cards: readonly Pick<Card, 'topics'>[]): readonly TopicId[] {
  return [...new Set(cards.flatMap(({ topics }) => topics))].toSorted();
}

function of(code: FaultCode, ...place: readonly (string | undefined)[]): PackFault {
  return fault(code, 'manifest.json', ...place);
}

function changeFaults(
  change: CardChange,
  successors: Successors,
  byId: ReadonlyMap<string, Card>,
): readonly PackFault[] {
  const { card, version, kind, by } = change;
  const known = byId.get(card);
  if (known === undefined) return [of('change-of-unknown-card', card, 'changes')];
  if (version > known.version) return [of('change-of-later-version', card, 'changes')];
  if (kind !== 'superseded')
    return by === null ? [] : [of('successor-not-wanted', card, 'changes')];
  if (by === null || !byId.has(by)) return [of('successor-missing', card, 'changes')];
  return leadsBack(card, successors) ? [of('supersession-cycle', card, 'changes')] : [];
}

type Successors = ReadonlyMap<string, string | null>;

/** Follows the successors of a card; a step more than there are of them would be one taken twice. */
function leadsBack(card: string, successors: Successors): boolean {
  let at: string | null | undefined = card;
  for (let steps = 0; at !== undefined && at !== null; steps += 1) {
    if (steps > successors.size) return true;
    at = successors.get(at);
  }
  return false;
}

function twice(member: keyof Manifest, keys: readonly string[]): readonly PackFault[] {
  return new Set(keys).size === keys.length ? [] : [of('entry-twice', undefined, member)];
}

function isSame(listed: readonly string[], held: readonly string[]): boolean {
  return listed.length === held.length && listed.every((topic, place) => topic === held[place]);
}
