import type { TopicId } from '#boundary/topic.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import { metChanges, type MetChange } from '#deidentified/catalog/met-changes.ts';
import { horizonOnScreen, isScheduleAwaited } from '#deidentified/horizon-on-screen.ts';
import { comingTopics } from '#deidentified/learning/coming-topics.ts';
import {
  type DueList,
  listDue,
  listRead,
  listSaved,
  type ReadRow,
  type SavedRow,
} from '#deidentified/learning/review-lists.ts';
import { keptAway, type KeptAway } from '#deidentified/ranking/kept-away.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import type { View } from './view.ts';

/** What Review lists besides what is due. */
interface ReviewDay {
  readonly saved: readonly SavedRow[];
  readonly read: readonly ReadRow[];
  readonly away: readonly KeptAway[];
  readonly news: readonly MetChange[];
}

/** What of the record and this session it is listed from. */
interface ReviewedParts
  extends
    Pick<SessionState, 'entries' | 'marks' | 'wishes' | 'remembered'>,
    Pick<View, 'answers' | 'today'> {}

/** The reviews of a day, by the visits on screen. Pure. */
export function dueOf({ state, today }: Pick<View, 'state' | 'today'>, catalog: Catalog): DueList {
  return listDue(state.entries.memories, { today, coming: comingOnScreen(state), catalog });
}

/** What Review lists on a day, of the record and of this session. Pure. */
export function reviewOf(
  { entries, marks, wishes, remembered, answers, today }: ReviewedParts,
  catalog: Catalog,
): ReviewDay {
  const { memories, learning } = entries;
  const read = listRead(learning, { now: readNow({ marks, answers }), memories, today });
  return {
    saved: listSaved(entries.marks, marks),
    read,
    away: keptAway({ history: remembered, wishes, marks }, catalog, today),
    news: metChanges(
      catalog,
      read.map(({ item, day }) => ({ card: item, last: day })),
    ),
  };
}

/** What this session read: marked as read or known, or its answer was shown. */
function readNow({
  marks,
  answers,
}: Pick<SessionState, 'marks'> & Pick<View, 'answers'>): readonly string[] {
  return [
    ...marks.filter(({ mark }) => mark === 'done' || mark === 'known').map(({ item }) => item),
    ...[...answers].filter(([, { shown }]) => shown).map(([item]) => item),
  ];
}

/** Topics of the visits on screen that the reader did not deny, as on the brief. */
function comingOnScreen(state: SessionState): ReadonlySet<TopicId> | null {
  const shown = horizonOnScreen(state);
  const signals = shown?.read.signals.filter(({ topic }) => !shown.denied.has(topic)) ?? [];
  return comingTopics(signals, isScheduleAwaited(state));
}
