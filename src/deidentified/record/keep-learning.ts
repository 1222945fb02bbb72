import type { Action } from '#deidentified/session-action.ts';
import { notFromText, type SessionState } from '#deidentified/session-state.ts';
import { textOf } from '#deidentified/storage/bytes.ts';
import { attempt } from '#deidentified/storage/database.ts';
import { had, type Outcome, type StoreCode } from '#deidentified/storage/outcome.ts';
import { randomBytes } from '#deidentified/storage/seal.ts';
import { entriesOf } from './list-entries.ts';
import { type Desk, noteAction, noteLeave, noteShown } from './note-action.ts';
import { type Notebook, withoutOwn, withPriors, written } from './notebook.ts';
import { exposureChanges, horizonsToKeep, monthsOf, settingsChange } from './preferences.ts';
import { recall } from './recall.ts';
import {
  forget,
  forgotten,
  lookAgain,
  type Made,
  make,
  save,
  takeAlong,
  type Tools,
} from './record-tasks.ts';
import type { RecordRequest, RecordTask } from './record-view.ts';
import { FIRST_STANDING, knownOf, type Standing, viewOf } from './standing.ts';
import type { StorageRoom } from './storage-room.ts';
import type { Surroundings } from './surroundings.ts';
import { type DeriveMemories, EntriesTeller } from './tell-entries.ts';

/** Holds the learner's record, its keys and its doors outside of what is rendered, and tells the page where it stands. */
export class LearningKeeper {
  readonly #around: Surroundings;
  #standing: Standing = FIRST_STANDING;
  #state: SessionState;
  #queue: Promise<void> = Promise.resolve();
  #room: StorageRoom | null = null;
  #shown = '';
  readonly #teller: EntriesTeller;
  #isExposureNoted = false;
  #isLeft = false;

