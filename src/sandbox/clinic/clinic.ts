import type { Practitioner, Resource } from '@medplum/fhirtypes';

/** Who may sign in to the sandbox EHR. */
export interface ClinicianLogin {
  /** Id of the Practitioner. */
  readonly id: string;
  /** The name the sandbox page shows; the Practitioner's own name carries a canary. */
  readonly name: string;
  readonly role: string;
  readonly specialty: string;
  readonly about: string;
}

/** Everything the sandbox EHR holds on a day. */
export interface Clinic {
  readonly resources: readonly Resource[];
  readonly clinicians: readonly ClinicianLogin[];
  /** Ids of Patients whose chart the server must refuse. */
  readonly restrictedPatients: ReadonlySet<string>;
}

/** What a clinic is made from: the same values give the same clinic, byte for byte. */
export interface ClinicOptions {
  readonly seed: number | string;
  /** `YYYY-MM-DD` in the clinic's zone. */
  readonly today: string;
  /** IANA name of the clinic's time zone. */
  readonly timeZone: string;
  /** The present instant: visits over by then are fulfilled. Without it the day has just begun. */
  readonly now?: Date;
}

/** A clinician of the schedule with the resource that others point at. */
export interface Clinician {
  readonly key: 'family' | 'internal' | 'pediatric' | 'resident';
  readonly practitioner: Practitioner & { readonly id: string };
  readonly login: ClinicianLogin;
}
