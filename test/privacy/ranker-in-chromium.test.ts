import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { goldenBriefs } from '../unit/deidentified/ranking/golden-cases.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The twenty cases and the ranker, as one script that leaves `golden.goldenBriefs` behind. */
async function scriptOf(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: here('..'),
    build: {
      write: false,
      target: 'chrome111',
      copyPublicDir: false,
      lib: { entry: here(entry), formats: ['iife'], name: 'golden' },
    },
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}

it('ranks the twenty written inputs in Chromium, in two time zones, as it does in Node, byte for byte', async () => {
  const script = await scriptOf('../unit/deidentified/ranking/golden-cases.ts');
  const browser = await launchBrowser();
  try {
    for (const timezoneId of ['America/Los_Angeles', 'Pacific/Kiritimati']) {
      const page = await browser.newPage({ timezoneId });
      await page.addScriptTag({ content: script });
      const briefs = await page.evaluate<string>("golden.goldenBriefs('as-drawn')");
      const turned = await page.evaluate<string>("golden.goldenBriefs('turned')");
      expect(briefs).toBe(readFileSync(here('../unit/deidentified/ranking/golden.json'), 'utf8'));
      expect(briefs).toBe(goldenBriefs('as-drawn'));
      expect(turned).toBe(briefs);
      await page.close();
    }
  } finally {
    await browser.close();
  }
});
