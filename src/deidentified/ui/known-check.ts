import type { Action } from '#deidentified/session-action.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import { type Answers, UNANSWERED } from './view.ts';

/** What has been asked of cards that a reader says are known. */
interface KnownCheck {
  /** The card whose question is asked because it was called known; null while there is none. */
  readonly checking: string | null;
  /** Cards that were asked about: each is asked about once, and then the reader's word counts. */
  readonly asked: ReadonlySet<string>;
}

export const NOTHING_CHECKED: KnownCheck = { checking: null, asked: new Set() };

/**
 * What calling a card known comes to: one question to check, the first time; the mark, where it was asked before or its answer is on
 * screen.
 */
export function actionOnKnown(item: string, { asked }: KnownCheck, answers: Answers): Action {
  const { shown } = answers.get(item) ?? UNANSWERED;
  return shown || asked.has(item)
    ? { type: 'marked', item, mark: 'known' }
    : { type: 'opened', item };
}

/** The check after an action: an opening asked for by "known" begins it, and the next way out of the card ends it. */
export function afterAct(check: KnownCheck, action: Action, knownItem: string | null): KnownCheck {
  if (knownItem !== null && action.type === 'opened')
    return { checking: knownItem, asked: new Set([...check.asked, knownItem]) };
  return isWayOut(action) ? { ...check, checking: null } : check;
}

/** What stands before an action: a card that passed its check is marked as known when its reader goes on. */
export function markBefore(
  action: Action,
  { checking }: KnownCheck,
  { answers, state }: { readonly answers: Answers; readonly state: SessionState },
): Action | null {
  return checking !== null && isWayOut(action) && isAnsweredRight(checking, answers, state)
    ? { type: 'marked', item: checking, mark: 'known' }
    : null;
}

/** True where the reader chose, said how sure, and chose as the source does. */
export function isAnsweredRight(item: string, answers: Answers, state: SessionState): boolean {
  return verdictOn(item, answers, state) === 'right';
}

/** True where the reader chose, said how sure, and chose otherwise than the source: then "known" is not offered. */
export function isMissed(item: string, answers: Answers, state: SessionState): boolean {
  return verdictOn(item, answers, state) === 'missed';
}

function verdictOn(
  item: string,
  answers: Answers,
  { catalog }: SessionState,
): 'right' | 'missed' | 'open' {
  const { chosen, shown } = answers.get(item) ?? UNANSWERED;
  if (!shown || chosen === null || catalog.state !== 'ready') return 'open';
  const card = catalog.catalog.cards.find(({ id }) => id === item);
  if (card === undefined) return 'open';
  return chosen === card.best ? 'right' : 'missed';
}

/** Whatever takes the card off the screen; a look at the Privacy page comes back to it. */
function isWayOut(action: Action): boolean {
  if (action.type === 'went') return action.place !== 'privacy';
  return action.type === 'closed' || action.type === 'opened';
}
