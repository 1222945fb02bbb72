import type { Action } from '#deidentified/session-action.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import type { LearningKeeper } from './keep-learning.ts';
import { NOT_LOOKED, type RecordRequest } from './record-view.ts';

/**
 * Stands in for the keeper of the learner's record until its code is here, so that the first paint waits for none of it. What happens
 * before is noted once it is.
 */
export class KeeperToCome {
  readonly #load: () => Promise<LearningKeeper>;
  readonly #dispatch: (action: Action) => void;
  #keeper: LearningKeeper | null = null;
  #missed: readonly ((keeper: LearningKeeper) => void)[] = [];
  #isClosed = false;

  constructor(load: () => Promise<LearningKeeper>, dispatch: (action: Action) => void) {
    this.#load = load;
    this.#dispatch = dispatch;
  }

  /** Brings the keeper, and has it look whether anything is kept on this computer. Where its code does not come, nothing can be kept. */
  async look(): Promise<void> {
    const keeper = await this.#load().catch(() => null);
    if (this.#isClosed) return;
    if (keeper === null) {
      const place = { state: 'memory-only', why: 'blocked' } as const;
      this.#dispatch({ type: 'record-changed', record: { ...NOT_LOOKED, place } });
      return;
    }
    const missed = this.#missed;
    this.#missed = [];
    this.#keeper = keeper;
    missed.forEach((tell) => {
      tell(keeper);
    });
    await keeper.look();
  }

  /** As `LearningKeeper.note`. */
  note(action: Action, after: SessionState): void {
    this.#tell((keeper) => {
      keeper.note(action, after);
    });
  }

  /** As `LearningKeeper.noteShown`. */
  readonly noteShown = (items: readonly string[], week: string): void => {
    this.#tell((keeper) => {
      keeper.noteShown(items, week);
    });
  };

  /** As `LearningKeeper.ask`; nothing can be asked before the record was looked for. */
  readonly ask = (request: RecordRequest): void => {
    this.#keeper?.ask(request);
  };

  /** As `LearningKeeper.leave`. */
  async leave(): Promise<void> {
    this.#isClosed = true;
    await this.#keeper?.leave();
  }

  /** As `LearningKeeper.close`. */
  close(): void {
    this.#isClosed = true;
    this.#keeper?.close();
  }

  #tell(tell: (keeper: LearningKeeper) => void): void {
    if (this.#keeper === null) this.#missed = [...this.#missed, tell];
    else tell(this.#keeper);
  }
}
