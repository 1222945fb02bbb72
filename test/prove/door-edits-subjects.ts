import { type Edit, editsOf, guardIn } from './door-edit.ts';

const policy = guardIn('test/unit/boundary/record-policy.test.ts');
const probes = guardIn('test/unit/boundary/door-probes.test.ts');
const toKeep = guardIn('test/unit/deidentified/storage/to-keep.test.ts');
const reference = guardIn('test/unit/phi/fhir/reference.test.ts');
const launch = guardIn('test/unit/deidentified/authorize/launch.test.ts');

/** Topics, items, quarters and bands. */
const SUBJECTS: readonly Edit[] = [
  ...editsOf('src/boundary/topic.ts', [
    [
      'any text is a topic',
      policy('door 1 admits no text at all'),
      ["typeof value === 'string' && IDS.has(value)", "typeof value === 'string'"],
    ],
    [
      'a sensitive topic is named beside others',
      policy('a topic named beside others'),
      ['if (topic.sensitive) return undefined;', ''],
    ],
    [
      'a rare topic is named beside others',
      policy('a topic named beside others'),
      ['if (!topic.rare) return id;', 'return id;'],
    ],
  ]),
  ...editsOf('src/boundary/learning-item.ts', [
    [
      'a file names rare and sensitive topics',
      probes('every rule of every door has a value that it alone refuses LEARNING_ENTRY: item'),
      ['(topic) => generalised(topic) === topic', '() => true'],
    ],
    [
      'the store names rare topics',
      probes('every rule of every door has a value that it alone refuses KEPT_LEARNING: item'),
      ['(topic) => !topicOf(topic).rare', '() => true'],
    ],
    [
      'any word names an item',
      probes('every rule of every door has a value that it alone refuses KEPT_LEARNING: item'),
      [
        'if (!isFromSchedule(value)) return isCardId(value);',
        'if (!isFromSchedule(value)) return true;',
      ],
    ],
    [
      'a quarter is of the wrong months',
      toKeep('exposure names no rare and no sensitive topic, no day and no count'),
      ['/ 3)', '/ 4)'],
    ],
  ]),
  ...editsOf('src/deidentified/storage/to-keep.ts', [
    ['ten visits are told as eleven', toKeep('exposure'), ['visits >= 11', 'visits >= 10']],
    ['two visits are told as three', toKeep('exposure'), ['visits >= 3', 'visits >= 2']],
    [
      'exposure is kept by its own rare name',
      toKeep('exposure'),
      [
        'const named = generalised(topic);',
        'const named = topicOf(topic).sensitive ? undefined : topic;',
      ],
    ],
    [
      'exposure of children is added up',
      toKeep('exposure'),
      ['Math.max(visits, most.get(named) ?? 0)', 'visits + (most.get(named) ?? 0)'],
    ],
    [
      'exposure keeps the day’s month for its quarter',
      toKeep('exposure'),
      ['quarter: quarterOf(day)', 'quarter: day.slice(0, 7)'],
    ],
    [
      'a card on a sensitive topic is kept unasked',
      toKeep('a learning entry'),
      ['if (sensitive && !keepSensitive) return null;', ''],
    ],
    [
      'a card on a rare topic is kept by its name',
      toKeep('a learning entry'),
      [
        'if (!topics.some((topic) => topicOf(topic).rare)) return { item, sensitive };',
        'return { item, sensitive };',
      ],
    ],
    [
      'the answer to a card on a rare topic is kept',
      toKeep('a learning entry'),
      ['answer: named.item === subject.item ? answer : null', 'answer'],
    ],
    [
      'a mark on a rare topic is kept on its parent',
      toKeep('a mark'),
      ['return named?.item === subject.item\n', 'return named !== null\n'],
    ],
    [
      'a sensitive goal is kept unasked',
      toKeep(''),
      ['goals.filter((goal) => keepSensitive || !topicOf(goal).sensitive)', 'goals'],
    ],
  ]),
];

/** Where patient data may come from, and who may launch. */
const WAYS_IN: readonly Edit[] = [
  ...editsOf('src/deidentified/authorize/check-launch.ts', [
    [
      'an issuer need only begin like the tenant’s',
      launch(''),
      ['iss === tenant.issuer', 'iss.startsWith(tenant.issuer)'],
    ],
    ['any issuer may launch', launch(''), ['iss === tenant.issuer', 'iss !== ""']],
    [
      'a launch may carry more than it should',
      launch(''),
      [' || given.length !== (isReadiness ? 3 : 2)', ''],
    ],
  ]),
];

function nextLinks(): readonly Edit[] {
  const away = reference('it may not go to');
  return editsOf('src/phi/fhir/reference.ts', [
    [
      'a next link may lead anywhere',
      away,
      ['return isUnder(base, url) && PAGED.test(beyond(base, url));', 'return true;'],
    ],
    [
      'a next link may lead to any path under the base',
      reference('https'),
      [' && PAGED.test(beyond(base, url));', ';'],
    ],
    ['the token may go to another origin', away, ['url.origin === base.origin &&', '']],
    [
      'the token may go with a name in the address',
      away,
      ["url.username === '' &&", ''],
      ["url.password === '' &&", ''],
    ],
    [
      'the token may go beside the base',
      away,
      ['(url.pathname.startsWith(base.pathname) || `${url.pathname}/` === base.pathname) &&', ''],
    ],
    [
      'the token may go where a server decodes its way out',
      away,
      [' &&\n    PLAIN_PATH.test(beyond(base, url))', ''],
    ],
  ]);
}

/** What is named, and who may come in. */
export const SUBJECT_EDITS: readonly Edit[] = [...SUBJECTS, ...WAYS_IN, ...nextLinks()];
