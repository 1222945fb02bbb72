import type { PracticeSignal } from '#boundary/field-policy.ts';
import type { Profile } from '#deidentified/learning/profile.ts';
import { RANK_ONE } from './weights.ts';

/**
 * How much there may be to learn, as a factor around 1, from the reader's stage and how often the practice meets the topic. Exposure is
 * not competence, so it counts for a tenth. 1 where the reader has not said their stage.
 */
export function gapFactor({ stage }: Pick<Profile, 'stage'>, visitsADay: number): number {
  const { gap, panel } = RANK_ONE;
  if (stage === null) return 2 * gap.unknown;
  const met = visitsADay * panel.clinicDaysOfQuarter;
  const exposure = met / (met + gap.halfExposures);
  const known =
    gap.exposure * exposure + gap.confidence * gap.neverAsked + gap.stage * gap.known[stage];
  return 2 * Math.min(gap.most, Math.max(gap.least, 1 - known));
}

/** A topic not met for long is a little more worth reading; 1 where the past may not be read. */
export function noveltyFactor(signal: PracticeSignal | undefined): number {
  const { most, scale, longAgo } = RANK_ONE.novelty;
  switch (signal?.lastSeen) {
    case 'never':
      return 1 + most;
    case 'long-ago':
      return 1 + most * (1 - Math.exp(-longAgo / scale));
    case 'lately':
    case 'unknown':
    case undefined:
      return 1;
  }
}
