import { expect } from 'vitest';
import { asked, codes, DAY, declared, matches, MINE, type Proofs } from './seat.ts';

export const OPENEMR_PROOFS: Proofs = {
  'few-appointment-parameters': async (vendor) => {
    expect(await declared(vendor, 'Appointment')).toEqual(['_id', 'patient', 'date']);
    const client = await asked(vendor);
    expect(matches(await client.bundle('Appointment?patient=Patient/p1'))).toHaveLength(1);
  },
  'silent-practitioner': async (vendor) => {
    const bundle = await (await asked(vendor)).bundle(`Appointment?${MINE}&${DAY}`);
    expect([bundle.total, matches(bundle), codes(bundle)]).toEqual([0, [], []]);
  },
};
