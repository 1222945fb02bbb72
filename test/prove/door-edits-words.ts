import { type Edit, editsOf, guardIn, type Rule } from './door-edit.ts';

const words = guardIn('test/unit/boundary/door-words.test.ts');
const rules = guardIn('test/unit/boundary/combination-doors.test.ts');

/** What the worker may say, and what is said to it. */
export const MESSAGE_EDITS: readonly Edit[] = [
  ...editsOf('src/boundary/messages.ts', [
    [
      'a message of an unknown kind passes',
      words('a message of no known kind is refused'),
      ['default:\n      return undefined;', 'default:\n      return candidate;'],
    ],
    ...(
      [
        ['progress', 'admit(PROGRESS, candidate)'],
        ['practice', 'admit(PRACTICE_SIGNALS, candidate)'],
        ['grants', 'admit(GRANTS, candidate)'],
        ['ladder', 'admit(LADDER, candidate)'],
        ['style', 'admit(STYLE, candidate)'],
        ['signals', 'admit(horizonSignals(rules), candidate)'],
        ['ledger', 'admit(LEDGER, candidate)'],
        ['readiness', 'admit(READINESS, candidate)'],
        ['stopped', 'admit(STOPPED, candidate)'],
        ['finished', 'admit(FINISHED, candidate)'],
      ] as const
    ).map(([kind, from]): Rule => [
      `a ${kind} message is not looked at`,
      words(`a message that says ${kind} is refused with a word more`),
      [from, 'candidate'],
    ]),
    [
      'a rule may come twice',
      rules('the rules that the page gives the worker are refused whole for a rule there twice'),
      [
        'new Set(rules.map(({ id }) => id)).size === rules.length ? candidate : undefined',
        'candidate',
      ],
    ],
    [
      'any text is a topic the reader vetoed',
      rules('the rules that the page gives the worker are refused whole for a veto outside'),
      [
        'notFromText: isListOf(isTopicId, 512)',
        'notFromText: isListOf((value) => typeof value === "string", 512)',
      ],
    ],
  ]),
  ...editsOf('src/boundary/combination.ts', [
    [
      'the worker may name a rule it was not sent',
      rules('door 1 and combinations takes no text that is not the name'),
      ["typeof value === 'string' && rules.has(value)", "typeof value === 'string'"],
    ],
    [
      'a rule with a fault may fire',
      rules('the rules that the page gives the worker are refused whole for a rule of one thing'),
      ['faultsOfConditions(value).length === 0 &&', ''],
    ],
    [
      'a rule on findings about care may fire',
      rules('the rules that the page gives the worker are refused whole for a rule on a'),
      ['barsToSchedule(value).length === 0', 'true'],
    ],
    [
      'a rule may name a rare topic',
      rules(
        'the rules that the page gives the worker are refused whole for a rule on a rare topic',
      ),
      ["['names-a-rare-topic', topics.some(({ rare }) => rare)],", ''],
    ],
    [
      'a rule may name a sensitive topic',
      rules(
        'the rules that the page gives the worker are refused whole for a rule on a sensitive topic',
      ),
      ["['names-a-sensitive-topic', topics.some(({ sensitive }) => sensitive)],", ''],
    ],
    [
      'a rule may fire on one thing',
      rules('the rules that the page gives the worker are refused whole for a rule of one thing'),
      ["['fires-on-one-thing', fewestThings(allOf, anyOf) < 2],", ''],
    ],
    [
      'a rule may fire on the absence of a drug',
      rules(
        'the rules that the page gives the worker are refused whole for a rule on a drug not taken',
      ),
      ["(kindIn(noneOf, 'drug-class') ?", '(false ?'],
    ],
    [
      'a rule may fire on a result',
      rules('the rules that the page gives the worker are refused whole for a rule on a result'),
      ["(kindIn([...allOf, ...anyOf, ...noneOf], 'finding') ?", '(false ?'],
    ],
  ]),
];
