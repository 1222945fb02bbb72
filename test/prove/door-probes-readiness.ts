import { notAList, notOneOf, notWhole, type Probe } from './door-probe.ts';

/* Door 1: what this EHR allows. */

const ROW = { check: 'limits', subject: null, end: 'too-many', count: 3 } as const;
const OF_A_CHART = { check: 'search-answers', subject: 'Condition', end: 'answers' } as const;
const NOT_A_SUBJECT = notOneOf('patient-lists', 'Condition?patient').filter(
  (value) => value !== null,
);
const NOT_A_COUNT = notWhole(0, 99_999).filter((value) => value !== null);

export const READINESS_PROBES: readonly Probe[] = [
  {
    name: 'READINESS_ROW',
    sound: ROW,
    hostile: {
      check: [...notOneOf('limits'), 'toString'],
      subject: [...NOT_A_SUBJECT, 'Patient/smith', 'Condition?patient=Smith', '5332'],
      end: [...notOneOf('too-many'), 'toString', 'Access denied for Smith'],
      count: NOT_A_COUNT,
    },
    together: [
      ['a check ends only as it can', { end: 'too-old', count: null }],
      ['nothing of a chart is counted', { ...OF_A_CHART, count: 1 }],
      ['nothing of a way is counted', { check: 'strategy', end: 'used', count: 1 }],
      ['one or two visits are not counted', { check: 'schedule', end: 'visits-found', count: 2 }],
    ],
  },
  {
    name: 'READINESS',
    sound: { type: 'readiness', rows: [ROW], extent: 'all' },
    hostile: {
      type: notOneOf('readiness'),
      rows: notAList(ROW, 200, { ...ROW, subject: 'Smith, John' }),
      extent: notOneOf('all', 'so-far'),
    },
    together: [['nothing is said twice', { rows: [ROW, { ...ROW, end: 'within' }] }]],
  },
];
