import { isKeptRecord, type KeptRecord } from '#boundary/kept-policy.ts';
import { bringBack, mendStore, takeAlong } from '#deidentified/storage/carry.ts';
import { createStore } from '#deidentified/storage/create-store.ts';
import { browserDoors, type Doors } from '#deidentified/storage/database.ts';
import { findStore } from '#deidentified/storage/find-store.ts';
import { clearRuins, forgetStore, lockStore } from '#deidentified/storage/forget-store.ts';
import { type Change, keeping, NOTHING_KEPT } from '#deidentified/storage/kept.ts';
import type { Outcome } from '#deidentified/storage/outcome.ts';
import { saveChanges } from '#deidentified/storage/save.ts';
import { rememberForSession } from '#deidentified/storage/session-learning.ts';
import type { DamagedStore, OpenStore } from '#deidentified/storage/store-state.ts';
import { type Opener, unlockStore } from '#deidentified/storage/unlock-store.ts';
import { entriesOf, entryOf, type Learner, TODAY } from './store-entries.ts';
import {
  countUp,
  dump,
  openedByAnother,
  plant,
  unchecked,
  wrongDoors,
} from './store-room-controls.ts';
import { type Secret, watching } from './store-room-secrets.ts';

/*
 * The real storage room in a page, with the doors of its window, and nothing else of the app. A proof drives it from outside: what goes in
 * and out is plain data.
 */

const seen: Secret[] = [];
let doors: Doors = browserDoors(window);
let store: OpenStore | undefined;
let ruin: DamagedStore | undefined;

/** What came of something asked of the room. */
export interface Said {
  readonly code: string;
  readonly damage: readonly string[];
  readonly records: readonly KeptRecord[];
}

const room = {
  /** From now on, everything secret that goes through WebCrypto is noted. */
  watch(): void {
    doors = { ...doors, crypto: watching(crypto, seen) };
  },
  secrets: (): readonly Secret[] => seen,
  look: async () => {
    const found = await findStore(doors);
    return {
      state: found.state,
      damage: found.state === 'damaged' ? found.damage : [],
      lost: found.state === 'locked' && found.lost,
    };
  },
  create: async (opener: Opener, records: readonly unknown[] = []): Promise<Said> => {
    const kept = rememberForSession(NOTHING_KEPT, changesOf(records));
    if (!kept.ok) return said(kept.code);
    return keep(await createStore(doors, { opener, kept: kept.value, today: TODAY }));
  },
  unlock: async (opener: Opener): Promise<Said> => {
    const unlocked = await unlockStore(doors, opener, TODAY);
    if (!unlocked.ok) return said(unlocked.code);
    if (unlocked.value.state === 'open') return keep({ ok: true, value: unlocked.value.store });
    ruin = unlocked.value.remains ?? undefined;
    return { ...said('damaged'), damage: unlocked.value.damage };
  },
  save: async (records: readonly unknown[]): Promise<Said> =>
    keep(await saveChanges(doors, opened(), { changes: changesOf(records), today: TODAY })),
  takeAlong: async (passphrase: string | null = null): Promise<string> => {
    const taken = await takeAlong(doors, opened(), { passphrase, today: TODAY });
    if (!taken.ok) return taken.code;
    store = taken.value.store;
    return taken.value.file;
  },
  bringBack: async (file: string, passphrase: string): Promise<Said> =>
    keep(await bringBack(doors, opened(), { file, passphrase, today: TODAY })),
  mend: async (file: string, passphrase: string): Promise<Said> => {
    if (ruin === undefined) return said('nothing-to-mend');
    const carryOver = { file, passphrase };
    return keep(await mendStore(doors, ruin, { carryOver, today: TODAY }));
  },
  clearRuins: async (): Promise<string> => {
    const cleared = await clearRuins(doors);
    return cleared.ok ? `others remain: ${String(cleared.value.othersRemain)}` : cleared.code;
  },
  lock: (): void => {
    const open = store ?? ruin;
    if (open !== undefined) lockStore(open);
    store = undefined;
    ruin = undefined;
  },
  forget: async (): Promise<string> => {
    const forgotten = await forgetStore(doors, opened());
    return forgotten.ok ? 'forgotten' : forgotten.code;
  },
  /** Writes entries one after the other until the browser is gone, and says of each that it is written, to the host of the page. */
  writeOn: (from: number, says: 'after' | 'before', learner: Learner): void => {
    void writeOn(from, says, learner);
  },
  /** Writes entries as fast as it can, not waiting for one before the next. */
  writeAtOnce: async (from: number, to: number, learner: Learner): Promise<number> => {
    const own = opened();
    const saved = await Promise.all(
      entriesOf(from, to, learner).map((record) =>
        saveChanges(doors, own, { changes: [keeping(record)], today: TODAY }),
      ),
    );
    return saved.filter(({ ok }) => ok).length;
  },
  countUp,
  dump,
  plant,
  unchecked,
  wrongDoors: () => wrongDoors(opened()),
  openedByThis: () => openedByAnother(opened().keys),
};
export type Room = typeof room;
Reflect.set(globalThis, 'room', room);

function opened(): OpenStore {
  if (store === undefined) throw new Error('no record is open');
  return store;
}

function keep(outcome: Outcome<OpenStore>): Said {
  if (!outcome.ok) return said(outcome.code);
  store = outcome.value;
  return {
    ...said('open'),
    records: [...store.kept.values()].flatMap(({ record }) => record ?? []),
  };
}

function said(code: string): Said {
  return { code, damage: [], records: [] };
}

function changesOf(records: readonly unknown[]): readonly Change[] {
  return records.filter((record) => isKeptRecord(record)).map(keeping);
}

async function writeOn(from: number, says: 'after' | 'before', learner: Learner): Promise<void> {
  for (let number = from; ; number += 1) {
    if (says === 'before') {
      await tell(number);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    const { code } = await room.save([entryOf(number, learner)]);
    if (code !== 'open') {
      await fetch(`said/${code}`);
      return;
    }
    if (says === 'after') void tell(number);
  }
}

async function tell(number: number): Promise<void> {
  await fetch(`written/${String(number)}`);
}
