import { describe, expect, it } from 'vitest';
import { nameByDocuments } from '../../../launch/script-groups.ts';

/** Who imports what at once; a place that is loaded later is imported by nobody. */
const IMPORTERS: Readonly<Record<string, readonly string[]>> = {
  '/launch/app.html': [],
  '/launch/go.html': [],
  '/src/main.ts': ['/launch/app.html'],
  '/launch/go.ts': ['/launch/go.html'],
  '/src/brief.ts': ['/src/main.ts', '/src/review.ts'],
  '/src/airlock.ts': ['/launch/go.ts'],
  '/src/words.ts': ['/src/brief.ts', '/src/airlock.ts', '/src/review.ts'],
  '/src/card.ts': ['/src/brief.ts', '/src/deck.ts'],
  '/src/deck.ts': ['/src/brief.ts', '/src/card.ts'],
  '/src/review.ts': [],
};

const graph = {
  getModuleInfo: (id: string) => {
    const importers = IMPORTERS[id];
    return importers === undefined ? null : { importers };
  },
};

describe('the file that a script goes into', () => {
  it.each([
    ['one document', '/src/brief.ts', 'app'],
    ['two documents, though a later place uses it too', '/src/words.ts', 'app-go'],
    ['one document, in a circle', '/src/card.ts', 'app'],
    ['no document where it is one: a notice has no script', '/launch/go.html', null],
    ['no document at once', '/src/review.ts', null],
    ['nobody knows whom', '/src/unknown.ts', null],
    ['no document where it works as it is loaded', '/launch/go.ts', null],
  ])('is named by %s', (_, id, name) => {
    expect(nameByDocuments(id, graph)).toBe(name);
  });
});
