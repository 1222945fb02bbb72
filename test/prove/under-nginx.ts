import { bundleHostile } from './attack-site.ts';
import { NO_NGINX } from './built-site.ts';
import { startChromium } from './chromium.ts';
import { tryEverywhere } from './egress.ts';
import type { Proof, Row } from './proof.ts';
import {
  endSession,
  newWindow,
  openPrivacy,
  openSource,
  readBrief,
  rememberAndTakeAlong,
  startSeat,
} from './session.ts';
import { proveTraffic } from './traffic.ts';

/** Proof 8: the built site under a real nginx, on the configuration that the build writes, passes proofs 1 and 2 and the way of a reader. */
export async function proveUnderNginx(): Promise<Proof> {
  try {
    const attacked = await tryEverywhere(await bundleHostile(), 'nginx');
    const { rows } = await proveTraffic('nginx');
    return { rows: [attacked.row, ...rows, await walkThrough()], figures: {} };
  } catch (error) {
    if (!String(error).includes(NO_NGINX)) throw error;
    return { rows: [{ what: 'the same again', found: NO_NGINX, isSound: null }], figures: {} };
  }
}

/** A reader’s way: launch, brief, Privacy page, card and source, a record begun and taken along, the end. Nothing may break a policy. */
async function walkThrough(): Promise<Row> {
  const seat = await startSeat({ servedBy: 'nginx' });
  const browser = await startChromium();
  const said: string[] = [];
  browser.context.on('console', (message) => {
    // The browser asks every host for this one; no zone has it.
    const isIcon = message.location().url.endsWith('/favicon.ico');
    if (message.type() === 'error' && !isIcon) said.push(message.text());
  });
  browser.context.on('weberror', (error) => said.push(String(error.error())));
  const page = await newWindow(browser.context);
  await readBrief(page, seat);
  const cards = await page.getByRole('article').count();
  await openPrivacy(page);
  await openSource(page);
  await rememberAndTakeAlong(page);
  await endSession(page);
  await browser.close();
  browser.forget();
  await seat.world.close();
  return {
    what: 'launch, brief, Privacy page, card, source, a record begun and taken along, the end',
    found: `${String(cards)} cards, ${String(said.length)} errors${said.map((each) => `: ${each.slice(0, 200)}`).join('')}`,
    isSound: cards > 0 && said.length === 0,
  };
}
