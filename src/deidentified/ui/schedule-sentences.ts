import type { Basis, Ladder, Tried } from '#boundary/schedule-policy.ts';
import {
  STRATEGY_NEEDS,
  type StrategyEnd,
  type StrategyName,
  type WhoseRule,
} from '#boundary/schedule-strategy.ts';

/** What is said of visits that do not come from the schedule itself. */
const FOUND_TEXT: Readonly<Record<StrategyName, string>> = {
  'appointments-by-practitioner': '',
  'encounters-by-practitioner': 'From planned encounters, not your schedule.',
  'patient-lists': 'From your patient list, not your schedule.',
  'surgical-cases': 'From scheduled surgery alone, not your schedule.',
  group: 'From your patient group, not your schedule.',
  'care-team': 'From patients of your care teams, not your schedule.',
  'general-practitioner': 'From patients registered with you, not your schedule.',
  'launch-patient': 'From the chart it was opened from, not your schedule.',
  'calendar-file': 'From the calendar you opened, not your EHR.',
  'own-choice': '',
};

/** Whose visits they are beside the reader's own. */
const WHOSE_TEXT: Readonly<Record<WhoseRule, string>> = {
  me: '',
  supervisor: 'Includes visits booked under your supervisor.',
  shared: 'Includes a schedule you share.',
  'cross-cover': 'Includes visits you cover for others.',
};

/** How the visits were found and whose they are; empty where they are the reader's own, from the schedule. */
export function basisWords({ strategy, whose }: Basis): string {
  return [FOUND_TEXT[strategy], ...whose.map((rule) => WHOSE_TEXT[rule])]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** What each way asks of an EHR, as IT would look for it. */
const ASKS_TEXT: Readonly<Record<StrategyName, string>> = {
  'appointments-by-practitioner': 'Appointment search by practitioner and date',
  'encounters-by-practitioner': 'Encounter search by practitioner and date',
  'patient-lists': 'List search by identifier, then Appointment search by patient',
  'surgical-cases': 'List search by identifier, then Appointment search for scheduled surgery',
  group: 'Group search by type, then Appointment search by patient',
  'care-team': 'CareTeam search by participant, then Appointment search by patient',
  'general-practitioner':
    'Patient search by general practitioner, then Appointment search by patient',
  'launch-patient': 'The chart it was opened from',
  'calendar-file': 'A calendar file',
  'own-choice': 'The reader’s own choice',
};

/** What each came to, and what mends it. */
const END_TEXT: Readonly<Record<StrategyEnd, string>> = {
  used: 'Used.',
  'scope-missing': 'Not granted.', // what to grant is added
  'not-declared':
    'This EHR does not list it in its metadata. For IT: have it switched on, or take it out of the tenant’s entry and name another way.',
  'not-set-up': 'No list is registered. For IT: name the list in the tenant’s entry.',
  'not-permitted': 'Refused. For IT: permit this search for the client registered for Foreword.',
  'not-supported':
    'Refused as a search this EHR does not offer. For IT: take it out of the tenant’s entry, and name another way.',
  ignored:
    'Answered with the records of others: the EHR ignored whose were asked for. For IT: take it out of the tenant’s entry, and name another way.',
  unproven:
    'Answered with nothing, without showing that the question was understood. That is not an empty clinic. For IT: compare it with a clinician who has visits. Where theirs comes back empty too, take this way out of the tenant’s entry and name another.',
  'no-visit':
    'Found no coming visit of those patients. That is not an empty clinic. For IT: see that they are the patients the clinic works from.',
  'no-chart':
    'It was opened from no chart. That is not an empty clinic. For IT: let it be opened from a chart, or name another way.',
  'malformed-response': 'The answer could not be understood. For IT: look at what it returns.',
  'cut-short':
    'The answer was larger than one run may read. For IT: look at the limits in the tenant’s entry.',
};

/** One line of what was tried: what it asks, what it came to, and what mends it. */
export function triedWords({ strategy, end }: Tried): string {
  const grant = end === 'scope-missing' ? ` ${grantWords(STRATEGY_NEEDS[strategy])}` : '';
  return `${ASKS_TEXT[strategy]}. ${END_TEXT[end]}${grant}`;
}

function grantWords(types: readonly string[]): string {
  const scopes = types.map((type) => `user/${type}.rs (or user/${type}.read)`);
  return `For IT: grant ${scopes.join(' and ')}, whichever this EHR knows.`;
}

/** What the page offers instead of a schedule. */
export const OFFER_TEXT: Readonly<Record<Exclude<Ladder['offer'], null>, string>> = {
  'own-choice': 'Until then the cards below can follow your own choice.',
  'calendar-file':
    'Until then the cards below can follow your own choice, or a calendar file that you open.',
};
