import { IDBObjectStore } from 'fake-indexeddb';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import type { SealedRow } from '#boundary/store-policy.ts';
import { padded, textOf, utf8 } from '#deidentified/storage/bytes.ts';
import { carryKeyOf, openCarryOver, sealCarryOver } from '#deidentified/storage/carry-over.ts';
import { createStore } from '#deidentified/storage/create-store.ts';
import { sealRow, unsealRow } from '#deidentified/storage/envelope.ts';
import { NOTHING_KEPT } from '#deidentified/storage/kept.ts';
import { deriveKeys, type StoreKeys } from '#deidentified/storage/keys.ts';
import { namesOf } from '#deidentified/storage/names.ts';
import { parsePack } from '#deidentified/storage/packs.ts';
import { askPasskey, createPasskey } from '#deidentified/storage/passkey.ts';
import { digestOf, seal } from '#deidentified/storage/seal.ts';
import { openSlot, sealSlot } from '#deidentified/storage/slot.ts';
import { tellWitness, witnessedCount } from '#deidentified/storage/witness.ts';
import { aComputer, aPasskey, aStore, PASSKEY, TODAY, valueOf } from './computer.ts';
import { dumpOf } from './disk.ts';

const NAME = 'A'.repeat(22);
const BYTES = new Uint8Array(1024);
let keys: StoreKeys;
let row: SealedRow;

const sealed = async (name = NAME, bytes = BYTES): Promise<SealedRow> => {
  const made = await sealRow(crypto, keys, { table: 'packs', name, bytes });
  if (made === undefined) throw new Error('the door refused it');
  return made;
};

beforeAll(async () => {
  keys = await deriveKeys(crypto, crypto.getRandomValues(new Uint8Array(32)));
  row = await sealed();
});

describe('a sealed row opens only', () => {
  it('in its own table', async () => {
    expect(await unsealRow(crypto, keys, { table: 'packs', row })).toEqual(BYTES);
    expect(await unsealRow(crypto, keys, { table: 'heads', row })).toBeUndefined();
  });

  it('under its own name', async () => {
    const moved = { ...row, name: 'B'.repeat(22) };
    expect(await unsealRow(crypto, keys, { table: 'packs', row: moved })).toBeUndefined();
  });

  it('with the name of its key', async () => {
    const other = { ...keys, id: 'B'.repeat(22) };
    expect(await unsealRow(crypto, other, { table: 'packs', row })).toBeUndefined();
  });

  it('in its own version, which is what it is bound to besides', async () => {
    const { sealing: key, id } = keys;
    const bound = async (version: number) => {
      const binding = ['packs', NAME, id, version];
      return { ...row, ...(await seal(crypto, { key, binding }, BYTES)) };
    };
    const open = async (version: number) =>
      unsealRow(crypto, keys, { table: 'packs', row: await bound(version) });
    expect(await open(1)).toEqual(BYTES);
    expect(await open(2)).toBeUndefined();
  });
});

describe('a sealed row', () => {
  it('has an IV of its own each time, though it holds the same', async () => {
    const many = await Promise.all(Array.from({ length: 200 }, () => sealed()));
    expect(new Set(many.map(({ iv }) => textOf(iv))).size).toBe(200);
    expect(new Set(many.map(({ sealed: bytes }) => textOf(bytes))).size).toBe(200);
  });

  it.each([0, 1, 1019, 1020, 1021, 5000, 100_000])(
    'is of a size class that its %i bytes share with half as many again',
    (length) => {
      const size = padded(new Uint8Array(length), 1024).length;
      expect(Math.log2(size) % 1).toBe(0);
      expect(size).toBeGreaterThanOrEqual(Math.max(1024, length + 4));
      expect(size).toBeLessThanOrEqual(Math.max(1024, 2 * (length + 4)));
    },
  );

  it('that is no pack with a row that no policy knows', () => {
    const content = { version: 1, count: 1, rows: [{ key: 'visit/1', patient: 'Smith' }] };
    expect(parsePack(padded(utf8(JSON.stringify(content)), 1024))).toBeUndefined();
    expect(parsePack(padded(utf8(JSON.stringify({ ...content, rows: [] })), 1024))).toBeDefined();
  });
});

describe('names of rows are told apart by key', () => {
  it('and say nothing of what they name', async () => {
    const other = await deriveKeys(crypto, crypto.getRandomValues(new Uint8Array(32)));
    const [own, foreign] = [await namesOf(crypto, keys), await namesOf(crypto, other)];
    const all = [own.head, ...own.packs.values(), foreign.head, ...foreign.packs.values()];
    expect(new Set(all).size).toBe(all.length);
    for (const name of all) expect(name).toMatch(/^[\w-]{22}$/);
  });
});

