/**
 * Seals the core pack: writes the size and hash of its files into its manifest.
 *
 *   node test/gates/seal-pack.ts            seals it, if it parses whole
 *   node test/gates/seal-pack.ts --check    changes nothing; exit code 1 where the seal does not hold
 *
 * A version names one content for ever. Where the last commit holds this version with other hashes, neither form passes
 * until the version in the manifest is raised.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isObject } from '#boundary/guards.ts';
import { parseManifest } from '#deidentified/catalog/parse-manifest.ts';
import type { Manifest } from '#deidentified/catalog/parse-manifest.ts';
import { parsePack } from '#deidentified/catalog/parse-pack.ts';
import { faultsOfRule, isRule } from '#deidentified/catalog/parse-rule.ts';
import { parseSources } from '#deidentified/catalog/parse-source.ts';

const ROOT = new URL('../../', import.meta.url);
const FOLDER = 'public/packs/core/';

process.exitCode = seal(process.argv.includes('--check')) ? 0 : 1;

function seal(checkOnly: boolean): boolean {
  const manifest = parseManifest(JSON.parse(read('manifest.json')));
  if (manifest === undefined) return refuse('manifest.json does not parse: see pack.schema.json');
  const sealed = sealedFrom(manifest);
  const cards: unknown = JSON.parse(read('cards.json'));
  const sources: unknown = JSON.parse(read('sources.json'));
  const rules: unknown = hasRules() ? JSON.parse(read('rules.json')) : [];
  if (parsePack(sealed, { cards, sources, rules }) === undefined) {
    tellFaults(rules, sources);
    return refuse('cards.json, sources.json or rules.json does not parse: see pack.schema.json');
  }
  const committed = committedManifest();
  if (committed?.version === sealed.version && !isSame(committed.files, sealed.files)) {
    return refuse(`the files differ from those committed as ${sealed.version}: raise the version`);
  }
  if (checkOnly) return isSame(manifest.files, sealed.files) || refuse('the hashes do not match');
  writeFileSync(new URL(`${FOLDER}manifest.json`, ROOT), `${JSON.stringify(sealed, null, 2)}\n`);
  return true;
}

function sealedFrom(manifest: Manifest): Manifest {
  const files = [sealOf('cards.json'), sealOf('sources.json')] as const;
  return { ...manifest, files: hasRules() ? [...files, sealOf('rules.json')] : files };
}

function hasRules(): boolean {
  return existsSync(new URL(`${FOLDER}rules.json`, ROOT));
}

/** Names each rule that cannot stand in the pack, and why. */
function tellFaults(rules: unknown, sources: unknown): void {
  const byId = new Map((parseSources(sources) ?? []).map((source) => [source.id, source]));
  for (const [place, rule] of (Array.isArray(rules) ? rules : []).entries()) {
    const faults = isRule(rule) ? faultsOfRule(rule, byId) : ['malformed'];
    const id: unknown = isObject(rule) ? rule['id'] : undefined;
    for (const fault of faults) refuse(`rule ${String(place)}, ${String(id)}: ${fault}`);
  }
}

function sealOf<const Name extends string>(
  name: Name,
): { readonly name: Name; readonly sha256: string; readonly bytes: number } {
  const bytes = readFileSync(new URL(FOLDER + name, ROOT));
  return {
    name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.byteLength,
  };
}

/** The manifest of the last commit; undefined where there is none yet, or no git. */
function committedManifest(): Manifest | undefined {
  try {
    const text = execFileSync('git', ['show', `HEAD:${FOLDER}manifest.json`], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return parseManifest(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function isSame(a: Manifest['files'], b: Manifest['files']): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function read(name: string): string {
  return readFileSync(new URL(FOLDER + name, ROOT), 'utf8');
}

function refuse(why: string): false {
  process.stderr.write(`${FOLDER}: ${why}\n`);
  return false;
}
