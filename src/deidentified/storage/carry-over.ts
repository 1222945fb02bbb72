import { isObject } from '#boundary/guards.ts';
import { admit } from '#boundary/record-policy.ts';
import { CARRY_OVER_HEADER, type CarryOverHeader } from '#boundary/store-policy.ts';
import { bytesOf, joined, parsedJson, textOf, utf8 } from './bytes.ts';
import type { CarryKey } from './head.ts';
import { type Kept, NOTHING_KEPT } from './kept.ts';
import { sealingKey } from './keys.ts';
import { merge } from './merge.ts';
import { had, type Outcome, refused } from './outcome.ts';
import { packBytes, parsePack } from './packs.ts';
import { ITERATIONS, isFitPassphrase, SALT_BYTES, stretch } from './passphrase.ts';
import { type Cryptography, digestOf, randomBytes, type Seal, seal, unseal } from './seal.ts';

const VERSION = 1;
const FORMAT = 'foreword-carry-over';
const BEGINNING = `{"format":"${FORMAT}"`;
const EMPTY = new Uint8Array(0);

/** The key of a learner's files, from a passphrase and a fresh salt. */
export async function carryKeyOf(
  crypto: Cryptography,
  passphrase: string,
): Promise<Outcome<CarryKey>> {
  if (!isFitPassphrase(passphrase)) return refused('passphrase-unfit');
  const salt = randomBytes(crypto, SALT_BYTES);
  const secret = await stretch(crypto, passphrase, { salt, iterations: ITERATIONS });
  return had({ salt: textOf(salt), iterations: ITERATIONS, secret: textOf(secret) });
}

/** The whole record as one file: a line of header, a line of sealed rows, filled up so that its size says little. */
export async function sealCarryOver(
  crypto: Cryptography,
  kept: Kept,
  carry: CarryKey,
): Promise<Outcome<string>> {
  const { salt, iterations } = carry;
  const bytes = packBytes({ count: 1, rows: [...kept.values()] });
  if (bytes === undefined) return refused('defect');
  const key = await sealingKey(crypto, bytesOf(carry.secret) ?? EMPTY, 'carry-over');
  const proof = await seal(crypto, { key, binding: ['carry-over', 'proof', salt] }, EMPTY);
  const open = {
    format: FORMAT,
    version: VERSION,
    kdf: 'PBKDF2-SHA-256',
    iterations,
    salt,
    proof: textOf(joined(proof.iv, proof.sealed)),
    bytes: Math.ceil(((bytes.length + 16) * 4) / 3),
  };
  const { iv, sealed } = await seal(crypto, { key, binding: bodyBinding(open) }, bytes);
  const header = { ...open, iv: textOf(iv) };
  const check = await checkOf(crypto, header);
  return had(`${JSON.stringify({ ...header, check })}\n${textOf(sealed)}\n`);
}

/** What a file holds. A file that is not wholly as it was written gives nothing of it. */
export async function openCarryOver(
  crypto: Cryptography,
  file: string,
  passphrase: string,
): Promise<Outcome<Kept>> {
  const read = await readHeader(crypto, file);
  if (!read.ok) return read;
  const { header, body } = read.value;
  const { iterations, salt } = header;
  const secret = await stretch(crypto, passphrase, { salt: bytesOf(salt) ?? EMPTY, iterations });
  const key = await sealingKey(crypto, secret, 'carry-over');
  if (!(await isProved(crypto, key, header))) return refused('file-foreign');
  const sealed = bytesOf(body);
  const iv = bytesOf(header.iv);
  if (sealed === undefined || iv === undefined) return refused('file-tampered');
  const bytes = await unseal(crypto, { key, binding: bodyBinding(header) }, { iv, sealed });
  const pack = bytes && parsePack(bytes);
  return pack === undefined ? refused('file-tampered') : had(merge(NOTHING_KEPT, pack.rows));
}

async function readHeader(
  crypto: Cryptography,
  file: string,
): Promise<Outcome<{ readonly header: CarryOverHeader; readonly body: string }>> {
  if (!file.startsWith(BEGINNING)) {
    return refused(file !== '' && BEGINNING.startsWith(file) ? 'file-truncated' : 'file-unknown');
  }
  const end = file.indexOf('\n');
  if (end < 0) return refused('file-truncated');
  const found = parsedJson(file.slice(0, end));
  if (!isObject(found)) return refused('file-tampered');
  const version = found['version'];
  if (typeof version === 'number' && version > VERSION) return refused('file-newer');
  const header = admit(CARRY_OVER_HEADER, found);
  if (header === undefined) return refused('file-tampered');
  if ((await checkOf(crypto, header)) !== header.check) return refused('file-tampered');
  const body = file.slice(end + 1);
  if (body.length < header.bytes) return refused('file-truncated');
  return body.replace(/\r?\n$/, '').length === header.bytes
    ? had({ header, body: body.slice(0, header.bytes) })
    : refused('file-tampered');
}

async function isProved(
  crypto: Cryptography,
  key: CryptoKey,
  { proof, salt }: CarryOverHeader,
): Promise<boolean> {
  const bytes = bytesOf(proof) ?? EMPTY;
  const sealed = { iv: bytes.slice(0, 12), sealed: bytes.slice(12) };
  return (
    (await unseal(crypto, { key, binding: ['carry-over', 'proof', salt] }, sealed)) !== undefined
  );
}

type Open = Omit<Record<keyof CarryOverHeader & string, string | number>, 'iv' | 'check'>;

function bodyBinding(open: Open): Seal['binding'] {
  const { format, version, kdf, iterations, salt, proof, bytes } = open;
  return [format, version, kdf, iterations, salt, proof, bytes];
}

function checkOf(crypto: Cryptography, header: Open & { readonly iv: string }): Promise<string> {
  return digestOf(crypto, utf8(JSON.stringify([...bodyBinding(header), header.iv])));
}
