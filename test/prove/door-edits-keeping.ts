import { type Edit, editsOf, guardIn } from './door-edit.ts';

const contract = (name: string) => guardIn(`test/contract/storage/${name}.test.ts`);
const sealing = contract('sealing');
const store = contract('store');
const others = contract('other-clinicians');
const tabs = contract('two-tabs');
const packs = guardIn('test/unit/deidentified/storage/packs.test.ts');
const retention = guardIn('test/unit/deidentified/storage/retention.test.ts');
const merging = guardIn('test/unit/deidentified/storage/merge.test.ts');

/** Time, merging, and two who write. */
export const KEEPING_EDITS: readonly Edit[] = [
  ...editsOf('src/deidentified/storage/retention.ts', [
    ['nothing expires', retention('what is kept, and until when'), ['!isExpired(row)', 'true']],
    [
      'notes are kept as long as learning',
      retention('what is kept, and until when'),
      ["key.startsWith('note/') ? oldest.note : oldest.learning", 'oldest.learning'],
    ],
    [
      'a month too long',
      retention('what is kept, and until when'),
      ['- 1 - months', '- 2 - months'],
    ],
  ]),
  ...editsOf('src/deidentified/storage/kept.ts', [
    [
      'learning is kept for five years unless told',
      retention('what is kept, and until when'),
      ['learningMonths: 24', 'learningMonths: 60'],
    ],
    [
      'notes are kept for two years unless told',
      retention('what is kept, and until when'),
      ['noteMonths: 12', 'noteMonths: 24'],
    ],
    [
      'a change that the policy refuses is passed over',
      store('a record refuses a change'),
      ['rows.length === changes.length ? rows : undefined', 'rows'],
    ],
  ]),
  ...editsOf('src/deidentified/storage/packs.ts', [
    [
      'something rides along into a pack',
      packs('a pack refuses a row that something rides along with'),
      ['if (!pack.rows.every((row) => isRow(row))) return undefined;', ''],
    ],
    [
      'a pack is read without a look at its rows',
      sealing('a sealed row that is no pack'),
      ['rows?.every((row) => isRow(row)) === true', 'rows !== undefined'],
      ['rows.filter((row) => isRow(row))', 'rows'],
    ],
  ]),
  ...editsOf('src/deidentified/storage/merge.ts', [
    [
      'the earlier of two stands',
      merging('of two copies of one row'),
      ['return a.turn > b.turn;', 'return a.turn < b.turn;'],
    ],
    [
      'the lesser band stands',
      merging('of two copies of one row'),
      ['return byBand > 0;', 'return byBand < 0;'],
    ],
    [
      'equal turns are settled by chance',
      merging(''),
      ['return canonical(a) > canonical(b);', 'return false;'],
    ],
  ]),
  ...editsOf('src/deidentified/storage/create-store.ts', [
    [
      'packs are made as they are needed',
      others('a second clinician on the same computer cannot tell'),
      ['labels: PACKS, rows', 'labels: kept.size === 0 ? PACKS.slice(0, 1) : PACKS, rows'],
    ],
  ]),
  ...editsOf('src/deidentified/storage/write-record.ts', [
    [
      'a tab writes over what another wrote',
      tabs('two tabs of one learner lose nothing'),
      ['if (madeFrom !== null && !hasIv(found, madeFrom)) return false;', ''],
    ],
  ]),
  ...editsOf('src/deidentified/storage/forget-store.ts', [
    [
      'the key is forgotten last',
      others('forgetting everything destroys the key'),
      [
        'await slots.delete(slot);\n    doors.witness.drop(slot);\n    await tables.database.delete();',
        'await tables.database.delete();\n    await slots.delete(slot);\n    doors.witness.drop(slot);',
      ],
    ],
    [
      'the witness stays',
      others('forgetting everything leaves nothing'),
      ['doors.witness.drop(slot);\n    await', 'await'],
    ],
  ]),
];
