import type { BrowserContext, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenOn } from '#sandbox/listen.ts';
import { type Sandbox, startSandbox } from '#sandbox/run.ts';
import { openProfile } from '../support/browser.ts';
import { finishReading } from '../support/reader.ts';
import { openShell } from '../support/shell.ts';
import { internistOf, shortClinic } from '../support/short-clinic.ts';
import { FRIDAY_MORNING } from '../support/world.ts';

/* Foreword on another site than the EHR around it, as in the field: the browser keeps its storage apart, or allows it none. */

const clinic = shortClinic();

/** Preferences as Chromium writes them: its settings *Block third-party cookies*, and *Block all cookies* of a site's data. */
const BLOCK_THIRD_PARTIES = {
  profile: { cookie_controls_mode: 1, block_third_party_cookies: true },
};
const BLOCK_ALL = { profile: { default_content_setting_values: { cookies: 2 } } };

let world: Sandbox;

beforeAll(async () => {
  const free = await listenOn(0);
  await free.close();
  world = await startSandbox({
    ehrPort: 0,
    appPort: free.port,
    appOrigin: `http://127.0.0.1:${String(free.port)}`, // the EHR is on `localhost`, which is another site
    clinic,
    today: '2026-11-20',
    built: 'dist/build',
  });
});
afterAll(async () => {
  await world.close();
});

describe('a browser that keeps the storage of each site apart', () => {
  it.each([
    ['as it comes', {}],
    ['and blocks what others than the site around would keep', BLOCK_THIRD_PARTIES],
  ])('%s, reads a brief in the frame', async (_, preferences) => {
    const { context, leave } = await openProfile(preferences);
    const frame = await framed(context);
    await finishReading(frame);
    expect(await frame.getByText('4 of 4 visits readable').count()).toBe(1);
    await leave();
  });
});

describe('a browser that lets no site keep anything', () => {
  it('says so in the frame, what to do, and the code for IT', async () => {
    const { context, leave } = await openProfile(BLOCK_ALL);
    const frame = await framed(context);
    await frame.getByText('This browser would not let Foreword sign in').waitFor();
    expect(await frame.getByText('Open Foreword in a window of its own').isVisible()).toBe(true);
    expect(await frame.getByText('launch/storage-unavailable').isVisible()).toBe(true);
    await leave();
  });
});

async function framed(context: BrowserContext): Promise<Frame> {
  await context.clock.setFixedTime(FRIDAY_MORNING);
  const { frames } = await openShell(context, {
    address: `${world.ehrUrl}/`,
    launches: [
      world.launchUrl('sandbox-minimal', { clinician: internistOf(clinic), patient: null }),
    ],
    flags: null,
  });
  const [frame] = frames;
  if (frame === undefined) throw new Error('the shell has no frame');
  return frame;
}
