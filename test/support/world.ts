import type { Tenant } from '#boundary/tenant.ts';
import { generateClinic } from '#sandbox/clinic/generate-clinic.ts';
import type { Clinic } from '#sandbox/clinic/clinic.ts';
import { type Sandbox, startSandbox } from '#sandbox/run.ts';

/** Where the clinics of the tests are. */
const TIME_ZONE = 'America/New_York';

/** A Friday with visits, and moments of it in the clinic's zone. */
const FRIDAY = '2026-11-20';
export const FRIDAY_MORNING = new Date('2026-11-20T07:30:00-05:00');
export const FRIDAY_EVENING = new Date('2026-11-20T18:30:00-05:00');

/** The generated clinic as it stands on that Friday. */
export function fridayClinic(): Clinic {
  return generateClinic({ seed: 7, today: FRIDAY, timeZone: TIME_ZONE, now: FRIDAY_MORNING });
}

/** The sandbox EHR and the app as built for production, on free ports. `npm test` has built it before. */
export async function startWorld(
  clinic: Clinic,
  tokenLife = 300,
  tenant: Partial<Tenant> = {},
): Promise<Sandbox> {
  return startSandbox({
    ehrPort: 0,
    appPort: 0,
    clinic,
    today: FRIDAY,
    built: 'dist/build',
    tokenLife,
    tenant,
  });
}
