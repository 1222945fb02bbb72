import { isNullOr, isOneOf } from './guards.ts';
import { type Admitted, field, recordPolicy } from './record-policy.ts';

/* Door 1: how the EHR would like the page to look, in our own words. Moment: memory only. */

/** Our own accents, each measured on its grounds; the first is Foreword's. None is red or green, which say good and bad. */
export const ACCENTS = ['petrol', 'blue', 'indigo', 'violet', 'plum', 'bronze', 'slate'] as const;
export type Accent = (typeof ACCENTS)[number];

/** Null where the EHR says nothing of it, or nothing that makes sense. */
export const STYLE = recordPolicy({
  type: field('moment', 'The kind of message.', isOneOf('style')),
  ground: field(
    'moment',
    'Whether the EHR’s pages are light or dark.',
    isNullOr(isOneOf('light', 'dark')),
  ),
  accent: field(
    'moment',
    'Which of our own accents is nearest to the EHR’s.',
    isNullOr(isOneOf(...ACCENTS)),
  ),
  corner: field(
    'moment',
    'How round the EHR’s corners are.',
    isNullOr(isOneOf('square', 'soft', 'round')),
  ),
  density: field(
    'moment',
    'How far apart the EHR sets things.',
    isNullOr(isOneOf('close', 'usual', 'roomy')),
  ),
});
export type Style = Admitted<typeof STYLE>;