describe('a slot opens only as it was written', () => {
  it.each([
    ['another id', { id: 'B'.repeat(22) }],
    ['another salt', { salt: new Uint8Array(16) }],
    ['fewer rounds', { iterations: 600_000 }],
    ['a credential', { credential: 'c'.repeat(22) }],
  ])('not with %s', async (_, parts) => {
    const secret = crypto.getRandomValues(new Uint8Array(32));
    const open = {
      id: NAME,
      kind: 'passphrase',
      salt: crypto.getRandomValues(new Uint8Array(16)),
      iterations: 700_000,
      credential: null,
    } as const;
    const dataKey = crypto.getRandomValues(new Uint8Array(32));
    const held = { dataKey, database: `foreword-${NAME}` };
    const slot = await sealSlot(crypto, { secret, open }, held);
    if (slot === undefined) throw new Error('the door refused it');
    expect(await openSlot(crypto, slot, secret)).toEqual(held);
    expect(await openSlot(crypto, { ...slot, ...parts }, secret)).toBeUndefined();
  });
});

describe('the witness', () => {
  it('of one slot says nothing of another', async () => {
    const { doors, witnessed } = aComputer();
    await tellWitness(crypto, doors.witness, { slot: 'one', keys, count: 7 });
    witnessed.set('other', witnessed.get('one') ?? '');
    expect(await witnessedCount(crypto, doors.witness, { slot: 'one', keys })).toBe(7);
    expect(await witnessedCount(crypto, doors.witness, { slot: 'other', keys })).toBe(0);
  });

  it('is as long after one writing as after a million', async () => {
    const { doors, witnessed } = aComputer();
    await tellWitness(crypto, doors.witness, { slot: 'one', keys, count: 1 });
    await tellWitness(crypto, doors.witness, { slot: 'many', keys, count: 1_000_000 });
    expect(witnessed.get('one')).toHaveLength(witnessed.get('many')?.length ?? 0);
  });
});

describe('a record that could not be begun', () => {
  it('leaves nothing half made', async () => {
    const computer = aComputer();
    await aStore(computer);
    const before = await dumpOf(computer.disk);
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const other = { ...computer.doors, credentials: aPasskey() };
    const begun = await createStore(other, { opener: PASSKEY, kept: NOTHING_KEPT, today: TODAY });
    add.mockRestore();
    expect(begun.ok ? 'begun' : begun.code).toBe('storage-full');
    expect(await dumpOf(computer.disk)).toEqual(before);
  });
});

describe('a passkey', () => {
  const salt = new Uint8Array(16);
  const secretOf = (length: number): Credential & { getClientExtensionResults: () => object } => ({
    id: 'c'.repeat(22),
    type: 'public-key',
    getClientExtensionResults: () => ({ prf: { results: { first: new Uint8Array(length) } } }),
  });

  it('asks for its owner each time, and does not say who that is', async () => {
    const asked: unknown[] = [];
    const credentials = {
      create: (options?: CredentialCreationOptions) => {
        asked.push(options?.publicKey?.authenticatorSelection?.userVerification);
        asked.push(options?.publicKey?.user.name, options?.publicKey?.user.displayName);
        return Promise.resolve(secretOf(32));
      },
      get: (options?: CredentialRequestOptions) => {
        asked.push(options?.publicKey?.userVerification);
        return Promise.resolve(secretOf(32));
      },
    };
    await createPasskey({ crypto, credentials }, salt);
    await askPasskey({ crypto, credentials }, [{ credential: 'c'.repeat(22), salt }]);
    expect(asked).toEqual(['required', 'Foreword record', 'Foreword record', 'required']);
  });

  it('with a short secret opens nothing', async () => {
    const credentials = {
      create: () => Promise.resolve(secretOf(16)),
      get: () => Promise.resolve(secretOf(16)),
    };
    const refusal = { ok: false, code: 'passkey-unsupported' };
    expect(await createPasskey({ crypto, credentials }, salt)).toEqual(refusal);
  });
});

describe('a carry-over file of which the header was made up anew', () => {
  /** Whoever has two files of one learner can mend the checksum: it needs no key. */
  async function mixed(one: string, other: string): Promise<string> {
    const [header, body] = [headerOf(one), other.split('\n')[1] ?? ''];
    const iv = headerOf(other)['iv'];
    const { format, version, kdf, iterations, salt, proof, bytes } = header;
    const open = [format, version, kdf, iterations, salt, proof, bytes, iv];
    const check = await digestOf(crypto, utf8(JSON.stringify(open)));
    return `${JSON.stringify({ ...header, iv, check })}\n${body}\n`;
  }

  const headerOf = (file: string): Readonly<Record<string, unknown>> => {
    const header: unknown = JSON.parse(file.split('\n')[0] ?? '');
    return isObject(header) ? header : {};
  };

  it('does not open with the body of another', async () => {
    const passphrase = 'seven slow tractors';
    const carry = valueOf(await carryKeyOf(crypto, passphrase));
    const one = valueOf(await sealCarryOver(crypto, NOTHING_KEPT, carry));
    const other = valueOf(await sealCarryOver(crypto, NOTHING_KEPT, carry));
    expect((await openCarryOver(crypto, await mixed(one, one), passphrase)).ok).toBe(true);
    expect(await openCarryOver(crypto, await mixed(one, other), passphrase)).toEqual({
      ok: false,
      code: 'file-tampered',
    });
  });
});
