import type { ClinicDay, Question } from './clinic-day.ts';
import { type Clinician, logistic } from './clinician.ts';
import { chanceOf } from './random.ts';
import type { Item, World } from './world.ts';

/** What a clinician has read under one policy, as the world remembers it. */
export interface Memory {
  /** The last reading of each item, by id, by topic. */
  readonly read: Map<number, Map<string, Kept>>;
}

interface Kept {
  readonly item: Item;
  readonly date: number;
  readonly halfLife: number;
}

export function emptyMemory(): Memory {
  return { read: new Map() };
}

/** What of a list is opened and read, in its order, in the minutes there are. Whether an item is opened is the same under every policy. */
export function readList(
  list: readonly Item[],
  day: ClinicDay,
  { world, clinician }: { readonly world: World; readonly clinician: Clinician },
): readonly Item[] {
  const { opening, reading } = world.parameters;
  const read: Item[] = [];
  let left = day.minutes;
  for (const [place, item] of list.entries()) {
    if (left <= 0) break;
    const interest = opening.interest * (clinician.interest[item.topic] ?? 0);
    const opens = logistic(opening.first - opening.place * place + interest);
    if (chanceOf(clinician.name, day.date, item.id) >= opens) continue;
    const takes = item.minutes * clinician.speed;
    if (left >= takes * reading.enough) read.push(item);
    left -= takes;
  }
  return read;
}

/** Keeps what was read; reading again makes it last longer. */
export function remember(
  items: readonly Item[],
  memory: Memory,
  {
    world,
    clinician,
    date,
  }: { readonly world: World; readonly clinician: Clinician; readonly date: number },
): void {
  for (const item of items) {
    const onTopic = memory.read.get(item.topic) ?? new Map<string, Kept>();
    const before = onTopic.get(item.id);
    const halfLife =
      before === undefined
        ? clinician.halfLife
        : Math.min(365, before.halfLife * world.parameters.forgetting.growth);
    onTopic.set(item.id, { item, date, halfLife });
    memory.read.set(item.topic, onTopic);
  }
}

/** The chance that what was read, today or before, answers a question. */
export function chanceMet({ topic, facet }: Question, memory: Memory, date: number): number {
  let unmet = 1;
  for (const { item, date: on, halfLife } of memory.read.get(topic)?.values() ?? []) {
    unmet *= 1 - (item.answers[facet] ?? 0) * 0.5 ** ((date - on) / halfLife);
  }
  return 1 - unmet;
}
