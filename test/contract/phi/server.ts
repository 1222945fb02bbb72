import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

/** A network for one test file: whatever no handler was declared for fails its test. */
export function aNetwork() {
  const network = setupServer();
  let strays = 0;
  beforeAll(() => {
    network.listen({
      onUnhandledFrame: ({ defaults }) => {
        strays += 1;
        defaults.error();
      },
    });
  });
  afterEach(() => {
    network.resetHandlers();
    const found = strays;
    strays = 0;
    expect(found, 'requests that nobody expected').toBe(0);
  });
  afterAll(() => {
    network.close();
  });
  return network;
}
