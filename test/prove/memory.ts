import { listenOn } from '#sandbox/listen.ts';
import { type BarePage, openBarePage, until } from './bare-page.ts';
import { CANARIES, needlesFor } from './canaries.ts';
import { startBareChromium } from './chromium.ts';
import type { Proof } from './proof.ts';
import { scanRenderers } from './scan-memory.ts';
import { startSeat } from './session.ts';

const PLANTED = 'CANARYplantedplant';

/**
 * Proof 4: nothing that points at a patient, and no token, is in a renderer once the session is ended and the window shows another site.
 * What is left before that, in memory given back but not yet overwritten, is printed beside it.
 */
export async function proveMemory(): Promise<Proof> {
  const [seat, elsewhere] = await Promise.all([startSeat(), listenOn(0)]);
  elsewhere.answerWith((_, response) => response.end('<title>elsewhere</title>'));
  const browser = await startBareChromium();
  const page = await openBarePage(browser.port, seat.launchAddress());
  await until(page, IS_READ);
  const needles = [
    ...CANARIES.filter(({ encoding }) => encoding !== 'base64'),
    ...[...seat.tokens].flatMap((token) => needlesFor('token', token)),
  ];
  const count = () => scanRenderers(browser.pid, needles);
  const held = count();
  await page.ask(END);
  await pause(2_000);
  const ended = count();
  const gone = await countElsewhere({ page, port: elsewhere.port, count });
  await page.ask(`document.title = '${PLANTED}'`);
  const planted = count();
  await browser.close();
  browser.forget();
  await Promise.all([seat.world.close(), elsewhere.close()]);
  const isReadable = gone !== undefined;
  return {
    rows: [
      {
        what: 'memory of every renderer: canaries and token after the end of the session and a way elsewhere',
        found: isReadable
          ? `${String(gone)} (while read ${String(held)}; two seconds after the end, before leaving, ${String(ended)})`
          : 'not measured: this system does not let one process read another’s memory',
        isSound: isReadable ? gone === 0 : null,
      },
      {
        what: 'the same found while read, and a planted one',
        found: isReadable ? `${String(held)} and ${String(planted)}` : 'not measured',
        isSound: isReadable ? (held ?? 0) > 100 && (planted ?? 0) > 0 : null,
      },
    ],
    figures: { memoryHits: gone ?? null },
  };
}

const IS_READ = `document.querySelector('article') !== null
  && document.querySelector('progress') === null && document.title !== 'Foreword'`;

const END = `[...document.querySelectorAll('button')]
  .find((button) => button.textContent === 'End session').click()`;

interface Leaving {
  readonly page: BarePage;
  readonly port: number;
  readonly count: () => number | undefined;
}

/** A hospital’s app and EHR are different sites; here both are `localhost`, and another site is the same machine by its number. */
async function countElsewhere({ page, port, count }: Leaving): Promise<number | undefined> {
  await page.go(`http://127.0.0.1:${String(port)}/`);
  await pause(4_000);
  return count();
}

function pause(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}
