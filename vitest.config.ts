import { defineConfig } from 'vitest/config';

/**
 * The files of a worker share their modules, which takes half of the time; so whatever a test puts in place of something is taken back
 * before the next, even where it fails.
 */
const ONE_WORLD = { isolate: false, restoreMocks: true, unstubGlobals: true };

/** Two projects: what runs in milliseconds, and what needs the built app and a real browser. */
export default defineConfig({
  test: {
    projects: [
      {
        extends: false,
        test: {
          name: 'fast',
          include: [
            'test/{unit,contract,architecture,terminology,bench,matrix}/**/*.test.{ts,tsx}',
          ],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          env: { TZ: 'America/New_York' },
          sequence: { groupOrder: 0 },
          maxWorkers: 2,
          ...ONE_WORLD,
        },
      },
      {
        extends: false,
        test: {
          name: 'browser',
          include: ['test/{journey,privacy}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          env: { TZ: 'America/New_York' },
          sequence: { groupOrder: 1 },
          maxWorkers: 2, // each starts a browser of its own
          ...ONE_WORLD,
        },
      },
    ],
  },
});
