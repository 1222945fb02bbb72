import type { KeptRecord } from '#boundary/kept-policy.ts';
import { topicOfItem } from '#boundary/learning-item.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { Rating } from '#deidentified/learning/card-memory.ts';
import type { Marked } from '#deidentified/learning/mark.ts';
import { type Change, keeping, takingBack } from '#deidentified/storage/kept.ts';
import { had, type Outcome } from '#deidentified/storage/outcome.ts';
import {
  learningToKeep,
  markToKeep,
  type Subject,
  vetoToKeep,
} from '#deidentified/storage/to-keep.ts';
import { type LearnedItem, type Notebook, recordAt, written } from './notebook.ts';
import { subjectOf } from './subject-of.ts';

/** Where something is learned. */
export interface Scene {
  readonly catalog: Catalog;
  /** The local day, `YYYY-MM-DD`. */
  readonly day: string;
  /** A random id of 22 letters. */
  readonly newId: () => string;
  /** What the open record holds under a key. */
  readonly stored: (key: string) => KeptRecord | null;
}

/** Notes a mark: that it was made, and, where it says that something was learned, an entry. */
export function afterMark(notebook: Notebook, marked: Marked, scene: Scene): Outcome<Notebook> {
  const { item, mark } = marked;
  const learnedBefore = notebook.learned.get(item);
  const key = keyOfMark(marked);
  const before = notebook.own.has(key) ? recordAt(notebook, key) : scene.stored(key);
  const steps = [...notebook.steps, { item, mark, key, before, learnedBefore }];
  const noted = { ...notebook, steps };
  if (mark === 'not-this-topic') return written(noted, vetoOf(item));
  const isLearning = mark === 'done' || mark === 'known' || learnedBefore !== undefined;
  const entry: LearnedItem | undefined = isLearning
    ? { ...(learnedBefore ?? unread(scene)), mark }
    : undefined;
  const learned = withEntry(noted, item, entry);
  return written(learned, changesOf(learned, marked, scene));
}

/** Takes the last mark back, and puts in its place what stood there. */
export function afterUndo(notebook: Notebook, scene: Scene): Outcome<Notebook> {
  const step = notebook.steps.at(-1);
  if (step === undefined) return had(notebook);
  const { item, key, before, learnedBefore } = step;
  const steps = notebook.steps.slice(0, -1);
  const entry = notebook.learned.get(item);
  const noted = withEntry({ ...notebook, steps }, item, learnedBefore);
  return written(noted, [
    ...restored(notebook, key, before),
    ...(learnedBefore === undefined
      ? restored(notebook, `learning/${entry?.id ?? ''}`, null)
      : entryOf(noted, item, scene)),
  ]);
}

/** Notes which option was picked. The first answer of a session stands: by the second the first is known. */
export function afterAnswer(
  notebook: Notebook,
  {
    item,
    answer,
    rating,
  }: { readonly item: string; readonly answer: number; readonly rating: Rating },
  scene: Scene,
): Outcome<Notebook> {
  const before = notebook.learned.get(item) ?? unread(scene);
  const entry = before.rating === null ? { ...before, answer, rating } : before;
  const learned = withEntry(notebook, item, entry);
  return written(learned, entryOf(learned, item, scene));
}

/** Keeps what was learned of an item, now that the learner said so. `marked` is its last mark, if any. */
export function afterLeave(
  notebook: Notebook,
  { item, marked }: { readonly item: string; readonly marked: Marked | undefined },
  scene: Scene,
): Outcome<Notebook> {
  const keepAnyway = new Set([...notebook.keepAnyway, item]);
  const allowed = { ...notebook, keepAnyway };
  return written(
    allowed,
    marked === undefined ? entryOf(allowed, item, scene) : changesOf(allowed, marked, scene),
  );
}

function unread({ newId }: Scene): LearnedItem {
  return { id: newId(), mark: null, answer: null, rating: null };
}

function changesOf(notebook: Notebook, { item, mark }: Marked, scene: Scene): readonly Change[] {
  const subject = keptSubject(notebook, item, scene);
  const change = subject === undefined ? null : markToKeep(subject, mark);
  return [...listed(change), ...entryOf(notebook, item, scene)];
}

function entryOf(notebook: Notebook, item: string, scene: Scene): readonly Change[] {
  const entry = notebook.learned.get(item);
  const subject = keptSubject(notebook, item, scene);
  const minutes = subjectOf(item, scene.catalog)?.minutes ?? 0;
  if (entry === undefined || subject === undefined) return [];
  const { id, mark, answer, rating } = entry;
  return listed(learningToKeep(subject, { mark, answer, rating, minutes }, id));
}

/** An item as it may be kept; undefined for what no pack holds. */
export function keptSubject(notebook: Notebook, item: string, scene: Scene): Subject | undefined {
  const found = subjectOf(item, scene.catalog);
  const keepSensitive = notebook.keepAnyway.has(item);
  return found && { item, topics: found.topics, day: scene.day, keepSensitive };
}

function vetoOf(item: string): readonly Change[] {
  const topic = topicOfItem(item);
  return topic === undefined ? [] : listed(vetoToKeep(topic));
}

function restored(notebook: Notebook, key: string, before: KeptRecord | null): readonly Change[] {
  if (before !== null) return [keeping(before)];
  const kept = recordAt(notebook, key);
  return kept === null ? [] : [takingBack(keeping(kept))];
}

function withEntry(notebook: Notebook, item: string, entry: LearnedItem | undefined): Notebook {
  const learned = new Map(notebook.learned);
  if (entry === undefined) learned.delete(item);
  else learned.set(item, entry);
  return { ...notebook, learned };
}

/** The key of what a mark keeps. */
function keyOfMark({ item, mark }: Marked): string {
  return mark === 'not-this-topic' ? `veto/${topicOfItem(item) ?? ''}` : `mark/${item}`;
}

function listed(change: Change | null): readonly Change[] {
  return change === null ? [] : [change];
}
