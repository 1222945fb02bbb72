import type { Bytes, KeySlot } from '#boundary/store-policy.ts';
import { bytesOf } from './bytes.ts';
import { KEY_BYTES } from './keys.ts';
import { had, type Outcome, refused } from './outcome.ts';
import { type Cryptography, randomBytes } from './seal.ts';

/** What the room needs of WebAuthn. */
export type Credentials = Pick<CredentialsContainer, 'create' | 'get'>;

interface Devices {
  readonly crypto: Cryptography;
  readonly credentials: Credentials | null;
}

/** A passkey's secret for one salt, by the PRF extension (WebAuthn 3, §10.1.4). */
export interface PasskeySecret {
  readonly credential: string;
  readonly secret: Bytes;
}

/** Makes a passkey and asks it for its secret. It names nobody: the account it shows is "Foreword record". */
export async function createPasskey(
  { crypto, credentials }: Devices,
  salt: Bytes,
): Promise<Outcome<PasskeySecret>> {
  if (credentials === null) return refused('passkey-unsupported');
  const account = 'Foreword record';
  const made = await answered(
    credentials.create({
      publicKey: {
        rp: { name: 'Foreword' },
        user: { id: randomBytes(crypto, 16), name: account, displayName: account },
        challenge: randomBytes(crypto, 32), // nobody checks a signature: the secret is the proof
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 }, // ES256
          { type: 'public-key', alg: -257 }, // RS256, Windows Hello
        ],
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  );
  if (made === null) return refused('passkey-refused');
  const secret = prfOf(made);
  if (secret !== undefined) return had({ credential: made.id, secret });
  // Many authenticators make the secret only when they are asked the second time.
  return await askPasskey({ crypto, credentials }, [{ credential: made.id, salt }]);
}

/** Asks for the secret of whichever of these passkeys is at hand. */
export async function askPasskey(
  { crypto, credentials }: Devices,
  slots: readonly Pick<KeySlot, 'credential' | 'salt'>[],
): Promise<Outcome<PasskeySecret>> {
  if (credentials === null) return refused('passkey-unsupported');
  const known = slots.flatMap(({ credential, salt }) => {
    const id = credential === null ? undefined : bytesOf(credential);
    return credential === null || id === undefined ? [] : [{ credential, id, salt }];
  });
  const found = await answered(
    credentials.get({
      publicKey: {
        challenge: randomBytes(crypto, 32),
        allowCredentials: known.map(({ id }) => ({ type: 'public-key', id })),
        userVerification: 'required',
        extensions: {
          prf: {
            evalByCredential: Object.fromEntries(
              known.map(({ credential, salt }) => [credential, { first: salt }]),
            ),
          },
        },
      },
    }),
  );
  if (found === null) return refused('passkey-refused');
  const secret = prfOf(found);
  return secret === undefined
    ? refused('passkey-unsupported')
    : had({ credential: found.id, secret });
}

/** A refusal, a dismissal and a page that may not ask all look the same to us, and to the reader. */
async function answered(asked: Promise<Credential | null>): Promise<Credential | null> {
  return await asked.catch(() => null);
}

function prfOf(credential: Credential): Bytes | undefined {
  if (!isPublicKeyCredential(credential)) return undefined;
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return undefined;
  const bytes = ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
    : new Uint8Array(first);
  return bytes.length === KEY_BYTES ? Uint8Array.from(bytes) : undefined;
}

function isPublicKeyCredential(
  credential: Credential,
): credential is Credential & Pick<PublicKeyCredential, 'getClientExtensionResults'> {
  return (
    'getClientExtensionResults' in credential &&
    typeof credential.getClientExtensionResults === 'function'
  );
}
