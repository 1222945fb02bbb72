import { type Edit, editsOf, guardIn } from './door-edit.ts';

const contract = (name: string) => guardIn(`test/contract/storage/${name}.test.ts`);
const sealing = contract('sealing');
const damage = contract('damage');
const loss = contract('loss');
const store = contract('store');
const renewal = contract('renewal');
const lostFile = contract('lost-file');

/** Loss and damage are noticed. */
export const NOTICING_EDITS: readonly Edit[] = [
  ...editsOf('src/deidentified/storage/witness.ts', [
    [
      'the witness of one record speaks for another',
      sealing('the witness of one slot says nothing'),
      [
        "{ key: keys.sealing, binding: ['witness', slot] },\n    { iv",
        "{ key: keys.sealing, binding: ['witness'] },\n    { iv",
      ],
      [
        "{ key: keys.sealing, binding: ['witness', slot] },\n    plain",
        "{ key: keys.sealing, binding: ['witness'] },\n    plain",
      ],
    ],
    [
      'the witness’s length tells how often was written',
      sealing('the witness is as long'),
      ['.padEnd(DIGITS + 10)', ''],
    ],
  ]),
  ...editsOf('src/deidentified/storage/save.ts', [
    [
      'the witness is not told of a writing',
      loss('a whole database that has forgotten'),
      ['await tellWitness(crypto, doors.witness, { ...store, count: next.count });', ''],
    ],
    [
      'a writing goes onto what is damaged',
      damage('what is kept, damaged by the loss of a month while it is open'),
      [' || damage.length > 0) return', ') return'],
    ],
    [
      'what is past its time is written again',
      store('a record drops what is past its time when it is written'),
      [
        'retained(merge(merge(store.kept, rows), added), addition.today)',
        'merge(merge(store.kept, rows), added)',
      ],
    ],
  ]),
  ...editsOf('src/deidentified/storage/unlock-store.ts', [
    [
      'the witness is not asked',
      loss('a whole database that has forgotten'),
      ["...(isOlder ? ['store-older' as const] : [])", ''],
    ],
    [
      'what is past its time is shown',
      store('a record drops what is past its time when it is opened'),
      ['const kept: Kept = retained(store.kept, today);', 'const kept: Kept = store.kept;'],
    ],
  ]),
  ...editsOf('src/deidentified/storage/find-store.ts', [
    [
      'a torn log is written on',
      renewal('a record that is looked for begins a new log'),
      ['await renewLog(doors);', ''],
    ],
    [
      'a record that is gone is not missed',
      loss('a whole database that is gone'),
      ['spoiled || doors.witness.slots().some((slot) => !ids.has(slot))', 'spoiled'],
    ],
    [
      'a spoiled slot is passed over',
      loss('the slot of a key'),
      ['spoiled: intact.length < found.length', 'spoiled: false'],
      ['spoiled || doors.witness', 'doors.witness'],
    ],
    [
      'a frame of another site keeps a record',
      store('before anyone asks to be remembered a frame of another site'),
      ["if (doors.isPartitioned) return { state: 'memory-only', why: 'partitioned' };", ''],
    ],
  ]),
  ...editsOf('src/deidentified/storage/read-record.ts', [
    [
      'a month that is gone is taken for empty',
      damage('what is kept, damaged by a month that is gone'),
      [
        "if (found === undefined) return spoiled('pack-missing');",
        'if (found === undefined) return { rows: [], damage: [] };',
      ],
    ],
    [
      'a month of before is taken for today’s',
      damage('what is kept, damaged by a month as it was before'),
      ["damage: [pack.count < mark.count ? 'pack-older' : 'store-older']", 'damage: []'],
    ],
    [
      'a row of another key is taken for a garbled one',
      damage('what is kept, damaged by a row of another key, is noticed'),
      ["if (found.keyId !== keys.id) return spoiled('pack-foreign');", ''],
    ],
    [
      'a row of another month is taken for a garbled one',
      damage('what is kept, damaged by another month in its place'),
      ["isOfAnother(head, digest) ? 'pack-swapped' : 'pack-garbled'", "'pack-garbled'"],
    ],
    [
      'a lost file takes the other months with it',
      lostFile('a month of which the browser lost the file is noticed'),
      ['packs.get(name).catch(missingFile)', 'packs.get(name)'],
    ],
  ]),
];
