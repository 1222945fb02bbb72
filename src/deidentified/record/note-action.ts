import type { KeptRecord } from '#boundary/kept-policy.ts';
import type { Action, SessionState } from '#deidentified/session-state.ts';
import type { Change, Kept } from '#deidentified/storage/kept.ts';
import { had, type Outcome } from '#deidentified/storage/outcome.ts';
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
  switch (action.type) {
    case 'marked': {
      const { item, mark } = action;
      return inScene(notebook, { after, desk }, (scene) =>
        afterMark(notebook, { item, mark }, scene),
      );
    }
    case 'undone':
      return inScene(notebook, { after, desk }, (scene) => afterUndo(notebook, scene));
    case 'answered':
      return inScene(notebook, { after, desk }, (scene) => afterAnswer(notebook, action, scene));
    case 'profile-changed':
      return written(notebook, profileChange(action.profile, notebook.keepAnyway));
    case 'budget-chosen':
      return written(touching(notebook, 'budget'), settingsOf(after, desk));
    case 'ask-first-changed':
      return written(touching(notebook, 'askFirst'), settingsOf(after, desk));
  }
}

type Noted = Extract<
  Action,
  {
    readonly type:
      'marked' | 'undone' | 'answered' | 'profile-changed' | 'budget-chosen' | 'ask-first-changed';
  }
>;

const NOTED: ReadonlySet<Action['type']> = new Set<Noted['type']>([
  'marked',
  'undone',
  'answered',
  'profile-changed',
  'budget-chosen',
  'ask-first-changed',
]);

function isNoted(action: Action): action is Noted {
  return NOTED.has(action.type);
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
