import type { Card } from '#deidentified/catalog/pack.ts';

/** Words of a card that are read together. */
export interface CardText {
  readonly part: 'title' | 'stem' | 'options' | 'rationale' | 'bottomLine' | 'table';
  readonly text: string;
}

/** Every text of a card: an option stands with its reason, a table as a whole. */
export function textsOf({
  title,
  stem,
  options,
  rationale,
  bottomLine,
  table,
}: Card): readonly CardText[] {
  const cells = table === null ? [] : [table.caption, ...table.head, ...table.rows.flat()];
  return [
    { part: 'title', text: title },
    { part: 'stem', text: stem },
    ...options.map(({ text, because }): CardText => ({
      part: 'options',
      text: `${text}. ${because}`,
    })),
    { part: 'rationale', text: rationale },
    { part: 'bottomLine', text: bottomLine },
    ...(cells.length === 0 ? [] : [{ part: 'table', text: cells.join('. ') } as const]),
  ];
}
