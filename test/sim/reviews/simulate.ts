import type { Card } from '#deidentified/catalog/pack.ts';
import type { CardMemory } from '#deidentified/learning/card-memory.ts';
import { ratingOf } from '#deidentified/learning/confidence.ts';
import { deriveMemories, type PastAnswer } from '#deidentified/learning/review-schedule.ts';
import { cardsOf, type Practice, type PracticeDay } from './practice.ts';
import type { Rule } from './rules.ts';
import { afterReview, answerOf, firstTrace, type Trace, trueRecall } from './truth.ts';
import type { ReviewWorld } from './world-parameters.ts';

/** What one clinician's year under one rule came to. */
export interface ReviewOutcome {
  readonly reviews: number;
  /** Mean recall where a topic comes of which a card was answered: over days and cards, and with each card counted once. */
  readonly atVisits: number;
  readonly atVisitsByCard: number;
  /** Mean recall of every card answered, on every clinic day. */
  readonly always: number;
}

export function simulateYear(practice: Practice, rule: Rule, world: ReviewWorld): ReviewOutcome {
  const cards = cardsOf(world);
  const learner = { practice, world, traces: new Map(), past: new Map(), memories: new Map() };
  const tally = new Tally();
  for (const day of practice.days) {
    if (day.isOpened) {
      const asked = rule([...learner.memories.values()], day, cards).slice(0, world.places);
      for (const card of asked) answer(learner, card, day);
      tally.reviews += asked.length;
      for (const { id } of day.newCards) answer(learner, id, day);
    }
    for (const card of cards) meet(learner, card, day, tally);
  }
  return tally.outcome();
}

interface Learner {
  readonly practice: Practice;
  readonly world: ReviewWorld;
  readonly traces: Map<string, Trace>;
  readonly past: Map<string, readonly PastAnswer[]>;
  readonly memories: Map<string, CardMemory>;
}

function answer(
  { practice, world, traces, past, memories }: Learner,
  card: string,
  day: PracticeDay,
) {
  const before = past.get(card) ?? [];
  const trace = traces.get(card);
  const chance =
    trace === undefined ? world.answering.before : trueRecall(trace, day.number, world);
  const { isRecalled, isBest, confidence } = answerOf(
    chance,
    [practice.name, card, before.length],
    world,
  );
  traces.set(
    card,
    trace === undefined
      ? firstTrace(day.number, practice.halfLives.get(card) ?? world.forgetting.halfLife)
      : afterReview(trace, day.number, { world, isRecalled }),
  );
  const rating = ratingOf(isBest, confidence);
  const answers = [...before, { item: card, day: day.date, mark: null, rating }];
  past.set(card, answers);
  for (const memory of deriveMemories(answers, day.date)) memories.set(card, memory);
}

function meet(learner: Learner, card: Card, day: PracticeDay, tally: Tally): void {
  const { traces, world, practice } = learner;
  const trace = traces.get(card.id);
  if (trace === undefined) return;
  const recalled = trueRecall(trace, day.number, world);
  const comes = card.topics.every((topic) => day.coming.has(topic));
  tally.add(card.id, recalled, comes);
  const share = world.forgetting.visitTeaches;
  if (!comes || share === 0) return;
  const { isRecalled } = answerOf(recalled, [practice.name, card.id, day.number, 'visit'], world);
  if (isRecalled) traces.set(card.id, afterReview(trace, day.number, { world, isRecalled, share }));
}

class Tally {
  reviews = 0;
  readonly #always: number[] = [];
  readonly #atVisits = new Map<string, number[]>();

  add(card: string, recalled: number, comes: boolean): void {
    this.#always.push(recalled);
    if (!comes) return;
    const list = this.#atVisits.get(card);
    if (list === undefined) this.#atVisits.set(card, [recalled]);
    else list.push(recalled);
  }

  outcome(): ReviewOutcome {
    const byCard = [...this.#atVisits.values()];
    return {
      reviews: this.reviews,
      atVisits: meanOf(byCard.flat()),
      atVisitsByCard: meanOf(byCard.map(meanOf)),
      always: meanOf(this.#always),
    };
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
