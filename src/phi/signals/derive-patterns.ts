import { type CASE_PATTERN, MOST_PATTERNS } from '#boundary/field-policy.ts';
import type { Plain } from '#boundary/record-policy.ts';
import { generalised, type TopicId, topicOf } from '#boundary/topic.ts';
import { byCodePoint } from './code-point-order.ts';
import { EVIDENCE, type Evidence, type VisitTopic } from './visit-topics.ts';

/** A case pattern before the door has admitted it. */
export type CandidatePattern = Plain<(typeof CASE_PATTERN)['fields']>;

/** One readable visit: the topics of each person whose chart was read. */
export type VisitTopics = readonly (readonly VisitTopic[])[];

/**
 * The pairs and triples of conditions that meet in one visit, most shared first, at most `MOST_PATTERNS`: conditional cards are chosen
 * by them, so one that a single visit shows counts too. Conditions meet in a person, not between two who come together. Rare ones
 * stand as their parent, sensitive ones are left out.
 */
export function derivePatterns(visits: readonly VisitTopics[]): readonly CandidatePattern[] {
  const met = visits.map((people) => people.map(conditionsOf));
  const topics = [...new Set(met.flat(2).map(({ topic }) => topic))].toSorted(byCodePoint);
  return mostShared(tallySets(met, topics))
    .toSorted(byWeight)
    .slice(0, MOST_PATTERNS)
    .map(({ members, visits: shared }) => ({
      topics: members.flatMap((place) => topics[place] ?? []),
      visits: shared,
    }));
}

/** Design choice: bounds the work to 286 sets a visit. */
const TOPICS_PER_VISIT = 12;

/** A laboratory value, a drug or an order alone does not say that the condition is there. */
const SAYS_CONDITION: ReadonlySet<Evidence> = new Set(['reason', 'encounter-diagnosis', 'problem']);

/** Someone diagnosed it, or the visit is for it. */
export function saysCondition({ evidence }: VisitTopic): boolean {
  return SAYS_CONDITION.has(evidence);
}

interface Condition {
  readonly topic: TopicId;
  readonly evidence: Evidence;
}

/** The conditions of one person as they may be named together, in code-point order; the best evidenced if there are many. */
function conditionsOf(person: readonly VisitTopic[]): readonly Condition[] {
  const evidenceFor = new Map<TopicId, Evidence>();
  for (const { topic, evidence } of person.filter(saysCondition)) {
    const named = generalised(topic);
    if (named === undefined || !topicOf(named).condition) continue;
    const known = evidenceFor.get(named);
    if (known === undefined || strength(evidence) < strength(known)) {
      evidenceFor.set(named, evidence);
    }
  }
  return [...evidenceFor]
    .map(([topic, evidence]) => ({ topic, evidence }))
    .toSorted(
      (a, b) => strength(a.evidence) - strength(b.evidence) || byCodePoint(a.topic, b.topic),
    )
    .slice(0, TOPICS_PER_VISIT)
    .toSorted((a, b) => byCodePoint(a.topic, b.topic));
}

function strength(evidence: Evidence): number {
  return EVIDENCE.indexOf(evidence);
}

/**
 * How often each pair and triple of a horizon's topics meets. A topic is known by its place among them in code-point order, a set by its
 * place among all such sets (combinatorial number system: i < j < k stand at C(k,3) + C(j,2) + i): plain arrays instead of a name for
 * each of up to 286 sets a visit, which took ten times as long.
 */
interface Tallies {
  readonly topics: number;
  readonly pairs: SetTallies;
  readonly triples: SetTallies;
}

interface SetTallies {
  readonly visits: Uint32Array;
  /** Visits booked for one of the topics. */
  readonly reasonVisits: Uint32Array;
  /** The visit that was counted last, from 1, twice; and one more where it counted as booked. A set counts once a visit, whoever has it. */
  readonly last: Uint32Array;
}

