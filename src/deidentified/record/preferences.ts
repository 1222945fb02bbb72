import type { HorizonSignals } from '#boundary/field-policy.ts';
import type { TopicId } from '#boundary/topic.ts';
import type { Profile } from '#deidentified/learning/profile.ts';
import { isFromText } from '#deidentified/ranking/signal-occasion.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import type { Change, Kept } from '#deidentified/storage/kept.ts';
import { settingsOf } from '#deidentified/storage/kept.ts';
import { exposureToKeep, profileToKeep, settingsToKeep } from '#deidentified/storage/to-keep.ts';

/** How a goal about a sensitive subject is named where the learner keeps it all the same. */
export function goalItem(goal: TopicId): string {
  return `goal:${goal}`;
}

/** The profile to keep: a sensitive goal only where the learner said so. */
export function profileChange(
  profile: Profile,
  keepAnyway: ReadonlySet<string>,
): readonly Change[] {
  const said = profile.goals.filter((goal) => keepAnyway.has(goalItem(goal)));
  const plain = profileToKeep(profile, false)?.record;
  const isKept = (goal: TopicId): boolean =>
    said.includes(goal) || (plain?.kind === 'profile' && plain.goals.includes(goal));
  return listed(profileToKeep({ ...profile, goals: profile.goals.filter(isKept) }, true));
}

/** The settings to keep; how long things are kept stays as it was, unless `months` says otherwise. */
export function settingsChange(
  { budget, askFirst }: Pick<SessionState, 'budget' | 'askFirst'>,
  months: ReturnType<typeof settingsOf>,
): readonly Change[] {
  const { learningMonths, noteMonths } = months;
  return listed(settingsToKeep({ budget, askFirst, learningMonths, noteMonths }));
}

/**
 * The horizons whose topics are to be kept: the week where it is whole, else what else is, once nothing more is read. What was read of one
 * chart alone is of one patient, and stays a moment.
 */
export function horizonsToKeep({
  horizons,
  reading,
}: Pick<SessionState, 'horizons' | 'reading'>): readonly HorizonSignals[] {
  const { week } = horizons;
  if (week?.whole === true) return [week];
  if (reading.phase === 'reading') return [];
  return [horizons['next-day'], horizons.session]
    .filter((read) => read !== undefined)
    .filter(({ whole, basis }) => whole && basis.strategy !== 'launch-patient');
}

/** The topics of these horizons, by quarter and band, without those the reader denied. */
export function exposureChanges(
  read: readonly HorizonSignals[],
  denied: readonly TopicId[],
  day: string,
): readonly Change[] {
  return read.flatMap(({ signals }) =>
    exposureToKeep(
      signals.filter((one) => !(isFromText(one) && denied.includes(one.topic))),
      day,
    ),
  );
}

/** How long things are kept now. */
export function monthsOf(kept: Kept): ReturnType<typeof settingsOf> {
  const { learningMonths, noteMonths } = settingsOf(kept);
  return { learningMonths, noteMonths };
}

function listed(change: Change | null): readonly Change[] {
  return change === null ? [] : [change];
}
