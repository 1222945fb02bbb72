import type { Tenant } from '#boundary/tenant.ts';
import type { Clinic } from '../clinic/clinic.ts';
import type { ServerRules } from './server-rules.ts';

/** What a sandbox EHR is put together from. */
export interface EhrParts {
  /** The EHR's own origin, `http://localhost:<port>`. */
  readonly origin: string;
  /** Where the app is served. */
  readonly appOrigin: string;
  readonly clinic: Clinic;
  /** In the order the day view offers them: the first is chosen unless another is asked for. */
  readonly tenants: readonly Tenant[];
  /** The day the day view opens on, by the clinic's calendar: `YYYY-MM-DD`. */
  readonly today: string;
  /** Seconds an access token is good for. */
  readonly tokenLife: number;
  /** Preflights and discovery pass through it too. */
  readonly meddle?: Meddle | undefined;
  /** The ways of a vendor; the sandbox's own where none are said. */
  readonly rules?: ServerRules | undefined;
  /** The vendor it plays, as the day view names it. */
  readonly playing?: string | undefined;
  /** Milliseconds since 1970, for launch tokens, access tokens and limits by the minute; the real time unless said. */
  readonly now?: (() => number) | undefined;
}

/** Stands between a FHIR request and its answer, so that a test can give every wrong answer an EHR can give. */
export type Meddle = (request: Request, answer: () => Promise<Response>) => Promise<Response>;
