import type { KeptOutcome } from '#boundary/kept-choices-policy.ts';
import type { KeptNote } from '#boundary/kept-policy.ts';
import { generalised } from '#boundary/topic.ts';
import { mainTopicOf } from '#deidentified/catalog/main-topic.ts';
import type { Action } from '#deidentified/session-action.ts';
import type { SessionState } from '#deidentified/session-state.ts';

/** What a reader said came of a card, in this session. */
export interface ToldOutcome {
  readonly outcome: KeptOutcome['outcome'];
  /** True where the tap put a question into the inbox: tapping another takes it out again. */
  readonly isNoted: boolean;
}

interface Tap {
  readonly item: string;
  readonly outcome: KeptOutcome['outcome'];
  /** What was tapped before, if anything. */
  readonly before: ToldOutcome | undefined;
}

/** What one tap after clinic comes to. "Still a question" is noted among the questions too, unless it stands there already. */
export function outcomeActions(
  { item, outcome, before }: Tap,
  state: SessionState,
): { readonly told: ToldOutcome; readonly actions: readonly Action[] } {
  const cameOf: Action = { type: 'came-of', item, outcome };
  const topic = state.catalog.state === 'ready' ? mainTopicOf(item, state.catalog.catalog) : null;
  if (topic === null || topic === undefined)
    return { told: { outcome, isNoted: false }, actions: [cameOf] };
  const standing = openQuestion(`topic:${generalised(topic) ?? topic}`, state);
  if (outcome !== 'question') {
    const drops = before?.isNoted === true && standing !== undefined;
    const dropped: readonly Action[] = drops ? [{ type: 'note-dropped', id: standing.id }] : [];
    return { told: { outcome, isNoted: false }, actions: [cameOf, ...dropped] };
  }
  if (standing !== undefined)
    return { told: { outcome, isNoted: before?.isNoted ?? false }, actions: [cameOf] };
  const note = { purpose: 'question', item: `topic:${topic}`, text: null } as const;
  return { told: { outcome, isNoted: true }, actions: [cameOf, { type: 'noted', note }] };
}

/** True where the card's subject stands among the open questions. */
export function isAmongQuestions(item: string, state: SessionState): boolean {
  const topic =
    state.catalog.state === 'ready' ? mainTopicOf(item, state.catalog.catalog) : undefined;
  return (
    topic !== undefined && openQuestion(`topic:${generalised(topic) ?? topic}`, state) !== undefined
  );
}

/** The last open question on a subject that has no words of its own. */
function openQuestion(item: string, { entries }: SessionState): KeptNote | undefined {
  return entries.notes.findLast(
    (note) =>
      note.purpose === 'question' &&
      note.state === 'open' &&
      note.text === null &&
      note.item === item,
  );
}
