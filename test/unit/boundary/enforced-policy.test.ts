import { describe, expect, it } from 'vitest';
import { type Compilers, isPolicyEnforced } from '#boundary/enforced-policy.ts';

/** A compiler that refuses, with an error of this name. */
const refusing = (name: string): new () => object =>
  class {
    readonly error = Object.assign(new Error('refused'), { name });
    constructor() {
      throw this.error;
    }
  };
const taking: new () => object = Object;

describe('whether a policy of ours holds', () => {
  it.each<[string, Compilers, boolean]>([
    [
      'nothing is compiled',
      { WebAssembly: { Module: refusing('CompileError') }, Function: taking },
      true,
    ],
    [
      'a module is compiled',
      { WebAssembly: { Module: taking }, Function: refusing('EvalError') },
      false,
    ],
    [
      'there is no WebAssembly and no string is compiled',
      { Function: refusing('EvalError') },
      true,
    ],
    ['there is no WebAssembly and a string is compiled', { Function: taking }, false],
    [
      'it breaks for another reason',
      { WebAssembly: { Module: refusing('RangeError') }, Function: taking },
      false,
    ],
  ])('%s', (_, scope, holds) => {
    expect(isPolicyEnforced(scope)).toBe(holds);
  });

  it('does not hold here, where anything may be compiled', () => {
    expect(isPolicyEnforced(globalThis)).toBe(false);
  });
});
