import { MedplumClient } from '@medplum/core';
import { entriesOf, nextOf } from './bundle.ts';
import { offer, readVisits } from './read-visits.ts';

/*
 * The day as a developer reads it with MedplumClient against another vendor's server: without its own header, which the preflight of
 * an EHR refuses, and without credentials, which its CORS answer does not allow.
 */

offer((job) => {
  const base = new URL(job.base);
  const client = new MedplumClient({
    baseUrl: `${base.origin}/`,
    fhirUrlPath: base.pathname.slice(1),
    accessToken: job.token,
    extendedMode: false,
    fetch: (address: string, options: RequestInit) =>
      fetch(address, { ...options, credentials: 'omit' }),
  });
  return readVisits(job, async (relative) => {
    const found: unknown[] = [];
    let bundle: unknown = await client.get(client.fhirUrl(relative));
    for (;;) {
      found.push(...entriesOf(bundle));
      const next = nextOf(bundle);
      if (next === undefined) return found;
      bundle = await client.get(next);
    }
  });
});
