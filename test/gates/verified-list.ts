/*
 * Holds the list of verified sources (`docs/packs/verified-sources.tsv`) against the file it was made from, where that is at hand.
 *
 *   node test/gates/verified-list.ts [FILE]           exit code 1 where they differ
 *   node test/gates/verified-list.ts [FILE] --write   makes the list again
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isObject } from '#boundary/guards.ts';
import { type Verified, parseVerified, textOfVerified } from './pack-check/verified-sources.ts';

const LIST = new URL('../../docs/packs/verified-sources.tsv', import.meta.url);
const REMARKS = [
  'Verified sources: guidelines, recommendations, reviews and agency pages whose title and identifier were seen together in public text.',
  "Grade A: metadata from the publisher's PDF or a PubMed export. B: a dated list whose author checked each item. C: seen with this",
  'title in public files. No live page was opened. Identifiers and years are facts; titles and where each was seen are in',
  'core-provenance.json and the pack. Made by test/gates/verified-list.ts: do not edit, keep a list of your own instead.',
];

const [file = '../shared/content/sources.jsonl'] = process.argv
  .slice(2)
  .filter((each) => !each.startsWith('--'));

if (!existsSync(file)) console.log(`${file} is not here: nothing compared.`);
else if (process.argv.includes('--write')) {
  writeFileSync(LIST, textOfVerified(readOrigin(file), REMARKS));
} else compare(readOrigin(file), parseVerified(readFileSync(LIST, 'utf8')) ?? []);

function compare(origin: readonly Verified[], list: readonly Verified[]): void {
  const lines = (rows: readonly Verified[]) => new Set(rows.map((row) => JSON.stringify(row)));
  const differing = [...lines(origin).symmetricDifference(lines(list))];
  for (const line of differing.slice(0, 20)) console.log(`differs: ${line}`);
  console.log(`${list.length} verified sources, ${differing.length} lines differ from ${file}`);
  process.exitCode = differing.length === 0 ? 0 : 1;
}

function readOrigin(path: string): readonly Verified[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => verifiedOf(JSON.parse(line)))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function verifiedOf(source: unknown): Verified {
  if (!isObject(source)) throw new Error('a source that is no object');
  const cell = (name: string): string => {
    const value = source[name] ?? '';
    if (typeof value !== 'string' && typeof value !== 'number') throw new Error(`odd ${name}`);
    return String(value).replaceAll(/\s+/gu, ' ');
  };
  return {
    id: cell('id'),
    year: cell('year'),
    url: cell('url'),
    doi: cell('doi'),
    pmid: cell('pmid'),
    supersededBy: cell('superseded_by'),
    seen: cell('evidence_grade'),
  };
}
