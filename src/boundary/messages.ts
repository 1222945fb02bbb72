import { isTriggerRule, MOST_RULES, NO_RULES, type TriggerRule } from './combination.ts';
import {
  FINISHED,
  type Finished,
  type HorizonSignals,
  horizonSignals,
  PRACTICE_SIGNALS,
  type PracticeSignals,
  PROGRESS,
  type Progress,
  STOPPED,
  type Stopped,
} from './field-policy.ts';
import { GRANTS, type Grants } from './grant-policy.ts';
import { isListOf, isObject, isOneOf, isShape } from './guards.ts';
import { LEDGER, type Ledger } from './ledger-policy.ts';
import type { Purpose } from './purpose.ts';
import { READINESS, type Readiness } from './readiness-policy.ts';
import { admit } from './record-policy.ts';
import { CALENDAR, type Calendar, LADDER, type Ladder } from './schedule-policy.ts';
import { STYLE, type Style } from './style-policy.ts';
import type { Tenant } from './tenant.ts';
import { isTopicId, type TopicId } from './topic.ts';

/** What the page hands the PHI worker, once. The code and its verifier pass through the page unread. */
export interface StartReading {
  readonly type: 'start';
  /** For `readiness` no chart is read: what this EHR allows is looked at, and the run ends. */
  readonly purpose: Purpose;
  readonly tenant: Tenant;
  readonly code: string;
  readonly codeVerifier: string;
  readonly redirectUri: string;
  /** The page's clock, in milliseconds since 1970. It decides what is still to come; an EHR whose clock is far from this machine's corrects it. */
  readonly now: number;
}

/**
 * What the page tells the PHI worker once its pack has arrived, or has failed to: neither side waits for it before reading begins.
 * A second one is not heard, so rules cannot be used to ask one question after another.
 */
export interface RulesToFire {
  readonly type: 'rules';
  readonly rules: readonly TriggerRule[];
  /** Topics that the learner has said the words of a schedule did not mean. */
  readonly notFromText: readonly TopicId[];
}

/** Parses the page's rules, closed world: undefined where one is malformed, could not be in a pack, may not fire, or is there twice. */
export function parseRulesMessage(candidate: unknown): RulesToFire | undefined {
  if (!isRulesToFire(candidate)) return undefined;
  const { rules } = candidate;
  return new Set(rules.map(({ id }) => id)).size === rules.length ? candidate : undefined;
}

const isRulesToFire = isShape<RulesToFire>({
  type: isOneOf('rules'),
  rules: isListOf(isTriggerRule, MOST_RULES),
  notFromText: isListOf(isTopicId, 512),
});

/** The calendar file that the reader chose, after a run that leaves the offer of it standing. The page hands it over unread. */
export interface OpenCalendar<File> {
  readonly type: 'calendar';
  readonly file: File;
}

/** Everything the PHI worker may say. */
export type FromWorker =
  | Progress
  | Grants
  | Ladder
  | Calendar
  | Style
  | HorizonSignals
  | PracticeSignals
  | Ledger
  | Readiness
  | Stopped
  | Finished;

/**
 * Door 1, on both of its sides: a message of the closed vocabulary, or nothing. Of combinations it knows those of `rules`: for the page
 * the rules it has sent, for the worker those it was sent; where nothing is said, none.
 */
export function admitMessage(
  candidate: unknown,
  rules: ReadonlySet<string> = NO_RULES,
): FromWorker | undefined {
  if (!isObject(candidate)) return undefined;
  switch (candidate['type']) {
    case 'progress':
      return admit(PROGRESS, candidate);
    case 'grants':
      return admit(GRANTS, candidate);
    case 'ladder':
      return admit(LADDER, candidate);
    case 'calendar':
      return admit(CALENDAR, candidate);
    case 'style':
      return admit(STYLE, candidate);
    case 'signals':
      return admit(horizonSignals(rules), candidate);
    case 'practice':
      return admit(PRACTICE_SIGNALS, candidate);
    case 'ledger':
      return admit(LEDGER, candidate);
    case 'readiness':
      return admit(READINESS, candidate);
    case 'stopped':
      return admit(STOPPED, candidate);
    case 'finished':
      return admit(FINISHED, candidate);
    default:
      return undefined;
  }
}
