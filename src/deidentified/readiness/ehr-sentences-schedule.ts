import { isStrategyName, STRATEGY_NEEDS } from '#boundary/schedule-strategy.ts';
import {
  type About,
  BUSY,
  countWords,
  ENTRY,
  type EndTexts,
  grantWords,
  NO_CLINICIAN,
  NO_TOKEN,
  NOT_ASKED,
  parameterOf,
  SESSION_OVER,
  typeOf,
  VENDOR_TEXT,
} from './ehr-words.ts';
import { otherWays } from './other-ways.ts';

/* Which searches are declared, and whether one of the ways to the schedule works. */

const vendorOf = ({ tenant }: About): string => VENDOR_TEXT[tenant.vendor];

/** A type and one of its parameters; `subject` is both. */
export const SEARCH_DECLARED: EndTexts<'search-declared'> = {
  declared: {
    found: (about) => `/metadata lists ${parameterOf(about)} for ${typeOf(about)}.`,
  },
  'not-declared': {
    found: (about) => `/metadata lists no ${parameterOf(about)} for ${typeOf(about)}.`,
    means:
      'Some servers answer what they do not list; others leave out the parameter and answer with anyone’s records, which Foreword throws away.',
    fix: (about) =>
      `Ask ${vendorOf(about)} to switch on ${typeOf(about)} search by ${parameterOf(about)}; if the search works all the same when it is tried, this can stay as it is.`,
  },
  'not-said': {
    found: '/metadata does not say what can be searched.',
    means: 'Nothing can be looked up beforehand: no empty answer counts as an empty clinic.',
    fix: (about) =>
      `Have /metadata list ${parameterOf(about)} under searchParam of ${typeOf(about)}.`,
  },
};

/** What stands in for a way that does not work here. */
const insteadOf = (about: About): string => {
  const { subject, tenant } = about;
  const name = isStrategyName(subject) ? subject : null;
  return `In schedule of ${ENTRY}, take ${name ?? 'it'} out and name another way: ${otherWays(tenant.vendor, name)}.`;
};

const isOfLists = (about: About): boolean => needsOf(about).includes('List');

const needsOf = ({ subject }: About): readonly string[] =>
  isStrategyName(subject) && STRATEGY_NEEDS[subject].length > 0
    ? STRATEGY_NEEDS[subject]
    : ['Appointment'];

/** What a way needs to be granted, one after the other. */
const grantAll = (about: About): string =>
  needsOf(about)
    .map((type) => grantWords(about, type))
    .join('; and ');

/** What an EHR has been seen to do, where it is that EHR. */
const knownOf = ({ subject, tenant }: About): string =>
  tenant.vendor === 'openemr' && subject === 'appointments-by-practitioner'
    ? 'OpenEMR 8.2.0 answers Appointment?practitioner with 200 and nothing, whoever has visits: update it to a release that has the mend of openemr pull request 13793. '
    : '';

export const STRATEGY: EndTexts<'strategy'> = {
  used: { found: 'It gave the schedule, and proved it.' },
  'scope-missing': {
    found: (about) => `Not tried: ${needsOf(about).join(' and ')} may not be searched.`,
    fix: (about) => `To have it tried, ${grantAll(about)}.`,
  },
  'not-declared': {
    found: 'Not tried: /metadata does not list the search it takes.',
    means: 'Foreword goes on to the next way.',
    fix: (about) =>
      `${knownOf(about)}Ask ${vendorOf(about)} to switch the search on and list it. ${insteadOf(about)}`,
  },
  'not-set-up': {
    found: 'Not tried: no list is named.',
    means: 'Foreword goes on to the next way.',
    fix: `Name the identifier of the clinic’s patient list, as system|value, in lists of ${ENTRY}.`,
  },
  'not-permitted': {
    found: 'Refused (403 or 404).',
    fix: (about) => `To have it permitted, ${grantAll(about)}.`,
  },
  'not-supported': {
    found: 'Refused as a search this EHR does not offer.',
    means: 'Foreword goes on to the next way.',
    fix: insteadOf,
  },
  ignored: {
    found: 'Answered with the visits of others: the EHR left out whose were asked for.',
    means: 'None of them is used, and Foreword goes on to the next way.',
    fix: insteadOf,
  },
  unproven: {
    found: 'Answered 200 with an empty bundle, without showing that the question was understood.',
    means:
      'That is not an empty clinic, and no reader is told so: Foreword goes on to the next way.',
    fix: (about) =>
      isOfLists(about)
        ? `Compare lists of ${ENTRY} with the identifier of the clinic’s patient list, system and value, and see that who signed in may open that list. ${insteadOf(about)}`
        : `${knownOf(about)}Sign in as a clinician who has visits and look again. If it stays empty, this EHR does not search so, or its schedule knows the clinician by another Practitioner id: set practitioners of whose in ${ENTRY}. ${insteadOf(about)}`,
  },
  'no-visit': {
    found: 'The patients it found have no visit to come.',
    means: 'That says nothing of the whole schedule: Foreword goes on to the next way.',
    fix: (about) =>
      isOfLists(about)
        ? `See that lists of ${ENTRY} names the list the clinic works from, that who signed in may see it, and that its patients have visits within two weeks.`
        : 'See that the patients it names are those the clinic works from, and that they have visits within two weeks.',
  },
  'no-chart': {
    found: 'Not tried: it reads the chart it was opened from, and it was opened from none.',
    means: 'Nothing has to be done: it shows its visit where Foreword is opened from a chart.',
  },
  'malformed-response': {
    found: 'The answer could not be understood.',
    fix: (about) =>
      `Look at what the search returns: it must be a Bundle of type searchset, as JSON. ${insteadOf(about)}`,
  },
  'cut-short': {
    found: 'There was more than one run may read (413, or the limit of pages).',
    means: 'Nothing is used of a schedule that was not read whole.',
    fix: `Raise limits.pages in ${ENTRY}, or have the EHR answer with larger pages.`,
  },
  busy: BUSY,
  'no-answer': {
    found: 'No answer came.',
    fix: 'See that the FHIR base answers this search within half a minute, and that refusals carry CORS headers.',
  },
  'session-over': SESSION_OVER,
  'not-needed': {
    found: ({ subject }) =>
      isStrategyName(subject) && STRATEGY_NEEDS[subject].length === 0
        ? 'It reads nothing of the EHR, so there is nothing to try.'
        : 'Not tried: the way before it works.',
    means: 'Nothing has to be done.',
  },
  'no-clinician': NO_CLINICIAN,
  'no-token': NO_TOKEN,
};

