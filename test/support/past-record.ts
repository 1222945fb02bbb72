import { indexPack } from '#deidentified/catalog/find-resources.ts';
import { LearningKeeper } from '#deidentified/record/keep-learning.ts';
import { STORAGE_ROOM } from '#deidentified/record/storage-room.ts';
import type { Action } from '#deidentified/session-action.ts';
import { firstState, next } from '#deidentified/session-state.ts';
import { aComputer } from '../contract/storage/computer.ts';
import { corePack } from '../unit/deidentified/catalog/core-files.ts';

/** What a learner did on a day, `YYYY-MM-DD`. */
export type PastDays = Readonly<Record<string, readonly Action[]>>;

/** A carry-over file of a learner who did this on earlier days, with the core pack: made by the product itself, day by day. */
export async function pastRecord(days: PastDays, passphrase: string): Promise<string> {
  const pack = corePack();
  const loaded = { type: 'catalog-loaded', pack, catalog: indexPack(pack) } as const;
  const opener = { by: 'passphrase', passphrase } as const;
  const computer = aComputer();
  const files: string[] = [];
  for (const [at, [day, actions]] of Object.entries(days).entries()) {
    let state = firstState(null);
    const act = (action: Action): void => {
      state = next(state, action);
      keeper.note(action, state);
    };
    const keeper = new LearningKeeper(
      {
        doors: computer.doors,
        room: () => Promise.resolve(STORAGE_ROOM),
        offersPasskey: () => Promise.resolve(false),
        today: () => day,
        dispatch: act,
        handOver: (file) => files.push(file),
        forgotten: () => undefined,
      },
      state,
    );
    act(loaded);
    await keeper.look();
    keeper.ask({ type: at === 0 ? 'remember' : 'open', opener });
    await keeper.settled();
    actions.forEach(act);
    await keeper.settled();
    keeper.ask({ type: 'take-along', passphrase });
    await keeper.settled();
    await keeper.leave();
  }
  const last = files.at(-1);
  if (last === undefined || files.length !== Object.keys(days).length)
    throw new Error('a day of the record was not handed over');
  return last;
}
