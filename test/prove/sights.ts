import type { BrowserContext } from 'playwright-core';
import type { AttackSite } from './attack-site.ts';
import type { Sight } from './mutation.ts';

/** Looks at one file of a site in one way; gives true where what a header should prevent can be seen. */
export async function look(
  context: BrowserContext,
  sight: Sight,
  [site, file]: Looked,
): Promise<boolean> {
  const page = await context.newPage();
  const address = site.own + file;
  try {
    switch (sight) {
      case 'framed': {
        // By a host the tenant does not name: the same machine by its number.
        await page.goto(
          `${site.ehr.replace('localhost', '127.0.0.1')}/frame#${encodeURIComponent(address)}`,
        );
        await pause(800);
        const titles = page
          .frames()
          .slice(1)
          .map((frame) => frame.title().catch(() => ''));
        return (await Promise.all(titles)).includes('here');
      }
      case 'embedded':
        await page.goto(`${site.ehr}/frame`);
        return await page.evaluate(isEmbeddable, address);
      case 'opener':
        await page.goto(`${site.ehr}/frame`);
        return await page.evaluate(staysOpen, address);
      case 'kept': {
        const path = new URL(address).pathname;
        const isPage = file.endsWith('.html');
        for (const _ of [1, 2]) {
          await page.goto(isPage ? address : `${site.own}app.html`);
          if (!isPage) await page.evaluate(async (url) => (await fetch(url)).text(), address);
          await page.goto('about:blank');
        }
        return (site.asked.get(path) ?? 0) < 2;
      }
      case 'markup':
        await page.goto(address);
        return await page.evaluate(takesMarkup);
      case 'run-as-script':
        await page.goto(`${site.ehr}/frame`);
        return await page.evaluate(isRun, address);
      case 'permitted':
        await page.goto(address);
        return await page.evaluate(mayUseCamera);
    }
  } finally {
    await page.close();
  }
}

type Looked = readonly [site: AttackSite, file: string];

/* Run in the page. */

async function isEmbeddable(url: string): Promise<boolean> {
  return fetch(url, { mode: 'no-cors' }).then(
    () => true,
    () => false,
  );
}

async function staysOpen(url: string): Promise<boolean> {
  const opened = open(url);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  const stays = opened?.closed === false;
  opened?.close();
  return stays;
}

function takesMarkup(): boolean {
  try {
    document.createElement('div').innerHTML = '<b>x</b>';
    return true;
  } catch {
    return false;
  }
}

async function isRun(url: string): Promise<boolean> {
  const script = document.createElement('script');
  script.src = url;
  document.head.append(script);
  await new Promise((resolve) => setTimeout(resolve, 500));
  return document.title === 'ran';
}

function mayUseCamera(): boolean {
  const policy: unknown = Reflect.get(document, 'featurePolicy');
  if (!(policy instanceof Object) || !('allowedFeatures' in policy)) return false;
  const list: unknown = policy.allowedFeatures;
  const allowed: unknown = typeof list === 'function' ? Reflect.apply(list, policy, []) : [];
  const risky = ['camera', 'microphone', 'geolocation', 'payment', 'publickey-credentials-get'];
  return Array.isArray(allowed) && risky.some((feature) => allowed.includes(feature));
}

function pause(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}
