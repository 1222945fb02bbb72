import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  COLUMNS,
  identifiersIn,
  indexVerified,
  parseVerified,
  textOfVerified,
} from '../../../gates/pack-check/verified-sources.ts';
import { corePack } from '../../deidentified/catalog/core-files.ts';

const LIST = readFileSync('docs/packs/verified-sources.tsv', 'utf8');
const rows = parseVerified(LIST) ?? [];
const index = indexVerified(rows);

describe('the list of verified sources', () => {
  it('parses whole, is written back as it stands, and names each id and address once', () => {
    expect(rows.length).toBeGreaterThan(800);
    const remarks = LIST.split('\n').flatMap((line) =>
      line.startsWith('# ') ? line.slice(2) : [],
    );
    expect(textOfVerified(rows, remarks)).toBe(LIST);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(new Set(rows.map(({ url }) => url)).size).toBe(rows.length);
  });

  it('has every source of the core pack under its id, none of them replaced', () => {
    for (const { id, url } of corePack().sources) {
      const verified = index.byUrl(url);
      expect(verified?.id).toBe(id);
      expect(verified === undefined ? [''] : index.successorsOf(verified)).toEqual([]);
    }
  });

  it('resolves what replaced a source to an address, by DOI or PMID', () => {
    const replaced = rows.filter(({ supersededBy }) => supersededBy !== '');
    expect(replaced.length).toBeGreaterThan(5);
    for (const each of replaced) {
      expect(index.successorsOf(each)[0]).toMatch(/^https:|^10\.|PMID/);
    }
  });

  it.each([
    ['six columns', 'a\t2020\thttps://example.org/\t\t\t'],
    ['no https', 'a\t2020\thttp://example.org/\t\t\t\tA'],
    ['no word on how it was seen', 'a\t2020\thttps://example.org/\t\t\t\t'],
    ['a name without a day', 'a\t2020\thttps://example.org/\t\t\t\tAda Example'],
  ])('is refused with %s', (_, line) => {
    expect(parseVerified(line)).toBeUndefined();
  });

  it('is read back from what it is written to, whatever the cells say', () => {
    const cell = fc.stringMatching(/^[\w ./()-]{0,20}$/u);
    const row = fc.record({
      id: fc.stringMatching(/^[a-z]{1,9}$/u),
      year: cell,
      url: cell.map((path) => `https://example.org/${path}`),
      doi: cell,
      pmid: cell,
      supersededBy: cell,
      seen: fc.constantFrom('A', 'B', 'C', '2026-11-22 Ada Example'),
    });
    fc.assert(
      fc.property(fc.array(row), (list) => {
        expect(parseVerified(textOfVerified(list, [COLUMNS.join(' ')]))).toEqual(list);
      }),
    );
  });
});

describe('an identifier', () => {
  it.each([
    ['as 10.1001/JAMA.2023.4342.', ['10.1001/JAMA.2023.4342']],
    ['PMID 41358886, section 12', ['PMID 41358886']],
    ['(https://example.org/a)', ['https://example.org/a']],
    ['ratio 10.5 to 1', []],
  ])('is found in "%s"', (text, found) => {
    expect(identifiersIn(text)).toEqual(found);
  });

  it('is known by any of its forms, a DOI in any case', () => {
    for (const form of ['10.1001/JAMA.2023.4342', 'https://doi.org/10.1001/jama.2023.4342']) {
      expect(index.knows(form)).toBe(true);
    }
    expect(index.knows('10.1000/invented')).toBe(false);
  });
});
