import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OUTCOME, PATIENT_NAME, TRUNCATED } from '../support/faults.ts';
import { huntCanaries, seatAtWrongEhr, untilSettled } from '../support/wrong-ehr.ts';

let ehr: Awaited<ReturnType<typeof seatAtWrongEhr>>;

beforeAll(async () => {
  ehr = await seatAtWrongEhr();
});
afterAll(async () => {
  await ehr.leave();
});

type Route = Parameters<Parameters<BrowserContext['route']>[1]>[0];

interface Answer {
  readonly name: string;
  readonly give: (route: Route) => Promise<void>;
}

/** Each names a patient, as error texts of EHRs do. */
const BROKEN_ANSWERS: readonly Answer[] = [
  ...[401, 403, 404, 429, 500].map((status) => ({
    name: String(status),
    give: (route: Route) =>
      route.fulfill({
        status,
        headers: { 'access-control-allow-origin': '*' },
        contentType: 'application/fhir+json',
        body: OUTCOME,
      }),
  })),
  {
    name: 'HTML',
    give: (route) =>
      route.fulfill({
        headers: { 'access-control-allow-origin': '*' },
        contentType: 'text/html',
        body: `<h1>${PATIENT_NAME}</h1>`,
      }),
  },
  {
    name: 'truncated JSON',
    give: (route) =>
      route.fulfill({
        headers: { 'access-control-allow-origin': '*' },
        contentType: 'application/fhir+json',
        body: TRUNCATED,
      }),
  },
  { name: 'a broken connection', give: (route) => route.abort('connectionreset') },
];

describe('no identifying field of any patient comes out', () => {
  // side by side: most of it is waiting for an EHR that may have been busy
  it.concurrent.each(BROKEN_ANSWERS)('where the EHR answers with $name', async ({ give }) => {
    const sitting = await ehr.sit();
    let asked = 0;
    await sitting.context.route(`${ehr.world.ehrUrl}/fhir`, async (route) => {
      asked += 1;
      if (asked < 2) await route.continue();
      else await give(route);
    });
    await sitting.page.goto(ehr.launchAddress());
    await untilSettled(sitting.page);
    expect(await huntCanaries(sitting)).toEqual([]);
    expect(asked).toBeGreaterThan(1);
    await sitting.context.close();
  });
});
