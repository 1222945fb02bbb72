import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Meddle } from '#sandbox/ehr/ehr-parts.ts';
import { listenOn } from '#sandbox/listen.ts';
import { startSandbox } from '#sandbox/run.ts';
import { launchBrowser } from './browser.ts';
import { openContext, type Seat } from './reader.ts';
import { internistOf, patientsOf, shortClinic } from './short-clinic.ts';
import { canariesIn, dumpDocument, followTraces, recordWorkers, type Traces } from './traces.ts';

/** What a reader has before them, and what of it is in words only support needs. */
interface Seen {
  /** Everything on screen, disclosures closed. */
  readonly screen: string;
  /** What is said of the reading, word for word: why it stopped, or how much of it was readable. */
  readonly words: string;
  /** What stands behind the disclosure "What was not read", without the codes. */
  readonly unread: readonly string[];
  /** Problem codes that can be copied. */
  readonly codes: readonly string[];
  /** What to do next, where the run was stopped. */
  readonly next: string;
  /** Whether a card is there because of the schedule. */
  readonly fromSchedule: boolean;
  /** How many cards there are. */
  readonly cards: number;
}

/** One launch in a window of its own. */
export interface Sitting {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly traces: Traces;
}

/** A reader whose EHR gives wrong answers: one browser, one sandbox, a fresh context for each sitting. */
export async function seatAtWrongEhr() {
  const clinic = shortClinic();
  let meddle: Meddle = (_, answer) => answer();
  const options = {
    ehrPort: 0,
    appPort: 0,
    clinic,
    today: '2026-11-20',
    built: BUILT,
  };
  const [browser, world] = await Promise.all([
    launchBrowser(),
    startSandbox({ ...options, meddle: (request, answer) => meddle(request, answer) }),
  ]);
  const internist = internistOf(clinic);
  return {
    clinic,
    world,
    internist,
    /** Patients of the morning, in the order of their visits. */
    patients: patientsOf(clinic),
    launchAddress: (clinician = internist) =>
      world.launchUrl('sandbox-minimal', { clinician, patient: null }),
    /** The same for the tenant that also reads the panel and past visits. */
    practiceAddress: () => world.launchUrl('sandbox', { clinician: internist, patient: null }),
    /** The EHR's own page, with the app in the pane beside the list. */
    paneAddress: () => `${world.ehrUrl}/?clinician=${internist}&tenant=sandbox-minimal&open=pane`,
    answerWith: (next: Meddle) => {
      meddle = next;
    },
    sit: async (seat: Seat = {}): Promise<Sitting> => {
      const context = await openContext(browser, seat);
      const traces = followTraces(context, world.ehrUrl);
      await recordWorkers(context);
      return { context, traces, page: await context.newPage() };
    },
    leave: async () => {
      await Promise.all([browser.close(), world.close()]);
    },
  };
}

/** A host on no list of ours, which writes down what is asked of it. */
export async function seatStranger() {
  const asked: string[] = [];
  const listening = await listenOn(0);
  listening.answerWith(({ url = '' }, response) => {
    asked.push(url);
    response.end();
  });
  return { url: `http://localhost:${String(listening.port)}`, asked, leave: listening.close };
}

/** Where `npm run build` put the app. */
const BUILT = 'dist/build';

/** A page, or a frame within one. */
type Shown = Pick<Page, 'evaluate' | 'getByRole' | 'locator'>;

/** Waits until nothing more is read, whether a brief stands or the run was stopped. */
export async function untilSettled(page: Shown): Promise<void> {
  await page.locator('#main h1, #main article').first().waitFor({ timeout: 60_000 });
  await page.getByRole('article').first().waitFor({ timeout: 60_000 });
  await page.locator('progress').waitFor({ state: 'detached', timeout: 60_000 });
}

/** What stands on the page at this moment. */
export async function look(page: Shown): Promise<Seen> {
  return page.evaluate(() => {
    const texts = (selector: string) =>
      [...document.querySelectorAll(selector)].map((each) => each.textContent.trim());
    return {
      words: texts('#main .title h1, #main .readable > p').join(' '),
      screen: document.querySelector<HTMLElement>('#main')?.innerText ?? document.body.innerText,
      unread: texts('.unhad > ul > li'),
      codes: [...document.querySelectorAll<HTMLInputElement>('input.code')].map(
        (each) => each.value,
      ),
      next: texts('.next-step').join(' '),
      fromSchedule: texts('article .why summary').some((why) => /on your list/i.test(why)),
      cards: document.querySelectorAll('article').length,
    };
  });
}

interface Hunted {
  readonly page: Shown;
  readonly traces: Traces;
}

/** Every place outside the EHR where a mark of a patient was found; none, if all is well. */
export async function huntCanaries({ page, traces }: Hunted): Promise<readonly string[]> {
  const dump = await dumpDocument(page);
  const places: readonly (readonly [string, string])[] = [
    ...Object.entries(dump),
    ['requests', traces.requests.join('\n')],
    ['console', traces.console.join('\n')],
    ['addresses', traces.addresses.join('\n')],
  ];
  return places.flatMap(([place, text]) => canariesIn([text]).map((mark) => `${place}: ${mark}`));
}

/** A wrong answer, and what a reader is told of it. */
interface Wrong {
  readonly name: string;
  readonly meddle: Meddle;
  /** The whole of what is said of the reading. */
  readonly says: string;
  /** What can be copied for support; nothing where nothing is amiss. */
  readonly codes?: readonly string[];
  /** Whether cards chosen by the schedule are there all the same. */
  readonly usable: boolean;
}

/** One launch at an EHR that is wrong in one way: it is said once, in our words, and no mark of a patient is anywhere. */
export async function expectSaid(
  ehr: Awaited<ReturnType<typeof seatAtWrongEhr>>,
  { meddle, says, codes = [], usable }: Wrong,
): Promise<void> {
  ehr.answerWith(meddle);
  const sitting = await ehr.sit();
  await sitting.page.goto(ehr.launchAddress());
  await untilSettled(sitting.page);
  const { words, codes: copied, fromSchedule, next, cards, screen } = await look(sitting.page);
  expect({ says: words, codes: copied, usable: fromSchedule }).toEqual({ says, codes, usable });
  expect(cards).toBeGreaterThan(0);
  expect(next !== '' || /^(\d+ of \d+|No) visits? /.test(words)).toBe(true); // a run that stopped says what to do
  expect(screen).not.toMatch(/NASTY|\u202e|\[object|undefined|NaN/);
  expect(await huntCanaries(sitting)).toEqual([]);
  await sitting.context.close();
}
