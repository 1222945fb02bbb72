import { ALL_TOPICS } from '#boundary/topic.ts';
import { NOT_A_DAY, NOT_A_NAME, notAList, notOneOf, notWhole, type Probe } from './door-probe.ts';

/* Door 3: files that the learner takes out; and the ledger of what was sent, which becomes one. */

const SENSITIVE = ALL_TOPICS.find(({ sensitive }) => sensitive)?.id ?? '';
const RARE = ALL_TOPICS.find(({ rare, sensitive }) => rare && !sensitive)?.id ?? '';
const ENTRY = { item: 'a-card-of-the-pack', when: '2026-11-20', mark: 'done', minutes: 3 } as const;
const ROW = { purpose: 'schedule', outcome: 'answered', requests: 2, bytes: 400 } as const;
const BYTES = [...notWhole(0, 1_000_000_000), 1, 99, 150];
const SENT = {
  zone: 'phi-worker',
  host: 'ehr',
  method: 'GET',
  path: '/Appointment',
  purpose: 'schedule',
  outcome: 'answered',
  requests: 2,
  bytes: 400,
} as const;
const HOST = [
  'https://ehr.example',
  'ehr.example/fhir',
  'EHR.example',
  'ehr example',
  ...NOT_A_NAME,
]
  .filter((value) => value !== 'MRN-0012345')
  .filter((value) => value !== '1957-03-02');
const FEW = notWhole(0, 999);
const BASE64 = (length: number): readonly unknown[] => [
  'a'.repeat(length - 1),
  'a'.repeat(length + 1),
  `${'a'.repeat(length - 1)}+`,
  ...NOT_A_NAME,
];

export const FILE_PROBES: readonly Probe[] = [
  {
    name: 'LEARNING_ENTRY',
    sound: ENTRY,
    hostile: {
      item: [`topic:${RARE}`, `topic:${SENSITIVE}`, 'topic:lycanthropy', 'rule:', ...NOT_A_NAME],
      when: ['2026-Q5', ...NOT_A_DAY],
      mark: notOneOf('done', 'later', 'known', 'not-for-me'),
      minutes: notWhole(0, 60),
    },
    together: [
      ['a topic of the schedule keeps the quarter only', { item: 'topic:asthma' }],
      ['a rule of the schedule keeps the quarter only', { item: 'rule:htn-ckd' }],
    ],
  },
  {
    name: 'LEARNING_RECORD',
    sound: {
      format: 'foreword-learning-record',
      version: 1,
      pack: 'core@2026.11.1',
      note: 'Personal record. Not a certified activity; carries no credit.',
      entries: [ENTRY],
    },
    hostile: {
      format: notOneOf('foreword-learning-record'),
      version: notWhole(1, 1),
      pack: ['core', 'core@', 'Core@1', ...NOT_A_NAME],
      note: notOneOf('Personal record.'),
      entries: notAList(ENTRY, 10_000, { ...ENTRY, patient: 'Smith' }),
    },
  },
  {
    name: 'CARRY_OVER_HEADER',
    sound: {
      format: 'foreword-carry-over',
      version: 1,
      kdf: 'PBKDF2-SHA-256',
      iterations: 600_000,
      salt: 'a'.repeat(22),
      iv: 'a'.repeat(16),
      proof: 'a'.repeat(38),
      bytes: 21_868,
      check: 'a'.repeat(43),
    },
    hostile: {
      format: notOneOf('foreword-carry-over'),
      version: notWhole(1, 1),
      kdf: ['PBKDF2-SHA-1', 'none', ...notOneOf('PBKDF2-SHA-256')],
      iterations: notWhole(600_000, 10_000_000),
      salt: BASE64(22),
      iv: BASE64(16),
      proof: BASE64(38),
      bytes: notWhole(1024, 134_217_728),
      check: BASE64(43),
    },
  },
  {
    name: 'LEDGER_ROW',
    sound: ROW,
    hostile: {
      purpose: ['sign-in', 'source', 'toString', ...notOneOf('schedule')],
      outcome: notOneOf('answered', 'refused', 'no-answer'),
      requests: notWhole(1, 99_999),
      bytes: BYTES,
    },
    together: [['every request is a hundred bytes at least', { bytes: 100 }]],
  },
  {
    name: 'LEDGER',
    sound: { type: 'ledger', extent: 'all', rows: [ROW] },
    hostile: {
      type: notOneOf('ledger'),
      extent: notOneOf('so-far', 'all'),
      rows: notAList(ROW, 128, { ...ROW, path: '/Patient/123' }),
    },
    together: [['no purpose and outcome is there twice', { rows: [ROW, { ...ROW }] }]],
  },
  {
    name: 'LAUNCH_SENT',
    sound: { files: 4, discovery: 1, metadata: 0 },
    hostile: { files: FEW, discovery: notWhole(0, 99), metadata: notWhole(0, 99) },
  },
  {
    name: 'AIRLOCK_WORD',
    sound: { step: 'opened', source: 12, files: 3 },
    hostile: { step: notOneOf('opened', 'left'), source: notWhole(0, 9_999), files: FEW },
  },
  {
    name: 'EGRESS_ENTRY',
    sound: SENT,
    hostile: {
      zone: notOneOf('launch', 'page', 'phi-worker', 'airlock'),
      host: ['ehr.example', ...notOneOf('app', 'sign-in', 'token', 'ehr', 'source', 'other')],
      method: ['PUT', ...notOneOf('GET', 'POST', 'any')],
      path: ['/Patient/123', '/Appointment?actor=1', ...NOT_A_NAME],
      purpose: ['toString', ...notOneOf('schedule')],
      outcome: notOneOf('answered', 'refused', 'no-answer', 'not-known'),
      requests: notWhole(1, 99_999),
      bytes: BYTES.filter((value) => value !== null),
    },
    together: [
      ['the purpose decides the zone', { zone: 'page' }],
      ['the purpose decides the host', { host: 'app' }],
      ['the purpose decides the method', { method: 'POST' }],
      ['the purpose decides the path', { path: '/Condition' }],
    ],
  },
  {
    name: 'EGRESS_FILE',
    sound: {
      format: 'foreword-egress-ledger',
      version: 1,
      day: '2026-11-20',
      app: 'foreword.hospital.example',
      ehr: 'ehr.hospital.example:8443',
      signIn: 'login.hospital.example',
      token: 'login.hospital.example',
      state: 'whole',
      entries: [SENT],
    },
    hostile: {
      format: notOneOf('foreword-egress-ledger'),
      version: notWhole(1, 1),
      day: NOT_A_DAY,
      app: HOST,
      ehr: HOST,
      signIn: HOST,
      token: HOST,
      state: notOneOf('whole', 'under-way', 'cut-off'),
      entries: notAList(SENT, 128, { ...SENT, path: '/Patient/123' }),
    },
  },
];
