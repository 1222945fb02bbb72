import type { BrowserContext } from 'playwright-core';

/**
 * Fixes the date of a window's pages, and nothing else of their clock, before their own code runs. Playwright's own clock takes the
 * browser's record of loads away.
 */
export async function fixDate(context: BrowserContext, at: Date): Promise<void> {
  await context.addInitScript(`{
    const now = ${at.getTime()};
    globalThis.Date = class extends Date {
      constructor(...given) { super(...(given.length === 0 ? [now] : given)); }
      static now() { return now; }
    };
  }`);
}
