import { admit } from '#boundary/record-policy.ts';
import { type Bytes, SEALED_ROW, type SealedRow } from '#boundary/store-policy.ts';
import type { StoreKeys } from './keys.ts';
import { type Cryptography, seal, unseal } from './seal.ts';

/** The shape of envelope and slot. What is inside has a version of its own. */
export const ENVELOPE_VERSION = 1;

/** The tables of a learner's database. */
export type TableName = 'packs' | 'heads';

export interface Place {
  readonly table: TableName;
  readonly name: string;
}

const sealedHere = new WeakSet();

/** True for an envelope that this room sealed and admitted: bytes that merely look like one are not. */
export function wasSealedHere(row: unknown): boolean {
  return typeof row === 'object' && row !== null && sealedHere.has(row);
}

/** Notes that a row holds sealed bytes only. */
export function noteSealed<T extends object>(row: T): T {
  sealedHere.add(row);
  return row;
}

/** Bytes as the only kind of row the database takes; undefined where the policy refuses it. */
export async function sealRow(
  crypto: Cryptography,
  keys: StoreKeys,
  { table, name, bytes }: Place & { readonly bytes: Bytes },
): Promise<SealedRow | undefined> {
  const binding = [table, name, keys.id, ENVELOPE_VERSION];
  const sealed = await seal(crypto, { key: keys.sealing, binding }, bytes);
  const row = admit(SEALED_ROW, { name, keyId: keys.id, version: ENVELOPE_VERSION, ...sealed });
  return row && noteSealed(row);
}

/** What a row of this place holds; undefined where it was not sealed for it. */
export async function unsealRow(
  crypto: Cryptography,
  keys: StoreKeys,
  { table, row }: { readonly table: TableName; readonly row: SealedRow },
): Promise<Bytes | undefined> {
  const binding = [table, row.name, keys.id, ENVELOPE_VERSION];
  return await unseal(crypto, { key: keys.sealing, binding }, row);
}
