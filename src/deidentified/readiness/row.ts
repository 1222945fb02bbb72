/** What is looked at, in the order it is told. The next group is the EHR's. */
export const CHECKS = {
  browser: [
    'secure-context',
    'policy',
    'trusted-types',
    'connection-allowlist',
    'workers',
    'session-storage',
    'storage',
    'frame',
    'partition',
    'passkeys',
  ],
  site: [
    'launch',
    'page',
    'phi-worker',
    'script',
    'airlock',
    'ended',
    'clearing',
    'forgotten',
    'readiness',
    'file',
    'refusal',
  ],
} as const;

export type Group = keyof typeof CHECKS;
type SiteCheck = (typeof CHECKS.site)[number];
/** What is asked file by file. */
export type FileCheck = Exclude<SiteCheck, 'clearing'>;
export type BrowserCheck = (typeof CHECKS.browser)[number];
export type CheckName = SiteCheck | BrowserCheck;

/** `warn`: it works, with less. `skip`: it was not looked at. */
export type Verdict = 'pass' | 'warn' | 'fail' | 'skip';

/** One thing that was looked at. */
export interface Row {
  readonly check: CheckName;
  readonly verdict: Verdict;
  /** Names of files and headers, versions: what IT needs and nothing of a person. */
  readonly found: readonly string[];
}
