import { type Edit, editsOf, guardIn } from './door-edit.ts';

const policy = guardIn('test/unit/boundary/record-policy.test.ts');
const probes = guardIn('test/unit/boundary/door-probes.test.ts');
const words = guardIn('test/unit/boundary/door-words.test.ts');
const rules = guardIn('test/unit/boundary/combination-doors.test.ts');

/** How a door looks at any record, and how fields look at values. */
export const STRUCTURE_EDITS: readonly Edit[] = [
  ...editsOf('src/boundary/record-policy.ts', [
    [
      'a door takes instances of classes',
      policy('a record policy refuses the whole record for an instance of a class'),
      ['if (prototype !== Object.prototype && prototype !== null) return false;', ''],
    ],
    [
      'a door does not see symbols and hidden fields',
      policy('a record policy refuses the whole record for an unknown symbol'),
      ['const given = Reflect.ownKeys(candidate);', 'const given = Object.keys(candidate);'],
    ],
    [
      'a door misses nothing',
      policy('a record policy refuses the whole record for a missing field'),
      ['if (given.length !== Object.keys(fields).length) return false;', ''],
    ],
    [
      'a door asks a getter',
      policy('a record policy refuses the whole record for a getter'),
      ["if (own === undefined || !('value' in own)) return false;", ''],
      ['admits(own.value)', 'admits(Reflect.get(candidate, key))'],
    ],
    [
      'a door lets unknown fields by',
      policy('a record policy refuses the whole record for a hidden field'),
      [
        "if (typeof key !== 'string' || !Object.hasOwn(fields, key)) return false;",
        "if (typeof key !== 'string' || !Object.hasOwn(fields, key)) return true;",
      ],
      ['if (given.length !== Object.keys(fields).length) return false;', ''],
    ],
    [
      'a door does not look between fields',
      policy('door 1 counts a sensitive topic never'),
      ['isPlain(policy, candidate) && policy.together(candidate)', 'isPlain(policy, candidate)'],
    ],
    [
      'a door hands on a copy of what it checked',
      policy('a record policy lets through what it names, and returns the same object'),
      [
        'isAdmitted(policy, candidate) ? candidate : undefined',
        'isAdmitted(policy, candidate) ? { ...candidate } : undefined',
      ],
    ],
    [
      'records within records are not looked at',
      probes('every rule of every door has a value that it alone refuses HORIZON_SIGNALS: signals'),
      [
        'value is Plain<F> & AdmittedMark => isAdmitted(policy, value);',
        'value is Plain<F> & AdmittedMark => true;',
      ],
    ],
  ]),
  ...editsOf('src/boundary/guards.ts', [
    [
      'half a visit is a number',
      probes('every rule of every door has a value that it alone refuses GAP: times'),
      ['Number.isInteger(value) && ', ''],
    ],
    [
      'counts begin below their least',
      probes('every rule of every door has a value that it alone refuses GAP: times'),
      ['value >= least && ', ''],
    ],
    [
      'counts go beyond their most',
      probes('every rule of every door has a value that it alone refuses GAP: times'),
      [' && value <= most', ''],
    ],
    [
      'any word is one of the words',
      probes('every rule of every door has a value that it alone refuses FINISHED: type'),
      ['words.some((word) => word === value)', "typeof value === 'string'"],
    ],
    [
      'a list has no end',
      probes('every rule of every door has a value that it alone refuses CASE_PATTERN: topics'),
      ['value.length <= most &&', ''],
    ],
    [
      'something rides along with a list',
      probes('every rule of every door has a value that it alone refuses CASE_PATTERN: topics'),
      ['Reflect.ownKeys(value).length === value.length + 1 &&', ''],
    ],
    [
      'a list is not looked into',
      probes('every rule of every door has a value that it alone refuses CASE_PATTERN: topics'),
      ['value.every((item: unknown) => admits(item))', 'true'],
    ],
    [
      'an object may have more members',
      rules(
        'the rules that the page gives the worker are refused whole for a member nobody declared',
      ),
      ['Reflect.ownKeys(value).every((key) => Object.hasOwn(guards, key)) &&', ''],
    ],
    [
      'an object may have fewer members',
      words('what is said to the worker misses nothing'),
      [
        'Object.hasOwn(value, key) && admits(value[key])',
        '!Object.hasOwn(value, key) || admits(value[key])',
      ],
    ],
    [
      'a pattern need not match',
      probes('every rule of every door has a value that it alone refuses SEALED_ROW: name'),
      [' && pattern.test(value)', ''],
    ],
    [
      'a day need not exist',
      probes('every rule of every door has a value that it alone refuses KEPT_NOTE: day'),
      ['new Date(value).toISOString().startsWith(value)', 'true'],
    ],
  ]),
];
