import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectText, finishReading } from '../support/reader.ts';
import { seatForFile } from '../support/seat-for-file.ts';

type Route = Parameters<Parameters<BrowserContext['route']>[1]>[0];

const reader = seatForFile();

describe('what the EHR does is said in words, with cards that need no schedule below', () => {
  it.each<[string, RegExp, (route: Route) => Promise<void>, string, string]>([
    [
      'refuses the schedule',
      /\/fhir\/Appointment\?/,
      answer(403),
      'Your EHR did not share a schedule',
      'schedule/not-permitted',
    ],
    [
      'is too busy',
      /\/fhir\/Appointment\?/,
      answer(503),
      'Your EHR is busy',
      'schedule/server-busy',
    ],
    [
      'cannot be reached',
      /\/fhir\/Appointment\?/,
      (route) => route.abort('connectionrefused'),
      'Your EHR cannot be reached',
      'schedule/server-unreachable',
    ],
    [
      'answers in HTML',
      /\/fhir\/Appointment\?/,
      answer(200, '<h1>Please sign in</h1>'),
      'could not be understood',
      'schedule/malformed-response',
    ],
    [
      'lacks the search',
      /\/fhir\/metadata/,
      answer(200, capability([])),
      'This EHR gives no schedule by clinician',
      'schedule/not-supported',
    ],
    [
      'ends the session',
      /\/fhir\/Appointment\?/,
      answer(401),
      'This session is over',
      'session/session-over',
    ],
    [
      'refuses the code',
      /\/oauth\/token/,
      answer(400, '{"error":"invalid_grant"}'),
      'The EHR declined the sign-in',
      'session/authorization-refused',
    ],
  ])('when it %s', async (_, address, give, title, code) => {
    const { page, context } = await open((route) => route.fallback());
    await context.route(address, give);
    await page.goto(reader.launchAddress());
    await expectText(page, '#main', title);
    await page.getByText('Problem code for IT').click();
    expect(await page.getByLabel('Problem code 1').inputValue()).toBe(code);
    await page.getByRole('article').first().waitFor();
    expect(page.workers()).toHaveLength(0);
  });

  it('when the clinic is truly empty, and it says that and nothing else', async () => {
    const { page } = await open(async (route) => {
      const self = route.request().url();
      await route.fulfill({
        headers: CORS,
        contentType: 'application/fhir+json',
        body: JSON.stringify({
          resourceType: 'Bundle',
          type: 'searchset',
          total: 0,
          link: [{ relation: 'self', url: self }],
        }),
      });
    });
    await page.goto(reader.launchAddress());
    await finishReading(page);
    await expectText(page, '#main', /No visits/);
    expect(await page.getByText('could not be read').count()).toBe(0);
    expect(await page.getByRole('article').count()).toBe(3);
  });

  it('when a worker says what the door does not know, nothing of it is shown', async () => {
    const { page, context } = await open((route) => route.fallback());
    await context.route(/phi-worker/, async (route) => {
      await route.fulfill({
        contentType: 'text/javascript',
        body: `postMessage({ type: 'signals', horizon: 'session', mrn: 'CANARYplantedplant' });`,
      });
    });
    await page.goto(reader.launchAddress());
    await expectText(page, '#main', 'Something in Foreword broke');
    expect(await page.content()).not.toContain('CANARY');
  });
});

describe('the production headers', () => {
  it('let a whole run pass without one violation', async () => {
    const { page, context } = await open((route) => route.fallback());
    const said: string[] = [];
    context.on('console', (message) => said.push(message.text()));
    context.on('weberror', (error) => said.push(String(error.error())));
    await page.goto(reader.launchAddress());
    await finishReading(page);
    expect(said).toEqual([]);
  });

  it('hold the page to its own origin', async () => {
    const { page } = await open((route) => route.fallback());
    await page.goto(reader.launchAddress());
    await finishReading(page);
    const reached: string[] = [];
    page.on('response', (response) => reached.push(response.url()));
    const outcomes = await page.evaluate(async (elsewhere) => {
      const refused = async (attempt: () => Promise<unknown>) =>
        attempt().then(
          () => 'reached',
          () => 'refused',
        );
      return [
        await refused(() => fetch(elsewhere, { mode: 'no-cors' })),
        await refused(
          () =>
            new Promise((resolve, reject) => {
              const image = new Image();
              image.onload = resolve;
              image.onerror = reject;
              image.src = `${elsewhere}/x.png`;
            }),
        ),
      ];
    }, reader.world.ehrUrl);
    expect(outcomes).toEqual(['refused', 'refused']);
    expect(reached).toEqual([]);
  });

  it('make a worker of the page’s address policy only, and let no other site frame the app', async () => {
    const { page, context } = await open((route) => route.fallback());
    await page.goto(reader.launchAddress());
    await finishReading(page);
    const made = await page.evaluate(() => {
      try {
        new Worker('assets/x.js');
        return 'made';
      } catch {
        return 'refused';
      }
    });
    expect(made).toBe('refused');
    const stranger = await context.newPage();
    await stranger.setContent(`<iframe src="${reader.launchAddress()}"></iframe>`);
    const [, frame] = stranger.frames();
    await frame?.waitForURL(/^chrome-error:/, { timeout: 15_000 });
    expect(frame).toBeDefined();
  });
});

const CORS = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };

function answer(status: number, body = ''): (route: Route) => Promise<void> {
  return async (route) => {
    await route.fulfill({ status, headers: CORS, contentType: 'application/fhir+json', body });
  };
}

/** A server that searches Appointments by these parameters alone. */
function capability(searchParam: readonly { readonly name: string }[]): string {
  const resource = [{ type: 'Appointment', searchParam: [{ name: 'patient' }, ...searchParam] }];
  return JSON.stringify({
    resourceType: 'CapabilityStatement',
    rest: [{ mode: 'server', resource }],
  });
}

/** A context whose schedule search is answered so. */
async function open(
  schedule: (route: Route) => Promise<void>,
): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const context = await reader.sit();
  await context.route(/\/fhir\/Appointment\?/, schedule);
  return { context, page: await context.newPage() };
}
