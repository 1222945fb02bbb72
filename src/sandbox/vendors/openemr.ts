import type { AskedSearch, HeardSearch } from '../ehr/server-rules.ts';
import { type Behaviour, served, vendor } from './vendor.ts';

const PRACTITIONER = 'https://github.com/openemr/openemr/pull/13793';

const BEHAVIOURS: readonly Behaviour[] = [
  {
    id: 'few-appointment-parameters',
    what: 'Finds appointments by patient and date, and declares no practitioner.',
    source: PRACTITIONER,
    evidence: 'documented',
  },
  {
    id: 'silent-practitioner',
    what: 'Answers `Appointment?practitioner=` with 200 and an empty Bundle, whoever has visits.',
    source: PRACTITIONER,
    evidence: 'documented',
  },
];

/** OpenEMR 8.2.0, in what a public thread says of it; in all else the sandbox's own ways. */
export const OPENEMR = vendor({
  id: 'openemr',
  name: 'OpenEMR',
  behaviours: BEHAVIOURS,
  types: served({
    Appointment: {
      parameters: ['_id', 'patient', 'date'],
      needs: [['_id'], ['patient'], ['date']],
      includes: [],
      sorts: [],
    },
  }),
  hear,
});

function hear({ type, parameters }: AskedSearch): HeardSearch {
  const silent = type === 'Appointment' && parameters.has('practitioner');
  return { parameters, issues: [], silent };
}
