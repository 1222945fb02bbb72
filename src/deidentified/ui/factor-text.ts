import type { FactorName } from '#deidentified/ranking/factor-names.ts';

/** What each factor of a score stands for. */
export const FACTOR_TEXT: Readonly<Record<FactorName, string>> = {
  visits: 'Visits on your list that touch it, and what they are booked for',
  combination: 'Things that meet in one visit',
  novelty: 'Not met here for long',
  practice: 'How much your practice meets it in the long run',
  gap: 'How much may be left to learn, by stage and how often it is met',
  specialty: 'Belongs to your specialty',
  goal: 'One of your goals',
  stage: 'Suits your stage',
  wish: 'More or less of it, as you asked',
  turn: 'Its turn today',
  resource: 'What this kind of card or source can answer',
  memory: 'What you read of it before',
  minutes: 'Minutes it takes',
};

/** How far from the usual a factor is said to be: from `least`, "much". The ranker's own numbers stay out of the words. */
export const MUCH = 2;

/** What a factor says for an item, and against it; `%` is "much " where it is. Null where it cannot speak that way. */
export const REASON_TEXT: Readonly<
  Record<FactorName, { readonly for: string | null; readonly against: string | null }>
> = {
  visits: {
    for: 'Comes up %more than most on your list',
    against: 'Comes up %less than most on your list',
  },
  combination: { for: 'Things that meet in one visit leave more open', against: null },
  novelty: { for: 'Not met here for long', against: null },
  practice: {
    for: 'Your practice meets it %more than most',
    against: 'Your practice meets it %less than most',
  },
  gap: {
    for: 'At your stage there may be more left to learn here',
    against: 'At your stage there may be less left to learn here',
  },
  specialty: { for: null, against: 'More often met in other specialties than yours' },
  goal: { for: 'One of your goals', against: null },
  stage: { for: null, against: 'Counts a little less at your stage' },
  wish: { for: 'You asked for more of this', against: 'You asked for less of this' },
  turn: { for: null, against: 'Another card on it has its turn today' },
  resource: {
    for: 'Can answer %more than most here',
    against: 'Can answer %less than most here',
  },
  memory: { for: null, against: 'You have read on this before' },
  minutes: { for: '%shorter than most here', against: '%longer than most here' },
};

/** What a reader can do about a reason. */
export type ReasonControl = 'less' | 'usual' | 'goal' | 'known' | 'reader' | 'minutes';

/** The control that stands beside each reason. */
export const REASON_CONTROL: Readonly<Record<FactorName, ReasonControl>> = {
  visits: 'less',
  combination: 'less',
  novelty: 'less',
  practice: 'less',
  resource: 'less',
  gap: 'reader',
  specialty: 'reader',
  stage: 'reader',
  goal: 'goal',
  wish: 'usual',
  turn: 'known',
  memory: 'known',
  minutes: 'minutes',
};

/** What those controls are called. */
export const CONTROL_TEXT: Readonly<Record<ReasonControl, string>> = {
  less: 'Matters less to me',
  usual: 'As before',
  goal: 'No longer a goal',
  known: 'Know it',
  reader: 'Change who is reading',
  minutes: 'Change the minutes',
};

/** What can be wanted of an item, and how it stands once it is: `on` is said of the topic or item, `off` takes it back. */
export const WISH_TEXT = {
  pin: { ask: 'Pin', on: 'Pinned: stands first.', off: 'Unpin' },
  more: { ask: 'More like this', on: 'More of this, as you asked.', off: 'Back to usual' },
  less: { ask: 'Less like this', on: 'Less of this, as you asked.', off: 'Back to usual' },
  mute: { ask: 'Mute this topic', on: 'Muted.', off: 'Bring back' },
} as const;
