import type { KeptRecord } from '#boundary/kept-policy.ts';
import type { Action } from '#deidentified/session-action.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import type { Change, Kept } from '#deidentified/storage/kept.ts';
import { had, type Outcome } from '#deidentified/storage/outcome.ts';
import {
  afterBringingBack,
  afterDropping,
  afterNoting,
  afterOutcome,
  afterSettling,
  afterShowing,
  afterSlot,
  afterTakingBack,
  afterWishing,
} from './choice-steps.ts';
import { type Notebook, written } from './notebook.ts';
import { goalItem, monthsOf, profileChange, settingsChange } from './preferences.ts';
import { afterAnswer, afterLeave, afterMark, afterUndo, type Scene } from './steps.ts';

/** An action of the page, and its state after it. */
export interface Happened {
  readonly action: Action;
  readonly after: SessionState;
}

export interface Desk {
  /** The local day, `YYYY-MM-DD`. */
  readonly day: string;
  /** A random id of 22 letters. */
  readonly newId: () => string;
  /** What the open record, or what is left of it, holds. */
  readonly stored: Kept;
}

/** The notebook after an action, the same one where the action is nothing to note. Pure but for the ids of new entries. */
export function noteAction(
  notebook: Notebook,
  { action, after }: Happened,
  desk: Desk,
): Outcome<Notebook> {
  if (!isNoted(action)) return had(notebook);
  if (action.type === 'profile-changed')
    return written(notebook, profileChange(action.profile, notebook.keepAnyway));
  if (action.type === 'budget-chosen')
    return written(touching(notebook, 'budget'), settingsOf(after, desk));
  if (action.type === 'ask-first-changed')
    return written(touching(notebook, 'askFirst'), settingsOf(after, desk));
  return inScene(notebook, { after, desk }, (scene) =>
    noteInScene(notebook, { action, after }, scene),
  );
}

type OfItem = Exclude<
  Noted,
  { readonly type: 'profile-changed' | 'budget-chosen' | 'ask-first-changed' }
>;

function noteInScene(
  notebook: Notebook,
  { action, after }: { readonly action: OfItem; readonly after: SessionState },
  scene: Scene,
): Outcome<Notebook> {
  switch (action.type) {
    case 'marked':
      return afterMark(notebook, { item: action.item, mark: action.mark }, scene);
    case 'undone':
      return afterUndo(notebook, scene);
    case 'answered':
      return afterAnswer(notebook, action, scene);
    case 'came-of':
      return afterOutcome(notebook, action, scene);
    case 'wished':
      return afterWishing(notebook, action.wish, scene);
    case 'slot-changed':
      return afterSlot(notebook, action.rareSlot, scene);
    case 'noted':
      return afterNoting(notebook, action.note, scene);
    case 'note-settled':
      return afterSettling(notebook, action, scene);
    case 'note-dropped':
      return afterDropping(notebook, action.id, scene);
    case 'mark-taken-back':
      return afterTakingBack(notebook, { ...action, entries: after.entries });
    case 'brought-back': {
      const { entries } = after;
      return afterBringingBack(notebook, { topic: action.topic, entries }, scene);
    }
  }
}

const NOTED = [
  'marked',
  'undone',
  'answered',
  'profile-changed',
  'budget-chosen',
  'ask-first-changed',
  'came-of',
  'wished',
  'slot-changed',
  'noted',
  'note-settled',
  'note-dropped',
  'brought-back',
  'mark-taken-back',
] as const satisfies readonly Action['type'][];
type Noted = Extract<Action, { readonly type: (typeof NOTED)[number] }>;

function isNoted(action: Action): action is Noted {
  return NOTED.some((type) => type === action.type);
}

/** Keeps an item about a sensitive subject, or a goal, now that the learner said so. */
export function noteLeave(
  notebook: Notebook,
  { item, after }: { readonly item: string; readonly after: SessionState },
  desk: Desk,
): Outcome<Notebook> {
  const keepAnyway = new Set([...notebook.keepAnyway, item]);
  const allowed = { ...notebook, keepAnyway };
  if (after.profile.goals.some((goal) => goalItem(goal) === item)) {
    return written(allowed, profileChange(after.profile, keepAnyway));
  }
  const marked = after.marks.findLast((one) => one.item === item && one.mark !== 'not-this-topic');
  return inScene(allowed, { after, desk }, (scene) => afterLeave(allowed, { item, marked }, scene));
}

/** The notebook after these cards were shown. */
export function noteShown(
  notebook: Notebook,
  shown: { readonly items: readonly string[]; readonly week: string; readonly after: SessionState },
  desk: Desk,
): Outcome<Notebook> {
  return inScene(notebook, { after: shown.after, desk }, (scene) =>
    afterShowing(notebook, shown, scene),
  );
}

function inScene(
  notebook: Notebook,
  { after: { catalog }, desk }: { readonly after: SessionState; readonly desk: Desk },
  note: (scene: Scene) => Outcome<Notebook>,
): Outcome<Notebook> {
  if (catalog.state !== 'ready') return had(notebook);
  const stored = (key: string): KeptRecord | null => desk.stored.get(key)?.record ?? null;
  return note({ catalog: catalog.catalog, day: desk.day, newId: desk.newId, stored });
}

function settingsOf(after: SessionState, { stored }: Desk): readonly Change[] {
  return settingsChange(after, monthsOf(stored));
}

function touching(notebook: Notebook, setting: 'budget' | 'askFirst'): Notebook {
  return { ...notebook, touched: new Set([...notebook.touched, setting]) };
}
