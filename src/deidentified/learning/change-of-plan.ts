import { ruleItem } from '#boundary/combination.ts';
import type { TopicId } from '#boundary/topic.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { Card, Rule, Source } from '#deidentified/catalog/pack.ts';

/** A thought on what would change a plan, made of what the packs hold and of nothing else. */
export type ChangeOfPlan =
  /** A row of the card's own table: the situation first, then what stands beside it, each under its heading. */
  | {
      readonly kind: 'row';
      readonly heading: string;
      readonly situation: string;
      readonly then: readonly (readonly [heading: string, words: string])[];
    }
  /** What the card takes as given would not be there. */
  | { readonly kind: 'without'; readonly topics: readonly TopicId[] }
  /** Another card on the topic takes these as given. */
  | { readonly kind: 'card'; readonly topics: readonly TopicId[]; readonly card: Card }
  /** No card yet, and a source where it can be looked up. */
  | {
      readonly kind: 'look-up';
      readonly topics: readonly TopicId[];
      readonly rule: Rule;
      readonly source: Source;
    };

/** So many other circumstances at most. */
const MOST_OTHERS = 3;

/** What would change the plan of a card. Pure; empty where the packs say nothing of it. */
export function changesOfPlan(
  card: Card,
  catalog: Pick<Catalog, 'cardsOn' | 'rules' | 'sourceById'>,
): readonly ChangeOfPlan[] {
  const others = [...otherCards(card, catalog), ...otherRules(card, catalog)];
  return [
    ...rowsOf(card),
    ...(card.given.length > 0 ? [{ kind: 'without', topics: card.given } as const] : []),
    ...others.slice(0, MOST_OTHERS),
  ];
}

function rowsOf({ table }: Card): readonly ChangeOfPlan[] {
  return (table?.rows ?? []).flatMap(([situation, ...cells]) =>
    situation === undefined
      ? []
      : [
          {
            kind: 'row' as const,
            heading: table?.head[0] ?? '',
            situation,
            then: cells.map((words, place) => [table?.head[place + 1] ?? '', words] as const),
          },
        ],
  );
}

type Other = Extract<ChangeOfPlan, { readonly kind: 'card' | 'look-up' }>;

function otherCards(card: Card, { cardsOn }: Pick<Catalog, 'cardsOn'>): readonly Other[] {
  const [topic] = card.topics;
  return (topic === undefined ? [] : cardsOn(topic)).flatMap((other) => {
    const more = other.given.filter((id) => !card.given.includes(id) && !card.topics.includes(id));
    return other.id === card.id || more.length === 0
      ? []
      : [{ kind: 'card' as const, topics: more, card: other }];
  });
}

/** Rules of the card's topic that ask for topics alone: what else would be there can then be named. */
function otherRules(
  card: Card,
  { rules, sourceById, cardsOn }: Pick<Catalog, 'rules' | 'sourceById' | 'cardsOn'>,
): readonly Other[] {
  const [topic] = card.topics;
  const written = (topic === undefined ? [] : cardsOn(topic)).flatMap(({ given }) => given);
  return rules.flatMap((rule) => {
    if (rule.topic !== topic || rule.anyOf.length > 0 || rule.noneOf.length > 0) return [];
    const asked = rule.allOf.map(topicIn);
    const more = asked.filter((id) => id !== undefined && id !== topic);
    const source = sourceById(rule.sources[0] ?? '');
    const isNew = more.some((id) => id !== undefined && !written.includes(id));
    if (asked.includes(undefined) || !isNew || source === undefined) return [];
    const topics = more.filter((id) => id !== undefined);
    return [{ kind: 'look-up' as const, topics, rule, source }];
  });
}

function topicIn(text: string): TopicId | undefined {
  const item = ruleItem(text);
  return item?.kind === 'topic' ? item.topic : undefined;
}
