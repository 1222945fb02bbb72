import type { ClinicDay } from './clinic-day.ts';
import type { Clinician } from './clinician.ts';
import type { Memory } from './reader.ts';
import type { Item, World } from './world.ts';

/** What a list may hold at most. */
export interface Caps {
  readonly most: number;
  readonly minutes: number;
}

/** One clinician under one policy. */
export interface Situation {
  readonly world: World;
  readonly clinician: Clinician;
  readonly caps: Caps;
  /** What was read before, and when: what the product keeps of it, and the oracle. */
  readonly memory: Memory;
  /** How many visits the EHR told of, by topic, until yesterday, and in how many days. */
  readonly met: { readonly visits: readonly number[]; readonly days: number };
  /** The day's number, with 0 for the first with Foreword. */
  readonly number: number;
}

/** Makes a list before each day, and may learn after it. A new one for every clinician. */
export interface Policy {
  readonly choose: (day: ClinicDay, situation: Situation) => readonly Item[];
  readonly learn?: (day: ClinicDay, read: readonly Item[], situation: Situation) => void;
  /** Hears of days before the first. */
  readonly lookBack?: (day: ClinicDay, world: World) => void;
}

const REST_DAYS = 30;

/** Takes what fits, in order. What was read in the last thirty days rests, under every policy: `rank-1` does so too. */
export function takeFitting(
  ordered: Iterable<Item>,
  day: ClinicDay,
  { caps, memory }: Situation,
): readonly Item[] {
  const list: Item[] = [];
  let { minutes } = caps;
  for (const item of ordered) {
    if (list.length === caps.most) break;
    if (item.minutes > minutes || list.includes(item)) continue;
    if (daysSinceRead(item, memory, day.date) < REST_DAYS) continue;
    list.push(item);
    minutes -= item.minutes;
  }
  return list;
}

/** Infinity for what was never read. */
export function daysSinceRead(item: Item, memory: Memory, date: number): number {
  const kept = memory.read.get(item.topic)?.get(item.id);
  return kept === undefined ? Infinity : date - kept.date;
}
