import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Names of the browser that reach out or persist, and the one place each belongs to. */
const DOORS = {
  fetch: 'Pass it in; src/phi/fhir/transport.ts, session and load-catalog.ts are the only callers.',
  XMLHttpRequest: 'There is one way to ask: transport.ts.',
  WebSocket: 'There is one way to ask: transport.ts.',
  EventSource: 'There is one way to ask: transport.ts.',
  localStorage: 'Nothing is kept but through src/deidentified/storage.',
  sessionStorage: 'Only src/main.tsx and launch/launch.ts hand it to authorize.',
  indexedDB: 'Nothing is kept but through src/deidentified/storage.',
  caches: 'Nothing is kept but through src/deidentified/storage.',
  console: 'The host may write the console to disk. Show a problem code instead.',
  Worker: 'The only worker is made in src/main.tsx.',
  SharedWorker: 'The only worker is made in src/main.tsx.',
  BroadcastChannel:
    'Only the airlock speaks to another tab, and only the page of src/main.tsx listens.',
};
const restricted = (except) => [
  'error',
  ...Object.entries(DOORS)
    .filter(([name]) => !except.includes(name))
    .map(([name, message]) => ({ name, message })),
];

const IMPURE = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time is an argument.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time is an argument.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Randomness is an argument.',
  },
  {
    selector: "CallExpression[callee.property.name='localeCompare']",
    message: 'Order by code point: the locale is not ours.',
  },
  { selector: 'ExportAllDeclaration', message: 'Import the file that owns the name.' },
  { selector: "MemberExpression[property.name='innerHTML']", message: 'Text only.' },
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Text only.' },
  {
    selector: "JSXAttribute[name.name='style']",
    message: 'The policy of the page allows no inline style.',
  },
  {
    selector: "CallExpression[callee.property.name='sendBeacon']",
    message: 'There is one way to ask: transport.ts.',
  },
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/*.js', 'test/architecture/planted/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/method-signature-style': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'max-params': ['error', 3],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      eqeqeq: 'error',
      'no-eval': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'launch/*.ts'],
    rules: {
      'no-restricted-globals': restricted([]),
      'no-restricted-syntax': ['error', ...IMPURE],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ['src/main.tsx'],
    rules: {
      'no-restricted-globals': restricted([
        'fetch',
        'sessionStorage',
        'Worker',
        'BroadcastChannel',
      ]),
      'no-restricted-syntax': [
        'error',
        ...IMPURE.filter(({ message }) => message !== 'Time is an argument.'),
      ],
    },
  },
  {
    files: ['launch/launch.ts'],
    rules: {
      'no-restricted-globals': restricted(['sessionStorage']),
      'no-restricted-syntax': [
        'error',
        ...IMPURE.filter(({ message }) => message !== 'Time is an argument.'),
      ],
    },
  },
  {
    // Asks its own host what it answers, and the browser what it keeps.
    files: ['launch/readiness.ts'],
    rules: { 'no-restricted-globals': restricted(['fetch']) },
  },
  {
    // Lends the command the network and the clock of the console.
    files: ['src/console/readiness.ts'],
    rules: { 'no-restricted-globals': restricted(['fetch']), 'no-restricted-syntax': 'off' },
  },
  {
    files: ['launch/go.ts', 'src/phi/worker.ts'],
    rules: { 'no-restricted-globals': restricted(['fetch']) },
  },
  {
    files: ['launch/go.ts'],
    rules: { 'no-restricted-globals': restricted(['fetch', 'BroadcastChannel']) },
  },
  {
    files: ['src/sandbox/**/*.ts'],
    rules: {
      'no-restricted-globals': restricted(['fetch', 'console']),
      'no-restricted-syntax': 'off',
    },
  },
  {
    files: ['test/**/*.{ts,tsx}', 'vite.config.ts', 'vitest.config.ts'],
    rules: {
      'no-restricted-exports': 'off',
      'max-lines-per-function': 'off',
      'max-params': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    files: [
      'src/**/*tables.ts',
      'src/**/*-table.ts',
      'src/boundary/topic-code-system.ts',
      'src/boundary/topic-name-lines.ts',
      'src/boundary/topic-word-lines.ts',
    ],
    rules: { 'max-lines': 'off' },
  },
);
