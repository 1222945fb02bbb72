import type { Gap, Progress } from '#boundary/field-policy.ts';
import type { Horizon, Weekday } from '#boundary/horizon.ts';
import type { ProblemCode } from '#boundary/problem.ts';
import type { Facet } from '#deidentified/catalog/pack.ts';
import type { Mark } from '#deidentified/learning/mark.ts';
import type { Place } from '#deidentified/session-parts.ts';
import type { Screen } from './screen.ts';

/** Why a run stopped, in words: what happened, what it means, what to do next. */
export interface ProblemText {
  readonly title: string;
  readonly body: string;
  readonly next: string;
}

/** What a reader is told for each code, here and on the launch page. */
export const PROBLEM_TEXT: Readonly<Record<ProblemCode, ProblemText>> = {
  'policy-missing': {
    title: 'This page came without its protections',
    body: 'Foreword reads only where the browser holds it to your EHR, and the rules that tell the browser so did not arrive. Nothing was read.',
    next: 'For IT: serve this site with the generated configuration, unchanged. The page readiness.html, beside this one, names what is missing.',
  },
  'issuer-unknown': {
    title: 'This EHR is not set up for Foreword',
    body: 'The EHR that opened Foreword is not on its list of known installations, so nothing was asked of it.',
    next: 'For IT: add this EHR to the tenant registry, with its issuer exactly as the EHR sends it.',
  },
  'launch-incomplete': {
    title: 'The launch did not arrive whole',
    body: 'Foreword opens from inside the EHR, with a launch code the EHR supplies. This address lacked it, or carried something that does not belong.',
    next: 'Open Foreword again from your EHR.',
  },
  'endpoint-mismatch': {
    title: 'The EHR named a different sign-in address',
    body: 'Foreword signs in only at the addresses registered for this EHR, so it stopped before signing in.',
    next: 'For IT: compare the SMART configuration the EHR publishes with the addresses registered for it.',
  },
  'authorization-refused': {
    title: 'The EHR declined the sign-in',
    body: 'No access was given, so nothing was read.',
    next: 'Open Foreword again from your EHR. If it happens twice, show the problem code to IT.',
  },
  'session-over': {
    title: 'This session is over',
    body: 'A launch works once and lasts a short while. Nothing read from the EHR is kept, so a reload begins with an empty page.',
    next: 'Open again from your EHR.',
  },
  'patient-context': {
    title: 'Open Foreword from your schedule',
    body: 'It was opened from one patient’s chart. Here Foreword reads a whole schedule, never one patient: no chart was read.',
    next: 'Open Foreword from your schedule or from the main menu of your EHR.',
  },
  'identity-missing': {
    title: 'The EHR did not say who signed in',
    body: 'Sign-in worked, but the ID token that names the clinician (fhirUser) was missing, or not one Foreword can accept, so nothing was read.',
    next: 'For IT: grant the scopes openid and fhirUser, and compare the issuer and the client of the ID token with those registered for this EHR.',
  },
  'clock-wrong': {
    title: 'This computer’s clock and your EHR’s do not agree',
    body: 'They differ by more than a day, so the visits of a wrong day could have been read. Nothing was read.',
    next: 'Set the date and time of this computer, then open Foreword again from your EHR. If they are right, show the problem code to IT.',
  },
  'clinician-unknown': {
    title: 'The EHR did not say whose schedule to read',
    body: 'Sign-in worked, but no practitioner record stands behind this account, so no chart was read.',
    next: 'For IT: link this account to a Practitioner and let the launch say so (fhirUser).',
  },
  'scope-missing': {
    title: 'Reading a schedule was not granted',
    body: 'Sign-in worked, but what the EHR granted does not include a clinician’s appointments.',
    next: 'For IT: grant the scopes registered for Foreword. An EHR may drop one without a word: compare those granted with those asked for.',
  },
  'server-unreachable': {
    title: 'Your EHR cannot be reached',
    body: 'No whole answer arrived. This computer may be offline, the EHR’s data service may be down, or the sign-in may have run out.',
    next: 'Open Foreword again from your EHR. If it happens twice, show the problem code to IT.',
  },
  'server-busy': {
    title: 'Your EHR is busy',
    body: 'It could not answer just now. Foreword stopped rather than add to the load.',
    next: 'Open Foreword again from your EHR in a few minutes.',
  },
  'not-permitted': {
    title: 'Your EHR did not share a schedule',
    body: 'Sign-in worked, but the EHR does not permit this search. That is a setting, and not your doing.',
    next: 'For IT: permit this client one of the searches that the tenant registry names for the schedule.',
  },
  'not-supported': {
    title: 'This EHR gives no schedule by clinician',
    body: 'Sign-in worked, but no search showed for certain which visits are yours. No chart was read. It does not mean an empty clinic.',
    next: 'For IT: Foreword needs Appointment search by practitioner and date, or another way that the tenant registry names.',
  },
  'malformed-response': {
    title: 'The EHR’s answer could not be understood',
    body: 'It was not the kind of answer that was asked for, so none of it was used.',
    next: 'Open Foreword again from your EHR in a few minutes. If it happens twice, show the problem code to IT.',
  },
  'cut-short': {
    title: 'There was more than one run may read',
    body: 'The EHR’s answer was larger than the limits set for Foreword, so it was left unread. It does not mean an empty clinic.',
    next: 'For IT: look at how large this clinician’s schedule search is, and at the limits registered for this EHR.',
  },
  'storage-unavailable': {
    title: 'This browser would not let Foreword sign in',
    body: 'Signing in needs a moment of session storage, which this browser or frame withholds.',
    next: 'Open Foreword in a window of its own, or ask IT to allow session storage for it.',
  },
  'catalog-invalid': {
    title: 'The cards did not arrive whole',
    body: 'The pack of cards did not pass its check, so none of it is shown.',
    next: 'Open Foreword again from your EHR in a few minutes.',
  },
  defect: {
    title: 'Something in Foreword broke',
    body: 'The fault is ours. Foreword only reads: nothing in the EHR was changed.',
    next: 'Open again from your EHR. If it happens twice, show the problem code to IT.',
  },
};

