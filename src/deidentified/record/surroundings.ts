import type { Action } from '#deidentified/session-action.ts';
import { browserDoors, type BrowserWindow, type Doors } from '#deidentified/storage/database.ts';
import { offersPasskey, type PasskeyWindow } from './offers-passkey.ts';
import type { StorageRoom } from './storage-room.ts';

/** What the record needs of the page around it. */
export interface Surroundings {
  readonly doors: Doors;
  /** Loads the part of the storage room that needs a database. */
  readonly room: () => Promise<StorageRoom>;
  readonly offersPasskey: () => Promise<boolean>;
  /** The local day, `YYYY-MM-DD`. */
  readonly today: () => string;
  readonly dispatch: (action: Action) => void;
  /** Gives the reader a carry-over file. */
  readonly handOver: (file: string) => void;
  /** Everything of this learner is gone from this computer; `othersRemain` where others keep records here. */
  readonly forgotten: (othersRemain: boolean) => void;
}

/** What of it a browser's window gives. */
export function ofWindow(
  window: BrowserWindow & PasskeyWindow,
): Pick<Surroundings, 'doors' | 'room' | 'offersPasskey'> {
  return {
    doors: browserDoors(window),
    room: async () => (await import('./storage-room.ts')).STORAGE_ROOM,
    offersPasskey: () => offersPasskey(window),
  };
}
