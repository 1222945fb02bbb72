import { createServer, type Server } from 'node:http';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, QUIET, startChromium } from '../prove/chromium.ts';
import { type AppSite, startAppSite } from '../support/app-site.ts';
import { launchBrowser } from '../support/browser.ts';
import { expectSoundInEveryLook } from '../support/sound.ts';

/* The documents a session ends in, in a window and in the EHR’s frame: in a browser with a profile and its own rules for frames of other sites. */

let browser: Browser;
let owned: Chromium;
let site: AppSite;
let ehr: Server;
let ehrOrigin: string;

beforeAll(async () => {
  ehr = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>ehr</title><iframe></iframe>');
  });
  await new Promise<void>((resolve) => ehr.listen(0, 'localhost', resolve));
  const address = ehr.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  ehrOrigin = `http://ehr.localhost:${String(address.port)}`; // another site than the app's
  [browser, owned, site] = await Promise.all([
    launchBrowser(),
    startChromium(QUIET),
    startAppSite({ frameAncestors: [ehrOrigin] }),
  ]);
});
afterAll(async () => {
  await Promise.all([browser.close(), owned.close(), site.close()]);
  owned.forget();
  ehr.close();
});

describe.each(['in a window', 'in the EHR’s frame'] as const)('%s', (where) => {
  it('the end of a session keeps what was kept', async () => {
    expect(await keptAfter('ended.html', where)).toEqual({
      databases: ['kept'],
      local: 'kept',
      session: 'kept',
    });
  });

  it('forgetting everything leaves neither database nor entry', async () => {
    expect(await keptAfter('forgotten.html', where)).toEqual({
      databases: [],
      local: null,
      session: null,
    });
  });
});

describe.each([
  ['ended.html', 'Session ended', 'Closing this window is safe.'],
  ['forgotten.html', 'Forgotten', 'Files you took along are not reached.'],
])('%s', (file, heading, sentence) => {
  it('says what became of everything, with the focus on its heading and no script', async () => {
    const page = await browser.newPage();
    await page.goto(site.own + file);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(heading);
    await page.getByText(sentence).waitFor();
    expect(await page.locator(':focus').innerText()).toBe(heading);
    expect(await page.locator('script').count()).toBe(0);
    await page.close();
  });

  it('is sound to axe, in light and dark, at 420 and 1200 px', async () => {
    const page = await browser.newPage();
    await page.goto(site.own + file);
    await expectSoundInEveryLook(page);
    await page.close();
  });
});

/** What the app's origin still holds after its page has gone to another document of the site. */
async function keptAfter(file: string, where: 'in a window' | 'in the EHR’s frame') {
  const page = await owned.context.newPage();
  const place = where === 'in a window' ? page : await frameIn(page);
  await place.goto(`${site.own}readiness.html`);
  await keep(place);
  await place.goto(site.own + file);
  await place.goto(`${site.own}readiness.html`);
  const kept = await place.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    local: localStorage.getItem('kept'),
    session: sessionStorage.getItem('kept'),
  }));
  await page.close();
  return kept;
}

async function frameIn(page: Page): Promise<Frame> {
  await page.goto(ehrOrigin);
  const [, frame] = page.frames();
  if (frame === undefined) throw new Error('the EHR shows no frame');
  return frame;
}

async function keep(place: Page | Frame): Promise<void> {
  await place.evaluate(async () => {
    localStorage.setItem('kept', 'kept');
    sessionStorage.setItem('kept', 'kept');
    await new Promise((resolve, reject) => {
      const opening = indexedDB.open('kept');
      opening.onsuccess = () => {
        opening.result.close();
        resolve(undefined);
      };
      opening.onerror = reject;
    });
  });
}
