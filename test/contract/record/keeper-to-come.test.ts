import { describe, expect, it } from 'vitest';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import { LearningKeeper } from '#deidentified/record/keep-learning.ts';
import { KeeperToCome } from '#deidentified/record/keeper-to-come.ts';
import { STORAGE_ROOM } from '#deidentified/record/storage-room.ts';
import type { Action } from '#deidentified/session-action.ts';
import { firstState, next } from '#deidentified/session-state.ts';
import { aCard, aPack } from '../../support/builders.ts';
import { aComputer, TODAY } from '../storage/computer.ts';
import { PLAIN } from './a-session.ts';

const PACK = aPack([aCard('card-one', { topics: [PLAIN.id] })]);
const DONE = { type: 'marked', item: 'card-one', mark: 'done' } as const;

/** A page whose keeper comes, or fails to, when it is looked for. */
function aPage(
  load: (around: { readonly act: (action: Action) => void }) => Promise<LearningKeeper>,
) {
  let state = firstState(null);
  const act = (action: Action): void => {
    state = next(state, action);
    keeper.note(action, state);
  };
  const keeper = new KeeperToCome(() => load({ act }), act);
  act({ type: 'catalog-loaded', pack: PACK, catalog: indexPack(PACK) });
  return { act, keeper, state: () => state };
}

const comes = ({ act }: { readonly act: (action: Action) => void }) =>
  Promise.resolve(
    new LearningKeeper(
      {
        doors: aComputer().doors,
        room: () => Promise.resolve(STORAGE_ROOM),
        offersPasskey: () => Promise.resolve(false),
        today: () => TODAY,
        dispatch: act,
        handOver: () => undefined,
        forgotten: () => undefined,
      },
      firstState(null),
    ),
  );

describe('the keeper of the record, loaded after the first paint', () => {
  it('knows what was marked and shown before it came', async () => {
    const page = aPage(comes);
    page.act(DONE);
    page.keeper.noteShown(['card-one'], '2026-W47');
    expect(page.state().record.unsaved).toBe(0);
    await page.keeper.look();
    expect(page.state().record).toMatchObject({ unsaved: 1, place: { state: 'none' } });
    expect(page.state().entries).toMatchObject({
      learning: [{ item: 'card-one', mark: 'done' }],
      shown: [{ item: 'card-one', week: '2026-W47' }],
    });
  });

  it('that never comes leaves a page that says nothing can be kept, and goes on', async () => {
    const page = aPage(() => Promise.reject(new TypeError('offline')));
    page.act(DONE);
    await page.keeper.look();
    expect(page.state().record.place).toEqual({ state: 'memory-only', why: 'blocked' });
    page.act({ type: 'undone' });
    await page.keeper.leave();
    expect(page.state().marks).toEqual([]);
  });

  it('that comes after the page was left looks for nothing', async () => {
    const page = aPage(comes);
    const looking = page.keeper.look();
    page.keeper.close();
    await looking;
    expect(page.state().record.place).toEqual({ state: 'looking' });
  });
});
