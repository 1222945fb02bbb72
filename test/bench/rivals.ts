import type { Browser } from 'playwright-core';
import { CONDITIONS } from '#phi/fhir/conditions.ts';
import { MEDICATIONS } from '#phi/fhir/medications.ts';
import { ORDERS } from '#phi/fhir/orders.ts';
import { PROCEDURES } from '#phi/fhir/procedures.ts';
import { SCHEDULE_PLAN } from '#phi/fhir/schedule/plans.ts';
import { RESULTS } from '#phi/fhir/results.ts';
import { relativeUrl, searchFor } from '#phi/fhir/search.ts';
import { FRIDAY_MORNING } from '../support/world.ts';
import { accessToken } from './access-token.ts';
import type { PageName } from './build.ts';
import type { RivalDay, RivalJob } from './pages/read-visits.ts';
import { type Conditions, PAGES, type SlowSandbox } from './slow-sandbox.ts';

/** The clients that are compared, as their packages are named. */
export const RIVALS = {
  fhirclient: 'fhirclient',
  'fhir-kit-client': 'fhir-kit-client',
  medplum: 'MedplumClient',
} as const satisfies Partial<Record<PageName, string>>;

export type Rival = keyof typeof RIVALS;

/** Reads the day with another client, in a page of its own, with a token of its own and the searches of our readers. */
export async function readWith(
  browser: Browser,
  sandbox: SlowSandbox,
  { rival, atOnce, ...conditions }: Conditions & { readonly rival: Rival; readonly atOnce: number },
): Promise<RivalDay> {
  sandbox.begin({ ...conditions, latency: 0 });
  const token = await accessToken(sandbox);
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${sandbox.appUrl}${PAGES}${rival}`, { waitUntil: 'load' });
    sandbox.begin(conditions);
    const job: RivalJob = { base: sandbox.tenant.issuer, token, atOnce, ...searchesOf(sandbox) };
    return await page.evaluate<RivalDay>(`readDay(${JSON.stringify(job)})`);
  } finally {
    await context.close();
  }
}

const HOUR = 3_600_000; // ms

function searchesOf({ clinician }: SlowSandbox): Pick<RivalJob, 'schedule' | 'chart'> {
  const now = FRIDAY_MORNING.getTime();
  const midnight = now - 7.5 * HOUR;
  const window = { practitioners: [clinician], from: midnight, to: midnight + 8 * 24 * HOUR };
  const about = { patient: 'PATIENT', now };
  return {
    schedule: relativeUrl(searchFor(SCHEDULE_PLAN, window)),
    chart: [CONDITIONS, MEDICATIONS, RESULTS, PROCEDURES, ORDERS].map((plan) =>
      relativeUrl(searchFor(plan, about)),
    ),
  };
}
