import { existsSync } from 'node:fs';
import { layScheduleOver } from '#sandbox/clinic/lay-schedule-over.ts';
import { loadNdjson } from '#sandbox/clinic/load-ndjson.ts';
import { startSandbox } from '#sandbox/run.ts';
import { launchBrowser } from '../support/browser.ts';
import { finishReading } from '../support/reader.ts';

/*
 * `npm start -- --data DIR`, measured: a schedule is laid over synthetic patients that come without one, the brief is read in a real
 * browser, and what it says is held against what the data can support.
 */

const DATA = process.argv[2] ?? '../shared/data/synthea';
const TODAY = '2026-11-23';
const MORNING = new Date('2026-11-23T07:30:00-05:00');

if (existsSync(DATA)) await measure();
else
  console.log(
    `${DATA} is not here: nothing measured. Name a folder of NDJSON files to measure it.`,
  );

async function measure(): Promise<void> {
  const { resources, refused } = await loadNdjson(DATA);
  const options = { seed: 7, today: TODAY, timeZone: 'America/New_York', now: MORNING };
  const clinic = layScheduleOver(resources, options);
  const [sandbox, browser] = await Promise.all([
    startSandbox({ ehrPort: 0, appPort: 0, clinic, today: TODAY, built: 'dist/build' }),
    launchBrowser(),
  ]);
  const briefs = [];
  for (const clinician of clinic.clinicians) {
    const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
    await context.clock.setFixedTime(MORNING);
    const page = await context.newPage();
    await page.goto(sandbox.launchUrl('sandbox', { clinician: clinician.id, patient: null }));
    await finishReading(page);
    await page.getByRole('radio', { name: '15 minutes' }).check();
    const [, readable = '0', found = '0'] =
      /(\d+) of (\d+) visits? readable/.exec(await page.locator('#main').innerText()) ?? [];
    briefs.push({
      readable: Number(readable),
      found: Number(found),
      cards: await page.locator('article h2').allInnerTexts(),
      patterns: await page.locator('.toc .what').allInnerTexts(),
    });
    await context.close();
  }
  await Promise.all([browser.close(), sandbox.close()]);
  for (const brief of briefs) console.log(JSON.stringify(brief));
  const isSensible = briefs.every(
    ({ found, readable, cards, patterns }) =>
      found >= 5 && readable / found >= 0.8 && cards.length === 3 && patterns.length >= 2,
  );
  console.log(
    JSON.stringify({ resources: resources.length, refused, clinicians: briefs.length, isSensible }),
  );
  process.exitCode = isSensible ? 0 : 1;
}
