import FHIR from 'fhirclient';
import { offer, readVisits } from './read-visits.ts';

/* The day as a developer reads it with fhirclient: one client, `pageLimit: 0` for all pages. */

offer((job) => {
  const client = FHIR.client({
    serverUrl: job.base,
    tokenResponse: { access_token: job.token },
  });
  return readVisits(job, (relative) =>
    client.request<unknown[]>(relative, { pageLimit: 0, flat: true }),
  );
});
