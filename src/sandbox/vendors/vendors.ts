import { ATHENA } from './athena.ts';
import { ECW } from './ecw.ts';
import { EPIC } from './epic.ts';
import { MEDITECH } from './meditech.ts';
import { MEDPLUM } from './medplum.ts';
import { OPENEMR } from './openemr.ts';
import { ORACLE } from './oracle.ts';
import type { Vendor } from './vendor.ts';
import { VERADIGM } from './veradigm.ts';

/** Every vendor the sandbox can answer as, in the order the documents name them. */
export const VENDORS: readonly Vendor[] = [
  EPIC,
  ORACLE,
  MEDITECH,
  ATHENA,
  ECW,
  VERADIGM,
  MEDPLUM,
  OPENEMR,
];

/** The vendor of an id, or undefined where there is none. */
export function vendorOf(id: string): Vendor | undefined {
  return VENDORS.find((each) => each.id === id);
}
