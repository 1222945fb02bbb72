import type { NO_RULES } from '#boundary/combination.ts';
import { HORIZONS, WEEKDAYS } from '#boundary/horizon.ts';
import { ALL_TOPICS } from '#boundary/topic.ts';
import {
  NOT_A_BOOLEAN,
  NOT_A_NAME,
  NOT_A_TOPIC,
  notAList,
  notOneOf,
  notWhole,
  type Probe,
} from './door-probe.ts';

/* Door 1: what the PHI worker may say. */

const SENSITIVE = ALL_TOPICS.find(({ sensitive, condition }) => sensitive && condition)?.id ?? '';
const RARE = ALL_TOPICS.find(({ rare, sensitive, condition }) => rare && !sensitive && condition);
const NO_CONDITION = ALL_TOPICS.find(
  ({ rare, sensitive, condition }) => !rare && !sensitive && !condition,
);
const rare = RARE?.id ?? '';
const noCondition = NO_CONDITION?.id ?? '';

/** The one rule that the page is taken to have sent. */
export const KNOWN_RULES: typeof NO_RULES = new Set(['htn-ckd']);

const COUNTS = {
  reasonVisits: 0,
  newMedicationVisits: 0,
  abnormalVisits: 0,
  comorbidVisits: 0,
  textVisits: 0,
} as const;
const SIGNAL = { topic: 'hypertension', visits: 2, ...COUNTS } as const;
const PATTERN = { topics: ['hypertension', 'asthma'], visits: 1 } as const;
const FIRED = { rule: 'htn-ckd', visits: 2, reasonVisits: 1 } as const;
const GAP = { kind: 'laboratory', code: 'not-permitted', times: 1 } as const;
const COUNT = notWhole(0, 999);
const TYPED = (type: string) => ({ type: notOneOf(type) });
const GAPS = notAList(GAP, 64, { ...GAP, code: 'Access denied for Smith' });

const BASIS = { strategy: 'patient-lists', whose: ['me', 'supervisor'] } as const;
const TRIED = { strategy: 'patient-lists', end: 'unproven' } as const;

const HORIZON = {
  type: 'signals',
  horizon: 'session',
  weekday: null,
  whole: true,
  basis: BASIS,
  found: 18,
  readable: 16,
  signals: [SIGNAL],
  patterns: [PATTERN],
  combinations: [FIRED],
  gaps: [GAP],
} as const;
const PRACTICE = {
  topic: 'hypertension',
  panelShare: 'some',
  trend: 'steady',
  lastSeen: 'lately',
} as const;

