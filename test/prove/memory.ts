import { openBarePage, openFrame, until } from './bare-page.ts';
import { CANARIES, needlesFor } from './canaries.ts';
import { type BareChromium, startBareChromium } from './chromium.ts';
import type { Proof, Row } from './proof.ts';
import { scanRenderers } from './scan-memory.ts';
import { type Seat, startSeat } from './session.ts';
import { listenOn } from '#sandbox/listen.ts';

const PLANTED = 'CANARYplantedplant';

/**
 * Proof 4: once a session is ended, or its window goes elsewhere without an end, nothing that points at a patient, and no token, is in a
 * renderer any more; in a window and in the EHR's frame, before and after it shows another site.
 */
export async function proveMemory(): Promise<Proof> {
  const place = await startPlace();
  const window = await measure(place, 'window');
  const frame = await measure(place, 'frame');
  const left = await measure(place, 'left');
  await place.close();
  const counts = [...window.after, ...frame.after, ...left.after];
  const isMeasured = counts.every((count) => count !== undefined);
  return {
    rows: isMeasured
      ? [
          rowOf('in a window', window),
          rowOf('in the EHR’s frame', frame),
          plantedRow(window),
          leftRow(left),
        ]
      : [{ what: 'memory', found: UNREADABLE, isSound: null }],
    figures: { memoryHits: isMeasured ? counts.reduce((sum, count) => sum + count, 0) : null },
  };
}

const UNREADABLE = 'not measured: this system does not let one process read another’s memory';

interface Place {
  readonly seat: Seat;
  /** Another site, which shows what its query names in a frame. */
  readonly elsewhere: string;
  readonly close: () => Promise<void>;
}

/** A hospital’s app and EHR are different sites; here the other site is the same machine by its number. */
async function startPlace(): Promise<Place> {
  const other = await listenOn(0);
  const elsewhere = `http://127.0.0.1:${String(other.port)}`;
  other.answerWith(({ url = '' }, response) => {
    const shown = decodeURIComponent(/[?]frame=(.+)/.exec(url)?.[1] ?? '').replaceAll('&', '&amp;');
    const frame = shown === '' ? '' : `<iframe width="1100" height="800" src="${shown}"></iframe>`;
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>elsewhere</title>${frame}`);
  });
  const seat = await startSeat({ framedBy: elsewhere });
  return {
    seat,
    elsewhere,
    close: async () => {
      await Promise.all([seat.world.close(), other.close()]);
    },
  };
}

interface Measured {
  readonly held: number | undefined;
  /** Two seconds after the end, and four after the window went elsewhere. */
  readonly after: readonly (number | undefined)[];
  readonly planted: number | undefined;
}

async function measure(place: Place, how: 'window' | 'frame' | 'left'): Promise<Measured> {
  const { seat, elsewhere } = place;
  const browser = await startBareChromium();
  const launch = seat.launchAddress();
  const framing = `${elsewhere}/?frame=${encodeURIComponent(launch)}`;
  const page = await openBarePage(browser.port, how === 'frame' ? framing : launch);
  const app = how === 'frame' ? await openFrame(browser.port, '/app.html') : page;
  await until(app, IS_READ);
  const needles = needlesOf(seat);
  const count = () => scanRenderers(browser.pid, needles);
  const held = count();
  const after: (number | undefined)[] = [];
  if (how !== 'left') {
    await app.ask(END);
    await pause(2_000);
    after.push(count());
  }
  await page.go(`${elsewhere}/`);
  await pause(4_000);
  after.push(count());
  await page.ask(`document.title = '${PLANTED}'`);
  const planted = how === 'window' ? count() : undefined;
  await leave(browser);
  return { held, after, planted };
}

async function leave(browser: BareChromium): Promise<void> {
  await browser.close();
  browser.forget();
}

function needlesOf({ tokens }: Seat) {
  return [
    ...CANARIES.filter(({ encoding }) => encoding !== 'base64'),
    ...[...tokens].flatMap((token) => needlesFor('token', token)),
  ];
}

const IS_READ = `document.querySelector('article') !== null
  && document.querySelector('progress') === null && document.title !== 'Foreword'`;

/** The reader’s own end of it: nothing was marked, so nothing is asked back. */
const END = `[...document.querySelectorAll('button')]
  .find((button) => button.textContent === 'End session').click()`;

/** Fewer than this while read, and the scan does not see. */
const LEAST_HELD = 100;

function rowOf(where: string, { held = 0, after }: Measured): Row {
  const [ended, gone] = after;
  return {
    what: `memory of every renderer, ${where}: canaries and token after the end of the session, and after a way elsewhere`,
    found: `${String(ended)} and ${String(gone)} (while read ${String(held)})`,
    isSound: held >= LEAST_HELD && after.every((count) => count === 0),
  };
}

function plantedRow({ planted = 0 }: Measured): Row {
  return { what: 'a planted one', found: `${String(planted)} found`, isSound: planted > 0 };
}

function leftRow({ held = 0, after }: Measured): Row {
  return {
    what: 'memory of every renderer, where the window goes elsewhere and nobody ends the session: four seconds later',
    found: `${after.join()} (while read ${String(held)})`,
    isSound: held >= LEAST_HELD && after.every((count) => count === 0),
  };
}

function pause(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}
