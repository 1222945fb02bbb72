import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import { metChanges, type MetChange } from '#deidentified/catalog/met-changes.ts';
import {
  type DueList,
  listDue,
  listRead,
  listSaved,
  type ReadRow,
  type SavedRow,
} from '#deidentified/learning/review-lists.ts';
import { keptAway, type KeptAway } from '#deidentified/ranking/kept-away.ts';
import { isFromText } from '#deidentified/ranking/signal-occasion.ts';
import { notFromText, type SessionState, shownHorizon } from '#deidentified/session-state.ts';
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
  return listDue(state.entries.memories, { today, coming: comingTopics(state), catalog });
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

/** Topics of the visits on screen that the reader did not deny; null where nothing comes that a review could wait for. As on the brief. */
function comingTopics(state: SessionState): ReadonlySet<string> | null {
  const horizon = shownHorizon(state);
  const read = horizon === null ? undefined : state.horizons[horizon];
  if (horizon === null && state.reading.phase === 'reading') return new Set();
  if (read === undefined || read.signals.length === 0) return null;
  const denied: ReadonlySet<string> = new Set(notFromText(state));
  return new Set(
    read.signals
      .filter((signal) => !denied.has(signal.topic) || !isFromText(signal))
      .map(({ topic }) => topic),
  );
}