function tallySets(
  visits: readonly (readonly (readonly Condition[])[])[],
  topics: readonly TopicId[],
): Tallies {
  const placeOf = new Map(topics.map((topic, place) => [topic, place]));
  const pairs = noTallies(pairPlace(0, topics.length));
  const triples = noTallies(triplePlace(0, 0, topics.length));
  visits.forEach((people, at) => {
    for (const conditions of people) {
      const places = conditions.map(({ topic }) => placeOf.get(topic) ?? 0); // ascending, as they are
      const booked = conditions.map(({ evidence }) => evidence === 'reason');
      const last = (members: readonly number[]) =>
        2 * (at + 1) + Number(members.some((member) => booked[member] === true));
      forEachPair(places, (a, b) => {
        const [i = 0, j = 0] = [places[a], places[b]];
        const pair = last([a, b]);
        count(pairs, pairPlace(i, j), pair);
        for (let c = b + 1; c < places.length; c += 1) {
          count(triples, triplePlace(i, j, places[c] ?? 0), pair | Number(booked[c]));
        }
      });
    }
  });
  return { topics: topics.length, pairs, triples };
}

function noTallies(sets: number): SetTallies {
  return {
    visits: new Uint32Array(sets),
    reasonVisits: new Uint32Array(sets),
    last: new Uint32Array(sets),
  };
}

function count({ visits, reasonVisits, last }: SetTallies, place: number, now: number): void {
  const before = last[place] ?? 0;
  const isNew = before >> 1 !== now >> 1;
  if (isNew) visits[place] = (visits[place] ?? 0) + 1;
  if ((now & 1) === 1 && (isNew || (before & 1) === 0)) {
    reasonVisits[place] = (reasonVisits[place] ?? 0) + 1;
  }
  last[place] = isNew ? now : before | now;
}

function forEachPair(list: readonly unknown[], see: (a: number, b: number) => void): void {
  for (let a = 0; a < list.length; a += 1) {
    for (let b = a + 1; b < list.length; b += 1) see(a, b);
  }
}

function pairPlace(i: number, j: number): number {
  return (j * (j - 1)) / 2 + i;
}

function triplePlace(i: number, j: number, k: number): number {
  return (k * (k - 1) * (k - 2)) / 6 + pairPlace(i, j);
}

/** A set that met, by the places of its topics. */
interface MetSet {
  readonly members: readonly number[];
  readonly visits: number;
  readonly reasonVisits: number;
}

/** Sets in order of their places. A pair says nothing that a triple with the same visits does not say better. */
function mostShared(tallies: Tallies): readonly MetSet[] {
  const { topics, pairs, triples } = tallies;
  const inTriples = new Uint32Array(pairs.visits.length);
  const least = leastShared(tallies);
  const met: MetSet[] = [];
  const see = (set: SetTallies, place: number, members: readonly number[]) => {
    const [visits = 0, reasonVisits = 0] = [set.visits[place], set.reasonVisits[place]];
    if (visits >= least) met.push({ members, visits, reasonVisits });
  };
  for (let k = 2; k < topics; k += 1) {
    forEachPair(Array.from({ length: k }), (i, j) => {
      const place = triplePlace(i, j, k);
      const visits = triples.visits[place] ?? 0;
      if (visits === 0) return;
      for (const pair of [pairPlace(i, j), pairPlace(i, k), pairPlace(j, k)]) {
        inTriples[pair] = Math.max(inTriples[pair] ?? 0, visits);
      }
      if (visits >= least) see(triples, place, [i, j, k]);
    });
  }
  forEachPair(Array.from({ length: topics }), (i, j) => {
    const place = pairPlace(i, j);
    if (inTriples[place] !== pairs.visits[place]) see(pairs, place, [i, j]);
  });
  return met;
}

/** How many visits a set needs to be among the most shared: so many triples alone fill the list with that number. At least 1. */
function leastShared({ triples }: Tallies): number {
  const sets: number[] = [];
  for (const visits of triples.visits) sets[visits] = (sets[visits] ?? 0) + 1;
  let enough = 0;
  for (let visits = sets.length - 1; visits > 0; visits -= 1) {
    enough += sets[visits] ?? 0;
    if (enough >= MOST_PATTERNS) return visits;
  }
  return 1;
}

function byWeight(a: MetSet, b: MetSet): number {
  return (
    b.visits - a.visits ||
    b.reasonVisits - a.reasonVisits ||
    b.members.length - a.members.length ||
    (a.members.map((place, at) => place - (b.members[at] ?? 0)).find((order) => order !== 0) ?? 0)
  );
}