export const WORKER_PROBES: readonly Probe[] = [
  {
    name: 'TOPIC_SIGNAL',
    sound: SIGNAL,
    hostile: {
      topic: NOT_A_TOPIC,
      visits: notWhole(1, 999),
      ...Object.fromEntries(Object.keys(COUNTS).map((name) => [name, COUNT])),
    },
    together: [
      ...Object.keys(COUNTS).map(
        (name) => [`${name} are among the visits`, { [name]: 3 }] as const,
      ),
      ['a sensitive topic is counted once', { topic: SENSITIVE, visits: 2 }],
      ['nothing more is said of a sensitive topic', { topic: SENSITIVE, visits: 1, textVisits: 1 }],
    ],
  },
  {
    name: 'CASE_PATTERN',
    sound: PATTERN,
    hostile: {
      topics: notAList('hypertension', 3, 'lycanthropy'),
      visits: notWhole(1, 999),
    },
    together: [
      ['one topic is no pattern', { topics: ['hypertension'] }],
      ['no topic is named twice', { topics: ['hypertension', 'hypertension'] }],
      ['a rare topic is in no pattern', { topics: ['hypertension', rare] }],
      ['a sensitive topic is in no pattern', { topics: ['hypertension', SENSITIVE] }],
      ['what is no condition is in no pattern', { topics: ['hypertension', noCondition] }],
    ],
  },
  {
    name: 'COMBINATION',
    sound: FIRED,
    hostile: {
      rule: ['htn-asthma', 'HTN-CKD', ...NOT_A_NAME],
      visits: notWhole(1, 999),
      reasonVisits: COUNT,
    },
    together: [['booked visits are among the visits', { reasonVisits: 3 }]],
  },
  {
    name: 'PRACTICE_SIGNAL',
    sound: PRACTICE,
    hostile: {
      topic: NOT_A_TOPIC,
      panelShare: notOneOf('none', 'few', 'some', 'many'),
      trend: notOneOf('unknown', 'steady', 'rising'),
      lastSeen: notOneOf('unknown', 'lately', 'long-ago', 'never'),
    },
    together: [
      ['a sensitive topic says nothing of a practice', { topic: SENSITIVE }],
      ['a rare topic says nothing of a practice', { topic: rare }],
    ],
  },
  {
    name: 'GAP',
    sound: GAP,
    hostile: {
      kind: notOneOf('schedule', 'problems'),
      code: notOneOf('not-permitted'),
      times: notWhole(1, 99_999),
    },
  },
  {
    name: 'BASIS',
    sound: BASIS,
    hostile: {
      strategy: notOneOf('patient-lists'),
      whose: [...notAList('me', 4, 'Dr Smith'), [], ['me', 'me']],
    },
  },
  {
    name: 'TRIED',
    sound: TRIED,
    hostile: { strategy: notOneOf('patient-lists'), end: notOneOf('unproven') },
  },
  {
    name: 'LADDER',
    sound: { type: 'ladder', tried: [TRIED], offer: 'own-choice' },
    hostile: {
      ...TYPED('ladder'),
      tried: notAList(TRIED, 10, { ...TRIED, end: 'Access denied for Smith' }),
      offer: notOneOf('own-choice').filter((value) => value !== null),
    },
  },
  {
    name: 'CALENDAR',
    sound: { type: 'calendar', end: 'no-visit' },
    hostile: { ...TYPED('calendar'), end: notOneOf('no-visit') },
  },
  {
    name: 'HORIZON_SIGNALS',
    sound: HORIZON,
    hostile: {
      ...TYPED('signals'),
      horizon: notOneOf(...HORIZONS),
      weekday: notOneOf(...WEEKDAYS).filter((value) => value !== null),
      whole: NOT_A_BOOLEAN,
      basis: [{ ...BASIS, list: '5332' }, { strategy: 'patient-lists' }, 'patient-lists', [], null],
      found: COUNT,
      readable: COUNT,
      signals: notAList(SIGNAL, 512, { ...SIGNAL, patient: 'Smith' }),
      patterns: notAList(PATTERN, 120, { ...PATTERN, topics: ['lycanthropy', 'asthma'] }),
      combinations: notAList(FIRED, 2000, { ...FIRED, rule: 'smith-john' }),
      gaps: GAPS,
    },
    together: [
      ['no more is readable than was found', { readable: 19 }],
      ['a topic is in no more visits than are readable', { signals: [{ ...SIGNAL, visits: 17 }] }],
      [
        'a pattern is in no more visits than are readable',
        { patterns: [{ ...PATTERN, visits: 17 }] },
      ],
      [
        'a rule fires in no more visits than are readable',
        { combinations: [{ ...FIRED, visits: 17 }] },
      ],
      ['no topic is there twice', { signals: [SIGNAL, { ...SIGNAL }] }],
      ['no rule is there twice', { combinations: [FIRED, { ...FIRED }] }],
    ],
  },
  {
    name: 'PRACTICE_SIGNALS',
    sound: { type: 'practice', patients: 400, encounters: 90, signals: [PRACTICE], gaps: [GAP] },
    hostile: {
      ...TYPED('practice'),
      patients: notWhole(0, 99_999),
      encounters: notWhole(0, 99_999),
      signals: notAList(PRACTICE, 512, { ...PRACTICE, panelShare: '3 of 400' }),
      gaps: GAPS,
    },
  },
  {
    name: 'PROGRESS',
    sound: { type: 'progress', step: 'charts', horizon: null, done: 3, total: 9 },
    hostile: {
      ...TYPED('progress'),
      step: notOneOf('session', 'schedule', 'charts', 'practice'),
      horizon: notOneOf(...HORIZONS).filter((value) => value !== null),
      done: notWhole(0, 99_999),
      total: notWhole(0, 99_999),
    },
    together: [['no more is done than there is', { done: 10 }]],
  },
  {
    name: 'STOPPED',
    sound: { type: 'stopped', stage: 'schedule', code: 'not-permitted', retry: 'never' },
    hostile: {
      ...TYPED('stopped'),
      stage: notOneOf('schedule'),
      code: notOneOf('not-permitted'),
      retry: notOneOf('never'),
    },
    together: [['what can be done follows from the code', { retry: 'later' }]],
  },
  {
    name: 'FINISHED',
    sound: { type: 'finished', complete: true },
    hostile: { ...TYPED('finished'), complete: NOT_A_BOOLEAN },
  },
];
