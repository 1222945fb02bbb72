import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { seatReader } from './reader.ts';

type Seated = Awaited<ReturnType<typeof seatReader>>;

/** A reader whom others seat and see off. */
export type Reader = Omit<Seated, 'leave'>;

/** One reader for all tests of this file, at one computer. What a test opens by `sit` is closed after it. */
export function seatForFile(seat: () => Promise<Seated> = seatReader): Reader {
  let seated: Seated | undefined;
  const opened: BrowserContext[] = [];
  beforeAll(async () => {
    seated = await seat();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await seated?.leave();
  });
  const reader = (): Seated => {
    if (seated === undefined) throw new Error('the reader is seated before the first test');
    return seated;
  };
  return {
    get clinic() {
      return reader().clinic;
    },
    get world() {
      return reader().world;
    },
    launchAddress: (launch) => reader().launchAddress(launch),
    sit: async (options) => {
      const context = await reader().sit(options);
      opened.push(context);
      return context;
    },
  };
}
