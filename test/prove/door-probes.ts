import type { Probe } from './door-probe.ts';
import { FILE_PROBES } from './door-probes-files.ts';
import { GRANT_PROBES } from './door-probes-grants.ts';
import { READINESS_PROBES } from './door-probes-readiness.ts';
import { STORE_PROBES } from './door-probes-store.ts';
import { STYLE_PROBES } from './door-probes-style.ts';
import { WORKER_PROBES } from './door-probes-worker.ts';

/** A probe of every record that may cross a door: what the worker says, what is kept, and what a file holds. */
export const PROBES: readonly Probe[] = [
  ...WORKER_PROBES,
  ...STYLE_PROBES,
  ...GRANT_PROBES,
  ...READINESS_PROBES,
  ...STORE_PROBES,
  ...FILE_PROBES,
];
