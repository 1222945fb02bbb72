import type { CarryKey } from './head.ts';
import type { Kept } from './kept.ts';
import type { StoreKeys } from './keys.ts';
import type { Names } from './names.ts';
import type { RecordTables } from './tables.ts';

/** Where the learner's record stands. */
export type StoreState =
  /** Nobody on this computer asked to be remembered. */
  | { readonly state: 'none' }
  | LockedStore
  | { readonly state: 'open'; readonly store: OpenStore }
  /** Nothing can be kept here: learning lives until the session ends, or in a carry-over file. */
  | { readonly state: 'memory-only'; readonly why: 'blocked' | 'partitioned' }
  | DamagedState;

interface LockedStore {
  readonly state: 'locked';
  /** What someone's record here opens with. */
  readonly passkey: boolean;
  readonly passphrase: boolean;
  /** A record that was here is gone or cannot be read. Whose, is not known. */
  readonly lost: boolean;
}

export interface DamagedState {
  readonly state: 'damaged';
  readonly damage: readonly Damage[];
  /** What can still be read of it; null where not even the key is left. */
  readonly remains: DamagedStore | null;
}

/** What is wrong with what is kept, as far as can be told. */
export type Damage =
  | 'store-missing' // it was here once
  | 'store-newer' // a newer version of the app wrote it: nothing is lost
  | 'store-unreadable' // the browser cannot open its database
  | 'store-older' // it has forgotten writings
  | 'head-missing'
  | 'head-garbled'
  | 'pack-missing'
  | 'pack-older'
  | 'pack-truncated'
  | 'pack-swapped' // it is another pack of the same record
  | 'pack-foreign' // another key sealed it
  | 'pack-garbled';

/** A record that is unlocked. Never changed: each writing gives the next one. */
interface Unlocked {
  /** The slot's opaque id. */
  readonly slot: string;
  readonly keys: StoreKeys;
  readonly names: Names;
  readonly tables: RecordTables;
  readonly kept: Kept;
  readonly carry: CarryKey | null;
  /** The turn that the last carry-over file holds; 0 before the first. */
  readonly taken: number;
}

export interface OpenStore extends Unlocked {
  readonly intact: true;
}

/** It is mended before anything is written to it. */
export interface DamagedStore extends Unlocked {
  readonly intact: false;
}
