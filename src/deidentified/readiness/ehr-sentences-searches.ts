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
  SESSION_OVER,
  typeOf,
  VENDOR_TEXT,
} from './ehr-words.ts';

/* The searches of charts, each tried once for one scheduled patient, and how they can be sent. */

const vendorOf = ({ tenant }: About): string => VENDOR_TEXT[tenant.vendor];

/** What the brief lacks without a type. */
const WITHOUT: Readonly<Record<string, string>> = {
  Appointment: 'visits of the patients on a list',
  Encounter: 'past and planned encounters',
  Condition: 'problem lists and diagnoses',
  MedicationRequest: 'medication lists',
  Observation: 'laboratory results',
  Procedure: 'procedures',
  ServiceRequest: 'orders',
};

const lacks = (about: About): string =>
  `The brief is made without ${WITHOUT[typeOf(about)] ?? 'this'}, and says so.`;

/** One search of a type for one patient; `subject` is the type. */
export const SEARCH_ANSWERS: EndTexts<'search-answers'> = {
  answers: { found: (about) => `${typeOf(about)} was searched for one scheduled patient.` },
  'not-permitted': {
    found: (about) => `${typeOf(about)} search was refused (403 or 404).`,
    means: lacks,
    fix: (about) =>
      `To have it permitted, ${grantWords(about, typeOf(about))}; the clinician’s own rights in the EHR must allow it too.`,
  },
  'not-registered': {
    found: (about) => `The EHR says that this client is not registered for ${typeOf(about)}.`,
    means: lacks,
    fix: (about) =>
      `Now ${grantWords(about, typeOf(about))}. A registration that is already in use may need a new version, and some time until it reaches the EHR.`,
  },
  refused: {
    found: (about) => `${typeOf(about)} search was refused as one this EHR does not offer.`,
    means: lacks,
    fix: (about) =>
      `Ask ${vendorOf(about)} which parameters ${typeOf(about)} search by patient takes; docs/requests.md names those that Foreword sends. If vendor in ${ENTRY} is not this EHR’s, mend it: it decides how searches are worded.`,
  },
  unfiltered: {
    found: (about) => `${typeOf(about)} search answered with records of other patients.`,
    means: 'None of them is used. Foreword treats the answer as if it had not come.',
    fix: (about) =>
      `Tell ${vendorOf(about)}: the parameter patient of ${typeOf(about)} search is left out. Until it is mended, take ${typeOf(about)} out of scopes in ${ENTRY}.`,
  },
  'malformed-response': {
    found: (about) => `The answer to ${typeOf(about)} search could not be understood.`,
    means: lacks,
    fix: 'Look at what the search returns: it must be a Bundle of type searchset, as JSON.',
  },
  'cut-short': {
    found: (about) => `${typeOf(about)} search was refused as too large (413), or ran on too long.`,
    means: lacks,
    fix: (about) =>
      `Ask ${vendorOf(about)} for pages instead of a refusal, or raise limits.pages in ${ENTRY}.`,
  },
  busy: BUSY,
  'no-answer': {
    found: (about) => `No answer came to ${typeOf(about)} search.`,
    means: lacks,
    fix: 'See that the FHIR base answers it within half a minute, and that refusals carry CORS headers.',
  },
  'scope-missing': {
    found: (about) => `Not tried: no scope was granted that searches ${typeOf(about)}.`,
    means: lacks,
    fix: (about) => `To have it tried, ${grantWords(about, typeOf(about))}.`,
  },
  'session-over': SESSION_OVER,
  'no-patient': {
    found: 'Not tried: no scheduled patient was found to try it for.',
    means: 'Look again as a clinician who has visits; no other patient’s chart is opened for it.',
  },
  'no-clinician': NO_CLINICIAN,
  'no-token': NO_TOKEN,
};

export const BATCH: EndTexts<'batch'> = {
  answers: { found: 'A batch of searches was answered.' },
  'refused-singly-instead': {
    found: '/metadata lists batch, and a batch was refused.',
    means: 'It works: each search is sent by itself, which takes longer.',
    fix: (about) =>
      `Ask ${vendorOf(about)} to permit batch for this client, or to list it no more.`,
  },
  'not-offered': {
    found: '/metadata does not list batch.',
    means: 'Nothing has to be done: each search is sent by itself.',
  },
  'not-asked': NOT_ASKED,
};

export const POST_SEARCH: EndTexts<'post-search'> = {
  answers: { found: 'A search by POST was answered: patient ids stay out of addresses.' },
  'refused-get-instead': {
    found: 'A search by POST was refused.',
    means:
      'It works: searches go by GET, with ids in the address, where logs of proxies may hold them.',
    fix: `Permit POST to TYPE/_search, or set search to get in ${ENTRY}, which spares each session one refusal.`,
  },
  'not-needed': {
    found: `Not tried: search in ${ENTRY} is get.`,
    means: 'Nothing has to be done.',
  },
  'not-asked': NOT_ASKED,
};

export const LIMITS: EndTexts<'limits'> = {
  within: { found: 'Nothing was refused as too much (429).' },
  'too-many': {
    found: ({ count }) => `Refused as too much (429): ${countWords(count, 'time')}.`,
    means: 'Foreword waits and asks again; readers wait with it.',
    fix: `Set limits.perMinute in ${ENTRY} to what this EHR takes in a minute, and lower limits.concurrency.`,
  },
  'refused-within': {
    found: 'Refused as too much (429), although the limits of the tenant’s entry were kept.',
    means: 'Part of the schedule may stay unread, and is named so.',
    fix: `Lower limits.perMinute.requests and limits.concurrency in ${ENTRY}: the EHR takes less than they say, or others share its limit.`,
  },
  'not-asked': NOT_ASKED,
};

export const LIMIT_HEADERS: EndTexts<'limit-headers'> = {
  readable: { found: 'A browser may read what the server says of its limits.' },
  'not-seen': {
    found: 'No header about limits was seen; a browser reads only those that CORS exposes.',
    means: 'Nothing has to be done: Foreword keeps to the limits of the tenant’s entry.',
  },
  'not-asked': NOT_ASKED,
};
