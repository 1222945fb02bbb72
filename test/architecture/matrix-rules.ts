import type { IFlattenedRuleSet } from 'dependency-cruiser';
import { room } from './rooms.ts';

/** What is expected of an EHR, and what a plain app reads of it, is worked out without the way we read FHIR. */
export const MATRIX_RULES: IFlattenedRuleSet = {
  forbidden: [
    {
      name: 'the matrix expects, and its plain app reads, without our readers',
      severity: 'error',
      from: { path: '^test/matrix/(expected|naive|a-day)' },
      to: { path: '^src/phi/', pathNot: room('phi/signals') },
    },
  ],
};
