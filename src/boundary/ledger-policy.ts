import { EGRESS_HOSTS, EGRESS_ZONES, isPurpose, isWorkerPurpose, WAYS } from './egress.ts';
import { MOST_READS } from './field-policy.ts';
import { isDay, isListOf, isMatch, isNullOr, isOneOf, isWhole } from './guards.ts';
import { type Admitted, field, passes, recordPolicy } from './record-policy.ts';

/** The egress ledger: what of a request may be written down, by whom, and what of it may leave as a file. */

const MOST_ROWS = 128;
const MOST_BYTES = 1_000_000_000;

/** Bytes are written in whole hundreds, each request rounded up, so that they say nothing of how long an id is. */
export const BYTES_STEP = 100;

const isHundreds = (value: unknown): value is number =>
  isWhole(0, MOST_BYTES)(value) && value % BYTES_STEP === 0;

const isOutcome = isOneOf('answered', 'refused', 'no-answer');

/* Door 1: what the PHI worker says of its own requests. */

export const LEDGER_ROW = recordPolicy(
  {
    purpose: field(
      'moment',
      'What the requests were for, from our own closed list; it decides zone, host, method and shape of path.',
      isWorkerPurpose,
    ),
    outcome: field(
      'moment',
      'Answered: status 200. Refused: any other status. No answer: none, or none yet.',
      isOutcome,
    ),
    requests: field('moment', 'How many, retries counted.', isWhole(1, MOST_READS)),
    bytes: field(
      'moment',
      'Method, address, headers set by Foreword and body, each request rounded up to a hundred.',
      isHundreds,
    ),
  },
  ({ requests, bytes }) => bytes >= requests * BYTES_STEP,
);

export const LEDGER = recordPolicy(
  {
    type: field('moment', 'The kind of message.', isOneOf('ledger')),
    extent: field(
      'moment',
      'All of it with the worker’s last word, after which it sends nothing; so far before that.',
      isOneOf('so-far', 'all'),
    ),
    rows: field(
      'moment',
      'Everything the worker has sent since it began, a row for each purpose and outcome.',
      isListOf(passes(LEDGER_ROW), MOST_ROWS),
    ),
  },
  ({ rows }) =>
    new Set(rows.map(({ purpose, outcome }) => `${purpose} ${outcome}`)).size === rows.length,
);
export type Ledger = Admitted<typeof LEDGER>;

/* From the launch page to the page, in this tab's session storage, until the page has taken it. */

export const LAUNCH_SENT = recordPolicy({
  files: field('moment', 'How many files of the app the launch page loaded.', isWhole(0, 999)),
  discovery: field('moment', 'How often it asked the EHR how to sign in.', isWhole(0, 99)),
  metadata: field('moment', 'How often it asked for the same in the other place.', isWhole(0, 99)),
});
export type LaunchSent = Admitted<typeof LAUNCH_SENT>;

/* From the page that opens sources to the page that shows the ledger. */

/** Places of a pack's list of sources. */
const MOST_SOURCES = 9_999;

export const AIRLOCK_WORD = recordPolicy({
  step: field(
    'moment',
    'Whether it was opened, or left for the source.',
    isOneOf('opened', 'left'),
  ),
  source: field('moment', 'The source’s place in the installed pack.', isWhole(0, MOST_SOURCES)),
  files: field('moment', 'How many files of the app that page loaded.', isWhole(0, 999)),
});
export type AirlockWord = Admitted<typeof AIRLOCK_WORD>;

/* Door 3: the ledger as a file, by the reader’s own act. */

/** A host name with its port, as an address has it. */
const isHost = isMatch(/^[a-z0-9.-]{1,253}(?::\d{1,5})?$/);

export const EGRESS_ENTRY = recordPolicy(
  {
    zone: field('shared', 'The part of the app that sent it.', isOneOf(...EGRESS_ZONES)),
    host: field(
      'shared',
      'Which of the hosts below; a source’s host is not named, since it could tell a subject.',
      isOneOf(...EGRESS_HOSTS),
    ),
    method: field('shared', 'GET, POST, or either.', isOneOf('GET', 'POST', 'any')),
    path: field(
      'shared',
      'The shape of the path from a closed list; a star stands for what is left out.',
      isOneOf(...new Set(Object.values(WAYS).map(({ path }) => path))),
    ),
    purpose: field('shared', 'What it was for.', isPurpose),
    outcome: field(
      'shared',
      'What came of it; not known where the browser does not say.',
      isOneOf('answered', 'refused', 'no-answer', 'not-known'),
    ),
    requests: field('shared', 'How many were sent.', isWhole(1, MOST_READS)),
    bytes: field(
      'shared',
      'What was sent, each request rounded up to a hundred bytes; null where it is not measured.',
      isNullOr(isHundreds),
    ),
  },
  ({ purpose, zone, host, method, path }) => {
    const way = WAYS[purpose];
    return way.zone === zone && way.host === host && way.method === method && way.path === path;
  },
);
export type EgressEntry = Admitted<typeof EGRESS_ENTRY>;

export const EGRESS_FILE = recordPolicy({
  format: field('shared', 'Names the kind of file.', isOneOf('foreword-egress-ledger')),
  version: field('shared', 'Names the shape of the file.', isWhole(1, 1)),
  day: field('shared', 'The day of the session, never the minute.', isDay),
  app: field('shared', 'The host of the app.', isHost),
  ehr: field('shared', 'The host of the EHR’s data service.', isHost),
  signIn: field('shared', 'The host of the EHR’s sign-in page.', isHost),
  token: field('shared', 'The host that the sign-in code is exchanged with.', isHost),
  state: field(
    'shared',
    'Whether all of it stands here: written down to the end, still under way, or cut off.',
    isOneOf('whole', 'under-way', 'cut-off'),
  ),
  entries: field('shared', 'What was sent.', isListOf(passes(EGRESS_ENTRY), MOST_ROWS)),
});
export type EgressFile = Admitted<typeof EGRESS_FILE>;
