import { isBoolean, isDay, isListOf, isMatch, isNullOr, isOneOf, isWhole } from './guards.ts';
import {
  isFromSchedule,
  isKeptItem,
  isQuarter,
  startOfQuarter,
  topicOfItem,
} from './learning-item.ts';
import { type Admitted, field, isRecordOf, recordPolicy } from './record-policy.ts';
import { generalised, isTopicId, type TopicId, topicOf } from './topic.ts';

/*
 * Door 2: into the learner's store, encrypted, and only once the learner asked to be remembered. What these tables do not name is not
 * kept. No record says what led to it: no visit, no schedule, no pattern.
 */

const isEntryId = isMatch(/^[\w-]{22}$/);
/** `2026-11`. */
export const isMonth = isMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
const isMark = isOneOf('done', 'later', 'known', 'not-for-me');

/** A topic that is neither rare nor sensitive. */
function isPlainTopic(value: unknown): value is TopicId {
  return isTopicId(value) && generalised(value) === value;
}

const ID = field(
  'device',
  'A random name, so that two copies of one record are one record.',
  isEntryId,
);
const ITEM = field(
  'device',
  'The card, or the topic or rule whose sources were read; a rare topic stands as its parent.',
  isKeptItem,
);
const SENSITIVE = field(
  'device',
  'True where it is about a sensitive topic, and the learner asked to keep it all the same.',
  isBoolean,
);
const DAY = field(
  'device',
  'The day, never the minute; of the sources of a topic or rule, which only a schedule offers, the first day of the quarter.',
  isDay,
);

/** What a card or a rule is about, its pack knows and its id does not say. */
const isSensitiveByChoice = ({
  item,
  sensitive,
}: {
  item: string;
  sensitive: boolean;
}): boolean => {
  const topic = topicOfItem(item);
  return topic === undefined || sensitive === topicOf(topic).sensitive;
};

/** What only a schedule puts before a reader keeps the quarter, as exposure does. */
const isNoDayOfSchedule = ({ item, day }: { item: string; day: string }): boolean =>
  !isFromSchedule(item) || day === startOfQuarter(day);

export const KEPT_LEARNING = recordPolicy(
  {
    kind: field('device', 'Names the kind of record.', isOneOf('learning')),
    id: ID,
    item: ITEM,
    day: DAY,
    mark: field('device', 'What the learner said of it.', isNullOr(isMark)),
    answer: field(
      'device',
      'Which option of the question was picked, by its place.',
      isNullOr(isWhole(0, 9)),
    ),
    rating: field(
      'device',
      'How well it was remembered, in the learner’s own word, so that it can be shown again in time.',
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
    item: ITEM,
    day: DAY,
    text: field('device', 'What the learner wrote, for the learner alone.', isNoteText),
    sensitive: SENSITIVE,
  },
  (record) => isSensitiveByChoice(record) && isNoDayOfSchedule(record),
);

function isNoteText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 500;
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
  | Admitted<typeof KEPT_NOTE>
  | KeptExposure
  | Admitted<typeof KEPT_MARK>
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
    isVeto(value) ||
    isProfile(value) ||
    isSettings(value)
  );
}
