import type { KeptNote } from '#boundary/kept-policy.ts';
import type { TopicId } from '#boundary/topic.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import { mainTopicOf } from '#deidentified/catalog/main-topic.ts';
import type { Card, Source } from '#deidentified/catalog/pack.ts';

/** What the packs hold on a question, as they stand now. */
export type QuestionAnswer =
  | { readonly kind: 'cards'; readonly cards: readonly Card[] }
  /** No card yet. */
  | { readonly kind: 'sources'; readonly sources: readonly Source[] }
  | { readonly kind: 'none' };

/** So many cards at most: a question is asked for one answer. */
const MOST_CARDS = 3;

/**
 * Looks a question up: cards on its topic, or that take it as given and share words with the question; else sources; else nothing, and
 * that is said. Pure.
 */
export function answerQuestion(
  { item, text }: Pick<KeptNote, 'item' | 'text'>,
  catalog: Catalog,
): QuestionAnswer {
  const topic = mainTopicOf(item, catalog);
  if (topic === undefined) return { kind: 'none' };
  const asked = wordsOf(text ?? '');
  const cards = cardsFor(topic, asked, catalog).slice(0, MOST_CARDS);
  if (cards.length > 0) return { kind: 'cards', cards };
  const sources = catalog.sourcesOf(topic, null);
  return sources.length > 0 ? { kind: 'sources', sources } : { kind: 'none' };
}

/** What shares most words stands first, then what is about the topic itself, then what takes less as given, then by id. */
function cardsFor(
  topic: TopicId,
  asked: ReadonlySet<string>,
  { cards }: Pick<Catalog, 'cards'>,
): readonly Card[] {
  return cards
    .filter(({ topics, given }) => topics.includes(topic) || given.includes(topic))
    .map((card) => {
      const words = wordsOf(`${card.title} ${card.stem} ${card.bottomLine}`);
      const shared = [...asked].filter((word) => words.has(word)).length;
      return { card, shared, isAbout: card.topics.includes(topic) };
    })
    .filter(({ shared, isAbout }) => isAbout || shared > 0)
    .toSorted(
      (a, b) =>
        b.shared - a.shared ||
        Number(b.isAbout) - Number(a.isAbout) ||
        a.card.given.length - b.card.given.length ||
        (a.card.id < b.card.id ? -1 : 1),
    )
    .map(({ card }) => card);
}

/** Shorter ones say nothing of a subject; the ones that questions are made of neither. */
const LEAST_LETTERS = 4;
const OF_QUESTIONS: ReadonlySet<string> = new Set(
  'about adult adults after also been before could does from have help many more much need patient patients people should start stop than that their them then there they this treat use what when where which while will with would'.split(
    ' ',
  ),
);

/** The words that say what it is about, in lower case, without the s of a plural. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words
      .filter((word) => word.length >= LEAST_LETTERS && !OF_QUESTIONS.has(word))
      .map((word) => word.replace(/(?<=[^s])s$/, '')),
  );
}
