import type { Card } from './pack.ts';

/** How many words a reader meets: in each part, and in the whole card. */
export const WORD_BUDGET = {
  title: 12,
  stem: 35,
  because: 30,
  bottomLine: 25,
  /** Stem, options, rationale, bottom line and table. The sentences behind each option are read one at a time. */
  card: 150,
} as const;

/** The parts of a card that have more words than `WORD_BUDGET` gives them; the whole of it is called `card`. */
export function partsOverBudget(card: Card): readonly (keyof typeof WORD_BUDGET)[] {
  const { title, stem, bottomLine, options } = card;
  const words: Readonly<Record<keyof typeof WORD_BUDGET, number>> = {
    title: wordsIn(title),
    stem: wordsIn(stem),
    because: Math.max(...options.map(({ because }) => wordsIn(because))),
    bottomLine: wordsIn(bottomLine),
    card: wordsOf(card),
  };
  return (['title', 'stem', 'because', 'bottomLine', 'card'] as const).filter(
    (part) => words[part] > WORD_BUDGET[part],
  );
}

/** The words of stem, options, rationale, bottom line and table. */
export function wordsOf({ stem, options, rationale, bottomLine, table }: Card): number {
  const tableTexts = table === null ? [] : [table.caption, ...table.head, ...table.rows.flat()];
  return [stem, ...options.map(({ text }) => text), rationale, bottomLine, ...tableTexts]
    .map(wordsIn)
    .reduce((sum, words) => sum + words, 0);
}

/** Words as an author counts them: what stands between spaces. */
export function wordsIn(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length;
}

/** An amount of a drug. A concentration in blood ("3 mg/dL") is a finding, not a dose. */
const DOSE = /\d\s*(mg|mcg|µg|μg|microgram\w*|gram\w*|g|mL|units?|IU|tablets?|puffs?)\b(?!\/d?L)/iu;

/** True where the text names an amount of a drug, which no bottom line may. */
export function namesDose(text: string): boolean {
  return DOSE.test(text);
}
