import { isMatch, isOneOf } from './guards.ts';

/** Every way to learn who is coming, from the one that says most to those that read nothing. A tenant names some of them, in order. */
export const STRATEGY_NAMES = [
  'appointments-by-practitioner', // the schedule itself
  'encounters-by-practitioner', // visits to come that the EHR holds as encounters
  'patient-lists', // lists of patients by identifier, then each patient's appointments
  'surgical-cases', // the same for scheduled surgery, where that is a search of its own
  'group', // a group of patients, then each one's appointments
  'care-team', // patients whose care team names the clinician, then each one's appointments
  'general-practitioner', // patients registered with the clinician, then each one's appointments
  'launch-patient', // the one patient whose chart it was opened from, and nobody else
  'calendar-file', // a calendar that the clinician opens; nothing is read from the EHR
  'own-choice', // topics or specialty by the clinician's own choice; nothing is read
] as const;

export type StrategyName = (typeof STRATEGY_NAMES)[number];

export const isStrategyName = isOneOf(...STRATEGY_NAMES);

/** The only one that can prove that there is no visit: it asks for all of them. What the others do not find may be held elsewhere. */
export const PROVES_NO_VISIT: StrategyName = 'appointments-by-practitioner';

/** The types of resource that each must be allowed to search; with one of them missing it cannot be tried. */
export const STRATEGY_NEEDS = {
  'appointments-by-practitioner': ['Appointment'],
  'encounters-by-practitioner': ['Encounter'],
  'patient-lists': ['List', 'Appointment'],
  'surgical-cases': ['List', 'Appointment'],
  group: ['Group', 'Appointment'],
  'care-team': ['CareTeam', 'Appointment'],
  'general-practitioner': ['Patient', 'Appointment'],
  'launch-patient': ['Condition'],
  'calendar-file': [],
  'own-choice': [],
} as const satisfies Readonly<Record<StrategyName, readonly string[]>>;

/** What a strategy came to. All but the first leave the next one to be tried. */
export const STRATEGY_ENDS = [
  'used', // it gave the visits, or proved that there are none
  'scope-missing', // what was granted does not let it search
  'not-declared', // `/metadata` lists no such type or parameter
  'not-set-up', // the tenant names no list for it
  'not-permitted', // 403, 404
  'not-supported', // another refusal of the search
  'ignored', // the answer was not about this clinician: the parameter was dropped
  'unproven', // 200 and nothing, from a server that did not show that it had understood
  'no-visit', // the patients it found have no visit to come; that says nothing of the whole schedule
  'no-chart', // it reads the chart it was opened from, and it was opened from none
  'malformed-response',
  'cut-short', // 413
] as const;

export type StrategyEnd = (typeof STRATEGY_ENDS)[number];

export const isStrategyEnd = isOneOf(...STRATEGY_ENDS);

/** Why a calendar that the clinician opened gave no visits. */
export const CALENDAR_ENDS = [
  'too-large',
  'unreadable', // the computer did not let it be read
  'not-a-calendar',
  'too-many', // more entries than are read
  'cut-off', // it ends before its calendar does, and nothing before that is to come
  'no-time', // whatever may be to come says no time that can be placed
  'no-visit', // nothing with a time of day is to come
  'names-nothing', // no words of what is to come name a topic
] as const;

export type CalendarEnd = (typeof CALENDAR_ENDS)[number];

export const isCalendarEnd = isOneOf(...CALENDAR_ENDS);

/** Whose visits a tenant counts as the clinician's. */
export const WHOSE_RULES = ['me', 'supervisor', 'shared', 'cross-cover'] as const;

export type WhoseRule = (typeof WHOSE_RULES)[number];

export const isWhoseRule = isOneOf(...WHOSE_RULES);

/**
 * One rule of whose visits count. A practitioner is `''` for who signed in, an id for everyone who signs in, or `WHO>ID` for who signs in as
 * WHO alone: a resident and the supervisor, or two ids of one clinician.
 */
export interface Whose {
  readonly rule: WhoseRule;
  readonly practitioners: readonly string[];
}

/** The grammar above. */
export const isPractitionerRule = isMatch(/^(([A-Za-z0-9.-]{1,64}>)?[A-Za-z0-9.-]{1,64})?$/);
