import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright-core';

/** The system's Chromium where there is one, else the copy that npm brought. */
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The pages that Chromium loads unseen for the list below its address bar, in a process of their own for every window: half of the work
 * of a short test. The names after them are Playwright's own, which would be lost: the last list given is the one that counts.
 */
const DISABLED = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/**
 * Our own arguments: the package's defaults turn web security off, which would hide every CORS and policy failure; the browser runs as
 * root in containers, and must not look for its maker's servers.
 */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${DISABLED.join(',')}`,
];

/** How to start the browser that tests run in. */
async function launchOptions(): Promise<LaunchOptions> {
  const executablePath =
    SYSTEM.find((path) => existsSync(path)) ?? (await sparticuz.executablePath());
  return { executablePath, args: ARGUMENTS, headless: true };
}

/** A real Chromium, headless. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await launchOptions());
}

/**
 * A real Chromium with a profile on the disk and these preferences of its user, storage kept apart by site as in the field; `leave` ends it
 * and removes the profile.
 */
export async function openProfile(preferences: object): Promise<Profile> {
  const folder = mkdtempSync(join(tmpdir(), 'foreword-profile-'));
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  const { args: usual = [], ...options } = await launchOptions();
  const apart = DISABLED.filter((feature) => feature !== 'ThirdPartyStoragePartitioning');
  const context = await chromium.launchPersistentContext(folder, {
    ...options,
    args: [
      ...usual.filter((each) => !each.startsWith('--disable-features=')),
      `--disable-features=${apart.join(',')}`,
    ],
  });
  return {
    context,
    leave: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Profile {
  readonly context: BrowserContext;
  readonly leave: () => Promise<void>;
}
