import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createQueue } from '#phi/fhir/queue.ts';

it('what waits goes by its turn, and within one turn as it came', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 30 }), async (turns) => {
      const queue = createQueue(() => 1);
      const first = queue(() => new Promise((resolve) => setTimeout(resolve)));
      const begun: number[] = [];
      const rest = turns.map((turn, place) =>
        queue(() => {
          begun.push(place);
          return Promise.resolve();
        }, turn),
      );
      await Promise.all([first, ...rest]);
      const expected = turns
        .map((turn, place) => ({ turn, place }))
        .toSorted((one, other) => one.turn - other.turn || one.place - other.place);
      expect(begun).toEqual(expected.map(({ place }) => place));
    }),
  );
});
