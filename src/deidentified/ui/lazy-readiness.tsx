import { later } from './later.tsx';

/** The readiness of this EHR, which no reader of a brief waits for. */
export const EHR_READINESS = later(async () => (await import('./ehr-readiness.tsx')).EhrReadiness);
