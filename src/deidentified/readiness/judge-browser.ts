import type { BrowserCheck, Row, Verdict } from './row.ts';

/** What was learnt of this browser and of how the page stands in it. */
export interface BrowserFacts {
  readonly isSecureContext: boolean;
  readonly isPolicyEnforced: boolean;
  /** Null where the browser knows no Trusted Types. */
  readonly refusesText: boolean | null;
  /** The major version of Chromium; null for another engine, or one that does not say. */
  readonly chromium: number | null;
  readonly hasWorkers: boolean;
  readonly hasSessionStorage: boolean;
  readonly hasLocalStorage: boolean;
  readonly hasDatabases: boolean;
  readonly frame: Frame;
  readonly passkeys: Passkeys | null;
}

/** By host name: in a frame of the same one, storage is the site's own. */
export type Frame = 'none' | 'same-site' | 'elsewhere';

/** What the browser says it can do; null where it does not say. */
export interface Passkeys {
  readonly prf: boolean | null;
  readonly ofThisComputer: boolean | null;
}

/** Rows about the browser, in the order of the table. */
export function judgeBrowser(facts: BrowserFacts): readonly Row[] {
  const { chromium, frame } = facts;
  const hasStorage = facts.hasDatabases && facts.hasLocalStorage;
  return [
    row('secure-context', facts.isSecureContext ? 'pass' : 'fail'),
    row('policy', facts.isPolicyEnforced ? 'pass' : 'fail'),
    facts.refusesText === null
      ? row('trusted-types', 'warn', 'This browser knows no Trusted Types.')
      : row('trusted-types', facts.refusesText ? 'pass' : 'fail'),
    judgeAllowlist(chromium),
    row('workers', facts.hasWorkers ? 'pass' : 'fail'),
    row('session-storage', facts.hasSessionStorage ? 'pass' : 'fail'),
    row(
      'storage',
      hasStorage ? 'pass' : 'warn',
      ...(facts.hasDatabases ? [] : ['IndexedDB is withheld.']),
      ...(facts.hasLocalStorage ? [] : ['localStorage is withheld.']),
    ),
    row('frame', frame === 'none' ? 'pass' : 'warn', FRAME_WORDS[frame]),
    row('partition', frame === 'elsewhere' ? 'warn' : 'pass'),
    judgePasskeys(facts.passkeys),
  ];
}

function row(check: BrowserCheck, verdict: Verdict, ...found: readonly string[]): Row {
  return { check, verdict, found };
}

/** Chromium 152 is the first that has it (chromestatus.com); nothing can be asked that would tell. */
function judgeAllowlist(chromium: number | null): Row {
  if (chromium === null)
    return row('connection-allowlist', 'warn', 'Not a Chromium, or one that hides its version.');
  return row(
    'connection-allowlist',
    chromium >= FIRST_WITH_ALLOWLIST ? 'pass' : 'warn',
    `Chromium ${String(chromium)}; inferred from the version, ${String(FIRST_WITH_ALLOWLIST)} being the first that has it.`,
  );
}

const FIRST_WITH_ALLOWLIST = 152;

const FRAME_WORDS: Readonly<Record<Frame, string>> = {
  none: 'In a window of its own.',
  'same-site': 'In a frame of a page on the same host name.',
  elsewhere: 'In a frame of a page on another host name.',
};

function judgePasskeys(passkeys: Passkeys | null): Row {
  if (passkeys === null)
    return row('passkeys', 'warn', 'This browser offers this page no passkeys.');
  const { prf, ofThisComputer } = passkeys;
  const found = [
    `Secret from a passkey (PRF): ${SAID.get(prf) ?? ''}.`,
    `Passkey of this computer: ${SAID.get(ofThisComputer) ?? ''}.`,
  ];
  if (prf === null) return row('passkeys', 'skip', ...found);
  return row('passkeys', prf ? 'pass' : 'warn', ...found);
}

const SAID = new Map<boolean | null, string>([
  [true, 'yes'],
  [false, 'no'],
  [null, 'the browser does not say'],
]);
