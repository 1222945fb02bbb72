import type { Misconfiguration } from './misconfiguration.ts';
import { WRONG_ENTRIES } from './misconfigurations-entry.ts';
import { WRONG_GRANTS } from './misconfigurations-grant.ts';
import { WRONG_READINGS } from './misconfigurations-reading.ts';
import { WRONG_SIGN_INS } from './misconfigurations-sign-in.ts';

/** Everything that is set up wrongly on purpose, each to be found by a row that a sound world does not show. */
export const MISCONFIGURATIONS: readonly Misconfiguration[] = [
  ...WRONG_SIGN_INS,
  ...WRONG_GRANTS,
  ...WRONG_READINGS,
  ...WRONG_ENTRIES,
];
