import type { KeptOutcome } from '#boundary/kept-choices-policy.ts';
import { SELDOM_MET } from '#boundary/kept-choices-policy.ts';
import type { KeptNote, KeptRecord } from '#boundary/kept-policy.ts';
import type { TopicId } from '#boundary/topic.ts';
import { mainTopicOf } from '#deidentified/catalog/main-topic.ts';
import type { Wish } from '#deidentified/learning/wish.ts';
import type { NewNote } from '#deidentified/session-parts.ts';
import {
  outcomeToKeep,
  shownToKeep,
  slotToKeep,
  wishToKeep,
} from '#deidentified/storage/choices-to-keep.ts';
import { type Change, keeping, takingBack } from '#deidentified/storage/kept.ts';
import { had, type Outcome } from '#deidentified/storage/outcome.ts';
import { noteToKeep } from '#deidentified/storage/to-keep.ts';
import type { Entries } from './entries.ts';
import { type Notebook, recordAt, written } from './notebook.ts';
import { keptSubject, type Scene } from './steps.ts';

/** Notes what came of an item after clinic. */
export function afterOutcome(
  notebook: Notebook,
  { item, outcome }: Pick<KeptOutcome, 'item' | 'outcome'>,
  scene: Scene,
): Outcome<Notebook> {
  const subject = keptSubject(notebook, item, scene);
  return written(notebook, subject === undefined ? [] : listed(outcomeToKeep(subject, outcome)));
}

/** Notes what the learner wants first, never, less or more of. */
export function afterWishing(
  notebook: Notebook,
  { about, wish }: Wish,
  scene: Scene,
): Outcome<Notebook> {
  if (wish === null) return written(notebook, withoutRecord(notebook, `wish/${about}`, scene));
  const subject = keptSubject(notebook, about, scene);
  return written(notebook, subject === undefined ? [] : listed(wishToKeep(subject, wish)));
}

/** Notes whether what is seldom met has a place of its own. */
export function afterSlot(notebook: Notebook, isOn: boolean, scene: Scene): Outcome<Notebook> {
  const changes = isOn
    ? listed(slotToKeep())
    : withoutRecord(notebook, `wish/${SELDOM_MET}`, scene);
  return written(notebook, changes);
}

/** Notes a question, or one thing to notice. */
export function afterNoting(
  notebook: Notebook,
  { item, purpose, text }: NewNote,
  scene: Scene,
): Outcome<Notebook> {
  const subject = keptSubject(notebook, item, scene);
  if (subject === undefined) return had(notebook);
  const note = { purpose, text, state: 'open' } as const;
  return written(notebook, listed(noteToKeep(subject, note, scene.newId())));
}

/** Settles a note, or opens it again. */
export function afterSettling(
  notebook: Notebook,
  { id, state }: Pick<KeptNote, 'id' | 'state'>,
  scene: Scene,
): Outcome<Notebook> {
  const record = recordOf(notebook, `note/${id}`, scene);
  return record?.kind === 'note'
    ? written(notebook, [keeping({ ...record, state })])
    : had(notebook);
}

/** Takes a note out. */
export function afterDropping(notebook: Notebook, id: string, scene: Scene): Outcome<Notebook> {
  return written(notebook, withoutRecord(notebook, `note/${id}`, scene));
}

/** Takes back every "not for me" on a topic. What was read stays read. */
export function afterBringingBack(
  notebook: Notebook,
  { topic, entries }: { readonly topic: TopicId; readonly entries: Entries },
  { catalog }: Scene,
): Outcome<Notebook> {
  const isOnIt = ({ item, mark }: { readonly item: string; readonly mark: string | null }) =>
    mark === 'not-for-me' && mainTopicOf(item, catalog) === topic;
  const steps = notebook.steps.filter((step) => !isOnIt(step)); // an undo must not take back another mark
  return written({ ...notebook, steps }, [
    ...entries.marks.filter(isOnIt).map((mark) => takingBack(keeping(mark))),
    ...entries.learning.filter(isOnIt).map((entry) => keeping({ ...entry, mark: null })),
  ]);
}

/** Takes back what was said of an item. That it was read, and how it was answered, stays. */
export function afterTakingBack(
  notebook: Notebook,
  { item, mark, entries }: TakenBack & { readonly entries: Entries },
): Outcome<Notebook> {
  const isIt = (one: { readonly item: string; readonly mark: string | null }): boolean =>
    one.mark === mark && one.item === item;
  const entry = notebook.learned.get(item);
  const learned = new Map(notebook.learned);
  if (entry?.mark === mark) learned.set(item, { ...entry, mark: null });
  const steps = notebook.steps.filter((step) => !isIt(step));
  return written({ ...notebook, learned, steps }, [
    ...entries.marks.filter(isIt).map((one) => takingBack(keeping(one))),
    ...entries.learning.filter(isIt).map((one) => keeping({ ...one, mark: null })),
  ]);
}

interface TakenBack {
  readonly item: string;
  readonly mark: 'later' | 'known';
}

/** Notes that cards were shown in a week, where that is not noted yet. */
export function afterShowing(
  notebook: Notebook,
  { items, week }: { readonly items: readonly string[]; readonly week: string },
  scene: Scene,
): Outcome<Notebook> {
  const changes = items
    .filter((item) => {
      const before = recordOf(notebook, `shown/${item}`, scene);
      return before?.kind !== 'shown' || before.week < week;
    })
    .flatMap((item) => {
      const subject = keptSubject(notebook, item, scene);
      return subject === undefined ? [] : listed(shownToKeep(subject, week));
    });
  return changes.length === 0 ? had(notebook) : written(notebook, changes);
}

function recordOf(notebook: Notebook, key: string, { stored }: Scene): KeptRecord | null {
  return notebook.own.has(key) ? recordAt(notebook, key) : stored(key);
}

function withoutRecord(notebook: Notebook, key: string, scene: Scene): readonly Change[] {
  const record = recordOf(notebook, key, scene);
  return record === null ? [] : [takingBack(keeping(record))];
}

function listed(change: Change | null): readonly Change[] {
  return change === null ? [] : [change];
}
