import { notAList, notOneOf, type Probe } from './door-probe.ts';

/* Door 1, for what was granted. */

const LACKING = { subject: 'Observation', lack: 'dropped', asked: 'rs' } as const;

export const GRANT_PROBES: readonly Probe[] = [
  {
    name: 'LACKING',
    sound: LACKING,
    hostile: {
      subject: [...notOneOf('Observation'), 'Practitioner', 'user/Observation.rs'],
      lack: notOneOf('dropped'),
      asked: [...notOneOf('rs'), 'rs?patient=Patient/1', 'cruds'],
    },
  },
  {
    name: 'GRANTS',
    sound: { type: 'grants', lacking: [LACKING] },
    hostile: {
      type: notOneOf('grants'),
      lacking: notAList(LACKING, 13, { ...LACKING, scope: 'user/Observation.rs?patient=1' }),
    },
    together: [['a type is told once', { lacking: [LACKING, { ...LACKING, lack: 'narrowed' }] }]],
  },
];
