/*
 * `npm run pack:new ID ["Title"]`: starts a pack in public/packs/ID and its record in docs/packs/ID.md, with one worked card. What is
 * there is never written over. `--in FOLDER` starts it under another folder, `--today=2026-11-22` as of another day.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isDay } from '#boundary/guards.ts';
import { parseSources } from '#deidentified/catalog/parse-source.ts';
import { isSlug } from '#deidentified/catalog/shape.ts';
import { EXAMPLE_SOURCE, filesOfNewPack, recordOfNewPack } from './new-pack.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    in: { type: 'string', default: ROOT },
    today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  },
});
/** As a tenant file can pin it. */
const LONGEST_ID = 40;

const { today } = values;
const [id = '', title = titleOf(id)] = positionals;
const folder = join(values.in, 'public/packs', id);
const record = join(values.in, 'docs/packs', `${id}.md`);
const source = parseSources(
  JSON.parse(readFileSync(join(ROOT, 'public/packs/core/sources.json'), 'utf8')),
)?.find((each) => each.id === EXAMPLE_SOURCE);

const trouble = troubleWith();
if (trouble !== undefined || source === undefined) {
  console.error(trouble ?? `The core pack has no source ${EXAMPLE_SOURCE} for the example.`);
  process.exitCode = 1;
} else {
  const beginning = { id, title, today, source };
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(values.in, 'docs/packs'), { recursive: true });
  for (const [name, text] of Object.entries(filesOfNewPack(beginning))) {
    writeFileSync(join(folder, name), text);
  }
  writeFileSync(record, recordOfNewPack(beginning));
  console.log(nextSteps());
}

/** Why a pack cannot be started so, in a sentence; undefined where it can. */
function troubleWith(): string | undefined {
  if (!isSlug(id) || id.length > LONGEST_ID) {
    return 'Name the pack in at most 40 small letters, digits and hyphens: npm run pack:new st-anna "St. Anna Hospital"';
  }
  if (!isDay(today)) return '--today needs a day such as 2026-11-22.';
  if (title.length > 80) return 'The title may have 80 characters at most.';
  const there = [folder, record].find((path) => existsSync(path));
  return there === undefined ? undefined : `${there} is there already: nothing was written over.`;
}

function titleOf(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1).replaceAll('-', ' ');
}

function nextSteps(): string {
  const place = relative(process.cwd(), folder);
  return [
    `${place} has one worked card and passes the check. Next:`,
    `  1. write over the card in ${place}/cards.json`,
    `  2. node test/gates/seal-pack.ts ${place}`,
    `  3. npm run pack:check ${place}`,
    `docs/packs.md explains each step; ${relative(process.cwd(), record)} is where you say what each card rests on.`,
  ].join('\n');
}
