import { type Edit, editsOf, guardIn } from './door-edit.ts';

const contract = (name: string) => guardIn(`test/contract/storage/${name}.test.ts`);
const door = contract('door');
const sealing = contract('sealing');
const loss = contract('loss');
const store = contract('store');
const others = contract('other-clinicians');
const packs = guardIn('test/unit/deidentified/storage/packs.test.ts');

/** The door in front of the browser's database. */
const DEXIE: readonly Edit[] = editsOf('src/deidentified/storage/tables.ts', [
  [
    'the database takes rows that this room did not seal',
    door('door 2 refuses what it did not seal itself put'),
    ['wasSealedHere(row) && ', ''],
  ],
  [
    'the database takes rows that no policy admits',
    door('door 2 takes a sealed row'),
    [' && ADMITS[table]?.(row) === true', ''],
  ],
  [
    'put goes by the door',
    door('door 2 refuses what it did not seal itself put'),
    ["case 'add':\n    case 'put':", "case 'add':"],
    ["case 'delete':", "case 'put':\n    case 'delete':"],
  ],
  [
    'add goes by the door',
    door('door 2 refuses what it did not seal itself add'),
    ["case 'add':\n    case 'put':", "case 'put':"],
    ["case 'delete':", "case 'add':\n    case 'delete':"],
  ],
  [
    'the list of slots has no door',
    door('the list of slots'),
    ['isAdmissible(name, request) ?', "name === 'slots' || isAdmissible(name, request) ?"],
  ],
  [
    'durability is left to the browser',
    store('a record is written with strict durability'),
    ["chromeTransactionDurability: 'strict',", ''],
  ],
  [
    'durability is relaxed',
    store('a record is written with strict durability'),
    ["'strict'", "'relaxed'"],
  ],
]);

/** What a sealed row is bound to, and that no two are sealed alike. */
const SEALING: readonly Edit[] = [
  ...editsOf('src/deidentified/storage/envelope.ts', [
    [
      'a row is not bound to its table',
      sealing('a sealed row opens only in its own table'),
      ['[table, name, keys.id', '[name, keys.id'],
      ['[table, row.name, keys.id', '[row.name, keys.id'],
    ],
    [
      'a row is not bound to its name',
      sealing('a sealed row opens only under its own name'),
      ['[table, name, keys.id', '[table, keys.id'],
      ['[table, row.name, keys.id', '[table, keys.id'],
    ],
    [
      'a row is not bound to its key',
      sealing('a sealed row opens only with the name of its key'),
      [
        'name, keys.id, ENVELOPE_VERSION];\n  const sealed',
        'name, ENVELOPE_VERSION];\n  const sealed',
      ],
      ['row.name, keys.id, ENVELOPE', 'row.name, ENVELOPE'],
    ],
    [
      'a row is not bound to its version',
      sealing('a sealed row opens only in its own version'),
      ['name, keys.id, ENVELOPE_VERSION];\n  const sealed', 'name, keys.id];\n  const sealed'],
      ['row.name, keys.id, ENVELOPE_VERSION]', 'row.name, keys.id]'],
    ],
  ]),
  ...editsOf('src/deidentified/storage/seal.ts', [
    [
      'nothing is bound at all',
      sealing('a sealed row opens only'),
      ['iv, additionalData: additional(binding) },\n    key', 'iv },\n    key'],
      [
        "const parameters = { name: 'AES-GCM', iv, additionalData: additional(binding) };",
        "const parameters = { name: 'AES-GCM', iv };",
      ],
    ],
    [
      'the IV is always the same',
      sealing('a sealed row has an IV of its own'),
      ['const iv = randomBytes(crypto, 12);', 'const iv = new Uint8Array(12);'],
    ],
  ]),
  ...editsOf('src/deidentified/storage/bytes.ts', [
    [
      'a size tells how much is sealed',
      sealing('a sealed row is of a size class'),
      ['2 ** Math.ceil(Math.log2(needed))', 'needed'],
    ],
    [
      'a little is shorter than a little more',
      packs('a pack is as long with one entry as with sixty'),
      ['Math.max(least, 2 ** Math.ceil(Math.log2(needed)))', '2 ** Math.ceil(Math.log2(needed))'],
    ],
  ]),
  ...editsOf('src/deidentified/storage/keys.ts', [
    [
      'names are the same with every key',
      sealing('names of rows are told apart by key'),
      [
        "crypto.subtle.sign('HMAC', naming, utf8(label))",
        "crypto.subtle.digest('SHA-256', utf8(label))",
      ],
    ],
  ]),
  ...editsOf('src/deidentified/storage/names.ts', [
    [
      'names of rows say their month',
      others('a second clinician on the same computer'),
      [
        '[label, await opaqueName(crypto, keys, `pack/${label}`)] as const',
        '[label, label] as const',
      ],
    ],
  ]),
  ...editsOf('src/deidentified/storage/slot.ts', [
    [
      'a damaged slot is a wrong passphrase',
      loss('the slot of a key'),
      ['(await checkOf(crypto, slot)) === slot.check', "(await checkOf(crypto, slot)) !== ''"],
    ],
    [
      'a slot is not bound to what may be seen of it',
      sealing('a slot opens only as it was written'),
      [
        "return ['slots', id, kind, textOf(salt), iterations, credential ?? '', ENVELOPE_VERSION];",
        "return ['slots', ENVELOPE_VERSION];",
      ],
    ],
  ]),
];

/** The database and what is sealed in it. */
export const SEALING_EDITS: readonly Edit[] = [...DEXIE, ...SEALING];
