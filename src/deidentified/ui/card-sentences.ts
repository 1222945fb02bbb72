import type { KeptOutcome } from '#boundary/kept-choices-policy.ts';
import type { Confidence } from '#deidentified/learning/confidence.ts';
import type { Place } from '#deidentified/session-parts.ts';

/** How sure a reader can be: on the button that shows the answer, and in the sentence that says what was chosen. */
export const CONFIDENCE_TEXT: Readonly<
  Record<Confidence, { readonly action: string; readonly said: string }>
> = {
  guessing: { action: 'Guessing', said: 'guessing' },
  'fairly-sure': { action: 'Fairly sure', said: 'fairly sure' },
  sure: { action: 'Sure', said: 'sure' },
};

/** What stands beside the question of how sure. */
export const SURE_TEXT = {
  asked: 'How sure?',
  chooseFirst: 'Choose one, then say how sure: that shows the answer.',
  chosen: 'One tap shows the answer.',
} as const;

/** What becomes of an answer. */
export const ANSWER_KEPT_TEXT = {
  kept: 'What you choose is kept in your record.',
  'not-kept': 'What you choose stays in this page.',
} as const;

/** A card that the reader says is known. */
export const KNOWN_TEXT = {
  asked: 'You know it? One question to check, or',
  trust: 'take my word for now',
  trusted: 'A question checks it another time.',
  passed: 'It counts as known, and leaves the brief when you go on.',
} as const;

/** Where closing a card leads. */
export const BACK_TEXT: Readonly<Record<Place, string>> = {
  brief: 'Back to the brief',
  review: 'Back to review',
  questions: 'Back to questions',
  rehearse: 'Back to the rehearsal',
  privacy: 'Back to privacy',
};

/** What can come of a card after clinic, in the order of the buttons. */
export const OUTCOMES = [
  'used',
  'will-use',
  'not-relevant',
  'question',
] as const satisfies readonly KeptOutcome['outcome'][];

export const OUTCOME_TEXT: Readonly<Record<KeptOutcome['outcome'], string>> = {
  used: 'Used it',
  'will-use': 'Will use it',
  'not-relevant': 'Not relevant',
  question: 'Still a question',
};

/** What stands over and under the cards after clinic. */
export const AFTER_CLINIC_TEXT = {
  title: 'After clinic: what came of them?',
  kept: 'One tap each, or none. Kept by quarter, never by day; of a rare topic not at all.',
  'not-kept': 'One tap each, or none. It ends with this session.',
  noted: 'It waits among your questions.',
} as const;
