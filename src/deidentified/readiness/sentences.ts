import type { CheckName, Group, Verdict } from './row.ts';

/** What is told of a check: what it is, what it means for the reader that it holds or does not, and how IT mends it. */
export interface CheckText {
  readonly title: string;
  readonly holds: string;
  readonly fails: string;
  readonly fix: string;
}

export const GROUP_TEXT: Readonly<Record<Group, string>> = {
  browser: 'This browser, at this address',
  site: 'What this host answers',
};

export const VERDICT_TEXT: Readonly<Record<Verdict, string>> = {
  pass: 'Ready',
  warn: 'Works with less',
  fail: 'To be mended',
  skip: 'Not looked at',
};

const CONFIGURATION =
  'Serve the site with the generated configuration of this very build, whole and unchanged (docs/deploy.md, section 3), and see that no proxy before it takes a header away or adds one.';

const LOCKED_OUT =
  'Hostile code in it, from a poisoned package say, would find a way out that the table of zones closes.';

/** A table: each kind of file and each ability. */
export const CHECK_TEXT: Readonly<Record<CheckName, CheckText>> = {
  'secure-context': {
    title: 'Secure address',
    holds: 'The browser gives this address all it needs.',
    fails: 'Signing in and keeping a record do not work here.',
    fix: 'Serve the site by https.',
  },
  policy: {
    title: 'Content security policy in force',
    holds: 'This browser obeys the policy this page came with.',
    fails: 'Foreword stops before it reads anything: it came without its protections.',
    fix: CONFIGURATION,
  },
  'trusted-types': {
    title: 'Trusted Types in force',
    holds: 'Text from anywhere cannot become code in a page.',
    fails: 'Everything works; one lock fewer stands against text that becomes code.',
    fix: 'Use a current Chromium or Edge, and serve the Content-Security-Policy unchanged.',
  },
  'connection-allowlist': {
    title: 'Connection allow-list understood',
    holds: 'This browser holds each page to its own list of hosts, whatever code runs in it.',
    fails:
      'Everything works. Were code in the page hostile, it could get out by navigation, WebRTC or preconnect; patient data stays behind the worker’s policy.',
    fix: 'Use Chromium or Edge 152 or later for a launch from this EHR.',
  },
  workers: {
    title: 'Workers',
    holds: 'Patient data is read in a worker of its own.',
    fails: 'Nothing can be read here.',
    fix: 'Use a current browser, and lift the policy that switches workers off.',
  },
  'session-storage': {
    title: 'Session storage',
    holds: 'Signing in can keep its one secret for the moment it takes.',
    fails: 'Signing in does not work here.',
    fix: 'Allow this site session storage, or open Foreword in a window of its own.',
  },
  storage: {
    title: 'Lasting storage',
    holds: 'A learner who wants to can keep an encrypted record here.',
    fails:
      'Nothing can be kept: what is learnt ends with the session, unless it is taken along as a file.',
    fix: 'Allow this site IndexedDB and localStorage.',
  },
  frame: {
    title: 'Own window or frame',
    holds: 'Nothing stands around this page.',
    fails: 'In a frame, passkeys work only where the page around it allows them.',
    fix: 'For passkeys in a frame: allow="publickey-credentials-get; publickey-credentials-create" on the EHR’s frame. Or open Foreword in a window of its own.',
  },
  partition: {
    title: 'Storage of its own',
    holds: 'What is kept is found again however Foreword is opened.',
    fails:
      'In a frame of another site the browser keeps storage apart and may drop it, so Foreword keeps nothing here and says so. A record can be taken along as a file.',
    fix: 'Open Foreword in a window of its own where learners want to be remembered.',
  },
  passkeys: {
    title: 'Passkeys',
    holds:
      'A record can be locked by a passkey. Whether this computer’s own can, shows when one is made.',
    fails: 'A record is locked by a passphrase instead.',
    fix: 'Use a current Chromium or Edge, with Windows Hello or a security key that knows PRF.',
  },
  launch: {
    title: 'Launch page',
    holds: 'It can ask the EHR how to sign in, and go there.',
    fails: LOCKED_OUT,
    fix: CONFIGURATION,
  },
  page: {
    title: 'The brief',
    holds: 'It can reach this host only.',
    fails: LOCKED_OUT,
    fix: CONFIGURATION,
  },
  'phi-worker': {
    title: 'Worker that reads patient data',
    holds: 'It can reach this tenant’s EHR only.',
    fails: 'This is the lock around patient data. Do not use the site until it is mended.',
    fix: CONFIGURATION,
  },
  script: {
    title: 'Other scripts',
    holds: 'Run by themselves, they can reach nothing.',
    fails: LOCKED_OUT,
    fix: CONFIGURATION,
  },
  airlock: {
    title: 'Page that leads to a source',
    holds: 'It can reach the hosts of published sources only.',
    fails: LOCKED_OUT,
    fix: CONFIGURATION,
  },
  ended: {
    title: 'End of a session',
    holds: 'It is an origin of its own, which loads and reaches nothing.',
    fails: 'What a session left in the browser’s memory may stay for a while.',
    fix: CONFIGURATION,
  },
  clearing: {
    title: 'End of a session, cache',
    holds: 'Opening it drops what the browser kept of this site to show it faster.',
    fails: 'After a session the browser may keep the page it was in for a while.',
    fix: `Send Clear-Site-Data with ended.html. ${CONFIGURATION}`,
  },
  forgotten: {
    title: 'End of everything kept',
    holds: 'Opening it erases what this site keeps in this browser.',
    fails:
      'After Forget everything, what was encrypted may stay on the disk until its space is used again.',
    fix: CONFIGURATION,
  },
  readiness: {
    title: 'This page',
    holds: 'It can reach this host only.',
    fails: LOCKED_OUT,
    fix: CONFIGURATION,
  },
  file: {
    title: 'Styles, fonts, packs of cards',
    holds: 'Opened by themselves, they can reach nothing.',
    fails: LOCKED_OUT,
    fix: CONFIGURATION,
  },
  refusal: {
    title: 'What is not there',
    holds: 'A refusal can reach nothing.',
    fails:
      'A page that says “not found” is a document of this site too: hostile code could use it to get out.',
    fix: CONFIGURATION,
  },
};
