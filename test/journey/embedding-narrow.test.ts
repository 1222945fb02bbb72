import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { status, when } from '../support/faults.ts';
import { finishReading } from '../support/reader.ts';
import { seatAtWrongEhr, untilSettled } from '../support/wrong-ehr.ts';

/* WCAG 2.2, 1.4.10 and 1.4.4: every screen at 320 CSS pixels, which is 640 at 200 %; and with letters of twice the size. */

let ehr: Awaited<ReturnType<typeof seatAtWrongEhr>>;

beforeAll(async () => {
  ehr = await seatAtWrongEhr();
});
afterAll(async () => {
  await ehr.leave();
});

type Steps = readonly (readonly [screen: string, go: (page: Page) => Promise<void>])[];

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
};

/** One session, screen after screen. */
const SESSION: Steps = [
  ['brief', async (page) => finishReading(page)],
  ['brief with everything open', openAll],
  ['keys', async (page) => page.keyboard.press('?')],
  [
    'card',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.locator('article .opener').first().click();
    },
  ],
  ['question', async (page) => page.getByRole('radio').first().press('Space')],
  ['answer', press(/bottom line/i)],
  ['answer with everything open', openAll],
  [
    'source asked for',
    async (page) => {
      await page.evaluate(() => {
        addEventListener('click', (event) => {
          event.preventDefault();
        });
      });
      await page.locator('a[target=_blank]').first().click();
      await page.getByLabel(/^Address of the source/).waitFor();
    },
  ],
  ['review', async (page) => page.keyboard.press('r')],
  [
    'search',
    async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('hypertension');
      await page.getByRole('listitem').first().waitFor();
    },
  ],
  [
    'questions',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Brief', exact: true }).click();
      await page.keyboard.press('q');
      await page.keyboard.type('afib');
    },
  ],
  [
    'rehearse',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Brief', exact: true }).first().click();
      await page
        .getByRole('button', { name: /^Rehearse: / })
        .first()
        .click();
    },
  ],
  [
    'privacy',
    async (page) => {
      await page.getByRole('button', { name: 'Privacy', exact: true }).click();
      await page.getByRole('heading', { name: 'Egress ledger' }).waitFor();
    },
  ],
  [
    'ended',
    async (page) => {
      await page.getByRole('button', { name: 'End session' }).first().click();
      await page.waitForURL(/ended\.html$/);
    },
  ],
];

/** Pages that are not the session's. */
const OTHERS: Steps = [
  [
    'launch refused',
    async (page) => {
      await page.goto(
        `${ehr.world.appUrl}/t/sandbox-minimal/?iss=https://another-hospital.example/fhir/api/FHIR/R4&launch=x`,
      );
      await page.getByText('For IT', { exact: true }).waitFor();
    },
  ],
  [
    'readiness',
    async (page) => {
      await page.goto(`${ehr.world.appUrl}/t/sandbox-minimal/readiness.html`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('table, li, dl').first().waitFor();
      await openAll(page);
    },
  ],
  [
    'airlock',
    async (page) => {
      await page.goto(`${ehr.world.appUrl}/t/sandbox-minimal/go.html#0.0123456789abcdef`);
      await page.getByText('You are leaving Foreword').waitFor();
    },
  ],
  [
    'trouble and what was tried',
    async (page) => {
      ehr.answerWith(when({ type: 'Appointment' }, status(403)));
      await page.goto(ehr.launchAddress());
      await untilSettled(page);
      await openAll(page);
    },
  ],
];

describe.each([
  ['in a frame 320 pixels wide', 320, 1],
  ['with letters of twice the size, 640 wide', 640, 2],
])('%s', (_, width, letters) => {
  it('no screen of a session runs over', async () => {
    ehr.answerWith((_request, answer) => answer());
    const { page, context } = await ehr.sit({ viewport: { width, height: 700 } });
    await enlarge(page, letters);
    await page.goto(ehr.practiceAddress());
    await expectNarrow(page, SESSION);
    await context.close();
  });

  it('no other page runs over', async () => {
    const { page, context } = await ehr.sit({ viewport: { width, height: 700 } });
    await enlarge(page, letters);
    await expectNarrow(page, OTHERS);
    await context.close();
  });
});

async function expectNarrow(page: Page, steps: Steps): Promise<void> {
  const over: string[] = [];
  for (const [screen, go] of steps) {
    await go(page);
    over.push(...(await runningOver(page)).map((what) => `${screen}: ${what}`));
  }
  expect(over).toEqual([]);
}

/** What reaches beyond the window, or is cut off, from the outermost in. */
async function runningOver(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const beyond = [...document.body.querySelectorAll('*')].filter(
      (each) => each.getBoundingClientRect().right > clientWidth + 0.5,
    );
    return beyond
      .slice(-3)
      .map((each) => `${each.tagName}.${each.className} ${String(scrollWidth)}`);
  });
}

/** As a browser's own setting does it. */
async function enlarge(page: Page, letters: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const standard = 16 * letters;
  await session.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } });
}

async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
  });
}
