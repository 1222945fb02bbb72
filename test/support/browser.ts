import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

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
