import { ALL_TOPICS, type TopicId } from '#boundary/topic.ts';
import type { Card } from '#deidentified/catalog/pack.ts';
import { dayAfter } from '#deidentified/learning/days.ts';
import { aCard } from '../../support/builders.ts';
import { randomOf } from '../random.ts';
import type { ReviewWorld } from './world-parameters.ts';

/** One clinician's year: the same under every rule. */
export interface Practice {
  readonly name: string;
  /** Days to half forgetting after the first answer, by card. */
  readonly halfLives: ReadonlyMap<string, number>;
  readonly days: readonly PracticeDay[];
}

export interface PracticeDay {
  readonly number: number;
  readonly date: string;
  readonly coming: ReadonlySet<TopicId>;
  readonly isOpened: boolean;
  /** Cards answered for the first time. */
  readonly newCards: readonly Card[];
}

const FIRST_MONDAY = '2026-01-05';

/** The cards of the simulated pack: one on each of the first topics. */
export function cardsOf({ topics }: ReviewWorld): readonly Card[] {
  return ALL_TOPICS.slice(0, topics).map(({ id }) => aCard(`about-${id}`, { topics: [id] }));
}

export function practiceOf(world: ReviewWorld, seed: number, number: number): Practice {
  const name = `${seed}/${number}`;
  const { halfLife, cardSd, clinicianSd } = world.forgetting;
  const cards = cardsOf(world);
  const random = randomOf('reviews', name);
  const own = halfLife * Math.exp(clinicianSd * random.normal());
  const halfLives = new Map(cards.map(({ id }) => [id, own * Math.exp(cardSd * random.normal())]));
  return { name, halfLives, days: daysOf(world, cards, name) };
}

function daysOf(world: ReviewWorld, cards: readonly Card[], name: string): readonly PracticeDay[] {
  const random = randomOf('visits', name);
  const weights = popularity(world, name);
  const unseen = new Set(cards);
  return Array.from({ length: world.clinicDays }, (_, place) => {
    const number = Math.floor(place / 5) * 7 + (place % 5);
    const coming = new Set<TopicId>();
    for (let visits = random.poisson(world.visits); visits > 0; visits -= 1) {
      for (let left = 1 + random.poisson(world.topicsPerVisit - 1); left > 0; left -= 1) {
        const [topic] = cards[random.pick(weights)]?.topics ?? [];
        if (topic !== undefined) coming.add(topic);
      }
    }
    const isOpened = random.uniform() < world.opens;
    const isNew = random.uniform() < world.newCards;
    const newCards = isOpened && isNew ? firstUnseen(unseen, coming) : [];
    return { number, date: dayAfter(FIRST_MONDAY, number), coming, isOpened, newCards };
  });
}

/** A clinician's own mix of topics: which is popular differs from one to the next. */
function popularity({ topics, popularity: { offset, shape } }: ReviewWorld, name: string) {
  const random = randomOf('mix', name);
  return Array.from({ length: topics }, () => random.uniform())
    .map((turn, topic) => ({ turn, topic }))
    .toSorted((a, b) => a.turn - b.turn)
    .map(({ topic }, rank) => ({ topic, weight: random.gamma(shape) / (rank + 1 + offset) }))
    .toSorted((a, b) => a.topic - b.topic)
    .map(({ weight }) => weight);
}

/** New is what comes today, as the brief would have it. */
function firstUnseen(unseen: Set<Card>, coming: ReadonlySet<TopicId>): readonly Card[] {
  const [first] = [...unseen].filter(({ topics }) => topics.every((topic) => coming.has(topic)));
  if (first === undefined) return [];
  unseen.delete(first);
  return [first];
}
