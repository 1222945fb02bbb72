import { MOST_READS } from './field-policy.ts';
import { isListOf, isNullOr, isOneOf, isWhole } from './guards.ts';
import { canEnd, isCheckEnd, isCheckName } from './readiness-checks.ts';
import { canCount } from './readiness-counts.ts';
import { isSubject } from './readiness-subjects.ts';
import { type Admitted, field, passes, recordPolicy } from './record-policy.ts';

/* Door 1: what this EHR allows, for whoever sets it up. Moment: memory only. */

export const READINESS_ROW = recordPolicy(
  {
    check: field('moment', 'What was looked at, from our own closed list.', isCheckName),
    subject: field(
      'moment',
      'Which type, search, strategy or endpoint of our own tables it is about.',
      isNullOr(isSubject),
    ),
    end: field('moment', 'What it came to, from our own closed list.', isCheckEnd),
    count: field(
      'moment',
      'How many, how many seconds or minutes, where that says what to mend; nothing of a chart, and of visits three or more.',
      isNullOr(isWhole(0, MOST_READS)),
    ),
  },
  ({ check, end, count }) => canEnd(check, end) && (count === null || canCount(check, count)),
);
export type ReadinessRow = Admitted<typeof READINESS_ROW>;

/** Said as often as rows come, each time with all of them so far. */
export const READINESS = recordPolicy(
  {
    type: field('moment', 'The kind of message.', isOneOf('readiness')),
    rows: field(
      'moment',
      'What was found, so that IT is told what to mend.',
      isListOf(passes(READINESS_ROW), 200),
    ),
    extent: field('moment', 'Whether there is more to come.', isOneOf('so-far', 'all')),
  },
  ({ rows }) =>
    new Set(rows.map(({ check, subject }) => `${check} ${subject ?? ''}`)).size === rows.length,
);
export type Readiness = Admitted<typeof READINESS>;
