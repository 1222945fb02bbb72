import { isMatch, isOneOf } from './guards.ts';
import { isSensitiveByChoice, ITEM, SENSITIVE } from './kept-parts.ts';
import { isCardId, isKeptItem, isQuarter } from './learning-item.ts';
import { type Admitted, field, isRecordOf, recordPolicy } from './record-policy.ts';

/*
 * Door 2, for what a learner chose: what came of a card after clinic, what to see more or less of, and what has been shown.
 */

export const KEPT_OUTCOME = recordPolicy(
  {
    kind: field('device', 'Names the kind of record.', isOneOf('outcome')),
    item: ITEM,
    outcome: field(
      'device',
      'What came of it after clinic, in one tap.',
      isOneOf('used', 'will-use', 'not-relevant', 'question'),
    ),
    quarter: field(
      'device',
      'The quarter it was said in: the day would say what a clinic held.',
      isQuarter,
    ),
    sensitive: SENSITIVE,
  },
  isSensitiveByChoice,
);
export type KeptOutcome = Admitted<typeof KEPT_OUTCOME>;

/** Stands for a place of the brief instead of an item: one for a topic that the practice seldom meets. */
export const SELDOM_MET = 'seldom-met';

export const KEPT_WISH = recordPolicy(
  {
    kind: field('device', 'Names the kind of record.', isOneOf('wish')),
    about: field(
      'device',
      'The card, topic or rule it is about, or the place for what is seldom met.',
      isWishedAbout,
    ),
    wish: field(
      'device',
      'First, never, less or more of it; or a place of its own.',
      isOneOf('pin', 'mute', 'less', 'more', 'slot'),
    ),
    sensitive: SENSITIVE,
  },
  ({ about, wish, sensitive }) =>
    about === SELDOM_MET
      ? wish === 'slot' && !sensitive
      : wish !== 'slot' && isSensitiveByChoice({ item: about, sensitive }),
);
export type KeptWish = Admitted<typeof KEPT_WISH>;

function isWishedAbout(value: unknown): value is string {
  return value === SELDOM_MET || isKeptItem(value);
}

export const KEPT_SHOWN = recordPolicy({
  kind: field('device', 'Names the kind of record.', isOneOf('shown')),
  item: field('device', 'A card that was on a brief.', isCardId),
  week: field(
    'device',
    'The last week in which it was, never the day, so that it can rest.',
    isMatch(/^20\d\d-W(0[1-9]|[1-4]\d|5[0-3])$/),
  ),
});
export type KeptShown = Admitted<typeof KEPT_SHOWN>;

export type KeptChoice = KeptOutcome | KeptWish | KeptShown;

const isOutcome = isRecordOf(KEPT_OUTCOME);
const isWish = isRecordOf(KEPT_WISH);
const isShown = isRecordOf(KEPT_SHOWN);

/** True for a choice of the learner's that door 2 admits. */
export function isKeptChoice(value: unknown): value is KeptChoice {
  return isOutcome(value) || isWish(value) || isShown(value);
}
