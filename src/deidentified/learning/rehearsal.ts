import { ruleItem } from '#boundary/combination.ts';
import { type TopicId, topicOf } from '#boundary/topic.ts';
import { type Catalog, lookUpMinutes } from '#deidentified/catalog/find-resources.ts';
import type { Card, Rule, Source } from '#deidentified/catalog/pack.ts';
import type { CardMemory } from './card-memory.ts';

/** What a rehearsal is made from. */
export interface RehearsalRequest {
  /** The topics that meet in a case, or one topic or procedure. */
  readonly topics: readonly TopicId[];
  readonly catalog: Pick<Catalog, 'cardsOn' | 'sourcesOf' | 'sourceById' | 'rules'>;
  readonly memories: readonly CardMemory[];
  /** Minutes the reader has. */
  readonly budget: number;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** A few minutes through what the packs hold on a case. */
export interface RehearsalPlan {
  readonly steps: readonly RehearsalStep[];
  /** Of all its steps. */
  readonly minutes: number;
  /** What did not fit into the minutes, in the same order. */
  readonly further: readonly RehearsalStep[];
  /** Topics on which the packs hold neither a card nor a source. */
  readonly bare: readonly TopicId[];
}

/** One stop of a rehearsal: a card to think through, or where there is none, a source to look the question up in. */
export type RehearsalStep =
  | {
      readonly kind: 'card';
      /** The card's. */
      readonly id: string;
      readonly card: Card;
      readonly topic: TopicId;
      /** What the card takes as given and the case does not have: then it is a thought, what if. */
      readonly supposes: readonly TopicId[];
      readonly minutes: number;
    }
  | {
      readonly kind: 'look-up';
      /** `topic:` and the topic, or `rule:` and the rule. */
      readonly id: string;
      readonly topic: TopicId;
      /** What to look up, where topics meet; null for the topic itself. */
      readonly title: string | null;
      readonly source: Source;
      readonly minutes: number;
    };

/** A rehearsal takes two to five minutes, whatever the minutes of the brief. */
export const REHEARSAL_MINUTES = { least: 2, most: 5 } as const;

/**
 * Plans a rehearsal: first what is written for these topics together, then cards of single topics, missed and due ones before others, then
 * the best source of a topic without a card. A topic with nothing of its own stands as its parent. Pure, and in one order for one request.
 */
export function deriveRehearsal(request: RehearsalRequest): RehearsalPlan {
  const wanted = new Set(request.topics);
  const found = [...wanted].map((topic) => foundOn(topic, wanted, request.catalog));
  const candidates = found.flatMap(({ steps }) => steps);
  const isTogether = candidates.some(({ rank }) => rank === RANK.together);
  const rule = isTogether ? undefined : ruleTogether(wanted, request.catalog);
  const ranked = onePerId([...candidates, ...(rule === undefined ? [] : [rule])]).toSorted(
    (a, b) => a.rank - b.rank || needOf(a.step, request) - needOf(b.step, request) || byId(a, b),
  );
  const { least, most } = REHEARSAL_MINUTES;
  return {
    ...fitted(
      ranked.map(({ step }) => step),
      Math.min(Math.max(request.budget, least), most),
    ),
    bare: found.flatMap(({ steps, topic }) => (steps.length === 0 ? [topic] : [])),
  };
}

/** What comes before what. `elsewhere`: a card that takes as given what this case does not have, where a topic has no other. */
const RANK = { together: 0, rule: 1, single: 2, elsewhere: 3, lookUp: 4 } as const;

interface Candidate {
  readonly step: RehearsalStep;
  readonly rank: number;
}

/** What there is on a topic, or where there is nothing, on the nearest topic above it. */
function foundOn(
  topic: TopicId,
  wanted: ReadonlySet<TopicId>,
  catalog: RehearsalRequest['catalog'],
): { readonly topic: TopicId; readonly steps: readonly Candidate[] } {
  for (let at: TopicId | null = topic; at !== null; at = topicOf(at).parent) {
    const steps = stepsOn(at, wanted, catalog);
    if (steps.length > 0) return { topic, steps };
  }
  return { topic, steps: [] };
}

function stepsOn(
  topic: TopicId,
  wanted: ReadonlySet<TopicId>,
  { cardsOn, sourcesOf }: RehearsalRequest['catalog'],
): readonly Candidate[] {
  const cards = cardsOn(topic);
  const fitting = cards.filter(({ given }) => given.every((id) => wanted.has(id)));
  if (fitting.length > 0) return fitting.map((card) => candidateOf(card, topic, wanted));
  const [elsewhere] = cards;
  if (elsewhere !== undefined) return [candidateOf(elsewhere, topic, wanted)];
  const [source] = sourcesOf(topic, null);
  if (source === undefined) return [];
  return [lookUp({ id: `topic:${topic}`, topic, title: null, source }, RANK.lookUp)];
}

function candidateOf(card: Card, topic: TopicId, wanted: ReadonlySet<TopicId>): Candidate {
  const { id, given, minutes } = card;
  const supposes = given.filter((one) => !wanted.has(one));
  const fitting = given.length > 0 ? RANK.together : RANK.single;
  const rank = supposes.length > 0 ? RANK.elsewhere : fitting;
  return { rank, step: { kind: 'card', id, card, topic, supposes, minutes } };
}

type LookUp = Extract<RehearsalStep, { readonly kind: 'look-up' }>;

function lookUp(parts: Omit<LookUp, 'kind' | 'minutes'>, rank: number): Candidate {
  return { rank, step: { kind: 'look-up', ...parts, minutes: lookUpMinutes(parts.source) } };
}

/** The first rule, by id, that asks for several of these topics and for nothing else: a drug or a finding is not known here. */
function ruleTogether(
  wanted: ReadonlySet<TopicId>,
  { rules, sourceById }: RehearsalRequest['catalog'],
): Candidate | undefined {
  for (const rule of rules) {
    const source = isMetBy(rule, wanted) ? sourceById(rule.sources[0] ?? '') : undefined;
    if (source === undefined) continue;
    const { id, topic, title } = rule;
    return lookUp({ id: `rule:${id}`, topic, title, source }, RANK.rule);
  }
  return undefined;
}

function isMetBy({ allOf, anyOf, noneOf }: Rule, wanted: ReadonlySet<TopicId>): boolean {
  const isHere = (text: string): boolean => {
    const item = ruleItem(text);
    return item?.kind === 'topic' && wanted.has(item.topic);
  };
  const asks = allOf.length + Math.min(anyOf.length, 1);
  return (
    asks > 1 &&
    allOf.every(isHere) &&
    (anyOf.length === 0 || anyOf.some(isHere)) &&
    !noneOf.some(isHere)
  );
}

/** Missed, then due, then never answered, then remembered. */
function needOf(step: RehearsalStep, { memories, day }: RehearsalRequest): number {
  const memory = memories.find(({ card }) => card === step.id);
  if (memory === undefined) return 2;
  if (memory.lastRating === 'again') return 0;
  return memory.due <= day ? 1 : 3;
}

/** The first of each id has the better rank only where ranks differ; a card stands once. */
function onePerId(candidates: readonly Candidate[]): readonly Candidate[] {
  const best = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const before = best.get(candidate.step.id);
    if (before === undefined || candidate.rank < before.rank)
      best.set(candidate.step.id, candidate);
  }
  return [...best.values()];
}

/** As many as fit, the first one in any case: a rehearsal is not empty while there is something to rehearse. */
function fitted(steps: readonly RehearsalStep[], minutes: number): Omit<RehearsalPlan, 'bare'> {
  const taken: RehearsalStep[] = [];
  const further: RehearsalStep[] = [];
  let left = minutes;
  for (const step of steps) {
    const fits = step.minutes <= left || taken.length === 0;
    (fits ? taken : further).push(step);
    if (fits) left -= step.minutes;
  }
  return { steps: taken, further, minutes: taken.reduce((sum, step) => sum + step.minutes, 0) };
}

function byId(a: Candidate, b: Candidate): number {
  return a.step.id < b.step.id ? -1 : Number(a.step.id > b.step.id);
}
