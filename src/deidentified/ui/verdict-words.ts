import { CONFIDENCE_TEXT } from './card-sentences.ts';
import type { Answer } from './view.ts';
import { letterOf } from './wording.ts';

interface Verdict extends Pick<Answer, 'chosen' | 'confidence'> {
  /** Places in the pack, in the order the options are shown. */
  readonly order: readonly number[];
  readonly best: number;
}

/** What was chosen and what the source supports, by the letters on screen. It neither praises nor counts. */
export function verdictWords({ chosen, confidence, order, best }: Verdict): string {
  const letter = (place: number): string => letterOf(order.indexOf(place));
  if (chosen === null) return `The source supports ${letter(best)}.`;
  const sure = confidence === null ? '' : `, ${CONFIDENCE_TEXT[confidence].said}`;
  return chosen === best
    ? `You chose ${letter(best)}${sure}. The source supports it.`
    : `You chose ${letter(chosen)}${sure}. The source supports ${letter(best)}.`;
}

/** What stands beside an option once the answer is shown. */
export function optionTag(isChosen: boolean, isBest: boolean): string {
  if (isChosen && isBest) return 'Your choice, and the source’s';
  if (isBest) return 'What the source supports';
  return isChosen ? 'Your choice' : '';
}
