import { expect } from 'vitest';
import {
  asked,
  DAY,
  matches,
  MINE,
  noAppointments,
  noBatch,
  noPost,
  passesOver,
  type Proofs,
  statuses,
} from './seat.ts';

export const VERADIGM_PROOFS: Proofs = {
  'no-batch': noBatch,
  'no-appointments': noAppointments,
  'encounters-by-patient': async (vendor) => {
    const paths = [`Encounter?${MINE}&${DAY}`, 'Encounter?patient=Patient/p1'];
    expect(await statuses(await asked(vendor), paths)).toEqual([400, 200]);
  },
  'care-teams': async (vendor) => {
    const path = 'CareTeam?participant=Practitioner/dr-one';
    expect(matches(await (await asked(vendor)).bundle(path))).toHaveLength(1);
  },
  redacted: async (vendor) => {
    const client = await asked(vendor);
    const [condition] = matches(await client.bundle('Condition?patient=Patient/p18'));
    expect(condition?.meta?.security?.map(({ code }) => code)).toEqual(['REDACTED']);
    expect(condition).not.toHaveProperty('code');
    expect(condition).not.toHaveProperty('note');
    expect(await (await client.request('Condition/cond-p18')).json()).toEqual(condition);
  },
  'too-large': async (vendor) => {
    const paths = ['Observation?patient=Patient/p1', 'Observation?patient=Patient/p2'];
    expect(await statuses(await asked(vendor), paths)).toEqual([413, 200]);
  },
  'passes-over-elements': passesOver,
  'no-posted-search': noPost,
};
