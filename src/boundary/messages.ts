import {
  FINISHED,
  type Finished,
  HORIZON_SIGNALS,
  type HorizonSignals,
  PRACTICE_SIGNALS,
  type PracticeSignals,
  PROGRESS,
  type Progress,
  STOPPED,
  type Stopped,
} from './field-policy.ts';
import { isObject } from './guards.ts';
import { admit } from './record-policy.ts';
import type { Tenant } from './tenant.ts';

/** What the page hands the PHI worker, once. The code and its verifier pass through the page unread. */
export interface StartReading {
  readonly type: 'start';
  readonly tenant: Tenant;
  readonly code: string;
  readonly codeVerifier: string;
  readonly redirectUri: string;
  /** The page's clock, in milliseconds since 1970. It decides what is still to come; an EHR whose clock is far from this machine's corrects it. */
  readonly now: number;
}

/** Everything the PHI worker may say. */
export type FromWorker = Progress | HorizonSignals | PracticeSignals | Stopped | Finished;

/** Door 1, on both of its sides: a message of the closed vocabulary, or nothing. */
export function admitMessage(candidate: unknown): FromWorker | undefined {
  if (!isObject(candidate)) return undefined;
  switch (candidate['type']) {
    case 'progress':
      return admit(PROGRESS, candidate);
    case 'signals':
      return admit(HORIZON_SIGNALS, candidate);
    case 'practice':
      return admit(PRACTICE_SIGNALS, candidate);
    case 'stopped':
      return admit(STOPPED, candidate);
    case 'finished':
      return admit(FINISHED, candidate);
    default:
      return undefined;
  }
}
