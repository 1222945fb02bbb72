import type { Page } from 'playwright-core';
import { listenOn } from '#sandbox/listen.ts';
import { type Chromium, QUIET, startChromium } from './chromium.ts';
import { readNetLog } from './net-log.ts';
import type { Proof, Row } from './proof.ts';
import { endSession, newWindow, readBrief, type Seat, startSeat } from './session.ts';

/** Proof 7: what opens the app wrongly, or a second time, ends in its sentence and asks nothing of anybody. */
export async function proveAuthorization(): Promise<Proof> {
  const seat = await startSeat();
  const stranger = await listenOn(0);
  const frames = (address: string) =>
    `<!doctype html><title>stranger</title><iframe width="900" height="700" src="${address}"></iframe>`;
  const heard: string[] = [];
  stranger.answerWith(({ url = '' }, response) => {
    heard.push(url);
    const framed = decodeURIComponent(/^\/\?frame=(.+)/.exec(url)?.[1] ?? '');
    response.setHeader('content-type', 'text/html').end(frames(framed));
  });
  const place: Place = { seat, stranger: `http://localhost:${String(stranger.port)}` };
  const rows: Row[] = [];
  for (const [what, iss] of wrongIssuers(place)) rows.push(await tryIssuer(place, { what, iss }));
  rows.push(await tryAgain(place), ...(await tryReplays(place)));
  rows.push(await tryFrame(place, 'app.html'), await tryFrame(place, 'index.html'));
  const asked = heard.filter((url) => !url.startsWith('/?frame=') && url !== '/favicon.ico');
  rows.push({
    what: 'all of these: asked of a host that is not the EHR',
    found: asked.join(' ') || 'nothing',
    isSound: asked.length === 0,
  });
  await Promise.all([seat.world.close(), stranger.close()]);
  return { rows, figures: {} };
}

interface Place {
  readonly seat: Seat;
  /** Origin of a host on no list. */
  readonly stranger: string;
}

/** Issuers that are not the tenant’s, each by a little. */
function wrongIssuers({ seat, stranger }: Place): readonly (readonly [string, string])[] {
  const { host, port } = new URL(seat.world.ehrUrl);
  return [
    ['unknown', `${stranger}/fhir`],
    ['look-alike', `http://1ocalhost:${port}/fhir`],
    ['with a trailing dot', `http://localhost.:${port}/fhir`],
    ['with user info', `http://localhost:${port}@${new URL(stranger).host}/fhir`],
    ['with its own user info', `http://x@${host}/fhir`],
    ['on another port', `http://localhost:${new URL(stranger).port}/fhir`],
    ['with a slash more', `http://${host}/fhir/`],
    ['in capitals', `HTTP://LOCALHOST:${port}/fhir`],
    ['by number', `http://127.0.0.1:${port}/fhir`],
    ['with a fragment', `http://${host}/fhir#x`],
    ['below the base', `http://${host}/fhir/../fhir`],
  ];
}

const NOT_SET_UP = 'This EHR is not set up for Foreword';
const OVER = 'This session is over';

interface Issuer {
  readonly what: string;
  readonly iss: string;
}

async function tryIssuer({ seat }: Place, { what, iss }: Issuer): Promise<Row> {
  return inBrowser(seat, `issuer ${what}`, async (page) => {
    const query = new URLSearchParams({ iss, launch: 'x' });
    await page.goto(`${seat.world.appUrl}/t/sandbox/?${query.toString()}`);
    await page.getByRole('heading', { name: NOT_SET_UP }).waitFor({ timeout: 10_000 });
    return NOT_SET_UP;
  });
}