export const SCHEDULE: EndTexts<'schedule'> = {
  'visits-found': {
    found: ({ count }) =>
      `${count === null ? 'Visits' : countWords(count, 'visit')} to come found for who signed in.`,
  },
  'no-visits': {
    found: 'The schedule was read and proved empty.',
    means: 'For this clinician the brief says that there is no visit. For others it may not.',
    fix: 'If this clinician has visits within two weeks: sign in as the one whose name is on them, or set practitioners of whose in the tenant’s entry.',
  },
  'reader-chooses': {
    found: `No schedule is read here: schedule of ${ENTRY} names none that reads.`,
    means: 'Readers choose topics or a specialty themselves.',
    fix: ({ tenant }) =>
      `If that is not what you want, name a way to the schedule: ${otherWays(tenant.vendor, null)}.`,
  },
  'none-works': {
    found: 'Not one way to the schedule works.',
    means:
      'No reader is told “no visits”: they are told that the schedule could not be read, and may choose topics themselves.',
    fix: ({ tenant }) =>
      `Mend one of the ways to the schedule. On ${VENDOR_TEXT[tenant.vendor]}: ${otherWays(tenant.vendor, null)}.`,
  },
  'session-over': SESSION_OVER,
  'no-clinician': NO_CLINICIAN,
  'no-token': NO_TOKEN,
};

export const SELF_LINK: EndTexts<'self-link'> = {
  echoed: { found: 'The self link repeats what was asked.' },
  'not-echoed': {
    found: 'The self link is missing, or leaves out what was asked.',
    means: 'An empty answer proves nothing here: it never counts as an empty clinic.',
    fix: (about) =>
      `Ask ${vendorOf(about)} for a self link in every searchset that names the parameters used (FHIR R4, Search: Server Conformance).`,
  },
  'not-asked': NOT_ASKED,
};

const NEXT_FIX = `Have the EHR write its next links under the FHIR base that issuer of ${ENTRY} names: often the public address of the server, or X-Forwarded-Host and X-Forwarded-Proto of a proxy, is not set.`;

export const PAGING: EndTexts<'paging'> = {
  followed: { found: 'A next link was followed, on the same base.' },
  'foreign-next': {
    found: 'The next link leads off the FHIR base.',
    means: 'Foreword sends no token there: all but the first page stays unread, and is named so.',
    fix: NEXT_FIX,
  },
  'insecure-next': {
    found: 'The next link leads to plain http.',
    means: 'Foreword sends no token there: all but the first page stays unread, and is named so.',
    fix: `They must begin with https. ${NEXT_FIX}`,
  },
  broken: {
    found: 'The next link was not answered with a page.',
    means: 'All but the first page stays unread, and is named so.',
    fix: (about) =>
      `Ask ${vendorOf(about)} why a next link of its own is refused; paging may have to be switched on, or its cache to be kept longer.`,
  },
  'not-seen': {
    found: 'No answer had more than one page.',
    means: 'Nothing has to be done. Look again as a clinician with many visits to see it.',
  },
  'not-asked': NOT_ASKED,
};
