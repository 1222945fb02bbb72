import { NOT_A_BOOLEAN, NOT_A_NAME, notOneOf, type Probe } from './door-probe.ts';
import { ITEM, KIND, QUARTER, SENSITIVE, UNASKED } from './door-probe-parts.ts';

/* Door 2, for what a learner chose. */

export const CHOICE_PROBES: readonly Probe[] = [
  {
    name: 'KEPT_OUTCOME',
    sound: {
      kind: 'outcome',
      item: 'a-card-of-the-pack',
      outcome: 'used',
      quarter: '2026-Q4',
      sensitive: false,
    },
    hostile: {
      ...KIND('outcome'),
      item: ITEM,
      outcome: ['done', null, ...notOneOf('used', 'not-relevant')],
      quarter: QUARTER,
      sensitive: NOT_A_BOOLEAN,
    },
    together: UNASKED,
  },
  {
    name: 'KEPT_WISH',
    sound: { kind: 'wish', about: 'a-card-of-the-pack', wish: 'pin', sensitive: false },
    hostile: {
      ...KIND('wish'),
      about: ITEM,
      wish: ['hide', null, ...notOneOf('pin', 'mute')],
      sensitive: NOT_A_BOOLEAN,
    },
    together: [
      ['a sensitive topic is wished for only as such', { about: `topic:${SENSITIVE}` }],
      ['a place of its own is for what is seldom met', { wish: 'slot' }],
      ['what is seldom met has a place and nothing else', { about: 'seldom-met' }],
      [
        'what is seldom met is not sensitive',
        { about: 'seldom-met', wish: 'slot', sensitive: true },
      ],
    ],
  },
  {
    name: 'KEPT_SHOWN',
    sound: { kind: 'shown', item: 'a-card-of-the-pack', week: '2026-W47' },
    hostile: {
      ...KIND('shown'),
      item: ['topic:asthma', 'rule:af-ckd', ...ITEM],
      week: ['2026-W00', '2026-W54', '2026-47', '2026-11-20', 202_647, ...NOT_A_NAME],
    },
  },
];
