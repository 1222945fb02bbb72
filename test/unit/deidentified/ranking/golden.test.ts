import { expect, it } from 'vitest';
import { goldenBriefs } from './golden-cases.ts';

it('gives twenty fixed inputs the briefs that are written down, whatever their order', async () => {
  expect(goldenBriefs('turned')).toBe(goldenBriefs('as-drawn'));
  await expect(goldenBriefs('as-drawn')).toMatchFileSnapshot('golden.json');
});
