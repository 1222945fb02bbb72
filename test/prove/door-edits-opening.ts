import { type Edit, editsOf, guardIn } from './door-edit.ts';

const contract = (name: string) => guardIn(`test/contract/storage/${name}.test.ts`);
const sealing = contract('sealing');
const store = contract('store');
const openers = contract('openers');
const carry = contract('carry-over');
const browser = guardIn('test/unit/deidentified/storage/browser-doors.test.ts');

/** Who may open it, and with what. */
export const OPENING_EDITS: readonly Edit[] = [
  ...editsOf('src/deidentified/storage/passphrase.ts', [
    [
      'a passphrase is hashed a thousand times',
      openers('a passphrase is hashed'),
      ['600_000', '1_000'],
    ],
    [
      'a short passphrase will do',
      openers('a passphrase of fewer than twelve'),
      ['LEAST_LETTERS = 12', 'LEAST_LETTERS = 4'],
    ],
  ]),
  ...editsOf('src/deidentified/storage/create-store.ts', [
    [
      'two share a passphrase',
      openers('a passphrase of fewer than twelve'),
      ['if (isTaken || !isFitPassphrase', 'if (!isFitPassphrase'],
    ],
    [
      'a frame of another site begins a record',
      store('before anyone asks to be remembered a frame of another site'),
      ["if (doors.isPartitioned) return refused('storage-blocked');", ''],
    ],
    [
      'half a record stays',
      sealing('a record that could not be begun leaves nothing'),
      ['await tables.database.delete(); // nothing half made stays', ''],
    ],
  ]),
  ...editsOf('src/deidentified/storage/passkey.ts', [
    [
      'a passkey opens without its owner (made)',
      sealing('a passkey asks for its owner'),
      [
        "residentKey: 'preferred', userVerification: 'required'",
        "residentKey: 'preferred', userVerification: 'discouraged'",
      ],
    ],
    [
      'a passkey opens without its owner (asked)',
      sealing('a passkey asks for its owner'),
      [
        "userVerification: 'required',\n        extensions",
        "userVerification: 'discouraged',\n        extensions",
      ],
    ],
    [
      'a passkey names its owner',
      sealing('a passkey asks for its owner'),
      ["const account = 'Foreword record';", "const account = 'Dr. Kim';"],
    ],
    [
      'a secret of any length is a key',
      sealing('a passkey with a short secret'),
      ['bytes.length === KEY_BYTES ? Uint8Array.from(bytes) : undefined', 'Uint8Array.from(bytes)'],
    ],
  ]),
  ...editsOf('src/deidentified/storage/database.ts', [
    [
      'a frame of another site is taken for our own',
      browser('in a browser'),
      ['new URL(origin).hostname !== location.hostname', 'false'],
    ],
    [
      'the browser’s locks are not used',
      browser('in a browser a task that fails'),
      [
        'navigator.locks.request(name, () => task().then(resolve, reject)).catch(reject);',
        'resolve(undefined as never);',
      ],
    ],
  ]),
  ...editsOf('src/deidentified/storage/carry-over.ts', [
    [
      'a changed header is not noticed',
      carry('a carry-over file is refused with another salt'),
      [
        "if ((await checkOf(crypto, header)) !== header.check) return refused('file-tampered');",
        '',
      ],
    ],
    [
      'a file of a newer version is guessed at',
      carry('a carry-over file is refused of a newer version'),
      ["if (typeof version === 'number' && version > VERSION) return refused('file-newer');", ''],
    ],
    [
      'a shortened file is a changed one',
      carry('a carry-over file is refused cut'),
      ["if (body.length < header.bytes) return refused('file-truncated');", ''],
    ],
    [
      'a wrong passphrase is a changed file',
      carry('a carry-over file is refused that another passphrase sealed'),
      ["if (!(await isProved(crypto, key, header))) return refused('file-foreign');", ''],
    ],
    [
      'a body goes with any header',
      sealing('a carry-over file of which the header was made up anew'),
      [
        'return [format, version, kdf, iterations, salt, proof, bytes];',
        'return [format, version, kdf, iterations, salt, bytes];',
      ],
    ],
    [
      'something may be added to a file',
      carry('a carry-over file is refused with something added'),
      ["return body.replace(/\\r?\\n$/, '').length === header.bytes", 'return body.length > 0'],
    ],
  ]),
];
