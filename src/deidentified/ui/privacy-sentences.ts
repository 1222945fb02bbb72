import type { EgressZone, Purpose } from '#boundary/egress.ts';

/** What each kind of request is for, and what it holds beyond its path. */
export const PURPOSE_TEXT: Readonly<
  Record<Purpose, { readonly purpose: string; readonly holds: string }>
> = {
  launch: { purpose: 'Opening Foreword', holds: 'Your EHR’s address and its one-time launch code' },
  'launch-files': { purpose: 'Code, style and fonts', holds: 'Nothing about you or a patient' },
  discovery: { purpose: 'How your EHR signs people in', holds: 'Nothing about you or a patient' },
  'discovery-metadata': {
    purpose: 'The same, asked in a second place',
    holds: 'Nothing about you or a patient',
  },
  'sign-in': {
    purpose: 'Sign-in at your EHR',
    holds: 'The launch code, the app’s id, the rights asked for, and a one-time proof (PKCE)',
  },
  page: {
    purpose: 'This page',
    holds: 'The one-time sign-in code, in the address your EHR sent you back to',
  },
  'page-files': { purpose: 'Code, style and fonts', holds: 'Nothing about you or a patient' },
  pack: {
    purpose: 'The cards, whole',
    holds: 'Nothing about you or a patient: it is the same for everyone',
  },
  icon: {
    purpose: 'The tab’s icon, which the browser asks for',
    holds: 'Nothing about you or a patient',
  },
  'page-other': { purpose: 'Another file of this host', holds: 'Not known to this page' },
  foreign: {
    purpose: 'Not asked for by Foreword, perhaps by a browser extension',
    holds: 'Not known to this page',
  },
  token: {
    purpose: 'Sign-in, completed',
    holds: 'The one-time code, the app’s id, and the proof (PKCE)',
  },
  capabilities: { purpose: 'What your EHR supports', holds: 'Nothing about you or a patient' },
  style: { purpose: 'How your EHR’s pages look', holds: 'Nothing about you or a patient' },
  role: { purpose: 'Who you are in the EHR', holds: 'The id of your role' },
  configuration: {
    purpose: 'How sign-in is set up, for a readiness check',
    holds: 'Nothing about you or a patient',
  },
  practitioner: {
    purpose: 'Your practitioner record, for a readiness check',
    holds: 'Your practitioner id',
  },
  roles: { purpose: 'The roles you are booked under', holds: 'Your practitioner id' },
  schedule: { purpose: 'Your schedule', holds: 'Your practitioner id or a patient id, dates' },
  'schedule-lists': { purpose: 'Your patient lists', holds: 'The number of the list' },
  'schedule-groups': { purpose: 'Your patient groups', holds: 'Nothing about you or a patient' },
  charts: { purpose: 'Charts, several at once', holds: 'Patient ids, dates, kinds of record' },
  problems: { purpose: 'Problem lists', holds: 'A patient id' },
  medications: { purpose: 'Medication lists', holds: 'A patient id' },
  laboratory: { purpose: 'Laboratory results', holds: 'A patient id, a date' },
  procedures: { purpose: 'Procedures', holds: 'A patient id, a date' },
  orders: { purpose: 'Orders', holds: 'A patient id' },
  'panel-patients': { purpose: 'Patients registered with you', holds: 'Your practitioner id' },
  'panel-teams': { purpose: 'Care teams you belong to', holds: 'Your practitioner id' },
  past: { purpose: 'Your visits, past or planned', holds: 'Your practitioner id, dates' },
  'posted-searches': {
    purpose: 'Schedule and charts, asked without ids in the address',
    holds: 'Your practitioner id or a patient id, dates, in the body',
  },
  'next-pages': {
    purpose: 'More of a long list',
    holds: 'What your EHR wrote into its own link to it',
  },
  'ehr-other': {
    purpose: 'More of a long list',
    holds: 'What your EHR wrote into its own link to it',
  },
  airlock: {
    purpose: 'The page that names a source before you go',
    holds: 'Nothing about you or a patient',
  },
  source: {
    purpose: 'A source you went on to',
    holds: 'The address of its page; no referrer, no query of ours',
  },
};

/** The parts of the app, as the ledger names who sent a request. */
export const ZONE_TEXT: Readonly<Record<EgressZone, string>> = {
  launch: 'launch page',
  page: 'this page',
  'phi-worker': 'reading worker',
  airlock: 'source page',
};

/** What the figures of the ledger count. */
export const COUNTED: readonly string[] = [
  'Sent counts the method, the address, the headers Foreword sets and the body, each request rounded up to a hundred bytes, so that it says nothing of how long an id is. Browsers do not tell a page the size of its own loads, so those are not measured, and not in the sum. A load that the browser answered from its own copy is counted too.',
  'Requests for records carry your access token, which is sent to your EHR’s data service and to no other host. Longer lists come in pages, by links that your EHR writes. Paths are shown from where your EHR’s data service, or this app, begins; a star stands for what is left out of one here.',
];

/** What a page cannot know of its own traffic. */
export const UNSEEN: readonly string[] = [
  'The browser’s own question to your EHR before a request (a preflight), which repeats that request’s address; its look-ups of names, and connections it opens ahead of need.',
  'The browser’s own services: safe browsing, spelling, translation, autofill, updates. Extensions, and whatever your employer has installed to watch this computer or its network.',
  'Your EHR’s own pages: its sign-in, and the page this one may be shown in.',
  'Cookies that the host of this app, or something before it, has set: Foreword sets and reads none.',
  'The one request this page sends as it closes, to the host of the app, so that the browser keeps no copy of it. It says nothing about you or a patient.',
  'A source’s site, once you are there: what it loads, and whom it tells; and an address that you copied and opened elsewhere.',
  'What your EHR and the host of this app write down of the requests they were sent.',
];

/** That a source’s own page cannot be heard from within another site’s page. */
export const UNSEEN_IN_FRAME =
  'Because this page is shown inside your EHR’s: whether you went on to a source you opened, unless the browser lets the two windows talk.';

/** What a chart access means. */
export const CHART_ACCESS =
  'Every chart read is a chart access under your name, and your EHR can log it as one.';

/** Whose charts are read, by what the organization has chosen. */
export const WHOSE_CHARTS = {
  scheduled: 'Only charts of patients on your schedule are read.',
  chart: 'Only the chart that Foreword was opened from is read.',
  also: 'Charts of patients on your schedule are read and, as your organization has chosen, within limits, of your panel and of past visits.',
} as const;

/** What becomes of a calendar file. */
export const CALENDAR_READ =
  'The calendar file you opened was read by the reading worker alone, for the subjects its words name. It was sent nowhere, and neither it nor its name is kept.';

/** How the ledger stands while it is not whole. */
export const EXTENT_TEXT = {
  whole: null,
  'under-way':
    'Reading goes on; the reading worker’s part is brought up to date about once a second.',
  'cut-off':
    'The reading worker was ended before it could write down its last second or so. Requests of that moment are missing here.',
} as const;

/** That the launch page’s part is missing. */
export const LAUNCH_UNKNOWN =
  'What the launch page sent is not known to this page: it was reloaded, or the sign-in did not come back whole.';
