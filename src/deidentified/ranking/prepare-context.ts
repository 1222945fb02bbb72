import type { HorizonSignals, PracticeSignal } from '#boundary/field-policy.ts';
import type { TopicId } from '#boundary/topic.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import { comingTopics } from '#deidentified/learning/coming-topics.ts';
import type { Profile } from '#deidentified/learning/profile.ts';
import { dayNumber } from '#deidentified/learning/days.ts';
import { type Candidates, candidatesOf } from './candidates.ts';
import { type Comebacks, comebacks, type DayOfComebacks } from './comeback.ts';
import type { Controls } from './controls.ts';
import { type CoolDown, coolDown } from './cool-down.ts';
import { type ExpectedQuestions, expectedQuestions } from './expected-questions.ts';
import type { LearningHistory } from './history.ts';
import { type PanelDemand, panelDemand } from './panel-demand.ts';
import { type PastReadings, pastReadings } from './past-readings.ts';

/** What `rank-1` knows besides the schedule. */
export interface RankingContext {
  readonly catalog: Catalog;
  readonly profile: Profile;
  readonly practice: ReadonlyMap<TopicId, PracticeSignal>;
  readonly history: LearningHistory;
  readonly controls: Controls;
  /** The clinic's day, `YYYY-MM-DD`. */
  readonly day: string;
  /** False where nothing is known of what was read before this session. */
  readonly isRemembered: boolean;
  /** True while a schedule may still be read: reviews that are due wait for what it holds. */
  readonly isWaiting: boolean;
  /** An item that the reader has begun, by id: it never rests. */
  readonly held: string | null;
}

export type Visits = Pick<HorizonSignals, 'readable' | 'signals' | 'patterns' | 'combinations'>;

/** The same, worked out once for a brief. */
export interface Prepared extends RankingContext {
  readonly today: number;
  readonly candidates: Candidates;
  readonly past: PastReadings;
  readonly panel: PanelDemand;
  readonly expected: ExpectedQuestions;
  readonly comebacks: DayOfComebacks;
  /** What the reader put first or has begun. */
  readonly isHeld: (item: string) => boolean;
  /** False for what rests, is refused or is muted; what is held rests no more, and what comes back neither. */
  readonly isOffered: (item: string, topics: readonly TopicId[], due: Comebacks) => boolean;
}

/** Indexes the history and the visits by what is asked of them. */
export function prepareContext(visits: Visits, context: RankingContext): Prepared {
  const { history, controls, practice, held, isWaiting } = context;
  const today = dayNumber(context.day);
  const coming = comingTopics(visits.signals, isWaiting);
  const { past, rests, isRefused, restsOn } = pastOf(context, today);
  const muted = new Set(controls.muted);
  const pinned = new Set(controls.pinned);
  const isHeld = (item: string): boolean => pinned.has(item) || item === held;
  const isAway = (item: string, due: Comebacks): boolean =>
    isRefused(item) || due.isStoodInFor(item) || (rests(item) && due.of(item) === undefined);
  return {
    ...context,
    today,
    candidates: candidatesOf(context.catalog),
    past,
    panel: panelDemand(history, practice, today),
    expected: expectedQuestions(visits),
    comebacks: comebacks(history, { ...context, coming }),
    isHeld,
    isOffered: (item, topics, due) =>
      !topics.some((topic) => muted.has(topic)) &&
      (isHeld(item) || (!isAway(item, due) && !topics.some(restsOn))),
  };
}

interface Past extends CoolDown {
  readonly past: PastReadings;
}

/** Of each history, what it came to when it was last looked at: a brief is ranked again at every mark, and a record may be long. */
const LATEST = new WeakMap<
  LearningHistory,
  { readonly catalog: Catalog; readonly today: number; readonly past: Past }
>();

function pastOf({ history, catalog }: RankingContext, today: number): Past {
  const latest = LATEST.get(history);
  if (latest?.catalog === catalog && latest.today === today) return latest.past;
  const past = {
    ...coolDown(history, catalog, today),
    past: pastReadings(history, catalog, today),
  };
  LATEST.set(history, { catalog, today, past });
  return past;
}
