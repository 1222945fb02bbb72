import { combinationPolicy, MOST_RULES, NO_RULES } from './combination.ts';
import { isBoolean, isListOf, isNullOr, isOneOf, isWhole } from './guards.ts';
import { isHorizon, isWeekday } from './horizon.ts';
import { isDayOrQuarter, isFromSchedule, isItem, isPackName, isQuarter } from './learning-item.ts';
import { isProblemCode, isRetry, isStage, problem } from './problem.ts';
import { BASIS } from './schedule-policy.ts';
import { type Admitted, field, passes, recordPolicy } from './record-policy.ts';
import { isTopicId, topicOf } from './topic.ts';

/**
 * Every field that may cross a door, how long it may live there, and why it exists.
 * The doors parse with these tables, the documentation prints them, and the types below are read off them.
 */

/** Visits of one horizon. */
export const MOST_VISITS = 999;
const MOST_TOPICS = 512;
const MOST_GAPS = 64;
/** Case patterns of one horizon. */
export const MOST_PATTERNS = 120;
/** What a count of reads goes up to. */
export const MOST_READS = 99_999;

const isCount = isWhole(0, MOST_VISITS);

/* Door 1: out of the PHI worker. Moment: memory only. */

export const TOPIC_SIGNAL = recordPolicy(
  {
    topic: field('moment', 'The subject that a coming visit touches.', isTopicId),
    visits: field(
      'moment',
      'How many readable visits of the horizon touch it, so that cards can be ordered. Always 1 for a sensitive topic.',
      isWhole(1, MOST_VISITS),
    ),
    reasonVisits: field('moment', 'How many of them are booked for it.', isCount),
    newMedicationVisits: field('moment', 'How many have a recently started drug for it.', isCount),
    abnormalVisits: field('moment', 'How many have a recent result outside its range.', isCount),
    comorbidVisits: field(
      'moment',
      'How many carry three or more other topics, where questions are harder.',
      isCount,
    ),
    textVisits: field('moment', 'How many say it only in words, which can mislead.', isCount),
  },
  ({ topic, visits, ...details }) => {
    const { sensitive } = topicOf(topic);
    const most = sensitive ? 0 : visits;
    return (!sensitive || visits === 1) && Object.values(details).every((count) => count <= most);
  },
);
export type TopicSignal = Admitted<typeof TOPIC_SIGNAL>;

export const CASE_PATTERN = recordPolicy(
  {
    topics: field(
      'moment',
      'Two or three topics that meet in one visit. A rare topic stands as its parent, a sensitive one is left out.',
      isListOf(isTopicId, 3),
    ),
    visits: field('moment', 'How many readable visits share them.', isWhole(1, MOST_VISITS)),
  },
  ({ topics }) =>
    new Set(topics).size === Math.max(2, topics.length) &&
    topics.map(topicOf).every((one) => one.condition && !one.rare && !one.sensitive),
);
export type CasePattern = Admitted<typeof CASE_PATTERN>;

/** Admits no rule: `horizonSignals` makes the policy that knows some. */
export const COMBINATION = combinationPolicy(NO_RULES, MOST_VISITS);
export type Combination = Admitted<typeof COMBINATION>;

export const PRACTICE_SIGNAL = recordPolicy(
  {
    topic: field('moment', 'A subject of the panel or of past visits.', isTopicId),
    panelShare: field(
      'moment',
      'Roughly how much of the panel carries it.',
      isOneOf('none', 'few', 'some', 'many'),
    ),
    trend: field(
      'moment',
      'Whether it came up more often in the last four weeks than before.',
      isOneOf('unknown', 'steady', 'rising'),
    ),
    lastSeen: field(
      'moment',
      'Whether it was met lately in past visits.',
      isOneOf('unknown', 'lately', 'long-ago', 'never'),
    ),
  },
  ({ topic }) => !topicOf(topic).sensitive && !topicOf(topic).rare,
);
export type PracticeSignal = Admitted<typeof PRACTICE_SIGNAL>;

export const GAP = recordPolicy({
  kind: field(
    'moment',
    'The kind of record that was asked for.',
    isOneOf(
      'schedule',
      'problems',
      'medications',
      'laboratory',
      'procedures',
      'orders',
      'panel',
      'past',
    ),
  ),
  code: field('moment', 'Why it was not had, from our own closed list.', isProblemCode),
  times: field('moment', 'How often it could not be had.', isWhole(1, MOST_READS)),
});
export type Gap = Admitted<typeof GAP>;

