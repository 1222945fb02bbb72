import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { browserDoors, type BrowserWindow } from '#deidentified/storage/database.ts';

function aWindow(parts: object = {}): BrowserWindow {
  const window = {};
  const kept = new Map<string, string>();
  const localStorage = {
    get length() {
      return kept.size;
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => {
      kept.set(name, text);
    },
    removeItem: (name: string) => {
      kept.delete(name);
    },
  };
  const whole: BrowserWindow = {
    crypto,
    indexedDB: new IDBFactory(),
    IDBKeyRange,
    localStorage,
    navigator: {
      credentials: { create: () => Promise.resolve(null), get: () => Promise.resolve(null) },
      locks: { request: (_, task) => task() },
    },
    self: window,
    top: window,
    location: { hostname: 'foreword.example' },
  };
  return Object.defineProperties(whole, Object.getOwnPropertyDescriptors(parts));
}

describe('in a browser', () => {
  it.each<readonly [string, object, boolean]>([
    ['a page of its own keeps', {}, false],
    [
      'a frame of another site does not',
      {
        top: {},
        location: { hostname: 'foreword.example', ancestorOrigins: ['https://ehr.example'] },
      },
      true,
    ],
    [
      'a frame of its own host does',
      { top: {}, location: { hostname: 'localhost', ancestorOrigins: ['http://localhost:4000'] } },
      false,
    ],
    [
      'a frame within a frame of another site does not',
      {
        top: {},
        location: {
          hostname: 'localhost',
          ancestorOrigins: ['http://localhost:1', 'https://ehr.example'],
        },
      },
      true,
    ],
    ['a frame that is not told where it is does not', { top: {} }, true],
    [
      'a frame of nobody’s origin does not',
      { top: {}, location: { hostname: 'localhost', ancestorOrigins: ['null'] } },
      true,
    ],
  ])('%s', (_, parts, isPartitioned) => {
    expect(browserDoors(aWindow(parts)).isPartitioned).toBe(isPartitioned);
  });

  it('the witness remembers by slot, and drops', () => {
    const { witness } = browserDoors(aWindow());
    witness.write('a', 'one');
    expect([witness.slots(), witness.read('a'), witness.read('b')]).toEqual([['a'], 'one', null]);
    witness.drop('a');
    expect(witness.slots()).toEqual([]);
  });

  it('without a second place nothing throws, and nothing is remembered there', () => {
    const blocked = {
      get localStorage(): never {
        throw new DOMException('no', 'SecurityError');
      },
    };
    const { witness } = browserDoors(aWindow(blocked));
    witness.write('a', 'one');
    witness.drop('a');
    expect([witness.slots(), witness.read('a')]).toEqual([[], null]);
  });

  it('passkeys are asked only where the browser knows them', () => {
    expect(browserDoors(aWindow()).credentials).toBeNull();
    expect(browserDoors(aWindow({ PublicKeyCredential: {} })).credentials).not.toBeNull();
  });

  it('a task that fails under the lock fails where it was asked for', async () => {
    const { exclusive } = browserDoors(aWindow());
    expect(await exclusive('a', () => Promise.resolve(4))).toBe(4);
    await expect(exclusive('a', () => Promise.reject(new Error('stop')))).rejects.toThrow('stop');
  });
});
