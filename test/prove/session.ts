import type { BrowserContext, Page } from 'playwright-core';
import type { Clinic } from '#sandbox/clinic/clinic.ts';
import { generateClinic } from '#sandbox/clinic/generate-clinic.ts';
import type { Meddle } from '#sandbox/ehr/ehr-parts.ts';
import { listenOn } from '#sandbox/listen.ts';
import { type Sandbox, startSandbox } from '#sandbox/run.ts';
import { finishReading } from '../support/reader.ts';
import { FRIDAY_MORNING, fridayClinic } from '../support/world.ts';
import { serveBuilt, type ServedBy } from './built-site.ts';

/** One clinic, its EHR and the built app, and what the EHR gave out. */
export interface Seat {
  readonly clinic: Clinic;
  readonly world: Sandbox;
  /** Access tokens that came with requests. */
  readonly tokens: ReadonlySet<string>;
  /** Every byte of FHIR that was answered, with what was asked. */
  readonly answered: readonly string[];
  readonly launchAddress: () => string;
}

interface SeatOptions {
  readonly clinic?: Clinic;
  /** Which of the clinic’s clinicians reads: 1, the internist, unless told. */
  readonly clinician?: number;
  readonly ports?: { readonly ehr: number; readonly app: number };
  /** Headers an EHR would be wrong to send. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The EHR declares no batch: each search is a GET of its own, as a browser would cache it. */
  readonly singly?: true;
  /** What serves the app: the sandbox’s host unless told. */
  readonly servedBy?: ServedBy;
  /** An origin that may show the app in a frame, besides the EHR’s. */
  readonly framedBy?: string;
}

/** Starts one. */
export async function startSeat(options: SeatOptions = {}): Promise<Seat> {
  const { clinic = fridayClinic(), clinician = 1, ports, headers = {}, singly } = options;
  const app = await listenOn(ports?.app ?? 0);
  const tokens = new Set<string>();
  const answered: string[] = [];
  const meddle: Meddle = async (request, answer) => {
    const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
    if (token !== undefined) tokens.add(token);
    const response = await answer();
    const text = singly ? withoutBatch(await response.text()) : await response.text();
    answered.push(request.url, text);
    const merged = new Headers(response.headers);
    for (const [name, value] of Object.entries(headers)) merged.set(name, value);
    const hasBody = ![204, 304].includes(response.status);
    return new Response(hasBody ? text : null, { status: response.status, headers: merged });
  };
  const world = await startSandbox({
    ehrPort: ports?.ehr ?? 0,
    appPort: null,
    appOrigin: `http://localhost:${String(app.port)}`,
    clinic,
    today: '2026-11-20',
    meddle,
  });
  const site = await serveBuilt(app, { ...options, ehr: world.ehrUrl });
  const reader = clinic.clinicians[clinician]?.id ?? '';
  return {
    clinic,
    world: {
      ...world,
      close: async () => {
        await Promise.all([world.close(), site.close()]);
      },
    },
    tokens,
    answered,
    launchAddress: () => world.launchUrl('sandbox', { clinician: reader, patient: null }),
  };
}

/** A clinic of other people. */
export function otherClinic(): Clinic {
  return generateClinic({
    seed: 'another clinic',
    today: '2026-11-20',
    timeZone: 'America/New_York',
    now: FRIDAY_MORNING,
  });
}

/** A new window, by whose clock it is the morning of the clinic. */
export async function newWindow(context: BrowserContext): Promise<Page> {
  await context.clock.setFixedTime(FRIDAY_MORNING);
  return context.newPage();
}

/** Launch, and the whole reading. */
export async function readBrief(page: Page, seat: Seat): Promise<void> {
  await page.goto(seat.launchAddress());
  await finishReading(page);
}

/** Opens a card and its source’s page, and comes back. */
export async function openSource(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try the question' }).first().click();
  await page.getByRole('button', { name: 'Skip to the bottom line' }).click();
  const [airlock] = await Promise.all([
    page.context().waitForEvent('page'),
    page.locator('a[target=_blank]').first().click(),
  ]);
  await airlock.getByRole('link', { name: /^Continue to / }).waitFor();
  await airlock.close();
  await page.getByRole('button', { name: 'Back to the brief' }).click();
}

/** Looks at the Privacy page and comes back. */
export async function openPrivacy(page: Page): Promise<void> {
  const place = (name: string) => page.getByRole('button', { name, exact: true }).first();
  await place('Privacy').click();
  await page.getByText('Privacy, this session').waitFor();
  await place('Brief').click();
  await page.getByRole('article').first().waitFor();
}

/** Waits for the offer of a record, which comes once something was of use. */
export async function awaitOffer(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Remember my learning on this computer?' }).waitFor();
}

export const PASSPHRASE = 'nine quiet herons by the weir';

/** Marks an item, has the learning remembered under a passphrase, and takes the record along as a file. */
export async function rememberAndTakeAlong(page: Page): Promise<void> {
  await awaitOffer(page);
  await page.getByRole('button', { name: 'Save for later' }).first().click();
  await page.getByRole('button', { name: 'Yes, with a passphrase' }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Again', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Remember', exact: true }).click();
  await page.getByText('Your learning is remembered on this computer').waitFor();
  await page.getByRole('button', { name: 'Take my record along' }).first().click();
  await page.getByText('Your record is in a file').first().waitFor();
}

/** The reader’s own end of it, asked back or not. */
export async function endSession(page: Page): Promise<void> {
  const without = page.getByRole('button', { name: 'End without' });
  const ended = page.getByRole('heading', { name: 'Session ended' });
  await page.getByRole('button', { name: 'End session' }).first().click();
  await without.or(ended).first().waitFor();
  if (await without.isVisible()) await without.click();
  await page.waitForURL('**/ended.html');
  await ended.waitFor();
}

function withoutBatch(text: string): string {
  return text.replace('"interaction":[{"code":"batch"}]', '"x":[]');
}
