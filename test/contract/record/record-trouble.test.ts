import { IDBObjectStore } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { NOTHING_REMEMBERED } from '#deidentified/record/record-view.ts';
import { aComputer, aPasskey } from '../storage/computer.ts';
import { dumpOf, scribble } from '../storage/disk.ts';
import { rowsOf } from '../storage/scene.ts';
import {
  aRememberedSession,
  aSession,
  BY_PASSPHRASE,
  countsOf,
  theNextSession,
} from './a-session.ts';

const DONE = { type: 'marked', item: 'card-one', mark: 'done' } as const;

describe('a second clinician at the same computer', () => {
  it('sees that a record is there, and nothing of it', async () => {
    const computer = aComputer();
    const first = await aRememberedSession(computer, BY_PASSPHRASE);
    first.act(DONE);
    await first.end();
    const second = await aSession({
      ...computer,
      doors: { ...computer.doors, credentials: aPasskey() },
    });
    expect(second.state().record.place).toEqual({
      state: 'locked',
      passkey: false,
      passphrase: true,
      lost: false,
    });
    expect(second.state().remembered).toEqual(NOTHING_REMEMBERED);
    await second.ask({
      type: 'open',
      opener: { by: 'passphrase', passphrase: 'another set of words' },
    });
    expect(second.state().record.trouble).toEqual({ task: 'open', code: 'wrong-passphrase' });
    await second.ask({ type: 'remember', opener: { by: 'passkey' } });
    expect(countsOf(second)).toMatchObject({ learning: 0, mark: 0 });
  });
});

describe('when something goes wrong', () => {
  it('a full disk is said, loses nothing, and is tried again with the next mark', async () => {
    const computer = aComputer();
    const session = await aRememberedSession(computer);
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    session.act(DONE);
    await session.settled();
    full.mockRestore();
    expect(session.state().record).toMatchObject({
      trouble: { task: 'save', code: 'storage-full' },
      unsaved: 1,
    });
    session.act({ type: 'answered', item: 'card-two', answer: 1, rating: 'good' });
    await session.settled();
    expect(session.state().record).toMatchObject({ trouble: null, unsaved: 0 });
    expect(countsOf(session)).toMatchObject({ learning: 2, mark: 1 });
  });

  it('two tabs keep what either did', async () => {
    const computer = aComputer();
    const one = await aRememberedSession(computer);
    const two = await theNextSession(computer);
    one.act(DONE);
    two.act({ type: 'marked', item: 'card-two', mark: 'known' });
    await Promise.all([one.end(), two.end()]);
    expect(countsOf(await theNextSession(computer))).toMatchObject({ learning: 2, mark: 2 });
  });

  it('a tab that comes after another forgot everything keeps its own session in memory', async () => {
    const computer = aComputer();
    const one = await aRememberedSession(computer);
    const two = await theNextSession(computer);
    await one.ask({ type: 'forget' });
    expect(one.forgotten).toEqual([false]);
    two.act(DONE);
    await two.settled();
    expect(two.state().record).toMatchObject({
      place: { state: 'none' },
      trouble: { task: 'save', code: 'store-closed' },
      unsaved: 1,
    });
    expect(await computer.disk.databases()).toEqual([]);
  });

  it('damage is named when the record is opened, and mended with what is left', async () => {
    const computer = aComputer();
    const first = await aRememberedSession(computer);
    first.act(DONE);
    await first.end();
    const dump = await dumpOf(computer.disk);
    const record = dump.find(({ store }) => store === 'packs')?.database ?? '';
    await scribble(computer.disk, record, (store) => {
      store('packs').delete(String(rowsOf(dump, 'packs')[0]?.['name']));
    });
    const second = await theNextSession(computer);
    expect(second.state().record.place).toMatchObject({ state: 'damaged' });
    second.act({ type: 'marked', item: 'card-two', mark: 'known' });
    expect(second.state().record.unsaved).toBe(1);
    await second.ask({ type: 'mend', carried: null });
    expect(second.state().record).toMatchObject({ place: { state: 'open' }, unsaved: 0 });
    expect(countsOf(second).mark).toBeGreaterThan(0);
  });

  it('damage that a writing finds is named then, and nothing is written over it', async () => {
    const computer = aComputer();
    const session = await aRememberedSession(computer);
    session.act(DONE);
    await session.settled();
    const dump = await dumpOf(computer.disk);
    const record = dump.find(({ store }) => store === 'heads')?.database ?? '';
    await scribble(computer.disk, record, (store) => {
      store('heads').clear();
    });
    session.act({ type: 'marked', item: 'card-two', mark: 'known' });
    await session.settled();
    expect(session.state().record).toMatchObject({
      place: { state: 'damaged', damage: ['head-missing'] },
      trouble: { task: 'save', code: 'store-damaged' },
    });
    await session.ask({ type: 'mend', carried: null });
    expect(countsOf(session)).toMatchObject({ mark: 2, learning: 2 });
  });

  it('a browser that gives no storage leaves the session in memory', async () => {
    const session = await aSession(aComputer({ isPartitioned: true }));
    expect(session.state().record.place).toEqual({ state: 'memory-only', why: 'partitioned' });
    session.act(DONE);
    expect(session.state().record.unsaved).toBe(1);
  });

  it('a record that is gone is said, and what can never be opened again can be cleared away', async () => {
    const computer = aComputer();
    await (await aRememberedSession(computer)).end();
    for (const { name = '' } of await computer.disk.databases()) computer.disk.deleteDatabase(name);
    const session = await aSession(computer);
    expect(session.state().record.place).toEqual({
      state: 'damaged',
      damage: ['store-missing'],
      remains: null,
    });
    await session.ask({ type: 'forget' });
    expect(session.forgotten).toEqual([false]);
    expect((await aSession(computer)).state().record.place).toEqual({ state: 'none' });
  });
});

describe('a session that has ended', () => {
  it('holds no key: what was asked for too late keeps nothing open', async () => {
    const computer = aComputer();
    const session = await aRememberedSession(computer);
    await session.end();
    session.act(DONE);
    await session.settled();
    expect(countsOf(await theNextSession(computer)).mark).toBe(0);
  });
});
