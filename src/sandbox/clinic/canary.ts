import { between } from './random.ts';
import type { Random } from './random.ts';

/** Finds every canary in a text: the mark that each identifying field of the sandbox clinic carries. */
export const CANARY_PATTERN = /CANARY[0-9a-z]{12}/g;

/** Makes the next canary of a random stream. */
export type Mark = () => string;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const LENGTH = 12;

/** A mark to recognise an identifying field by, wherever it may have leaked to: 60 random bits. */
export function canary(random: Random): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS.charAt(between(random, 0, 31)));
  return `CANARY${letters.join('')}`;
}

/** The canaries of one random stream, one a call. */
export function marksFrom(random: Random): Mark {
  return () => canary(random);
}
