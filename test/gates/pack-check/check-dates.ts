import type { Card } from '#deidentified/catalog/pack.ts';
import { type Finding, finding } from './finding.ts';

/** An author is told so many days before a card expires. */
const NOTICE_DAYS = 60;
const DAY = 24 * 60 * 60 * 1000;

/** Cards past their day or near it, checked on a day to come, or changed since they were signed. `today` is a day, `2026-11-22`. */
export function checkDates(cards: readonly Card[], today: string): readonly Finding[] {
  const soon = new Date(Date.parse(today) + NOTICE_DAYS * DAY).toISOString().slice(0, 10);
  return cards.flatMap(({ id, lastChecked, expires, review }) => {
    const at = { file: 'cards.json', at: id };
    const findings: readonly (readonly [Finding, boolean])[] = [
      [finding('expired', at, expires), expires < today],
      [finding('expires-soon', at, expires), expires >= today && expires <= soon],
      [finding('checked-in-the-future', at, lastChecked), lastChecked > today],
      [
        finding('signed-before-checked', at, review.status === 'reviewed' ? review.on : ''),
        review.status === 'reviewed' && review.on < lastChecked,
      ],
    ];
    return findings.flatMap(([found, holds]) => (holds ? [found] : []));
  });
}
