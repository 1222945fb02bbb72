import { deriveMemories } from '#deidentified/learning/review-schedule.ts';
import { bringBack, mendStore, mergeKept, takeAlong } from '#deidentified/storage/carry.ts';
import { createStore } from '#deidentified/storage/create-store.ts';
import { findStore } from '#deidentified/storage/find-store.ts';
import { clearRuins, forgetStore, lockStore } from '#deidentified/storage/forget-store.ts';
import { saveChanges } from '#deidentified/storage/save.ts';
import { examineStore, unlockStore } from '#deidentified/storage/unlock-store.ts';

/** What of the storage room needs a database, and what works out of it when cards are due. It is loaded on demand, so that the first paint waits for none of it. */
export const STORAGE_ROOM = {
  findStore,
  createStore,
  unlockStore,
  examineStore,
  saveChanges,
  takeAlong,
  bringBack,
  mergeKept,
  mendStore,
  lockStore,
  forgetStore,
  clearRuins,
  deriveMemories,
} as const;
export type StorageRoom = typeof STORAGE_ROOM;
