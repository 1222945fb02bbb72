import type { BrowserContext, Page } from 'playwright-core';
import type { AttackSite } from './attack-site.ts';
import type { Sight } from './mutation.ts';

/** Looks at one file of a site in one way; gives true where what a header should prevent can be seen. */
export async function look(
  context: BrowserContext,
  sight: Sight,
  [site, file]: Looked,
): Promise<boolean> {
  const page = await context.newPage();
  try {
    return await LOOKS[sight](page, site, file);
  } finally {
    await page.close();
  }
}

type Looked = readonly [site: AttackSite, file: string];
type Look = (page: Page, site: AttackSite, file: string) => Promise<boolean>;

const LOOKS: Readonly<Record<Sight, Look>> = {
  // By a host the tenant does not name: the same machine by its number.
  framed: (page, { ehr, own }, file) =>
    isShown(page, ehr.replace('localhost', '127.0.0.1'), own + file),
  'not framed by the EHR': async (page, { ehr, own }, file) =>
    !(await isShown(page, ehr, own + file)),
  embedded: async (page, { ehr, own }, file) => {
    await page.goto(`${ehr}/frame`);
    return page.evaluate(isEmbeddable, own + file);
  },
  opener: async (page, { ehr, own }, file) => {
    await page.goto(`${ehr}/frame`);
    return page.evaluate(staysOpen, own + file);
  },
  kept: async (page, { own, asked }, file) => {
    const address = own + file;
    const isPage = file.endsWith('.html');
    for (const _ of [1, 2]) {
      await page.goto(isPage ? address : `${own}app.html`);
      if (!isPage) await page.evaluate(async (url) => (await fetch(url)).text(), address);
      await page.goto('about:blank');
    }
    return (asked.get(new URL(address).pathname) ?? 0) < 2;
  },
  markup: asked(takesMarkup),
  'other policy': asked(makesPolicy),
  'other style': asked(takesStyle),
  'of the app’s origin': asked(() => self.origin !== 'null'),
  'run-as-script': async (page, { ehr, own }, file) => {
    await page.goto(`${ehr}/frame`);
    return page.evaluate(isRun, own + file);
  },
  'cache left': async (page, { own }, file) => {
    await page.goto(`${own}app.html`);
    await page.evaluate(async (url) => (await fetch(url)).text(), `${own}packs/x.txt`);
    await page.goto(own + file);
    await page.goto(`${own}app.html`);
    return page.evaluate(isCached, `${own}packs/x.txt`);
  },
  'storage left': async (page, { own }, file) => {
    await page.goto(`${own}app.html`);
    await page.evaluate(() => {
      localStorage.setItem('left', 'yes');
    });
    await page.goto(own + file);
    await page.goto(`${own}app.html`);
    return page.evaluate(() => localStorage.getItem('left') === 'yes');
  },
};

function asked(question: () => boolean): Look {
  return async (page, { own }, file) => {
    await page.goto(own + file);
    return page.evaluate(question);
  };
}

/** Whether a host that frames an address gets to show it; what a browser shows in its place has an address of the browser’s own. */
async function isShown(page: Page, by: string, address: string): Promise<boolean> {
  await page.goto(`${by}/frame#${encodeURIComponent(address)}`);
  await pause(800);
  return page.frames().some((frame) => frame.url() === address);
}

/* Run in the page. */

async function isEmbeddable(url: string): Promise<boolean> {
  return fetch(url, { mode: 'no-cors' }).then(
    () => true,
    () => false,
  );
}

/** A window that was cut off looks closed to whoever opened it. */
async function staysOpen(url: string): Promise<boolean> {
  const opened = open(url);
  for (let tries = 0; tries < 20; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 150));
    if (opened?.closed !== false) return false;
  }
  opened?.close();
  return true;
}

function takesMarkup(): boolean {
  try {
    document.createElement('div').innerHTML = '<b>x</b>';
    return true;
  } catch {
    return false;
  }
}

function makesPolicy(): boolean {
  const factory: unknown = Reflect.get(globalThis, 'trustedTypes');
  const make: unknown = factory instanceof Object ? Reflect.get(factory, 'createPolicy') : null;
  if (typeof make !== 'function') return false;
  try {
    Reflect.apply(make, factory, ['other', {}]);
    return true;
  } catch {
    return false;
  }
}

function takesStyle(): boolean {
  const style = document.createElement('style');
  style.textContent = 'body { color: rgb(1, 2, 3) }';
  document.head.append(style);
  return getComputedStyle(document.body).color === 'rgb(1, 2, 3)';
}

async function isCached(url: string): Promise<boolean> {
  return fetch(url, { cache: 'only-if-cached', mode: 'same-origin' }).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function isRun(url: string): Promise<boolean> {
  const script = document.createElement('script');
  script.src = url;
  document.head.append(script);
  await new Promise((resolve) => setTimeout(resolve, 500));
  return document.title === 'ran';
}

function pause(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}
