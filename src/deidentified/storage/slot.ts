import { isMatch, isShape } from '#boundary/guards.ts';
import { admit } from '#boundary/record-policy.ts';
import { type Bytes, KEY_SLOT, type KeySlot } from '#boundary/store-policy.ts';
import { bytesOf, padded, parsedJson, textOf, unpadded, utf8 } from './bytes.ts';
import { ENVELOPE_VERSION, noteSealed } from './envelope.ts';
import { KEY_BYTES, sealingKey } from './keys.ts';
import { type Cryptography, digestOf, seal, type Sealed, unseal } from './seal.ts';

/** What a slot wraps. */
export interface SlotSecret {
  readonly dataKey: Bytes;
  /** The random name of the learner's database: without the key nobody knows which is whose. */
  readonly database: string;
}

/** What opens a slot, and what may be seen of it. */
export interface Wrapping {
  readonly secret: Bytes;
  readonly open: Pick<KeySlot, 'id' | 'kind' | 'salt' | 'iterations' | 'credential'>;
}

const SLOT_BYTES = 1024;

/** Wraps the data key: HKDF over the passkey's or passphrase's 256 bits, then AES-GCM bound to all that may be seen. */
export async function sealSlot(
  crypto: Cryptography,
  { secret, open }: Wrapping,
  { dataKey, database }: SlotSecret,
): Promise<KeySlot | undefined> {
  const key = await sealingKey(crypto, secret, 'wrapping');
  const text = JSON.stringify({ dataKey: textOf(dataKey), database });
  const sealed = await seal(
    crypto,
    { key, binding: bindingOf(open) },
    padded(utf8(text), SLOT_BYTES),
  );
  const slot = { ...open, version: ENVELOPE_VERSION, ...sealed };
  const admitted = admit(KEY_SLOT, { ...slot, check: await checkOf(crypto, slot) });
  return admitted && noteSealed(admitted);
}

/** What a slot wraps; undefined for another secret. */
export async function openSlot(
  crypto: Cryptography,
  slot: KeySlot,
  secret: Bytes,
): Promise<SlotSecret | undefined> {
  const key = await sealingKey(crypto, secret, 'wrapping');
  const plain = await unseal(crypto, { key, binding: bindingOf(slot) }, slot);
  const content = plain && unpadded(plain);
  const found = content && parsedJson(new TextDecoder().decode(content));
  if (!isSecret(found)) return undefined;
  const dataKey = bytesOf(found.dataKey);
  return dataKey?.length === KEY_BYTES ? { dataKey, database: found.database } : undefined;
}

const isSecret = isShape<{ readonly dataKey: string; readonly database: string }>({
  dataKey: isMatch(/^[\w-]{43}$/),
  database: isMatch(/^foreword-[\w-]{22}$/),
});

/** A slot as it was written: damaged ones must not look like a wrong passphrase. */
export async function isIntact(crypto: Cryptography, slot: KeySlot): Promise<boolean> {
  return (await checkOf(crypto, slot)) === slot.check;
}

function checkOf(crypto: Cryptography, slot: Wrapping['open'] & Sealed) {
  return digestOf(crypto, utf8(JSON.stringify(bindingOf(slot))), slot.iv, slot.sealed);
}

function bindingOf({ id, kind, salt, iterations, credential }: Wrapping['open']) {
  return ['slots', id, kind, textOf(salt), iterations, credential ?? '', ENVELOPE_VERSION];
}
