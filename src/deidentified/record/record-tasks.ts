import { carryKeyOf, openCarryOver, sealCarryOver } from '#deidentified/storage/carry-over.ts';
import type { Doors } from '#deidentified/storage/database.ts';
import { merge } from '#deidentified/storage/merge.ts';
import { had, type Outcome, refused } from '#deidentified/storage/outcome.ts';
import type { OpenStore } from '#deidentified/storage/store-state.ts';
import type { Opener } from '#deidentified/storage/unlock-store.ts';
import { changesToSave, EMPTY_NOTEBOOK, turnOf, withBrought } from './notebook.ts';
import type { CarriedFile, RecordRequest } from './record-view.ts';
import type { Standing } from './standing.ts';
import type { StorageRoom } from './storage-room.ts';

/** What a task works with. */
export interface Tools {
  readonly room: StorageRoom;
  readonly doors: Doors;
  /** The local day, `YYYY-MM-DD`. */
  readonly today: string;
}

/** What a task makes of the standing: of the one when it is done, since the reader went on meanwhile. */
export type Made = Outcome<(now: Standing) => Standing>;

/** What only makes something of the record, and hands nothing out. */
type Making = Extract<
  RecordRequest,
  { readonly type: 'remember' | 'open' | 'bring-back' | 'mend' }
>;

/** Does what was asked. */
export function make(tools: Tools, standing: Standing, request: Making): Promise<Made> {
  switch (request.type) {
    case 'remember':
      return remember(tools, standing, request.opener);
    case 'open':
      return open(tools, request.opener);
    case 'bring-back':
      return bringBack(tools, standing, request);
    case 'mend':
      return mend(tools, standing, request.carried);
  }
}

/** Takes everything of this learner off this computer; says whether others keep records here. */
export function forget(
  { room, doors }: Tools,
  { place }: Standing,
): Promise<Outcome<{ readonly othersRemain: boolean }>> {
  const store =
    place.state === 'open' ? place.store : place.state === 'damaged' ? place.remains : null;
  return store === null ? room.clearRuins(doors) : room.forgetStore(doors, store);
}

/** What stands once everything is gone. */
export function forgotten(now: Standing): Standing {
  return { ...now, book: EMPTY_NOTEBOOK, place: { state: 'none' } };
}

/** A record of the learner's own, with all of this session. */
async function remember(
  { room, doors, today }: Tools,
  { book }: Standing,
  opener: Opener,
): Promise<Made> {
  const made = await room.createStore(doors, { opener, kept: book.all, today });
  if (!made.ok) return made;
  const saved = turnOf(book);
  return had((now) => ({ ...now, place: opened(made.value), saved, openedAt: 0, isMerged: true }));
}

/** Opens the record that this opens, whole or damaged. */
async function open({ room, doors, today }: Tools, opener: Opener): Promise<Made> {
  const unlocked = await room.unlockStore(doors, opener, today);
  if (!unlocked.ok) return unlocked;
  const place = unlocked.value;
  return had((now) => ({
    ...now,
    place,
    saved: 0,
    openedAt: turnOf(now.book),
    isMerged: now.book.brought.size === 0,
  }));
}

/** Writes what the open record does not hold yet. Where it is closed or damaged by now, says where it stands instead. */
export async function save(tools: Tools, standing: Standing): Promise<Made> {
  const { room, doors, today } = tools;
  const { place, book, isMerged } = standing;
  if (place.state !== 'open') return had((now) => now);
  const changes = changesToSave(book, standing);
  if (changes.length === 0 && isMerged) return had((now) => now);
  const merged = isMerged
    ? had(place.store)
    : await room.mergeKept(doors, place.store, { kept: book.brought, today });
  if (!merged.ok) return merged;
  const written = await room.saveChanges(doors, merged.value, { changes, today });
  if (!written.ok) return written;
  return had((now) => ({
    ...now,
    place: opened(written.value),
    saved: Math.max(now.saved, turnOf(book)),
    isMerged: true,
  }));
}

/** Where the record stands after a writing found it closed or damaged; what this session did stays in memory. */
export async function lookAgain(
  { room, doors }: Tools,
  { place }: Standing,
  code: 'store-closed' | 'store-damaged',
): Promise<Made> {
  if (place.state !== 'open') return had((now) => now);
  const found =
    code === 'store-damaged'
      ? await room.examineStore(doors, place.store)
      : had(await room.findStore(doors));
  if (!found.ok) return found;
  const next = found.value;
  return had((now) => ({
    ...now,
    place: next,
    saved: 0,
    openedAt: 0,
    isMerged: now.book.brought.size === 0,
  }));
}

/** A file of the open record, or of what this session holds. */
export async function takeAlong(
  { room, doors, today }: Tools,
  standing: Standing,
  passphrase: string | null,
): Promise<Outcome<{ readonly file: string; readonly then: (now: Standing) => Standing }>> {
  const { place, book } = standing;
  if (place.state === 'open') {
    const taken = await room.takeAlong(doors, place.store, { passphrase, today });
    if (!taken.ok) return taken;
    const { store, file } = taken.value;
    return had({ file, then: (now) => ({ ...now, place: opened(store) }) });
  }
  const carry =
    passphrase === null ? had(standing.carry) : await carryKeyOf(doors.crypto, passphrase);
  if (!carry.ok) return carry;
  if (carry.value === null) return refused('passphrase-needed');
  const remains = place.state === 'damaged' ? place.remains : null;
  const kept = remains === null ? book.all : merge(remains.kept, book.all.values());
  const file = await sealCarryOver(doors.crypto, kept, carry.value);
  if (!file.ok) return file;
  const then = (now: Standing): Standing => ({
    ...now,
    carry: carry.value,
    book: { ...now.book, taken: merge(now.book.taken, book.all.values()) },
  });
  return had({ file: file.value, then });
}

const MOST_FILE = 96 * 1024 * 1024;

/** Merges a file into the open record, else into what this session holds. */
async function bringBack(
  { room, doors, today }: Tools,
  { place }: Standing,
  { file, passphrase }: CarriedFile,
): Promise<Made> {
  const text = await textOf(file);
  if (!text.ok) return text;
  if (place.state === 'open') {
    const given = { file: text.value, passphrase, today };
    const merged = await room.bringBack(doors, place.store, given);
    return merged.ok ? had((now) => ({ ...now, place: opened(merged.value) })) : merged;
  }
  const found = await openCarryOver(doors.crypto, text.value, passphrase);
  if (!found.ok) return found;
  return had((now) => {
    const book = withBrought(now.book, found.value);
    return { ...now, book: book.ok ? book.value : now.book, isMerged: false };
  });
}

/** Writes what is left of a damaged record, and what a file holds, as a whole record again. */
async function mend(
  { room, doors, today }: Tools,
  { place }: Standing,
  carried: CarriedFile | null,
): Promise<Made> {
  if (place.state !== 'damaged' || place.remains === null) return refused('store-closed');
  const text = carried === null ? null : await textOf(carried.file);
  if (text?.ok === false) return text;
  const carryOver =
    carried === null || text === null ? null : { file: text.value, passphrase: carried.passphrase };
  const mended = await room.mendStore(doors, place.remains, { carryOver, today });
  if (!mended.ok) return mended;
  return had((now) => ({ ...now, place: opened(mended.value), saved: 0 }));
}

/** A file of megabytes is none of ours: it is not read. */
async function textOf(file: Blob): Promise<Outcome<string>> {
  return file.size > MOST_FILE ? refused('file-unknown') : had(await file.text());
}

function opened(store: OpenStore): Standing['place'] {
  return { state: 'open', store };
}
