import { expect, it } from 'vitest';
import { chooseTenant } from '../../../src/console/choose-tenant.ts';

const MEGABYTE = new Uint8Array(1_000_000).fill(32);

it('stops reading what an EHR publishes where it has no end, and goes on by what the registry’s usual entry says', async () => {
  let sent = 0;
  const fetchImpl: typeof fetch = () => {
    const endless = new ReadableStream({
      pull: (to) => {
        sent += 1;
        to.enqueue(MEGABYTE);
      },
    });
    return Promise.resolve(new Response(endless));
  };
  const chosen = await chooseTenant(
    { iss: 'https://ehr.example/fhir', tenant: null },
    { registry: 'launch/tenants', fetchImpl },
  );
  expect(chosen).toMatchObject({
    tenant: { issuer: 'https://ehr.example/fhir', vendor: 'generic' },
  });
  expect(sent).toBeLessThan(60); // two bodies of twenty megabytes, and what was on its way
});
