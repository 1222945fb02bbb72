import { Client } from 'fhir-kit-client';
import { entriesOf } from './bundle.ts';
import { offer, readVisits } from './read-visits.ts';

/* The day as a developer reads it with fhir-kit-client: `search`, then `nextPage` while there is one. */

offer((job) => {
  const client = new Client({ baseUrl: job.base, bearerToken: job.token });
  return readVisits(job, async (relative) => {
    const [resourceType = '', query = ''] = relative.split('?');
    const found: unknown[] = [];
    let bundle = await client.search({ resourceType, searchParams: paramsOf(query) });
    for (;;) {
      found.push(...entriesOf(bundle));
      if (!hasLinks(bundle)) return found;
      const next = await client.nextPage({ bundle });
      if (next === undefined) return found;
      bundle = next;
    }
  });
});

type Paged = Parameters<Client['nextPage']>[0]['bundle'];

/** Its `search` gives a resource of any type, its `nextPage` takes one with links. */
function hasLinks(resource: Awaited<ReturnType<Client['search']>>): resource is Paged {
  return 'link' in resource && Array.isArray(resource['link']);
}

/** A name that comes twice is a list. */
function paramsOf(query: string): Record<string, string | string[]> {
  const params = new URLSearchParams(query);
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}
