import { describe, expect, it } from 'vitest';
import type { VendorId } from '#sandbox/vendors/vendor.ts';
import { VENDORS, vendorOf } from '#sandbox/vendors/vendors.ts';
import { ATHENA_PROOFS } from './athena-proofs.ts';
import { ECW_PROOFS } from './ecw-proofs.ts';
import { EPIC_PROOFS } from './epic-proofs.ts';
import { MEDITECH_PROOFS } from './meditech-proofs.ts';
import { MEDPLUM_PROOFS } from './medplum-proofs.ts';
import { OPENEMR_PROOFS } from './openemr-proofs.ts';
import { ORACLE_PROOFS } from './oracle-proofs.ts';
import { VERADIGM_PROOFS } from './veradigm-proofs.ts';
import type { Proofs } from './seat.ts';

const PROOFS: Readonly<Record<VendorId, Proofs>> = {
  epic: EPIC_PROOFS,
  oracle: ORACLE_PROOFS,
  meditech: MEDITECH_PROOFS,
  athena: ATHENA_PROOFS,
  ecw: ECW_PROOFS,
  veradigm: VERADIGM_PROOFS,
  medplum: MEDPLUM_PROOFS,
  openemr: OPENEMR_PROOFS,
};

describe.each(VENDORS.map((vendor) => [vendor.name, vendor] as const))(
  'the sandbox as %s',
  (_, vendor) => {
    it.each(vendor.behaviours.map(({ id, what }) => [what, id] as const))(
      '%s',
      async (_what, id) => {
        const proof = PROOFS[vendor.id][id];
        if (proof === undefined) throw new Error(`nothing shows ${id}`);
        await proof(vendor);
      },
    );

    it('has a row for each thing that is shown, once, with its source', () => {
      const ids = vendor.behaviours.map(({ id }) => id);
      expect(ids.toSorted()).toEqual(Object.keys(PROOFS[vendor.id]).toSorted());
      for (const { source, what } of vendor.behaviours) {
        expect(source).not.toBe('');
        expect(what).toMatch(/^[A-Z].*\.$/);
      }
    });
  },
);

describe('the vendors of the sandbox', () => {
  it('are found by their id, each once', () => {
    const ids = VENDORS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.map((id) => vendorOf(id)?.id)).toEqual(ids);
    expect(vendorOf('paper')).toBeUndefined();
  });
});
