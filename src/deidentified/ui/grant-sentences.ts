import type { GrantLack, Grants, GrantSubject, Lacking } from '#boundary/grant-policy.ts';
import type { Ladder } from '#boundary/schedule-policy.ts';
import { STRATEGY_NEEDS } from '#boundary/schedule-strategy.ts';

/** What a reader loses with each type. */
const LOST_TEXT: Readonly<Record<GrantSubject, string>> = {
  PractitionerRole: 'Visits booked under a role of yours',
  Appointment: 'Appointments',
  Encounter: 'Encounters',
  List: 'Patient lists',
  Group: 'Patient groups',
  CareTeam: 'Care teams',
  Patient: 'Patients registered with you',
  Condition: 'Problem lists',
  MedicationRequest: 'Medication lists',
  Medication: 'Names of medications that stand in a record of their own',
  Observation: 'Laboratory results',
  Procedure: 'Procedures',
  ServiceRequest: 'Orders',
};

/** How much of it. */
const LACK_TEXT: Readonly<Record<GrantLack, string>> = {
  dropped: 'not granted',
  'one-patient': 'granted for one patient in context alone, not for your schedule',
  'not-searchable': 'granted one by one alone, not as a search',
  narrowed: 'granted in part alone; the rest is left out without a word',
};

/** One type of which less was granted than asked, with the scope that mends it. */
export function lackWords({ subject, lack, asked }: Lacking): string {
  const scope = `user/${subject}.${asked}`;
  const whole = lack === 'narrowed' ? `${scope} without a condition behind it` : scope;
  return `${LOST_TEXT[subject]}: ${LACK_TEXT[lack]}. For IT: grant ${whole} to the client registered for Foreword.`;
}

/** What is missing although nothing was refused: the one lack that no gap tells of. */
export function narrowedWords(grants: Grants | null): string {
  const narrowed = (grants?.lacking ?? []).filter(({ lack }) => lack === 'narrowed');
  const [only] = narrowed;
  if (only === undefined) return '';
  return narrowed.length === 1
    ? `${LOST_TEXT[only.subject]} were granted only in part.`
    : 'Some kinds of record were granted only in part.';
}

/** What the lines of a ladder do not say already: they name the scopes of ways that were not granted at all. */
export function lacksBeside({ lacking }: Grants, tried: Ladder['tried'] = []): readonly Lacking[] {
  const named = new Set<string>(
    tried.flatMap(({ strategy, end }) => (end === 'scope-missing' ? STRATEGY_NEEDS[strategy] : [])),
  );
  return lacking.filter(({ subject, lack }) => lack !== 'dropped' || !named.has(subject));
}
