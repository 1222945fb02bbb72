import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '#sandbox/run.ts';
import { STYLES } from '#sandbox/ehr/smart-style.ts';
import { launchBrowser } from '../support/browser.ts';
import { finishReading, openContext } from '../support/reader.ts';
import { internistOf, shortClinic } from '../support/short-clinic.ts';

/* An EHR that says how its pages look (`smart_style_url`), and a reader who may want it otherwise. */

const clinic = shortClinic();
let browser: Browser;
let dark: Sandbox;

beforeAll(async () => {
  const style = STYLES.get('dark');
  if (style === undefined) throw new Error('the sandbox has no dark style');
  const parts = { ehrPort: 0, appPort: 0, clinic, today: '2026-11-20', built: 'dist/build' };
  [browser, dark] = await Promise.all([launchBrowser(), startSandbox({ ...parts, style })]);
});
afterAll(async () => {
  await Promise.all([browser.close(), dark.close()]);
});

const PAPER = { light: 'rgb(251, 251, 249)', dark: 'rgb(16, 23, 27)' } as const;

describe('an EHR of dark pages and violet buttons', () => {
  it('is followed in our own colours, and in nothing else of it', async () => {
    const page = await openBrief();
    expect(await worn(page)).toEqual({
      ground: 'dark',
      accent: 'violet',
      corner: 'square',
      density: 'close',
    });
    expect(await paperOf(page)).toBe(PAPER.dark);
    expect(await accentOf(page)).toBe('#c3adf0');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(await page.content()).not.toMatch(/b79cf2|17151c|Verdana/i);
    await page.getByRole('button', { name: 'Privacy', exact: true }).click();
    await page.getByText('How your EHR’s pages look').waitFor();
    await page.context().close();
  });

  it.each<[string, BrowserContextOptions]>([
    ['more contrast', { contrast: 'more' }],
    ['forced colours', { forcedColors: 'active' }],
  ])('is not followed in its colours where the reader wants %s', async (_, wants) => {
    const page = await openBrief(wants);
    expect(await worn(page)).toMatchObject({ ground: 'dark' });
    expect(await accentOf(page)).toBe('#0c5666');
    await page.context().close();
  });
});

async function openBrief(wants: BrowserContextOptions = {}): Promise<Page> {
  const context = await openContext(browser, wants);
  const page = await context.newPage();
  await page.goto(
    dark.launchUrl('sandbox-minimal', { clinician: internistOf(clinic), patient: null }),
  );
  await finishReading(page);
  await page.locator('html[data-accent]').waitFor();
  return page;
}

async function worn(page: Page): Promise<unknown> {
  return page.evaluate(() => Object.fromEntries(Object.entries(document.documentElement.dataset)));
}

async function paperOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

async function accentOf(page: Page): Promise<string> {
  return page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--accent').trim(),
  );
}
