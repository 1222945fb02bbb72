import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { EXCLUSION_REASONS } from '../../fhir-profiles/concept-map-tables.ts';

const page = readFileSync(new URL('../../docs/topics.md', import.meta.url), { encoding: 'utf8' });

it('docs/topics.md gives every reason for which a code has no topic, in the words of the tables, and no other', () => {
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (.+) \|$/gm)].map(([, id, means]) => [
    id,
    means,
  ]);
  expect(Object.fromEntries(rows)).toEqual(EXCLUSION_REASONS);
});