/** The policy of a horizon's message where these rules are known: no other can be named in it. */
export function horizonSignals(rules: ReadonlySet<string>) {
  return recordPolicy(
    {
      type: field('moment', 'The kind of message.', isOneOf('signals')),
      horizon: field('moment', 'Which horizon this is about.', isHorizon),
      weekday: field('moment', 'The weekday that names the next clinic day.', isNullOr(isWeekday)),
      whole: field(
        'moment',
        'False for a first word, after the first few charts of many; the whole follows.',
        isBoolean,
      ),
      basis: field('moment', 'How those visits were found, and whose they are.', passes(BASIS)),
      found: field('moment', 'How many visits the schedule holds.', isCount),
      readable: field('moment', 'How many of them could be read.', isCount),
      signals: field(
        'moment',
        'The topics of those visits.',
        isListOf(passes(TOPIC_SIGNAL), MOST_TOPICS),
      ),
      patterns: field(
        'moment',
        'Topics that meet in the same visit.',
        isListOf(passes(CASE_PATTERN), MOST_PATTERNS),
      ),
      combinations: field(
        'moment',
        'Rules of the pack that those visits satisfy.',
        isListOf(passes(combinationPolicy(rules, MOST_VISITS)), MOST_RULES),
      ),
      gaps: field('moment', 'What could not be read.', isListOf(passes(GAP), MOST_GAPS)),
    },
    ({ found, readable, signals, patterns, combinations }) =>
      readable <= found &&
      signals.every(({ visits }) => visits <= Math.max(1, readable)) &&
      [...patterns, ...combinations].every(({ visits }) => visits <= readable) &&
      new Set(signals.map(({ topic }) => topic)).size === signals.length &&
      new Set(combinations.map(({ rule }) => rule)).size === combinations.length,
  );
}

/** Admits no combination: whoever knows rules says so to `admitMessage`. */
export const HORIZON_SIGNALS = horizonSignals(NO_RULES);
export type HorizonSignals = Admitted<typeof HORIZON_SIGNALS>;

export const PRACTICE_SIGNALS = recordPolicy({
  type: field('moment', 'The kind of message.', isOneOf('practice')),
  patients: field('moment', 'How many patients of the panel were read.', isWhole(0, MOST_READS)),
  encounters: field('moment', 'How many past visits were read.', isWhole(0, MOST_READS)),
  signals: field(
    'moment',
    'What is common, rising or long unseen in this practice.',
    isListOf(passes(PRACTICE_SIGNAL), MOST_TOPICS),
  ),
  gaps: field('moment', 'What could not be read.', isListOf(passes(GAP), MOST_GAPS)),
});
export type PracticeSignals = Admitted<typeof PRACTICE_SIGNALS>;

export const PROGRESS = recordPolicy(
  {
    type: field('moment', 'The kind of message.', isOneOf('progress')),
    step: field(
      'moment',
      'What is being read.',
      isOneOf('session', 'schedule', 'charts', 'practice'),
    ),
    horizon: field('moment', 'For which horizon.', isNullOr(isHorizon)),
    done: field('moment', 'How many are read.', isWhole(0, MOST_READS)),
    total: field('moment', 'Of how many.', isWhole(0, MOST_READS)),
  },
  ({ done, total }) => done <= total,
);
export type Progress = Admitted<typeof PROGRESS>;

export const STOPPED = recordPolicy(
  {
    type: field('moment', 'The kind of message.', isOneOf('stopped')),
    stage: field('moment', 'Where the run stopped.', isStage),
    code: field('moment', 'Why, from our own closed list.', isProblemCode),
    retry: field('moment', 'What the reader can do.', isRetry),
  },
  ({ stage, code, retry }) => problem(stage, code).retry === retry,
);
export type Stopped = Admitted<typeof STOPPED>;

export const FINISHED = recordPolicy({
  type: field('moment', 'The kind of message.', isOneOf('finished')),
  complete: field('moment', 'False when the session ran out before the end.', isBoolean),
});
export type Finished = Admitted<typeof FINISHED>;

/* Door 3: a file the learner takes out. Shared: it says what was learned, never what led to it. */

/** What only a schedule could have put before the reader keeps the quarter, as exposure does; a card for anyone keeps the day. */
export const LEARNING_ENTRY = recordPolicy(
  {
    item: field(
      'shared',
      'The card that was read, or the topic or combination whose sources were.',
      isItem,
    ),
    when: field(
      'shared',
      'The day of reading, never the minute; only the quarter where the schedule alone could have led to it.',
      isDayOrQuarter,
    ),
    mark: field(
      'shared',
      'What the learner said of it.',
      isOneOf('done', 'later', 'known', 'not-for-me'),
    ),
    minutes: field('shared', 'How long it takes to read.', isWhole(0, 60)),
  },
  ({ item, when }) => isQuarter(when) || !isFromSchedule(item),
);

export const LEARNING_RECORD = recordPolicy({
  format: field('shared', 'Names the kind of file.', isOneOf('foreword-learning-record')),
  version: field('shared', 'Names the shape of the file.', isWhole(1, 1)),
  pack: field('shared', 'The pack the cards are from, with its version.', isPackName),
  note: field(
    'shared',
    'What the file is, for whoever opens it.',
    isOneOf('Personal record. Not a certified activity; carries no credit.'),
  ),
  entries: field('shared', 'What was read.', isListOf(passes(LEARNING_ENTRY), 10_000)),
});
export type LearningRecord = Admitted<typeof LEARNING_RECORD>;
