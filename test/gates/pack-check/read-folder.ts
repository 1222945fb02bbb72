import { basename, relative } from 'node:path';
import { FAULT_SENTENCES } from '#deidentified/catalog/fault-sentences.ts';
import {
  fault,
  PACK_FILES,
  type PackFault,
  type PackFileName,
} from '#deidentified/catalog/pack-fault.ts';
import type { Card, Rule, Source } from '#deidentified/catalog/pack.ts';
import { checkCards } from '#deidentified/catalog/parse-card.ts';
import { type CheckedManifest, checkManifest } from '#deidentified/catalog/parse-manifest.ts';
import type { Manifest } from '#deidentified/catalog/parse-manifest.ts';
import { parsePack } from '#deidentified/catalog/parse-pack.ts';
import { checkRules } from '#deidentified/catalog/parse-rule.ts';
import type { FileRead, PackFilesRead } from '#deidentified/catalog/parse-sealed-pack.ts';
import { checkSources } from '#deidentified/catalog/parse-source.ts';
import { readPackFiles } from '../../../launch/tenants/read-pack.ts';
import { type Finding, finding } from './finding.ts';
import { schemaFindings } from './schema.ts';

/** A pack as an author left it: what of it has the right form, and what the parser, the schema and the seal say of the rest. */
export interface Draft {
  readonly folder: string;
  /** Null where it is not a manifest of this format. */
  readonly manifest: Manifest | null;
  readonly cards: readonly Card[];
  readonly sources: readonly Source[];
  readonly rules: readonly Rule[];
  readonly findings: readonly Finding[];
}

type JsonOf = (name: PackFileName) => unknown;

/** Reads the pack in a folder. Whatever is wrong with it is a finding; what can be read of the rest is there all the same. */
export function readFolder(folder: string): Draft {
  const files = readPackFiles(folder);
  const json: JsonOf = (name) => jsonOf(files[name]);
  const unread = PACK_FILES.flatMap((name) => unreadFaults(name, files[name]));
  const checked = checkManifest(json('manifest.json'));
  const { entries: sources } = checkSources(json('sources.json'));
  const byId = new Map(sources.map((source) => [source.id, source]));
  const faults = unread.length > 0 ? unread : faultsOf(checked, json, basename(folder));
  const isRead = (name: PackFileName) => !unread.some(({ file }) => file === name);
  return {
    folder,
    manifest: checked.ok ? checked.manifest : null,
    cards: checkCards(json('cards.json')).entries,
    sources,
    rules: checkRules(json('rules.json'), byId).entries,
    findings: [
      ...faults.map(ofFault),
      ...PACK_FILES.filter(isRead).flatMap((name) => schemaFindings(name, json(name))),
      ...(checked.ok ? sealFindings(checked.manifest, files, folder) : []),
    ],
  };
}

/** Undefined for what could not be read; JSON itself has no undefined. */
function jsonOf(file: FileRead): unknown {
  if (file.state !== 'read') return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file.bytes));
  } catch {
    return undefined;
  }
}

function unreadFaults(name: PackFileName, file: FileRead): readonly PackFault[] {
  if (file.state === 'missing') return [fault('file-missing', name)];
  if (file.state === 'too-large') return [fault('file-too-large', name)];
  return jsonOf(file) === undefined ? [fault('not-json', name)] : [];
}

function faultsOf(checked: CheckedManifest, json: JsonOf, name: string): readonly PackFault[] {
  if (!checked.ok) return checked.faults;
  const named = checked.manifest.id === name ? [] : [fault('other-pack', 'manifest.json')];
  const parsed = parsePack(checked.manifest, {
    cards: json('cards.json'),
    sources: json('sources.json'),
    rules: json('rules.json'),
  });
  return [...named, ...(parsed.ok ? [] : parsed.faults)];
}

function ofFault({ code, file, at }: PackFault): Finding {
  return { level: 'error', file, at: at ?? '', code, says: FAULT_SENTENCES[code] };
}

function sealFindings(
  manifest: Manifest,
  files: PackFilesRead,
  folder: string,
): readonly Finding[] {
  return manifest.files.flatMap(({ name, sha256, bytes }) => {
    const file = files[name];
    if (file.state !== 'read' || jsonOf(file) === undefined) return []; // said already
    const isSealed = file.bytes.byteLength === bytes && file.sha256 === sha256;
    return isSealed
      ? []
      : [finding('not-sealed', { file: name, at: '' }, relative(process.cwd(), folder))];
  });
}
