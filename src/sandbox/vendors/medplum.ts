import { type AskedSearch, type HeardSearch, SANDBOX_RULES } from '../ehr/server-rules.ts';
import { LIGHT_BLUE } from '../ehr/smart-style.ts';
import { type Behaviour, vendor } from './vendor.ts';

const MEASURED = 'A Medplum server 4.5.2';
const LIMITS = 'https://www.medplum.com/docs/rate-limits';

const BEHAVIOURS: readonly Behaviour[] = [
  {
    id: 'pages-of-twenty',
    what: 'Sends 20 matches on a page unless asked for more, and at most 1000.',
    source: MEASURED,
    evidence: 'measured',
  },
  {
    id: 'no-total',
    what: 'Says no total.',
    source: MEASURED,
    evidence: 'measured',
  },
  {
    id: 'bare-id',
    what: 'Answers `practitioner=` with a bare id with 200 and nothing.',
    source: MEASURED,
    evidence: 'measured',
  },
  {
    id: 'bare-date',
    what: 'Answers a date without a time with 200 and nothing.',
    source: MEASURED,
    evidence: 'measured',
  },
  {
    id: 'bare-patient',
    what: 'Understands `patient=` with a bare id.',
    source: MEASURED,
    evidence: 'measured',
  },
  {
    id: 'unknown-refused',
    what: 'Refuses a parameter it does not know with 400.',
    source: MEASURED,
    evidence: 'measured',
  },
  {
    id: 'batch',
    what: 'Declares batch at its base.',
    source: 'https://github.com/medplum/medplum/pull/6657',
    evidence: 'documented',
  },
  {
    id: 'posted-search',
    what: 'Takes a search by POST.',
    source: MEASURED,
    evidence: 'measured',
  },
  {
    id: 'weighted-points',
    what: 'Counts a read as 1 point and a search as 20; a server of its own answered 50,000 points in a minute. How the minute begins is a deduction.',
    source: LIMITS,
    evidence: 'documented',
  },
  {
    id: 'rate-limit-header',
    what: 'Says with each answer how many points are left and for how long.',
    source: LIMITS,
    evidence: 'documented',
  },
  {
    id: 'batch-stops',
    what: 'Stops a batch at the first entry over the limit; that it and those after it read 429 is a deduction.',
    source: 'https://github.com/medplum/medplum/pull/6657',
    evidence: 'documented',
  },
  {
    id: 'style-named',
    what: 'Names a style under its FHIR base in each token response, open to anyone. The colours here are made up.',
    source: 'https://github.com/medplum/medplum',
    evidence: 'documented',
  },
  {
    id: 'scopes-enforced',
    what: 'Refuses with 403 what no granted scope covers.',
    source: MEASURED,
    evidence: 'measured',
  },
];

/** Medplum, as its documents describe it and as a server of its own was measured. */
export const MEDPLUM = vendor({
  id: 'medplum',
  name: 'Medplum',
  behaviours: BEHAVIOURS,
  batch: 'until-limited',
  pages: { ...SANDBOX_RULES.pages, usual: 20, most: 1000, total: false },
  limit: {
    points: 50_000,
    window: 60_000,
    aligned: false,
    countsSignIn: false,
    cost: { read: 1, search: 20, other: 0 },
    headers: (left, until) => ({
      RateLimit: `"fhirInteractions";r=${left};t=${Math.ceil(until / 1000)}`,
    }),
  },
  style: LIGHT_BLUE,
  hear,
});

function hear({ parameters }: AskedSearch): HeardSearch {
  const isBareId = parameters.getAll('practitioner').some((value) => !value.includes('/'));
  const isBareDate = parameters.getAll('date').some((value) => !value.includes('T'));
  return { parameters, issues: [], silent: isBareId || isBareDate };
}
