import { describe, expect, it } from 'vitest';
import { mutateFields } from '../../prove/door-fields.ts';

const mutants = await mutateFields();

describe('every rule of every door has a value that it alone refuses', () => {
  it.each(mutants)('$name', ({ isCaught }) => {
    expect(isCaught).toBe(true);
  });

  it('of more than three hundred', () => {
    expect(mutants.length).toBeGreaterThan(300);
  });
});
