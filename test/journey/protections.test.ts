import type { BrowserContext } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectText } from '../support/reader.ts';
import { seatForFile } from '../support/seat-for-file.ts';

/* A site served without its headers: whoever is without a policy stops before it spends the code or reads a chart. */

const reader = seatForFile();

describe('Foreword served without its policy', () => {
  it.each([
    ['the page', /\/t\/sandbox\/app\.html/, 'page/policy-missing'],
    ['the PHI worker', /phi-worker/, 'worker/policy-missing'],
  ])('%s stops, says so to reader and IT, and nothing was read', async (_, address, code) => {
    const { context, asked } = await sitWithoutPolicy(address);
    const page = await context.newPage();
    const before = reader.world.accessLog().length;
    await page.goto(reader.launchAddress());
    await expectText(page, '#main', 'This page came without its protections');
    await expectText(page, '#main', 'Nothing was read.');
    await page.getByText('Problem code for IT').click();
    expect(await page.getByLabel('Problem code 1').inputValue()).toBe(code);
    expect(new URL(page.url()).search).toBe('');
    expect(page.workers()).toEqual([]);
    expect(asked.filter((path) => /token|\/fhir\/(?!\.well-known|metadata)/.test(path))).toEqual(
      [],
    );
    expect(reader.world.accessLog()).toHaveLength(before);
  });

  it('the launch page does not go to sign in', async () => {
    const { context, asked } = await sitWithoutPolicy(/\/t\/sandbox\/(\?|$)/);
    const page = await context.newPage();
    await page.goto(reader.launchAddress());
    await expectText(page, '#main', 'This page came without its protections');
    await expectText(page, '#main', 'launch/policy-missing');
    expect(asked).toEqual([]);
  });
});

describe('Foreword served as it should be', () => {
  it('finds out quietly: one refused attempt in the page, and nothing in the console', async () => {
    const { context } = await sitWithoutPolicy(/nothing/);
    const said: string[] = [];
    context.on('console', (message) => said.push(message.text()));
    await context.addInitScript(() => {
      const events: string[] = [];
      Object.defineProperty(globalThis, 'violations', { value: events });
      addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) =>
        events.push(`${effectiveDirective} ${blockedURI}`),
      );
    });
    const page = await context.newPage();
    await page.goto(reader.launchAddress());
    await page.waitForURL(/app\.html/);
    await page.getByRole('article').first().waitFor();
    expect(await page.evaluate('violations')).toEqual(['script-src wasm-eval']);
    expect(said).toEqual([]);
  });
});

/** A browser to which answers from this address come without their policy; and the paths that are asked of the EHR. */
async function sitWithoutPolicy(
  address: RegExp,
): Promise<{ readonly context: BrowserContext; readonly asked: string[] }> {
  const context = await reader.sit();
  const asked: string[] = [];
  context.on('request', (request) => {
    if (request.url().startsWith(reader.world.ehrUrl)) asked.push(new URL(request.url()).pathname);
  });
  // A redirect cannot be met on its way: the sign-in is followed for the browser, which then goes where it led.
  await context.route(/\/oauth\/auth/, async (route) => {
    const end = (await route.fetch()).url();
    const body = `<script>location.replace(${JSON.stringify(end)})</script>`;
    await route.fulfill({ contentType: 'text/html', body });
  });
  await context.route(address, async (route) => {
    const response = await route.fetch();
    const { 'content-security-policy': _, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  return { context, asked };
}
