import { type DrugClassId, isDrugClassId } from '#boundary/drug-class.ts';
import { isTopicId, type TopicId } from '#boundary/topic.ts';

/** The routes a name may say. Of several in one name the first holds: "oral inhalation", "nasal ointment". */
export const ROUTES: readonly string[] = [
  'ophthalmic',
  'otic',
  'nasal',
  'vaginal',
  'inhaled',
  'topical',
  'rectal',
  'injected',
  'oral',
];

/** By these a drug acts where it is put, and leaves a class that is not of that route. */
export const LOCAL_ROUTES: ReadonlySet<string> = new Set(ROUTES.slice(0, 6));

/** What one name stands for: ingredients, and what it says besides (a route, a use). */
export interface Product {
  readonly ingredients: readonly string[];
  readonly says: readonly string[];
}

/** A product with its names, each of one or more words, and its RxNorm identifiers. */
export interface Drug {
  readonly product: Product;
  readonly names: readonly string[];
  readonly rxnorm: readonly string[];
}

/** A class with the local routes that keep a drug in it, and its topic. */
interface DrugClass {
  readonly id: DrugClassId;
  readonly routes: readonly string[];
  readonly topic: TopicId | undefined;
}

/** What an ingredient stands for. */
export interface Ingredient {
  readonly always: readonly DrugClass[];
  /** Instead, where the name says so. */
  readonly where: readonly { readonly condition: string; readonly classes: readonly DrugClass[] }[];
  /** Null: deliberately without a topic. Undefined: its classes say. */
  readonly topic: TopicId | null | undefined;
}

/** Reads the lines of `drug-tables.ts`, which says how they are built; throws where one names a topic or a class that is not one. */
export function readDrugTable(table: string): {
  readonly drugs: readonly Drug[];
  readonly ingredients: ReadonlyMap<string, Ingredient>;
} {
  const entries = table.trim().split('\n').flatMap(entriesOf);
  const named = entries.flatMap(({ key, condition, names, rxnorm }) =>
    condition === undefined ? [{ product: productOf(key), names, rxnorm }] : [],
  );
  const mentioned = entries.flatMap(({ key, condition }) => [
    ...productOf(key).ingredients,
    ...(condition === undefined ? [] : [condition]),
  ]);
  const said = new Set(named.flatMap(({ product }) => product.says));
  const own = [...new Set(mentioned)]
    .filter((id) => !said.has(id))
    .map((id) => ({ product: productOf(id), names: [id.replaceAll('-', ' ')], rxnorm: [] }));
  return { drugs: [...named, ...own], ingredients: ingredientsOf(entries) };
}

/** One drug on the line of one class. */
interface Entry {
  readonly drugClass: DrugClass | undefined;
  readonly key: string;
  readonly condition: string | undefined;
  readonly topic: string | undefined;
  readonly names: readonly string[];
  readonly rxnorm: readonly string[];
}

const NONE = '-';
const NAMES_ALONE = '+';

function entriesOf(line: string): readonly Entry[] {
  const [head = '', ...drugs] = line.split('|');
  const drugClass = head === NONE || head === NAMES_ALONE ? undefined : classOf(head);
  return drugs.map((text) => {
    const [rest = '', rxnorm] = text.split('#');
    const [before = '', names] = rest.split('=');
    const [keyed = '', topic] = before.split('>');
    const [key = '', condition] = keyed.split('?');
    return { drugClass, key, condition, topic, names: listOf(names), rxnorm: listOf(rxnorm) };
  });
}

function listOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(';');
}

function classOf(head: string): DrugClass {
  const [before = '', topic] = head.split('>');
  const [id, ...routes] = before.split('~');
  if (!isDrugClassId(id)) throw new Error('the drug table names a class that is not one');
  return { id, routes, topic: topicOrNone(topic) };
}

function topicOrNone(code: string | undefined): TopicId | undefined {
  if (code === undefined) return undefined;
  if (!isTopicId(code)) throw new Error('the drug table names a topic that is not one');
  return code;
}

function productOf(key: string): Product {
  const [ingredients = '', ...says] = key.split('@');
  return { ingredients: ingredients === '' ? [] : ingredients.split('+'), says };
}

function ingredientsOf(entries: readonly Entry[]): ReadonlyMap<string, Ingredient> {
  const meant = entries.filter(
    ({ drugClass, condition, topic }) => drugClass ?? condition ?? topic,
  );
  return new Map(
    [...Map.groupBy(meant, ({ key }) => key)].map(([key, all]) => {
      const topic = all.find((entry) => entry.topic !== undefined)?.topic;
      return [key, { ...setsOf(all), topic: topic === NONE ? null : topicOrNone(topic) }];
    }),
  );
}

function setsOf(entries: readonly Entry[]): Pick<Ingredient, 'always' | 'where'> {
  const classesAt = (condition: string | undefined): readonly DrugClass[] =>
    entries.flatMap((entry) => (entry.condition === condition ? (entry.drugClass ?? []) : []));
  const conditions = [...new Set(entries.map(({ condition }) => condition))];
  return {
    always: classesAt(undefined),
    where: conditions.flatMap((condition) =>
      condition === undefined ? [] : [{ condition, classes: classesAt(condition) }],
    ),
  };
}