/** Reload, back, and a way out and back, after the end of a session. */
async function tryAgain({ seat }: Place): Promise<Row> {
  return inBrowser(
    seat,
    'after the end: reload, back, forward, the page’s own address',
    async (page) => {
      const home = `${seat.world.appUrl}/t/sandbox/`;
      await readBrief(page, seat);
      await endSession(page);
      const from = seat.answered.length;
      const turns = [
        () => page.reload(),
        () => page.goBack(),
        () => page.goForward(),
        () => page.goto(`${home}app.html`),
        () => page.reload(),
        () => page.goto(`${home}index.html`),
        () => page.goBack(),
      ];
      for (const turn of turns) {
        await turn();
        await pause(1_000);
        // Where the app is shown at all, it is as a session that is over.
        if (page.url().includes('app.html')) {
          await page.getByText(OVER).first().waitFor({ timeout: 10_000 });
        }
      }
      await page.getByText(OVER).first().waitFor({ timeout: 10_000 });
      if (seat.answered.length > from) throw new Error('something was asked');
      return OVER;
    },
  );
}

/** The same code and state a second time, in the same tab and in another. */
async function tryReplays({ seat }: Place): Promise<readonly Row[]> {
  const twice = await inBrowser(seat, 'code and state again, in the same tab', async (page) => {
    const arrival = await readAndKeepArrival(page, seat);
    const from = seat.answered.length;
    await page.goto(arrival);
    await page.getByText(OVER).first().waitFor({ timeout: 10_000 });
    if (seat.answered.length > from) throw new Error('something was asked');
    return OVER;
  });
  const elsewhere = await inBrowser(seat, 'code and state in another tab', async (page) => {
    const arrival = await readAndKeepArrival(page, seat);
    const from = seat.answered.length;
    const other = await newWindow(page.context());
    await other.goto(arrival);
    await other.getByText(OVER).first().waitFor({ timeout: 10_000 });
    if (seat.answered.length > from) throw new Error('something was asked');
    return OVER;
  });
  return [twice, elsewhere];
}

async function readAndKeepArrival(page: Page, seat: Seat): Promise<string> {
  let arrival = '';
  page.on('request', (request) => {
    if (request.url().includes('app.html?')) arrival = request.url();
  });
  await readBrief(page, seat);
  return arrival;
}

/** Framed by a host that the tenant does not name, the browser shows nothing of the app. */
async function tryFrame({ seat, stranger }: Place, page_: string): Promise<Row> {
  return inBrowser(seat, `${page_} framed by a host that is not the EHR`, async (page) => {
    const address = `${seat.world.appUrl}/t/sandbox/${page_}`;
    await page.goto(`${stranger}/?frame=${encodeURIComponent(address)}`);
    await pause(1_000);
    const frames = page.frames().slice(1);
    const texts = await Promise.all(
      frames.map((frame) => frame.evaluate(() => document.body.innerText).catch(() => '')),
    );
    if (
      texts.some((text) => /foreword|session/i.test(text) && !text.includes('refused to connect'))
    ) {
      throw new Error('it is shown');
    }
    return 'refused by the browser';
  });
}

/** One case in a browser of its own; `ends` gives the words it ended in. */
async function inBrowser(
  seat: Seat,
  what: string,
  ends: (page: Page) => Promise<string>,
): Promise<Row> {
  const browser = await startChromium(QUIET);
  const from = seat.world.accessLog().length;
  try {
    const page = await newWindow(browser.context);
    const words = await ends(page);
    await browser.close();
    const foreign = foreignIn(browser, seat);
    const isQuiet = foreign.length === 0;
    const isIssuer = what.startsWith('issuer');
    const read = seat.world.accessLog().length - from;
    return {
      what,
      found: `“${words}”${isQuiet ? '' : `, and asked ${foreign.join(' ')}`}`,
      isSound: isQuiet && (!isIssuer || read === 0),
    };
  } catch (error) {
    await browser.kill();
    return { what, found: String(error).slice(0, 120), isSound: false };
  } finally {
    browser.forget();
  }
}

/** Hosts that a document of the app’s asked something of, other than its own and the EHR’s. */
function foreignIn({ netLog }: Chromium, { world }: Seat): readonly string[] {
  const own = [world.appUrl, world.ehrUrl];
  const asked = readNetLog(netLog).flatMap(({ type, params }) =>
    type === 'URL_REQUEST_START_JOB' && own.includes(String(params['initiator']))
      ? [new URL(String(params['url'])).origin]
      : [],
  );
  return [...new Set(asked)].filter((origin) => !own.includes(origin));
}

function pause(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}
