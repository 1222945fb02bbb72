import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Tenant } from '#boundary/tenant.ts';
import type { Clinic } from '#sandbox/clinic/clinic.ts';
import { launchBrowser } from './browser.ts';
import { FRIDAY_MORNING, fridayClinic, startWorld } from './world.ts';

/** A reader at a computer of the Friday clinic: one browser, one sandbox, a fresh context for each visit. */
export async function seatReader({
  clinic = fridayClinic(),
  at = 'sandbox',
  otherwise = {},
}: Place = {}) {
  const [browser, world] = await Promise.all([launchBrowser(), startWorld(clinic, 300, otherwise)]);
  const [, internist] = clinic.clinicians;
  if (internist === undefined) throw new Error('the clinic has no internist');
  return {
    clinic,
    world,
    /** The address the internist's day view opens, with a fresh launch token. */
    launchAddress: ({ tenant = at, patient = null }: Launch = {}) =>
      world.launchUrl(tenant, { clinician: internist.id, patient }),
    /** Leaves the computer. */
    leave: async () => {
      await Promise.all([browser.close(), world.close()]);
    },
    sit: (options: Seat = {}) => openContext(browser, options),
  };
}

type SandboxTenant = 'sandbox' | 'sandbox-minimal';

interface Place {
  readonly clinic?: Clinic;
  /** Whose launch it is where nothing else is said. */
  readonly at?: SandboxTenant;
  /** In what the tenants are otherwise than registered. */
  readonly otherwise?: Partial<Tenant>;
}

/** How the EHR opens the app. */
export interface Launch {
  readonly tenant?: SandboxTenant;
  readonly patient?: string | null;
}

/** How the reader's window is. */
export interface Seat extends BrowserContextOptions {
  /** What the clock of the computer says. */
  readonly now?: Date;
}

/** A window of its own, with nothing of another's in it. */
export async function openContext(
  browser: Browser,
  { now = FRIDAY_MORNING, ...options }: Seat,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  await context.clock.setFixedTime(now);
  return context;
}

/** Waits until a place of the page says so. */
export async function expectText(page: Page, place: string, text: string | RegExp): Promise<void> {
  await page.locator(place).getByText(text).first().waitFor({ timeout: 15_000 });
}

/** Waits until a brief stands and nothing more is read. */
export async function finishReading(page: Pick<Page, 'getByRole' | 'locator'>): Promise<void> {
  await page.getByRole('article').first().waitFor({ timeout: 60_000 });
  await page.locator('progress').waitFor({ state: 'detached', timeout: 60_000 });
}
