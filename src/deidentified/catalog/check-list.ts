import { isObject } from '#boundary/guards.ts';
import { isTopicId } from '#boundary/topic.ts';
import {
  type FaultCode,
  fault,
  MOST_FAULTS,
  type PackFault,
  type PackFileName,
} from './pack-fault.ts';
import { type GuardsOf, hasUnseen, isSlug } from './shape.ts';

/** What an entry was found to be wrong in: a code, and the member it is of. */
export type Finding = readonly [code: FaultCode, member?: string];

/** How a list of a pack is checked. */
export interface ListForm<T> {
  readonly file: PackFileName;
  readonly guards: GuardsOf<T>;
  readonly isEntry: (value: unknown) => value is T;
  readonly most: number;
  /** What one member cannot say of another; empty for a sound entry. */
  readonly findingsIn: (entry: T) => readonly Finding[];
}

export interface CheckedList<T> {
  /** The entries of the right form, sound or not. */
  readonly entries: readonly T[];
  readonly faults: readonly PackFault[];
}

/** Checks a list entry by entry, closed world: an unknown or missing member is a fault, and so is an id that comes twice. */
export function checkList<T extends { readonly id: string }>(
  candidate: unknown,
  form: ListForm<T>,
): CheckedList<T> {
  const { file, guards, isEntry, most, findingsIn } = form;
  if (!Array.isArray(candidate)) return { entries: [], faults: [fault('not-a-list', file)] };
  if (candidate.length > most) return { entries: [], faults: [fault('too-many-entries', file)] };
  const entries: T[] = [];
  const faults: PackFault[] = [];
  const seen = new Set<string>();
  for (const [place, value] of candidate.entries()) {
    if (faults.length >= MOST_FAULTS) break;
    const isFormed = isEntry(value);
    const findings = isFormed ? findingsIn(value) : memberFindings(value, guards);
    const at = nameOf(value, place);
    faults.push(...findings.map(([code, member]) => fault(code, file, at, member)));
    if (!isFormed) continue;
    if (seen.has(value.id)) faults.push(fault('id-twice', file, value.id));
    seen.add(value.id);
    entries.push(value);
  }
  return { entries, faults };
}

function nameOf(value: unknown, place: number): string {
  const id = isObject(value) ? value['id'] : undefined;
  return isSlug(id) ? id : `#${place}`;
}

/** Why a value does not hold to its guards, member by member. */
export function memberFindings<T>(value: unknown, guards: GuardsOf<T>): readonly Finding[] {
  if (!isObject(value)) return [['not-an-object']];
  const unknown = Object.keys(value)
    .filter((member) => !Object.hasOwn(guards, member))
    .map((member): Finding => ['member-unknown', member]);
  const own = Object.entries<(member: unknown) => boolean>(guards).flatMap(
    ([member, admits]): readonly Finding[] => {
      if (!Object.hasOwn(value, member)) return [['member-missing', member]];
      return admits(value[member]) ? [] : [[codeFor(value[member], member), member]];
    },
  );
  return [...unknown, ...own];
}

/** The cause that helps most: what must not be there, then a topic that is none, then form. */
function codeFor(value: unknown, member: string): FaultCode {
  const texts = textsIn(value, member);
  if (texts.some(([text]) => hasUnseen(text))) return 'markup-in-text';
  return texts.some(isUnknownTopic) ? 'unknown-topic' : 'member-malformed';
}

/** Every text at any depth, with the name of the nearest member it stands in. */
function textsIn(value: unknown, member: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[value, member]];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, member));
  return isObject(value) ? Object.entries(value).flatMap(([key, own]) => textsIn(own, key)) : [];
}

const TOPIC_MEMBERS: ReadonlySet<string> = new Set(['topic', 'topics', 'given']);

function isUnknownTopic([text, member]: readonly [string, string]): boolean {
  if (TOPIC_MEMBERS.has(member)) return !isTopicId(text);
  return text.startsWith('topic:') && !isTopicId(text.slice('topic:'.length));
}
