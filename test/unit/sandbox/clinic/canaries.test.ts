import { expect, it } from 'vitest';
import { CANARY_PATTERN, canary } from '#sandbox/clinic/canary.ts';
import { randomFor } from '#sandbox/clinic/random.ts';
import { clinic } from './a-clinic.ts';
import { leavesOf } from './walk.ts';
import type { Leaf } from './walk.ts';

const leaves = clinic.resources.flatMap((resource) => leavesOf(resource));
const marksIn = (text: string): readonly string[] => text.match(CANARY_PATTERN) ?? [];
const endsWith = ({ path }: Leaf, ...names: readonly string[]): boolean =>
  path.slice(-names.length).join('.') === names.join('.');

const IDENTIFYING: readonly (readonly [string, (leaf: Leaf) => boolean])[] = [
  ['resource id', ({ path }) => path.length === 1 && path[0] === 'id'],
  ['family name', (leaf) => endsWith(leaf, 'name', 'family')],
  ['given name', (leaf) => endsWith(leaf, 'name', 'given')],
  ['identifier', (leaf) => endsWith(leaf, 'identifier', 'value')],
  ['address line', (leaf) => endsWith(leaf, 'address', 'line')],
  ['city', (leaf) => endsWith(leaf, 'address', 'city')],
  ['telephone or e-mail', (leaf) => endsWith(leaf, 'telecom', 'value')],
  ['narrative', (leaf) => endsWith(leaf, 'text', 'div')],
  [
    'name beside a reference',
    ({ path }) =>
      path.at(-1) === 'display' && !path.includes('coding') && !path.includes('security'),
  ],
  ['reference', (leaf) => leaf.path.at(-1) === 'reference'],
  ['visit reason as typed', (leaf) => endsWith(leaf, 'reasonCode', 'text')],
  ['appointment description', (leaf) => endsWith(leaf, 'description')],
  ['appointment comment', (leaf) => endsWith(leaf, 'comment')],
  ['instruction to the patient', (leaf) => endsWith(leaf, 'patientInstruction')],
  ['note', (leaf) => endsWith(leaf, 'note', 'text')],
  ['directions of a prescription', (leaf) => endsWith(leaf, 'dosageInstruction', 'text')],
];

it.each(IDENTIFYING)('every %s carries a canary', (_, isOne) => {
  const found = leaves.filter(isOne);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(({ text }) => marksIn(text).length === 0)).toEqual([]);
});

it('no canary stands in two fields, references apart', () => {
  const marks = leaves
    .filter(({ path }) => path.at(-1) !== 'reference')
    .flatMap(({ text }) => marksIn(text));
  expect(marks.length).toBeGreaterThan(50_000);
  expect(new Set(marks).size).toBe(marks.length);
});

it('a reference leads to a resource of the clinic', () => {
  const known = new Set(clinic.resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
  const references = leaves
    .filter(({ path }) => path.at(-1) === 'reference')
    .map(({ text }) => text);
  expect(references.filter((reference) => !known.has(reference))).toEqual([]);
});

it('a canary is the word and twelve small letters or digits', () => {
  expect(canary(randomFor('any'))).toMatch(/^CANARY[0-9a-z]{12}$/);
});
