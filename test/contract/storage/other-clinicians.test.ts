import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { findStore } from '#deidentified/storage/find-store.ts';
import { forgetStore } from '#deidentified/storage/forget-store.ts';
import { keeping } from '#deidentified/storage/kept.ts';
import { saveChanges } from '#deidentified/storage/save.ts';
import { unlockStore } from '#deidentified/storage/unlock-store.ts';
import { aLearning, aRecord, aRow, keptOf, PLAIN } from '../../support/storage-rows.ts';
import { aComputer, aPasskey, aStore, openedAgain, PASSKEY, TODAY, valueOf } from './computer.ts';
import { dumpOf } from './disk.ts';

describe('a second clinician on the same computer', () => {
  it('opens their own record and never the first’s', async () => {
    const computer = aComputer();
    await aStore(computer, keptOf(aRow(aLearning(1), 1)));
    const second = { ...computer, doors: { ...computer.doors, credentials: aPasskey() } };
    expect(await unlockStore(second.doors, PASSKEY, TODAY)).toEqual({
      ok: false,
      code: 'passkey-refused',
    });
    await aStore(second, keptOf(aRow(aLearning(2), 1)));
    expect([...(await openedAgain(second)).kept.values()]).toEqual([aRow(aLearning(2), 1)]);
    expect([...(await openedAgain(computer)).kept.values()]).toEqual([aRow(aLearning(1), 1)]);
  });

  it('cannot tell from the disk how much the first has learned, or of what', async () => {
    const shapeOf = async (entries: number) => {
      const computer = aComputer();
      const rows = Array.from({ length: entries }, (_, at) =>
        aRow(
          aLearning(at, {
            day: `2026-${String((at % 9) + 1).padStart(2, '0')}-15`,
            item: `a-card-on-${PLAIN[at % PLAIN.length] ?? ''}`,
          }),
          at + 1,
        ),
      );
      await aStore(computer, keptOf(...rows));
      return (await dumpOf(computer.disk)).map(({ store, rows: found }) => [
        store,
        found.map((row) =>
          Object.values(row).map((value) =>
            value instanceof Uint8Array ? value.length : typeof value,
          ),
        ),
      ]);
    };
    expect(await shapeOf(200)).toEqual(await shapeOf(0));
  });

  it('finds no word of what was learned in any row or name', async () => {
    const computer = aComputer();
    const store = await aStore(computer, keptOf(aRow(aLearning(1), 1)));
    const exposure = aRecord({
      kind: 'exposure',
      topic: PLAIN[0],
      quarter: '2026-Q4',
      band: '11+',
    });
    const changes = [keeping(exposure)];
    valueOf(await saveChanges(computer.doors, store, { changes, today: TODAY }));
    const bytes = (await dumpOf(computer.disk)).flatMap(({ database, rows }) => [
      database,
      ...rows.flatMap((row) =>
        Object.values(row).map((value) =>
          value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
        ),
      ),
    ]);
    const everything = [...bytes, ...computer.witnessed.values()].join('\n');
    expect(everything).not.toMatch(/sglt2|2026|learning|exposure|11\+/);
    expect(everything).not.toContain(PLAIN[0]);
    expect(everything.length).toBeGreaterThan(500_000);
  });
});

describe('on a computer of several', () => {
  it('a lost record is told of without being opened, and the others open', async () => {
    const computer = aComputer();
    await aStore(computer);
    computer.doors.witness.write('a-slot-that-was-here', 'x');
    expect(await findStore(computer.doors)).toMatchObject({ state: 'locked', lost: true });
    expect((await openedAgain(computer)).kept.size).toBe(0);
  });
});

describe('forgetting everything', () => {
  it('leaves nothing of the one, and all of the other', async () => {
    const computer = aComputer();
    const first = await aStore(computer, keptOf(aRow(aLearning(1), 1)));
    const other = { ...computer, doors: { ...computer.doors, credentials: aPasskey() } };
    const second = await aStore(other, keptOf(aRow(aLearning(2), 1)));
    expect(valueOf(await forgetStore(computer.doors, first))).toEqual({ othersRemain: true });
    expect((await unlockStore(computer.doors, PASSKEY, TODAY)).ok).toBe(false);
    expect((await openedAgain(other)).kept.size).toBe(1);
    expect(valueOf(await forgetStore(other.doors, second))).toEqual({ othersRemain: false });
    expect(await computer.disk.databases()).toEqual([]);
    expect(computer.witnessed.size).toBe(0);
    expect(await findStore(computer.doors)).toEqual({ state: 'none' });
  });

  it('destroys the key before anything else', async () => {
    const disk = new IDBFactory();
    const deleted = vi.spyOn(disk, 'deleteDatabase').mockImplementation(() => {
      throw new DOMException('stopped here', 'UnknownError');
    });
    const computer = aComputer({ factory: () => ({ indexedDB: disk, keyRange: IDBKeyRange }) });
    const store = await aStore(computer);
    expect((await forgetStore(computer.doors, store)).ok).toBe(false);
    deleted.mockRestore();
    expect((await dumpOf(disk)).find(({ store: name }) => name === 'slots')?.rows).toEqual([]);
  });
});
