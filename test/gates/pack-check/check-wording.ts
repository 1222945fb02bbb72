import type { Card } from '#deidentified/catalog/pack.ts';
import { ALL_TOPICS } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';
import { bannedIn } from './banned-phrases.ts';
import { textsOf } from './card-texts.ts';
import { type Finding, finding } from './finding.ts';
import { nearDuplicates } from './near-duplicates.ts';
import { gradeOf } from './reading-level.ts';

/**
 * Bottom line and rationale read below this Flesch–Kincaid grade. Measured over the first 110 cards: half below 9.2, the highest
 * 13.5. A grade of 14 is the second year of college: above it the sentences are long, not the subject hard.
 */
const GRADE_BELOW = 14;

/** How cards are worded: phrases, sentences, reading level, and cards that say the same. */
export function checkWording(
  cards: readonly Card[],
  elsewhere: readonly Card[],
): readonly Finding[] {
  return [
    ...cards.flatMap(phraseFindings),
    ...cards.flatMap(sentenceFindings),
    ...cards.flatMap(levelFindings),
    ...nearDuplicates(cards, cards).map(({ card, other }) =>
      finding('duplicate', place(card), other.id),
    ),
    ...nearDuplicates(cards, elsewhere).map(({ card, other }) =>
      finding('like-a-card-of-another-pack', place(card), other.id),
    ),
  ];
}

function place({ id }: Card, part?: string): { readonly file: string; readonly at: string } {
  return { file: 'cards.json', at: part === undefined ? id : `${id}/${part}` };
}

function phraseFindings(card: Card): readonly Finding[] {
  return textsOf(card).flatMap(({ part, text }) =>
    bannedIn(text).map(({ code, words }) => finding(code, place(card, part), words)),
  );
}

function sentenceFindings(card: Card): readonly Finding[] {
  const sentences = [card.rationale, card.bottomLine, ...card.options.map((o) => o.because)];
  return [
    ...sentences
      .filter((sentence) => !sentence.endsWith('.'))
      .map((sentence) => finding('no-full-stop', place(card), `"…${sentence.slice(-40)}"`)),
    ...(card.title.endsWith('?') ? [] : [finding('title-no-question', place(card, 'title'))]),
  ];
}

function levelFindings(card: Card): readonly Finding[] {
  const grade = readingGrade(card);
  return grade < GRADE_BELOW
    ? []
    : [finding('hard-to-read', place(card, 'rationale'), grade.toFixed(1))];
}

/** The grade at which bottom line and rationale of a card read. */
export function readingGrade({ bottomLine, rationale }: Card): number {
  return gradeOf(`${bottomLine} ${rationale}`, TOPIC_WORDS);
}

const TOPIC_WORDS: ReadonlySet<string> = new Set(
  ALL_TOPICS.flatMap(({ id }) => {
    const { label, short } = topicNames(id);
    return `${label} ${short}`.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  }),
);
