import { HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { createTransport } from '#phi/fhir/transport.ts';
import type { TenantVendor } from '#boundary/tenant.ts';
import { SEARCH } from './a-transport.ts';
import { BASE, NOW } from './fake-ehr.ts';

/* A refusal’s body is read at Epic alone, for the codes of a closed table, and no word of it goes further. */

const EPIC_CODE = 'urn:oid:1.2.840.114350.1.13.0.1.7.2.657369';
const outcome = (...codes: readonly string[]) => ({
  resourceType: 'OperationOutcome',
  issue: [
    {
      severity: 'fatal',
      code: 'processing',
      diagnostics: 'canary',
      details: {
        text: 'canary',
        coding: codes.map((code) => ({ system: EPIC_CODE, code, display: 'canary' })),
      },
    },
  ],
});

async function asked(response: () => Response, vendor: TenantVendor = 'epic') {
  let sent = 0;
  const transport = createTransport({
    base: new URL(`${BASE}/`),
    token: null,
    concurrency: 1,
    deadline: NOW + 1000,
    vendor,
    timing: {
      now: () => NOW,
      wait: () => Promise.resolve(),
      timeOut: () => new AbortController().signal,
    },
    fetchImpl: () => {
      sent += 1;
      return Promise.resolve(response());
    },
  });
  const found = await transport.search(SEARCH);
  return { found, sent };
}

const refusal =
  (status: number, ...codes: readonly string[]) =>
  () =>
    HttpResponse.json(outcome(...codes), { status });

it.each([
  ['403 and break-the-glass', 403, ['4130'], 'not-permitted'],
  ['404 and break-the-glass', 404, ['4131'], 'not-permitted'],
  ['400 and break-the-glass', 400, ['4134'], 'not-permitted'],
  ['403 and a user who is not authorised', 403, ['4118'], 'not-permitted'],
  ['400 and a paging session that is over', 400, ['4113'], 'cut-short'],
  ['400 and a patient that is missing', 400, ['4111', '59159'], 'not-supported'],
  ['400 and a category that is missing', 400, ['59108'], 'not-supported'],
  ['403 and no code of the table', 403, ['7'], 'not-permitted'],
  ['400 and no code of the table', 400, ['7'], 'not-supported'],
])('%s is one closed code, and is not asked again', async (_, status, codes, code) => {
  const { found, sent } = await asked(refusal(status, ...codes));
  expect(found).toMatchObject({ ok: false, problem: { code } });
  expect(JSON.stringify(found)).not.toContain('canary');
  expect(sent).toBe(1);
});

it('no data is an answer without matches, whatever its status', async () => {
  const { found } = await asked(refusal(404, '4101'));
  expect(found).toMatchObject({ ok: true, value: { resourceType: 'Bundle' } });
});

it.each<[string, () => Response]>([
  ['is a page for people', () => HttpResponse.html('<p>canary</p>', { status: 403 })],
  ['is empty', () => new HttpResponse(null, { status: 403 })],
  ['is half an answer', () => new HttpResponse('{"resourceType":"Oper', { status: 403 })],
  ['is endless', () => new HttpResponse('x'.repeat(200_000), { status: 403 })],
])('where the body %s, the status alone says why', async (_, response) => {
  const { found, sent } = await asked(response);
  expect(found).toMatchObject({ ok: false, problem: { code: 'not-permitted' } });
  expect(sent).toBe(1);
});

it.each<TenantVendor>(['generic', 'oracle', 'athena'])(
  'at %s the body stays unread',
  async (vendor) => {
    let pulled = false;
    const body = () =>
      new ReadableStream(
        {
          pull: () => {
            pulled = true;
          },
        },
        { highWaterMark: 0 },
      );
    const { found } = await asked(() => new Response(body(), { status: 403 }), vendor);
    expect(found).toMatchObject({ ok: false, problem: { code: 'not-permitted' } });
    expect(pulled).toBe(false);
  },
);
