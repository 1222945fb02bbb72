import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What a screen is looked at in: light and dark, on a phone and on a desk; the last as most tests open it. */
const LOOKS = [
  ['light', 420],
  ['dark', 420],
  ['dark', 1200],
  ['light', 1200],
] as const;

/** Axe finds nothing in light and dark, at 420 and 1200 px, and nothing runs over; the window is left light and as wide as it was. */
export async function expectSoundInEveryLook(page: Page): Promise<void> {
  const before = sizeOf(page);
  for (const [colorScheme, width] of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ ...before, width });
    await expectSound(page, `${colorScheme} at ${String(width)} px`);
  }
  await page.setViewportSize(before);
}

/** Axe finds nothing on the page as it stands, and nothing runs over. */
export async function expectSound(page: Page, look = 'as it stands'): Promise<void> {
  await settle(page);
  expect({ look, amiss: await violationsOn(page) }).toEqual({ look, amiss: [] });
  await expectNothingOver(page, sizeOf(page).width);
}

/** Nothing runs over in a window of this width, in pixels. */
export async function expectNothingOver(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ ...sizeOf(page), width });
  const taken = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(taken).toBeLessThanOrEqual(width);
}

function sizeOf(page: Page): { readonly width: number; readonly height: number } {
  const size = page.viewportSize();
  if (size === null) throw new Error('the window has no size');
  return size;
}

/** Brings every change of color to its end: in the middle of one, a color is neither the old nor the new. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => {
    const changing = () => document.getAnimations().filter((each) => each instanceof CSSTransition);
    // where a color is inherited, the end of one change begins the next
    for (let now = changing(); now.length > 0; now = changing()) {
      for (const change of now) change.finish();
    }
  });
}

/**
 * What axe finds, rule by rule. All of it runs in the page itself: its way for frames of other sites opens a second page for each look and
 * carries all that passed there, which takes ten times as long. A page with such a frame is not looked at whole by this.
 */
async function violationsOn(page: Page) {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  const { violations } = await new AxeBuilder(isThere ? { page, axeSource: NOTHING } : { page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** A script that does nothing, for a page that has axe already. */
const NOTHING = '0';
