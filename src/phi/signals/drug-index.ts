import type { DrugClassId } from '#boundary/drug-class.ts';
import type { TopicId } from '#boundary/topic.ts';
import {
  type Drug,
  type Ingredient,
  LOCAL_ROUTES,
  type Product,
  readDrugTable,
  ROUTES,
} from './drug-table.ts';

/** One ingredient of a medication, with what it stands for. */
export interface DrugFound {
  readonly ingredient: string;
  readonly classes: readonly DrugClassId[];
  readonly topic: TopicId | undefined;
  /** `drug-class:statin` where the topic is the class's, else `ingredient:levothyroxine`. */
  readonly rule: string;
}

/** What is known of a medication's name. */
interface MedicationName {
  /** Lower-cased, in their order, split at everything that is no letter and no digit. */
  readonly words: readonly string[];
  /** RxNorm concept identifiers. */
  readonly rxnorm: readonly string[];
}

/** From the name of a medication to what it stands for. */
export interface DrugIndex {
  /** Every ingredient with a class or a topic, each once, in the order met; empty for a name that no table knows. */
  readonly drugsOf: (name: MedicationName) => readonly DrugFound[];
}

/** Indexes the drug table for look-up; throws where it names a topic or a class that is not one. */
export function indexDrugs(tables: { readonly DRUG_LINES: string }): DrugIndex {
  const { drugs, ingredients } = readDrugTable(tables.DRUG_LINES);
  const phrases = indexPhrases(drugs);
  const products = new Map(
    drugs.flatMap(({ product, rxnorm }) => rxnorm.map((code) => [code, product] as const)),
  );
  const answer = rememberPairs((said) => foundIn(said, ingredients));
  return {
    drugsOf: ({ words, rxnorm }) => {
      const said = productsIn(words, phrases);
      for (const code of rxnorm) {
        const product = products.get(code);
        if (product !== undefined && !said.includes(product)) said.push(product);
      }
      return answer(said);
    },
  };
}

type Answer = (said: readonly Product[]) => readonly DrugFound[];

/** Most names say a product and a route. There are few such pairs, and what they stand for is the same in every chart. */
function rememberPairs(answer: Answer): Answer {
  const known = new Map<Product, Map<Product | undefined, readonly DrugFound[]>>();
  return (said) => {
    const [first, second, ...more] = said;
    if (first === undefined) return NOTHING;
    if (more.length > 0) return answer(said);
    const bySecond = known.get(first) ?? new Map<Product | undefined, readonly DrugFound[]>();
    known.set(first, bySecond);
    const found = bySecond.get(second) ?? answer(said);
    bySecond.set(second, found);
    return found;
  };
}

const NOTHING: readonly DrugFound[] = [];

/** A name of one or more words; those that begin with the same word are kept together, the longest first. */
interface Phrase {
  readonly words: readonly string[];
  readonly product: Product;
}
type Phrases = ReadonlyMap<string, readonly Phrase[]>;

function indexPhrases(drugs: readonly Drug[]): Phrases {
  const phrases = drugs.flatMap(({ product, names }) =>
    names.map((name): Phrase => ({ words: name.split(' '), product })),
  );
  const longestFirst = phrases.toSorted((a, b) => b.words.length - a.words.length);
  return Map.groupBy(longestFirst, ({ words: [first = ''] }) => first);
}

function productsIn(words: readonly string[], phrases: Phrases): Product[] {
  const said: Product[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const candidates = phrases.get(words[at] ?? '');
    const phrase = candidates?.find((one) =>
      one.words.every((expected, offset) => words[at + offset] === expected),
    );
    if (phrase === undefined) continue;
    if (!said.includes(phrase.product)) said.push(phrase.product);
    at += phrase.words.length - 1;
  }
  return said;
}

/** What else a name says: its ingredients, its uses, and one route. */
interface Said {
  readonly context: ReadonlySet<string>;
  readonly route: string | undefined;
}

function foundIn(
  products: readonly Product[],
  ingredients: ReadonlyMap<string, Ingredient>,
): readonly DrugFound[] {
  const context = new Set(products.flatMap(({ ingredients: ids, says }) => [...ids, ...says]));
  const route = ROUTES.find((one) => context.has(one));
  for (const other of ROUTES) if (other !== route) context.delete(other);
  const found: DrugFound[] = [];
  for (const id of new Set(products.flatMap(({ ingredients: ids }) => ids))) {
    const ingredient = ingredients.get(id);
    const drug = ingredient && drugOf(id, ingredient, { context, route });
    if (drug && (drug.classes.length > 0 || drug.topic !== undefined)) found.push(drug);
  }
  return found;
}

function drugOf(id: string, ingredient: Ingredient, { context, route }: Said): DrugFound {
  const conditional = ingredient.where.find(({ condition }) => context.has(condition));
  if (conditional !== undefined) return byClass(id, conditional.classes);
  const { always, topic } = ingredient;
  const isLocal = route !== undefined && LOCAL_ROUTES.has(route);
  const kept = isLocal ? always.filter(({ routes }) => routes.includes(route)) : always;
  const isOut = always.length > 0 && kept.length === 0;
  if (topic === undefined || isOut) return byClass(id, kept);
  const classes = kept.map((one) => one.id);
  return { ingredient: id, classes, topic: topic ?? undefined, rule: `ingredient:${id}` };
}

/** The topic is the only one that its classes point to; where they point to two, there is none. */
function byClass(id: string, all: Ingredient['always']): DrugFound {
  const classes = all.map((one) => one.id);
  const pointing = all.filter(({ topic }) => topic !== undefined);
  const [first] = pointing;
  return first !== undefined && pointing.every(({ topic }) => topic === first.topic)
    ? { ingredient: id, classes, topic: first.topic, rule: `drug-class:${first.id}` }
    : { ingredient: id, classes, topic: undefined, rule: `ingredient:${id}` };
}
