import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Chromium, startChromium } from './chromium.ts';
import type { Room } from './store-room.ts';
import type { StoreSite } from './store-site.ts';

/** One person at a computer: a browser on a profile of the disk, with the storage room open. */
export interface Desk {
  readonly profile: string;
  readonly page: Page;
  /** Asks the room of the first window. */
  readonly ask: Ask;
  readonly another: () => Promise<Ask>;
  readonly close: () => Promise<void>;
  readonly kill: () => Promise<void>;
}

/** Calls the room by name. */
export type Ask = <N extends keyof Room>(
  name: N,
  ...parts: Parameters<Room[N]>
) => Promise<Awaited<ReturnType<Room[N]>>>;

/** An empty profile on the disk; the caller removes it. */
export function newProfile(): string {
  return mkdtempSync(join(tmpdir(), 'foreword-desk-'));
}

/** A copy of a closed profile; the caller removes it. */
export function copyOf(profile: string): string {
  const copy = newProfile();
  cpSync(profile, copy, { recursive: true });
  return copy;
}

export function removeProfile(profile: string): void {
  rmSync(profile, { recursive: true, force: true });
}

/** Sits down at a profile: storage as browsers ship it, not as a driver sets it. */
export async function sitDown(site: StoreSite, profile: string): Promise<Desk> {
  const browser = await startChromium([`--user-data-dir=${profile}`]); // of two, the later stands
  const page = await browser.context.newPage();
  await page.goto(site.address);
  return {
    profile,
    page,
    ask: askerOf(page),
    another: async () => {
      const next = await browser.context.newPage();
      await next.goto(site.address);
      return askerOf(next);
    },
    close: async () => {
      await leave(browser, 'close');
    },
    kill: async () => {
      await leave(browser, 'kill');
    },
  };
}

async function leave(browser: Chromium, how: 'close' | 'kill'): Promise<void> {
  await browser[how]();
  browser.forget(); // the profile it would have had, and its log
}

function askerOf(page: Page): Ask {
  return (name, ...parts) =>
    page.evaluate(`room[${JSON.stringify(name)}](...${JSON.stringify(parts)})`);
}
