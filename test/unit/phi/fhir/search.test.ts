import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CAPPED_PAGE } from '#phi/fhir/search.ts';

it('pages under a cap are as few as can be, never longer than 100, and miss it by less than one each', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), (most) => {
      const length = Number(CAPPED_PAGE.value({ most }));
      const pages = Math.ceil(most / 100);
      expect(length).toBeGreaterThan(0);
      expect(length).toBeLessThanOrEqual(100);
      expect(length * pages).toBeLessThanOrEqual(most);
      expect(length * pages).toBeGreaterThan(most - pages);
    }),
  );
});
