import type { StrategyName } from '#boundary/schedule-strategy.ts';
import type { TenantVendor } from '#boundary/tenant.ts';

/** The ways to the schedule that are known of each vendor, first the one that says most. None was tried against a vendor's own server. */
const WAYS: Readonly<Record<TenantVendor, readonly StrategyName[]>> = {
  epic: ['patient-lists', 'surgical-cases'],
  oracle: ['appointments-by-practitioner'],
  meditech: ['appointments-by-practitioner', 'group'],
  athena: ['encounters-by-practitioner'],
  ecw: ['encounters-by-practitioner'],
  veradigm: [],
  medplum: ['appointments-by-practitioner', 'encounters-by-practitioner', 'general-practitioner'],
  openemr: ['appointments-by-practitioner'],
  generic: [
    'appointments-by-practitioner',
    'encounters-by-practitioner',
    'patient-lists',
    'group',
    'care-team',
    'general-practitioner',
  ],
};

/** What may stand in schedule of the entry besides a way that does not work here, as a list in words; the reader's own choice is always left. */
export function otherWays(vendor: TenantVendor, not: StrategyName | null): string {
  const ways: readonly StrategyName[] = [
    ...WAYS[vendor].filter((way) => way !== not),
    'own-choice',
  ];
  return ways.join(', or ');
}