/** What the window is called, by what fills it. */
export const TITLE_TEXT: Readonly<Record<Screen['kind'] | 'card', string>> = {
  reading: 'Reading',
  brief: 'Brief',
  unread: 'Brief',
  stopped: 'Stopped',
  ended: 'Session ended',
  card: 'Card',
  privacy: 'Privacy',
  review: 'Review',
  questions: 'Questions',
  rehearse: 'Rehearse',
};

/** The places of the page. */
export const NAV_TEXT: Readonly<Record<Place, string>> = {
  brief: 'Brief',
  review: 'Review',
  questions: 'Questions',
  rehearse: 'Rehearse',
  privacy: 'Privacy',
};

/** The quiet way to the Privacy page. */
export const PRIVACY_LINK = 'What was read, kept and sent';

/** The end of a session by the reader's own act. */
export const ENDED_TEXT: ProblemText = {
  title: 'Session ended',
  body: 'What was read, marked and set in this session is gone from this page.',
  next: 'Open again from your EHR.',
};

/** Reading stopped, by the reader or the clock, before any horizon was whole. */
export const UNREAD_TEXT: ProblemText = {
  title: 'Your schedule was not read',
  body: 'Reading stopped before any part of it was complete. It does not mean an empty clinic.',
  next: 'The cards below need no schedule. To read it, open Foreword again from your EHR.',
};

/** What can be done about a part that was not read. */
export const UNREAD_NEXT =
  'The rest of the brief stands. To try again, open Foreword again from your EHR; if it stays so, show the code to IT.';

/** Ends every brief, word for word (design, "Words that must stay true"). */
export const DISCLAIMER =
  'Chosen from topics on your list. Not a chart check; a topic not shown means nothing.';

/** Ends cards of which none was chosen from a list: none is read yet, or it holds nothing to choose by. */
export const NO_LIST_DISCLAIMER =
  'Not chosen from your list. Not a chart check; a topic not shown means nothing.';

/** The review status of a card, or of a rule's title, that no clinician has signed. */
export const DRAFTED = 'Drafted by software from the cited source; no clinician has reviewed it.';

/** What becomes of marks and settings. */
export const NOT_KEPT = 'Not kept on this computer: marks and settings end with this session.';

/** The switch of horizons. The next clinic day is named by its weekday once known. */
export const HORIZON_TEXT: Readonly<Record<Horizon, string>> = {
  session: 'This session',
  'next-day': 'Next clinic day',
  week: 'Next 7 days',
};

/** Weekdays, as the switch of horizons names them. */
export const WEEKDAY_TEXT: Readonly<Record<Weekday, string>> = {
  sunday: 'Sunday',
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
};

/** A true empty clinic: the schedule was read whole and holds nothing. */
export const EMPTY_TEXT: Readonly<Record<Horizon, string>> = {
  session: 'No visits in this session.',
  'next-day': 'No next clinic day within the days read.',
  week: 'No visits in the next 7 days.',
};

/** No visit by a way that does not see all of them. */
export const NOT_FOUND_TEXT: Readonly<Record<Horizon, string>> = {
  session: 'No visits of this session were found. That is not an empty clinic.',
  'next-day': 'No next clinic day was found. That is not an empty clinic.',
  week: 'No visits of the next 7 days were found. That is not an empty clinic.',
};

/** Kinds of record, as in "Not all laboratory results could be read". */
export const GAP_TEXT: Readonly<Record<Gap['kind'], string>> = {
  schedule: 'schedule entries',
  problems: 'problem lists',
  medications: 'medication lists',
  laboratory: 'laboratory results',
  procedures: 'procedures',
  orders: 'orders',
  panel: 'charts of your panel',
  past: 'past visits',
};

/** The steps of a reading, as things that are had one after another. */
export const STEP_TEXT: Readonly<Record<Progress['step'], string>> = {
  session: 'Sign-in through your EHR',
  schedule: 'Your schedule',
  charts: 'Charts of those visits',
  practice: 'What is common in this practice',
};

/** What of a subject a card or a rule is about. */
export const FACET_TEXT: Readonly<Record<Facet, string>> = {
  diagnosis: 'Diagnosis',
  treatment: 'Treatment',
  monitoring: 'Monitoring',
  prevention: 'Prevention',
  communication: 'Communication',
};

/** What a mark is called on its button, and what is said once it is made. */
export const MARK_TEXT: Readonly<Record<Mark, { readonly action: string; readonly said: string }>> =
  {
    done: { action: 'Done', said: 'Marked as done.' },
    known: { action: 'Know it', said: 'Marked as known.' },
    later: { action: 'Save for later', said: 'Saved: it waits in Review, under Saved.' },
    'not-for-me': { action: 'Not for me', said: 'Marked as not for you.' },
    'not-this-topic': {
      action: 'Not this topic',
      said: 'Taken off: only words of your schedule had named this topic.',
    },
  };
