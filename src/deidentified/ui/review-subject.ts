import { topicOfItem } from '#boundary/learning-item.ts';
import { topicNames } from '#boundary/topic-names.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { Card, Region, Source } from '#deidentified/catalog/pack.ts';

/** What a row of Review is about. */
export type ReviewSubject =
  | { readonly kind: 'card'; readonly title: string; readonly card: Card }
  | { readonly kind: 'sources'; readonly title: string; readonly sources: readonly Source[] }
  /** No longer shown by any pack; the title only where a pack still knows it. */
  | { readonly kind: 'gone'; readonly title: string | null };

/** What an item of a record or a brief is about, as the packs of today have it. */
export function subjectIn(item: string, catalog: Catalog, region: Region | null): ReviewSubject {
  const topic = topicOfItem(item);
  if (topic !== undefined) {
    const sources = catalog.sourcesOf(topic, region);
    return { kind: 'sources', title: topicNames(topic).label, sources };
  }
  const rule = catalog.ruleById(item.replace(/^rule:/, ''));
  if (rule !== undefined) {
    const sources = rule.sources.map(catalog.sourceById).filter((one) => one !== undefined);
    return { kind: 'sources', title: rule.title, sources };
  }
  const card = catalog.cards.find(({ id }) => id === item);
  return card === undefined
    ? { kind: 'gone', title: catalog.titleOf(item) ?? null }
    : { kind: 'card', title: card.title, card };
}
