import type { DueRow } from '#deidentified/learning/review-lists.ts';
import type { KeptAway } from '#deidentified/ranking/kept-away.ts';

/** The headings and plain sentences of Review. */
export const REVIEW_TEXT = {
  lede: 'What comes back, what you saved, and what you read.',
  loading: 'Loading the cards…',
  failed: 'The cards did not arrive, so there is nothing to review.',
  nothingAnswered: 'Nothing yet: a card comes back some days after you answered its question.',
  nothingSaved: 'Nothing yet: “Save for later”, on a card, puts it here.',
} as const;

/** Why a review is on the list of the day. */
export const DUE_TEXT: Readonly<Record<DueRow['state'], string>> = {
  'pulled-forward': 'Brought forward, since its topic is on your list. ',
  due: 'Its topic is on your list. ',
  overdue: '',
};

/** Why something stays away from the brief. */
export const AWAY_TEXT: Readonly<Record<KeptAway['why'], string>> = {
  muted: 'Muted.',
  'not-for-me-twice': 'Not for you, said twice.',
  'not-for-me-now': 'Not for you, said in this session.',
  'not-for-me-once': 'Not for you.',
  known: 'You know it.',
};

/** What search says of itself. */
export const SEARCH_TEXT = {
  label: 'Search cards and sources',
  tooShort: 'Two letters or more.',
  nothing:
    'Nothing matches. Searched: titles, questions, bottom lines and topics of cards; titles, publishers and topics of sources; topics also by everyday names and by drugs.',
  partial: 'Nothing has all of these words. These have some of them.',
  stays: 'What you type stays in this page.',
} as const;

/** Where no record is open, why most of Review is empty. */
export const NO_RECORD_TEXT = {
  none: 'Nothing of yours is kept on this computer, so this page knows only what this session did or a file brought.',
  locked:
    'A record is kept on this computer, locked. Until yours is open, this page knows only this session.',
  damaged: 'Your record is damaged. The Privacy page says what is left of it and how to mend it.',
} as const;
