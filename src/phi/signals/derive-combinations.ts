import { ruleItem, type TriggerRule, withAncestors } from '#boundary/combination.ts';
import { type DrugClassId, isSensitiveDrugClass } from '#boundary/drug-class.ts';
import type { COMBINATION } from '#boundary/field-policy.ts';
import type { Plain } from '#boundary/record-policy.ts';
import { ALL_TOPICS, type TopicId } from '#boundary/topic.ts';
import { byCodePoint } from './code-point-order.ts';

/** A fired rule before the door has admitted it. */
export type CandidateCombination = Plain<(typeof COMBINATION)['fields']>;

/** What is known of one person of a visit, as far as rules may ask. */
export interface PersonAsked {
  readonly topics: ReadonlySet<TopicId>;
  readonly drugClasses: ReadonlySet<DrugClassId>;
  /** The topics that the visit is booked for. */
  readonly reasons: ReadonlySet<TopicId>;
}

/**
 * In how many readable visits each rule holds, and in how many of those the visit is booked for one of its topics; rules that hold
 * nowhere are left out. One person alone must satisfy a rule, never two who come together. A topic counts for every topic it is a kind
 * of. Sensitive topics and drug classes count for nothing, not even for those. Sorted by rule id in code-point order.
 */
export function deriveCombinations(
  visits: readonly (readonly PersonAsked[])[],
  rules: readonly TriggerRule[],
): readonly CandidateCombination[] {
  const items = placeItems(rules);
  const placed = visits.map((people) => people.map((person) => placesOf(person, items)));
  const tallies = rules.map((rule) => tallyOf(rule, items));
  const talliesOn = indexTallies(tallies, countPlaces(placed, items.count));
  const marks = { held: new Uint32Array(items.count), reasons: new Uint32Array(items.count) };
  let stamp = 0;
  placed.forEach((people, at) => {
    for (const { held, reasons } of people) {
      stamp += 1;
      for (const place of held) marks.held[place] = stamp;
      for (const place of reasons) marks.reasons[place] = stamp;
      for (const place of held) {
        for (const tally of talliesOn[place] ?? []) countPerson(tally, { at, stamp, marks });
      }
    }
  });
  return tallies
    .filter(({ visits: counted }) => counted > 0)
    .map(({ rule, visits: counted, reasonVisits }) => ({ rule, visits: counted, reasonVisits }))
    .toSorted((a, b) => byCodePoint(a.rule, b.rule));
}

/**
 * Items are known by their place among all that the rules name: what none names is not looked at, and whether a person has an item is
 * one read of an array. Sets of names for each person took three times as long.
 */
interface Items {
  readonly count: number;
  readonly placeOf: (item: string) => number;
  /** The places that a topic counts for: its own, and those of what it is a kind of. */
  readonly ofTopic: ReadonlyMap<TopicId, readonly number[]>;
  readonly ofClass: (id: DrugClassId) => number | undefined;
}

function placeItems(rules: readonly TriggerRule[]): Items {
  const named = new Set(
    rules.flatMap(({ allOf, anyOf, noneOf }) => [...allOf, ...anyOf, ...noneOf]),
  );
  const places = new Map([...named].map((item, place) => [item, place]));
  return {
    count: places.size,
    placeOf: (item) => places.get(item) ?? -1,
    ofTopic: new Map(
      ALL_TOPICS.filter(({ sensitive }) => !sensitive).map(({ id }) => [
        id,
        withAncestors(id).flatMap((topic) => places.get(`topic:${topic}`) ?? []),
      ]),
    ),
    ofClass: (id) => (isSensitiveDrugClass(id) ? undefined : places.get(`drug-class:${id}`)),
  };
}

interface PersonPlaces {
  /** None twice. */
  readonly held: readonly number[];
  readonly reasons: readonly number[];
}

function placesOf({ topics, drugClasses, reasons }: PersonAsked, items: Items): PersonPlaces {
  const held = new Set<number>();
  for (const topic of topics) for (const place of items.ofTopic.get(topic) ?? []) held.add(place);
  for (const id of drugClasses) {
    const place = items.ofClass(id);
    if (place !== undefined) held.add(place);
  }
  return {
    held: [...held],
    reasons: [...reasons].flatMap((topic) => items.ofTopic.get(topic) ?? []),
  };
}

function countPlaces(visits: readonly (readonly PersonPlaces[])[], places: number): Uint32Array {
  const people = new Uint32Array(places);
  for (const { held } of visits.flat()) {
    for (const place of held) people[place] = (people[place] ?? 0) + 1;
  }
  return people;
}

interface Tally {
  readonly rule: string;
  readonly allOf: readonly number[];
  readonly anyOf: readonly number[];
  readonly noneOf: readonly number[];
  /** Those of its items that a visit can be booked for. */
  readonly topics: readonly number[];
  visits: number;
  reasonVisits: number;
  /** The visit that was counted last: a rule counts once a visit, whoever satisfies it. */
  last: number;
  lastBooked: number;
}

function tallyOf({ id, allOf, anyOf, noneOf }: TriggerRule, { placeOf }: Items): Tally {
  const topics = [...allOf, ...anyOf].filter((item) => ruleItem(item)?.kind === 'topic');
  return {
    rule: id,
    allOf: allOf.map(placeOf),
    anyOf: anyOf.map(placeOf),
    noneOf: noneOf.map(placeOf),
    topics: topics.map(placeOf),
    visits: 0,
    reasonVisits: 0,
    last: -1,
    lastBooked: -1,
  };
}

/** Each rule under the item it needs that the fewest people have, so that it is looked at as seldom as can be. */
function indexTallies(tallies: readonly Tally[], people: Uint32Array): readonly Tally[][] {
  const index = Array.from(people, (): Tally[] => []);
  for (const tally of tallies) {
    const [rarest] = tally.allOf.toSorted((a, b) => (people[a] ?? 0) - (people[b] ?? 0));
    for (const place of rarest === undefined ? tally.anyOf : [rarest]) index[place]?.push(tally);
  }
  return index;
}

interface Asking {
  /** The visit. */
  readonly at: number;
  /** The person: what they have is marked with it. */
  readonly stamp: number;
  readonly marks: { readonly held: Uint32Array; readonly reasons: Uint32Array };
}

function countPerson(tally: Tally, { at, stamp, marks }: Asking): void {
  const has = (place: number): boolean => marks.held[place] === stamp;
  if (!tally.allOf.every(has) || tally.noneOf.some(has)) return;
  if (tally.anyOf.length > 0 && !tally.anyOf.some(has)) return;
  if (tally.last !== at) tally.visits += 1;
  tally.last = at;
  if (tally.lastBooked === at) return;
  if (!tally.topics.some((place) => marks.reasons[place] === stamp)) return;
  tally.reasonVisits += 1;
  tally.lastBooked = at;
}
