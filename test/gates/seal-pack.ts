/**
 * Seals packs: writes into a manifest what its cards are about, and the size and hash of its files.
 *
 *   node test/gates/seal-pack.ts [folder …]            seals each that is sound; every folder of public/packs unless told
 *   node test/gates/seal-pack.ts --check [folder …]    changes nothing; exit code 1 where a seal does not hold
 *
 * A version names one content for ever. Where the last commit holds this version with other hashes, neither form passes
 * until the version in the manifest is raised.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isObject } from '#boundary/guards.ts';
import { topicsOfCards } from '#deidentified/catalog/check-changes.ts';
import { faultLine } from '#deidentified/catalog/fault-sentences.ts';
import type { PackFault, SealedFileName } from '#deidentified/catalog/pack-fault.ts';
import { checkCards } from '#deidentified/catalog/parse-card.ts';
import { checkManifest, type Manifest } from '#deidentified/catalog/parse-manifest.ts';
import { parsePack } from '#deidentified/catalog/parse-pack.ts';
import { sealOf } from './pack-check/seal.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const told = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const folders = told.length > 0 ? told : foldersOf(join(ROOT, 'public/packs'));
const isCheck = process.argv.includes('--check');
const sealed = folders.map((folder) => seal(folder, isCheck));
process.exitCode = sealed.every(Boolean) ? 0 : 1;

function foldersOf(place: string): readonly string[] {
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(place, name));
}

function seal(folder: string, checkOnly: boolean): boolean {
  const text = readFileSync(join(folder, 'manifest.json'), 'utf8');
  const written: unknown = JSON.parse(text);
  const resealed = isObject(written) ? { ...written, ...workedOut(folder) } : written;
  const checked = checkManifest(resealed);
  if (!checked.ok) return refuseFaults(folder, checked.faults);
  const { manifest } = checked;
  const parsed = parsePack(manifest, {
    cards: jsonOf(folder, 'cards.json'),
    sources: jsonOf(folder, 'sources.json'),
    rules: jsonOf(folder, 'rules.json'),
  });
  if (!parsed.ok) return refuseFaults(folder, parsed.faults);
  const committed = committedManifest(folder);
  if (committed?.version === manifest.version && !isSame(committed.files, manifest.files)) {
    return refuse(folder, `the files differ from those committed as ${manifest.version}: raise it`);
  }
  const sealedText = `${JSON.stringify(resealed, null, 2)}\n`;
  if (checkOnly) return isSame(written, resealed) || refuse(folder, 'the seal does not hold');
  if (text !== sealedText) writeFileSync(join(folder, 'manifest.json'), sealedText);
  return true;
}

/** The members of a manifest that are worked out from its files. */
function workedOut(folder: string): Pick<Manifest, 'topics' | 'files'> {
  const { entries } = checkCards(jsonOf(folder, 'cards.json'));
  return {
    topics: topicsOfCards(entries),
    files: [
      fileSeal(folder, 'cards.json'),
      fileSeal(folder, 'sources.json'),
      fileSeal(folder, 'rules.json'),
    ],
  };
}

function fileSeal<const Name extends SealedFileName>(folder: string, name: Name) {
  return sealOf(name, readFileSync(join(folder, name)));
}

/** The manifest of the last commit; undefined where there is none yet, it has another format, or there is no git. */
function committedManifest(folder: string): Manifest | undefined {
  try {
    const text = execFileSync('git', ['show', `HEAD:./${relative(ROOT, folder)}/manifest.json`], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const checked = checkManifest(JSON.parse(text));
    return checked.ok ? checked.manifest : undefined;
  } catch {
    return undefined;
  }
}

function jsonOf(folder: string, name: SealedFileName): unknown {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function refuseFaults(folder: string, faults: readonly PackFault[]): false {
  for (const one of faults) refuse(folder, faultLine(one));
  return false;
}

function refuse(folder: string, why: string): false {
  process.stderr.write(`${folder}: ${why}\n`);
  return false;
}