  constructor(around: Surroundings, state: SessionState) {
    this.#around = around;
    this.#state = state;
    this.#teller = new EntriesTeller((entries) => {
      around.dispatch({ type: 'entries-changed', entries });
    });
  }

  /** Looks whether anything is kept on this computer. Asks nothing, and leaves no trace. */
  look(): Promise<void> {
    this.#queue = this.#queue.then(() => this.#find());
    return this.#queue;
  }

  /** Notes what the reader did, and keeps it where a record is open. Called after each action with the state it led to. */
  note(action: Action, after: SessionState): void {
    this.#state = after;
    if (IS_OWN.has(action.type)) return;
    this.#write(noteAction(this.#standing.book, { action, after }, this.#desk()));
    this.#noteExposure();
  }

  /** Notes which cards were shown in an ISO week. */
  readonly noteShown = (items: readonly string[], week: string): void => {
    const { book } = this.#standing;
    const noted = noteShown(book, { items, week, after: this.#state }, this.#desk());
    if (!noted.ok || noted.value !== book) this.#write(noted);
  };

  /** Does what the reader asks of the record, after what was asked before. */
  readonly ask = (request: RecordRequest): void => {
    switch (request.type) {
      case 'keep-sensitive': {
        const asked = { item: request.item, after: this.#state };
        this.#write(noteLeave(this.#standing.book, asked, this.#desk()));
        return;
      }
      case 'keep-for':
        this.#write(written(this.#standing.book, settingsChange(this.#state, request)));
        return;
      case 'forget':
        void this.#run('forget', (tools) => this.#forget(tools));
        return;
      case 'take-along':
        void this.#run('take-along', (tools) => this.#takeAlong(tools, request.passphrase));
        return;
      case 'remember':
      case 'open':
      case 'bring-back':
      case 'mend':
        void this.#run(request.type, (tools) => make(tools, this.#standing, request));
    }
  };

  /** Resolves once nothing is under way. */
  async settled(): Promise<void> {
    for (let queue; queue !== this.#queue;) {
      queue = this.#queue;
      await queue;
    }
  }

  /** Drops the keys, once what is under way is written, or cannot be for long. What is kept stays, closed. */
  async leave(): Promise<void> {
    const tooLong = new Promise<void>((resolve) => setTimeout(resolve, LONGEST_WRITING));
    await Promise.race([this.settled(), tooLong]);
    this.close();
  }

  /** Drops the keys at once, and for good. */
  close(): void {
    this.#isLeft = true;
    const { place } = this.#standing;
    if (place.state === 'open') this.#room?.lockStore(place.store);
    if (place.state === 'damaged' && place.remains !== null) this.#room?.lockStore(place.remains);
    this.#standing = { ...FIRST_STANDING, place: { state: 'none' } };
  }

  async #find(): Promise<void> {
    const found = await attempt(async () => {
      this.#room = await this.#around.room();
      const offersPasskey = await this.#around.offersPasskey();
      return had({ place: await this.#room.findStore(this.#around.doors), offersPasskey });
    });
    const place = { state: 'memory-only', why: 'blocked' } as const;
    this.#become(found.ok ? found.value : { place });
  }

  async #takeAlong(tools: Tools, passphrase: string | null): Promise<Made> {
    const taken = await takeAlong(tools, this.#standing, passphrase);
    if (!taken.ok) return taken;
    this.#around.handOver(taken.value.file);
    return had(taken.value.then);
  }

  async #forget(tools: Tools): Promise<Made> {
    const gone = await forget(tools, this.#standing);
    if (!gone.ok) return gone;
    this.#around.forgotten(gone.value.othersRemain);
    return had(forgotten);
  }

  /** One task after another; whatever stops one becomes its code. */
  #run(task: RecordTask, work: (tools: Tools) => Promise<Made>): Promise<void> {
    this.#queue = this.#queue.then(async () => {
      if (task !== 'save') this.#become({ underWay: task, trouble: null, done: null });
      const room = this.#room;
      const { doors, today } = this.#around;
      const made: Made =
        room === null
          ? { ok: false, code: 'storage-blocked' }
          : await attempt(() => work({ room, doors, today: today() }));
      if (!made.ok) await this.#fail(task, made.code);
      else this.#settle(task, made.value(this.#standing));
    });
    return this.#queue;
  }

  #settle(task: RecordTask, standing: Standing): void {
    const { trouble, done } = standing;
    this.#standing = standing;
    if (this.#isLeft) {
      this.close();
      return;
    }
    this.#become({
      underWay: null,
      trouble: trouble?.task === task ? null : trouble,
      done: task === 'save' || task === 'forget' ? done : task,
    });
    if (RECALLS.has(task)) this.#recall(task === 'bring-back');
    if (task !== 'save') this.#save();
  }

  /** What could not be written stays in memory, and goes with the next writing. */
  async #fail(task: RecordTask, code: StoreCode): Promise<void> {
    this.#become({ underWay: null, trouble: { task, code } });
    const room = this.#room;
    if (room === null || (code !== 'store-closed' && code !== 'store-damaged')) return;
    const { doors, today } = this.#around;
    const looked = await attempt(() =>
      lookAgain({ room, doors, today: today() }, this.#standing, code),
    );
    if (looked.ok) this.#become(looked.value(this.#standing));
  }

  /** What was kept takes effect; what this session said before stands, and is kept with it. */
  #recall(isOwnAmongIt: boolean): void {
    const { book } = this.#standing;
    const known = knownOf(this.#standing);
    const kept = isOwnAmongIt ? withoutOwn(book, known) : known;
    const entries = entriesOf(kept, this.#derive);
    const recalled = recall({ kept, entries }, book, this.#state);
    this.#standing = { ...this.#standing, book: withPriors(book, kept) };
    if (book.own.has('settings') && recalled.settings !== null) {
      const own = written(this.#standing.book, settingsChange(recalled.settings, monthsOf(known)));
      if (own.ok) this.#standing = { ...this.#standing, book: own.value };
    }
    this.#around.dispatch({ type: 'recalled', recalled });
  }

  #noteExposure(): void {
    const read = horizonsToKeep(this.#state);
    if (this.#isExposureNoted || read.length === 0) return;
    this.#isExposureNoted = true;
    const changes = exposureChanges(read, notFromText(this.#state), this.#around.today());
    this.#write(written(this.#standing.book, changes));
  }

  #write(noted: Outcome<Notebook>): void {
    if (noted.ok) this.#become({ book: noted.value });
    else this.#become({ trouble: { task: 'save', code: noted.code } });
    this.#save();
  }

  #save(): void {
    if (this.#standing.place.state !== 'open') return;
    void this.#run('save', (tools) => save(tools, this.#standing));
  }

  readonly #derive: DeriveMemories = (learning) =>
    this.#room?.deriveMemories(learning, this.#around.today()) ?? [];

  #desk(): Desk {
    const newId = (): string => textOf(randomBytes(this.#around.doors.crypto, 16));
    return { day: this.#around.today(), newId, stored: knownOf(this.#standing) };
  }

  #become(parts: Partial<Standing>): void {
    this.#standing = { ...this.#standing, ...parts };
    this.#teller.look(this.#standing, this.#derive);
    const record = viewOf(this.#standing, this.#state);
    const shown = JSON.stringify(record);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#around.dispatch({ type: 'record-changed', record });
  }
}

/** Milliseconds. A question to a passkey may stay open for minutes: leaving does not wait for it. */
const LONGEST_WRITING = 3000;

/** The keeper's own words: there is nothing in them to note. */
const IS_OWN: ReadonlySet<Action['type']> = new Set([
  'record-changed',
  'recalled',
  'entries-changed',
]);

/** After these, more is known of the learner than before. */
const RECALLS: ReadonlySet<RecordTask> = new Set(['open', 'bring-back', 'mend']);
