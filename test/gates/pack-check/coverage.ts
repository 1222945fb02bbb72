import { ALL_TOPICS, type TopicId, topicOf } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';
import type { Card, Facet } from '#deidentified/catalog/pack.ts';
import { type Finding, finding } from './finding.ts';

/** What the core pack promises. */
const PROMISED = { cards: 100, conditionalCards: 30, topicsCovered: 80 } as const;

const FACETS: readonly Facet[] = [
  'diagnosis',
  'treatment',
  'monitoring',
  'prevention',
  'communication',
];

/** Cards of a topic: those that are about it, and how many of them only where something else is met. */
export interface TopicRow {
  readonly topic: TopicId;
  readonly tier: 1 | 2 | 3;
  readonly cards: number;
  readonly conditional: number;
}

/** A row for each topic of tier 1 and for each other that has a card, in the order of the CodeSystem. */
export function coverageOf(cards: readonly Card[]): readonly TopicRow[] {
  return ALL_TOPICS.map(({ id, tier }) => {
    const about = cards.filter(({ topics }) => topics.includes(id));
    const conditional = about.filter(isConditional).length;
    return { topic: id, tier, cards: about.length, conditional };
  }).filter(({ tier, cards: count }) => tier === 1 || count > 0);
}

/** Holds for a card that is chosen only where its topics meet another. */
export function isConditional({ given }: Card): boolean {
  return given.length > 0;
}

/** How many topics of tier 1 have a card. */
export function topicsCovered(cards: readonly Card[]): number {
  return coverageOf(cards).filter(({ tier, cards: count }) => tier === 1 && count > 0).length;
}

/** Facets without a card, cards no schedule will choose, and, of the core pack, what it promises. */
export function checkCoverage(cards: readonly Card[], isCore: boolean): readonly Finding[] {
  const at = { file: 'cards.json', at: '' };
  const figures = {
    cards: cards.length,
    conditionalCards: cards.filter(isConditional).length,
    topicsCovered: topicsCovered(cards),
  };
  const missing = FACETS.filter((facet) => !cards.some((card) => card.facet === facet));
  const short = Object.entries(PROMISED).flatMap(([name, least]) => {
    const found = Object.entries(figures).find(([each]) => each === name)?.[1] ?? 0;
    return found < least ? [`${name} ${found} of ${least}`] : [];
  });
  return [
    ...(isCore ? short.map((words) => finding('too-few', at, words)) : []),
    ...(isCore ? missing.map((facet) => finding('few-facets', at, facet)) : []),
    ...cards.flatMap(meetingFindings),
  ];
}

function meetingFindings(card: Card): readonly Finding[] {
  if (!isConditional(card)) return [];
  return [...card.topics, ...card.given]
    .filter((topic) => topicOf(topic).sensitive)
    .map((topic) => finding('never-meets', { file: 'cards.json', at: `${card.id}/given` }, topic));
}

/** In a line for each tier: topics, how many have a card, the cards, and those of them that are conditional. */
export function tierLines(cards: readonly Card[]): readonly string[] {
  return ([1, 2, 3] as const).map((tier) => {
    const topics = new Set<string>(
      ALL_TOPICS.filter((topic) => topic.tier === tier).map(({ id }) => id),
    );
    const about = cards.filter((card) => card.topics.some((topic) => topics.has(topic)));
    const covered = new Set(about.flatMap((card) => card.topics)).intersection(topics).size;
    return `tier ${tier}: ${covered} of ${topics.size} topics, ${about.length} cards, ${about.filter(isConditional).length} conditional`;
  });
}

/** Topics × tier × cards × conditional, a line each. */
export function coverageLines(cards: readonly Card[]): readonly string[] {
  const rows = coverageOf(cards);
  const having = rows.filter(({ cards: count }) => count > 0);
  const none = rows.filter(({ cards: count }) => count === 0);
  return [
    `${'topic'.padEnd(32)}tier  cards  conditional`,
    ...having.map(
      ({ topic, tier, cards: count, conditional }) =>
        `${topicNames(topic).short.padEnd(32)}${String(tier).padStart(4)}${String(count).padStart(7)}${String(conditional).padStart(13)}`,
    ),
    `Tier 1 without a card (${none.length}): ${none.map(({ topic }) => topicNames(topic).short).join(', ') || 'none'}`,
  ];
}
