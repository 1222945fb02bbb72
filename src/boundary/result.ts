import type { Problem } from './problem.ts';

/** Expected trouble is a value: either what was asked for, or the closed code of why not. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** Wraps a value that was had without trouble. */
export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wraps the problem that took the value's place. */
export function failure(problem: Problem): Result<never> {
  return { ok: false, problem };
}
