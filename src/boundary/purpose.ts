import { isOneOf } from './guards.ts';

/** What an EHR opened Foreword for: the brief of a clinician, or to show IT what this EHR allows. */
const PURPOSES = ['brief', 'readiness'] as const;

export type Purpose = (typeof PURPOSES)[number];

export const isPurpose = isOneOf(...PURPOSES);
