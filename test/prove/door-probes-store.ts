import {
  NOT_A_BOOLEAN,
  NOT_A_DAY,
  NOT_A_NAME,
  notAList,
  notOneOf,
  notWhole,
  type Probe,
} from './door-probe.ts';
import {
  ID,
  ITEM,
  KIND,
  MARK,
  MONTH,
  NOT_AN_ID,
  PLAIN_TOPIC,
  QUARTER,
  UNASKED,
} from './door-probe-parts.ts';
import { CHOICE_PROBES } from './door-probes-choices.ts';

/* Door 2: into the learner's store. */

const OWN = { id: ID, item: 'a-card-of-the-pack', day: '2026-11-20' } as const;
const OF_ENTRY = {
  id: NOT_AN_ID,
  item: ITEM,
  day: NOT_A_DAY,
  sensitive: NOT_A_BOOLEAN,
} as const;
const LEARNING = {
  kind: 'learning',
  ...OWN,
  mark: 'done',
  answer: 1,
  rating: null,
  minutes: 2,
  sensitive: false,
} as const;

const orNot = (values: readonly unknown[]) => values.filter((value) => value !== null);
const bytes = (length: number) => new Uint8Array(length);
const notBytes = (length: number): readonly unknown[] => [
  bytes(length - 1),
  bytes(length + 1),
  Array.from(bytes(length)),
  new Uint16Array(length),
  'x'.repeat(length),
  bytes(length).buffer,
  null,
];

const SEALED = {
  name: ID,
  keyId: ID,
  version: 1,
  iv: bytes(12),
  sealed: bytes(16_384 + 16),
} as const;
const SLOT = {
  id: ID,
  version: 1,
  kind: 'passphrase',
  salt: bytes(16),
  iterations: 600_000,
  credential: null,
  iv: bytes(12),
  sealed: bytes(1024 + 16),
  check: 'a'.repeat(43),
} as const;

export const STORE_PROBES: readonly Probe[] = [
  {
    name: 'KEPT_LEARNING',
    sound: LEARNING,
    hostile: {
      ...KIND('learning'),
      ...OF_ENTRY,
      mark: orNot(MARK),
      answer: orNot(notWhole(0, 9)),
      rating: orNot(notOneOf('again', 'hard', 'good', 'easy')),
      minutes: notWhole(0, 60),
    },
    together: UNASKED,
  },
  {
    name: 'KEPT_NOTE',
    sound: {
      kind: 'note',
      ...OWN,
      day: '2026-10-01',
      purpose: 'question',
      text: 'ask about eGFR',
      state: 'open',
      sensitive: false,
    },
    hostile: {
      ...KIND('note'),
      ...OF_ENTRY,
      purpose: notOneOf('question', 'to-notice'),
      text: orNot(['', '   ', 'x'.repeat(501), 7, ['words'], { text: 'words' }]),
      state: notOneOf('open', 'closed'),
    },
    together: [...UNASKED, ['a note keeps no day of its quarter', { day: '2026-11-20' }]],
  },
  ...CHOICE_PROBES,
  {
    name: 'KEPT_EXPOSURE',
    sound: { kind: 'exposure', topic: 'asthma', quarter: '2026-Q4', band: '3-10' },
    hostile: {
      ...KIND('exposure'),
      topic: PLAIN_TOPIC,
      quarter: QUARTER,
      band: [4, '4', '1', ...notOneOf('1-2', '3-10', '11+')],
    },
  },
  {
    name: 'KEPT_MARK',
    sound: {
      kind: 'mark',
      item: 'a-card-of-the-pack',
      mark: 'known',
      month: '2026-11',
      sensitive: false,
    },
    hostile: { ...KIND('mark'), item: ITEM, mark: MARK, month: MONTH, sensitive: NOT_A_BOOLEAN },
    together: UNASKED,
  },
  {
    name: 'KEPT_VETO',
    sound: { kind: 'veto', topic: 'asthma', from: 'text' },
    hostile: {
      ...KIND('veto'),
      topic: PLAIN_TOPIC,
      from: ['Follow-up for wheeze', ...notOneOf('text')],
    },
  },
  {
    name: 'KEPT_PROFILE',
    sound: { kind: 'profile', specialty: 'IM', stage: null, country: 'US', goals: ['asthma'] },
    hostile: {
      ...KIND('profile'),
      specialty: ['Family Medicine', ...NOT_A_NAME.filter((value) => value !== null)],
      stage: orNot(notOneOf('student', 'attending')),
      country: ['FR', ...NOT_A_NAME.filter((value) => value !== null)],
      goals: notAList('asthma', 3, 'lycanthropy'),
    },
  },
  {
    name: 'KEPT_SETTINGS',
    sound: { kind: 'settings', budget: 5, askFirst: true, learningMonths: 24, noteMonths: 12 },
    hostile: {
      ...KIND('settings'),
      budget: [0, 3, 16, '5', null, [5]],
      askFirst: NOT_A_BOOLEAN,
      learningMonths: notWhole(1, 60),
      noteMonths: notWhole(1, 60),
    },
  },
  {
    name: 'KEPT_ROW',
    sound: { key: `learning/${ID}`, month: '2026-11', turn: 3, record: LEARNING },
    hostile: {
      key: ['visit/1', 'learning/', 'exposure/', `learning/${ID}x`, ...NOT_A_NAME],
      month: orNot(MONTH),
      turn: notWhole(1, 1e12),
      record: [{ ...LEARNING, visits: 3 }, { kind: 'visit' }, ID, 7, [LEARNING], undefined],
    },
    together: [
      ['a row is under its own key', { key: `learning/${'b'.repeat(22)}` }],
      ['a row is under its own month', { month: '2026-10' }],
      [
        'exposure is not taken back',
        { key: 'exposure/asthma/2026-Q4', month: '2026-10', record: null },
      ],
    ],
  },
  {
    name: 'SEALED_ROW',
    sound: SEALED,
    hostile: {
      name: ['hypertension', 'month-3', ...NOT_AN_ID],
      keyId: NOT_AN_ID,
      version: notWhole(1, 1),
      iv: notBytes(12),
      sealed: [...notBytes(16_384 + 16), bytes(512 + 16), bytes(16_384)],
    },
  },
  {
    name: 'KEY_SLOT',
    sound: SLOT,
    hostile: {
      id: ['Dr. Kim', ...NOT_AN_ID],
      version: notWhole(1, 1),
      kind: ['none', ...notOneOf('passphrase', 'passkey')],
      salt: notBytes(16),
      iterations: notWhole(0, 10_000_000),
      credential: ['short', 'Dr. Kim’s passkey', 7, ['x'.repeat(20)], 'x'.repeat(1401)],
      iv: notBytes(12),
      sealed: notBytes(1024 + 16),
      check: ['a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}=`, 7, null],
    },
    together: [
      ['a passphrase is hashed 600,000 times at least', { iterations: 599_999 }],
      ['a passphrase has no credential', { credential: 'x'.repeat(20) }],
      ['a passkey has a credential', { kind: 'passkey', iterations: 0 }],
      [
        'a passkey is not hashed',
        { kind: 'passkey', iterations: 600_000, credential: 'x'.repeat(20) },
      ],
    ],
  },
];
