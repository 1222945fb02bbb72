import type { SightCode } from '#deidentified/learning/question-words.ts';

/** What a word that the check saw is like. */
export const SIGHT_TEXT: Readonly<Record<SightCode, string>> = {
  'e-mail': 'an e-mail address',
  phone: 'a telephone number',
  'record-number': 'the number of a record',
  date: 'a date',
  age: 'an age',
  time: 'a time of day',
  weekday: 'a day that could be told',
  place: 'a room or an address',
  title: 'somebody’s name',
  initials: 'initials',
  name: 'a name',
  number: 'a number of three figures or more',
};

/** Stands under every free line. It promises nothing. */
export const CHECK_TEXT = {
  warning: 'This check misses things: write nothing that points at a patient.',
  seen: 'Seen in it, and it may be none:',
  ask: 'Change it, or keep it anyway.',
} as const;

/** Where a question, or a thing to notice, goes. */
export const KEPT_TEXT = {
  open: 'Kept encrypted in your record on this computer, with the quarter and never the day. Not sent anywhere by Foreword.',
  'not-open':
    'Kept in this page until the session ends, and then gone. It stays only where you ask to be remembered, or open your record, before that.',
  sensitive: 'About a sensitive subject: not kept, not even for this session, unless you say so.',
  nowhere: 'A subject as rare as this one has no broader name, so it is not kept.',
} as const;

/** The sentences of the place of questions. */
export const QUESTIONS_TEXT = {
  lede: 'What came up in clinic, caught while you think of it.',
  about: 'What is it about?',
  hint: 'Type a subject, choose with the arrows, Enter.',
  none: 'No subject is called that. Try a shorter or broader word.',
  text: 'In a few words, if you like',
  keep: 'Keep the question',
  keepAnyway: 'Keep it anyway',
  keepSensitive: 'Keep this one',
  noCatalog: 'Questions can be noted once the cards have loaded.',
  failedCatalog: 'The cards did not load, so nothing can be noted or answered in this session.',
  empty: 'No open questions.',
  emptyLocked: 'No open questions in this session. Those you kept show once your record is open.',
} as const;

/** What the packs hold on a question. */
export const ANSWER_TEXT = {
  cards: 'In the pack:',
  sources: 'No card yet. Sources:',
  none: 'Nothing in this pack yet.',
  gone: 'What it was about is no longer in the pack.',
} as const;

/** What a reader can say of a note, on its button, and what is said once it is. */
export const SETTLE_TEXT = {
  question: {
    settle: { action: 'That answers it', said: 'Closed: answered.' },
    elsewhere: { action: 'Answered elsewhere', said: 'Closed: answered.' },
    stay: { action: 'Still open', said: 'It stays open.' },
    drop: { action: 'Drop', said: 'Dropped: nothing of it is kept.' },
  },
  'to-notice': {
    settle: { action: 'Noticed', said: 'Closed: noticed.' },
    elsewhere: { action: 'Noticed', said: 'Closed: noticed.' },
    stay: { action: 'Not this time', said: 'It stays for another time.' },
    drop: { action: 'Drop', said: 'Dropped: nothing of it is kept.' },
  },
} as const;
