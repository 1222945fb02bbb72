import { isBoolean, isDay, isListOf, isNullOr, isOneOf, isWhole } from './guards.ts';
import { isKeptChoice, type KeptChoice } from './kept-choices-policy.ts';
import {
  ANSWER,
  DAY,
  ID,
  isMonth,
  isNoDayOfSchedule,
  isPlainTopic,
  isSensitiveByChoice,
  ITEM,
  SENSITIVE,
} from './kept-parts.ts';
import { isQuarter, startOfQuarter } from './learning-item.ts';
import { type Admitted, field, isRecordOf, recordPolicy } from './record-policy.ts';
import { isTopicId } from './topic.ts';

/*
 * Door 2: into the learner's store, encrypted, and only once the learner asked to be remembered. What these tables do not name is not
 * kept. No record says what led to it: no visit, no schedule, no pattern.
 */

const isMark = isOneOf('done', 'later', 'known', 'not-for-me');

export const KEPT_LEARNING = recordPolicy(
  {
    kind: field('device', 'Names the kind of record.', isOneOf('learning')),
    id: ID,
    item: ITEM,
    day: DAY,
    mark: field('device', 'What the learner said of it.', isNullOr(isMark)),
    answer: ANSWER,
    rating: field(
      'device',
      'How well it was remembered, from the answer and how sure the learner was, so that it can be shown again in time.',
      isNullOr(isOneOf('again', 'hard', 'good', 'easy')),
    ),
    minutes: field('device', 'How long it takes to read.', isWhole(0, 60)),
    sensitive: SENSITIVE,
  },
  (record) => isSensitiveByChoice(record) && isNoDayOfSchedule(record),
);
export type KeptLearning = Admitted<typeof KEPT_LEARNING>;

export const KEPT_NOTE = recordPolicy(
  {
    kind: field('device', 'Names the kind of record.', isOneOf('note')),
    id: ID,
    purpose: field(
      'device',
      'A question that came up, or one thing to notice.',
      isOneOf('question', 'to-notice'),
    ),
    item: ITEM,
    day: field(
      'device',
      'The first day of the quarter: the day itself would say what a clinic held.',
      isDay,
    ),
    text: field('device', 'What the learner wrote, for the learner alone.', isNullOr(isNoteText)),
    state: field('device', 'Whether it is settled.', isOneOf('open', 'closed')),
    sensitive: SENSITIVE,
  },
  (record) => isSensitiveByChoice(record) && record.day === startOfQuarter(record.day),
);
export type KeptNote = Admitted<typeof KEPT_NOTE>;

function isNoteText(value: unknown): value is string {
  return typeof value === 'string' && value.trim().length > 0 && value.length <= 500;
}

export const KEPT_EXPOSURE = recordPolicy({
  kind: field('device', 'Names the kind of record.', isOneOf('exposure')),
  topic: field(
    'device',
    'A subject of coming visits; a rare one stands as its parent, a sensitive one is not kept.',
    isPlainTopic,
  ),
  quarter: field('device', 'The quarter they were planned in, never the day.', isQuarter),
  band: field(
    'device',
    'The most visits that one reading found, as one of three bands.',
    isOneOf('1-2', '3-10', '11+'),
  ),
});
export type KeptExposure = Admitted<typeof KEPT_EXPOSURE>;

export const KEPT_MARK = recordPolicy(
  {
    kind: field('device', 'Names the kind of record.', isOneOf('mark')),
    item: ITEM,
    mark: field('device', 'What the learner said of it, so that it is not asked again.', isMark),
    month: field(
      'device',
      'The month it was said in, so that it can expire; of a topic or rule, the first month of the quarter.',
      isMonth,
    ),
    sensitive: SENSITIVE,
  },
  (record) =>
    isSensitiveByChoice(record) &&
    isNoDayOfSchedule({ item: record.item, day: `${record.month}-01` }),
);
export type KeptMark = Admitted<typeof KEPT_MARK>;

export const KEPT_VETO = recordPolicy({
  kind: field('device', 'Names the kind of record.', isOneOf('veto')),
  topic: field('device', 'A subject that was recognised wrongly.', isPlainTopic),
  from: field(
    'device',
    'Where from: a visit’s reason in words. The words are not kept.',
    isOneOf('text'),
  ),
});

export const KEPT_PROFILE = recordPolicy({
  kind: field('device', 'Names the kind of record.', isOneOf('profile')),
  specialty: field(
    'device',
    'The learner’s specialty.',
    isNullOr(
      // prettier-ignore
      isOneOf('FM', 'IM', 'PED', 'HM', 'EM', 'OBG', 'GERI', 'CARD', 'ENDO', 'GI', 'NEPH', 'PULM', 'RHEUM', 'NEUR', 'PSY', 'ID'),
    ),
  ),
  stage: field(
    'device',
    'Student, resident or attending.',
    isNullOr(isOneOf('student', 'resident-1', 'resident-2', 'resident-3', 'attending')),
  ),
  country: field(
    'device',
    'Whose guidance comes first.',
    isNullOr(isOneOf('US', 'CA', 'GB', 'AU', 'EU', 'other')),
  ),
  goals: field(
    'device',
    'Up to three subjects that the learner named as goals.',
    isListOf(isTopicId, 3),
  ),
});

export const KEPT_SETTINGS = recordPolicy({
  kind: field('device', 'Names the kind of record.', isOneOf('settings')),
  budget: field('device', 'How many minutes a brief may take.', isBudget),
  askFirst: field('device', 'Whether questions come before bottom lines.', isBoolean),
  learningMonths: field(
    'device',
    'How many months learning, marks and exposure are kept.',
    isWhole(1, 60),
  ),
  noteMonths: field('device', 'How many months notes are kept.', isWhole(1, 60)),
});
export type KeptSettings = Admitted<typeof KEPT_SETTINGS>;

function isBudget(value: unknown): value is 2 | 5 | 15 {
  return value === 2 || value === 5 || value === 15;
}

const isLearning = isRecordOf(KEPT_LEARNING);
const isNote = isRecordOf(KEPT_NOTE);
const isExposure = isRecordOf(KEPT_EXPOSURE);
const isKeptMark = isRecordOf(KEPT_MARK);
const isVeto = isRecordOf(KEPT_VETO);
const isProfile = isRecordOf(KEPT_PROFILE);
const isSettings = isRecordOf(KEPT_SETTINGS);

export type KeptRecord =
  | KeptLearning
  | KeptNote
  | KeptExposure
  | KeptMark
  | KeptChoice
  | Admitted<typeof KEPT_VETO>
  | Admitted<typeof KEPT_PROFILE>
  | KeptSettings;

/** True for a record that a policy of door 2 admits. */
export function isKeptRecord(value: unknown): value is KeptRecord {
  return (
    isLearning(value) ||
    isNote(value) ||
    isExposure(value) ||
    isKeptMark(value) ||
    isKeptChoice(value) ||
    isVeto(value) ||
    isProfile(value) ||
    isSettings(value)
  );
}
