import type { PracticeSignal } from '#boundary/field-policy.ts';
import type { TopicId } from '#boundary/topic.ts';
import { middleOfQuarter } from './calendar.ts';
import type { LearningHistory, PastExposure } from './history.ts';
import { RANK_ONE } from './weights.ts';

/** How much a practice meets a topic, in the long run. */
export interface PanelDemand {
  /** Visits of a clinic day, on average; 0 where neither store nor panel says anything. */
  readonly visitsADay: (topic: TopicId) => number;
  /** True where something is known of the practice, and it seldom or never meets the topic. */
  readonly isSeldom: (topic: TopicId) => boolean;
}

/**
 * The long-run demand from kept exposure, averaged over the quarters that hold any, older ones for less, and from what a panel that may
 * be read says; where both speak, their mean. `today` is in days from 1970-01-01; quarters to come are left out.
 */
export function panelDemand(
  { exposure }: Pick<LearningHistory, 'exposure'>,
  practice: ReadonlyMap<TopicId, PracticeSignal>,
  today: number,
): PanelDemand {
  const { visitsOfShare, seldom } = RANK_ONE.panel;
  const kept = averageOfQuarters(exposure, today);
  const visitsADay = (topic: TopicId): number => {
    const share = practice.get(topic)?.panelShare;
    const read = share === undefined ? undefined : visitsOfShare[share];
    const met = kept === undefined ? undefined : (kept.get(topic) ?? 0);
    if (met === undefined || read === undefined) return met ?? read ?? 0;
    return (met + read) / 2;
  };
  const isKnown = kept !== undefined || practice.size > 0;
  return {
    visitsADay,
    isSeldom: (topic) => isKnown && visitsADay(topic) < seldom,
  };
}

function averageOfQuarters(
  exposure: readonly PastExposure[],
  today: number,
): ReadonlyMap<TopicId, number> | undefined {
  const { visitsOfBand, halfLife } = RANK_ONE.panel;
  const weights = new Map<string, number>();
  for (const { quarter } of exposure) {
    const age = today - middleOfQuarter(quarter);
    const passed = Math.min(1, (age + QUARTER / 2) / QUARTER);
    if (passed > 0) weights.set(quarter, passed * 0.5 ** (Math.max(0, age) / halfLife));
  }
  const quarters = [...weights].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const total = quarters.reduce((sum, [, weight]) => sum + weight, 0);
  if (total === 0) return undefined;
  const visits = new Map<TopicId, number>();
  for (const { topic, quarter, band } of inOrder(exposure)) {
    const share = (weights.get(quarter) ?? 0) / total;
    visits.set(topic, (visits.get(topic) ?? 0) + share * visitsOfBand[band]);
  }
  return visits;
}

/** Days. A quarter that has only begun has not shown yet how many visits one of its days can bring. */
const QUARTER = 92;

/** Sums in one order give the same digits. */
function inOrder(exposure: readonly PastExposure[]): readonly PastExposure[] {
  return exposure.toSorted((a, b) => (a.quarter < b.quarter ? -1 : Number(a.quarter > b.quarter)));
}
