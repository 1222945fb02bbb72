/*
 * `npm run pack:check`: reads packs as an author left them and says what to mend.
 *
 *   npm run pack:check                                  every pack of public/packs
 *   npm run pack:check -- FOLDER…                       these, beside the others of public/packs
 *     --today=2026-11-22     judge expiry as of this day    --coverage             a line for each topic
 *     --verified=FILE        identifiers of your own, beside docs/packs/<id>-verified.tsv
 *
 * The last line is JSON. Exit code 1 where there is an error; a warning is none.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isDay } from '#boundary/guards.ts';
import type { Card } from '#deidentified/catalog/pack.ts';
import { ENOUGH, longestShare, placeShares } from './check-answers.ts';
import { checkDraft } from './check-draft.ts';
import { readingGrade } from './check-wording.ts';
import { coverageLines, isConditional, tierLines, topicsCovered } from './coverage.ts';
import { lineOf } from './finding.ts';
import { type Draft, readFolder } from './read-folder.ts';
import { indexVerified, parseVerified, type Verified } from './verified-sources.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PACKS = join(ROOT, 'public/packs');
const LISTS = join(ROOT, 'docs/packs');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    verified: { type: 'string', multiple: true, default: [] },
    coverage: { type: 'boolean', default: false },
  },
});
const { today } = values;
if (!isDay(today)) stop('--today needs a day such as 2026-11-22.');

const shipped = readdirSync(PACKS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => join(PACKS, name));
const asked = positionals.length === 0 ? shipped : positionals.map((folder) => resolve(folder));
const absent = asked.find((folder) => !existsSync(folder));
if (absent !== undefined) stop(`${absent} is not there.`);

const drafts = new Map(
  [...new Set([...shipped, ...asked])].map((path) => [path, readFolder(path)]),
);
const checked = asked.flatMap((folder) => drafts.get(folder) ?? []);
const errors = checked.map(report).reduce((sum, each) => sum + each, 0);
const cards = [
  ...new Map(checked.flatMap((draft) => draft.cards).map((card) => [card.id, card])).values(),
];

if (values.coverage) console.log(`\n${coverageLines(cards).join('\n')}`);
process.exitCode = errors === 0 ? 0 : 1;
console.log(
  JSON.stringify({
    cards: cards.length,
    conditionalCards: cards.filter(isConditional).length,
    topicsCovered: topicsCovered(cards),
    sources: new Set(checked.flatMap((draft) => draft.sources).map(({ url }) => url)).size,
    errors,
  }),
);

/** Prints what a pack holds and what is to be mended in it; the number of its errors. */
function report(draft: Draft): number {
  const elsewhere = [...drafts.values()].filter((other) => other !== draft);
  const own = join(draft.folder, '../../../docs/packs', `${basename(draft.folder)}-verified.tsv`);
  const findings = checkDraft(draft, {
    today,
    elsewhere: elsewhere.flatMap((other) => other.cards),
    verified: indexVerified(
      [join(LISTS, 'verified-sources.tsv'), own, ...values.verified].flatMap(readList),
    ),
  });
  console.log(`\n${relative(process.cwd(), draft.folder)}`);
  for (const line of summaryOf(draft)) console.log(`  ${line}`);
  for (const found of findings) console.log(`  ${lineOf(found)}`);
  return findings.filter(({ level }) => level === 'error').length;
}

function summaryOf({ manifest, cards: own, sources, rules }: Draft): readonly string[] {
  const head = `version ${manifest?.version ?? '?'}: ${sources.length} sources, ${rules.length} rules`;
  if (own.length === 0) return [`${head}, no cards`];
  const reviewed = own.filter(({ review }) => review.status === 'reviewed').length;
  const facets = Map.groupBy(own, ({ facet }) => facet);
  return [
    `${head}, ${own.length} cards (${own.filter(isConditional).length} conditional, ${reviewed} reviewed)`,
    ...tierLines(own),
    `facets: ${[...facets].map(([facet, those]) => `${facet} ${those.length}`).join(', ')}`,
    ...(own.length < ENOUGH ? [] : shareLines(own)),
  ];
}

function shareLines(own: readonly Card[]): readonly string[] {
  const grades = own.map(readingGrade).toSorted((a, b) => a - b);
  const half = grades[Math.floor((grades.length - 1) / 2)] ?? 0;
  const places = placeShares(own).map((share) => (Number.isNaN(share) ? '–' : inHundred(share)));
  return [
    `reading grade: half at or below ${half.toFixed(1)}, highest ${(grades.at(-1) ?? 0).toFixed(1)}`,
    `the best answer is the longest in ${inHundred(longestShare(own))} of 100, stands at A, B, C, D in ${places.join(', ')} of 100 that have the place`,
  ];
}

function inHundred(share: number): string {
  return (share * 100).toFixed(0);
}

/** A list that is not there is empty; one that cannot be read stops the check. */
function readList(path: string): readonly Verified[] {
  if (!existsSync(path)) return [];
  const list = parseVerified(readFileSync(path, 'utf8'));
  return (
    list ??
    stop(
      `${path}: each line needs seven columns between tabs, an https address and how it was seen.`,
    )
  );
}

function stop(why: string): never {
  console.error(why);
  process.exit(1);
}
