import type { Manifest } from './parse-manifest.ts';
import { checkManifest } from './parse-manifest.ts';
import {
  type FaultCode,
  fault,
  PACK_FILES,
  type PackFault,
  type PackFileName,
} from './pack-fault.ts';
import { type ParsedPack, parsePack } from './parse-pack.ts';

/** What came of reading one file, from a host or from the disk. */
export type FileRead =
  | {
      readonly state: 'read';
      readonly bytes: Uint8Array;
      /** Of these bytes, in lower-case hexadecimal. */
      readonly sha256: string;
    }
  /** Not there, or no answer. */
  | { readonly state: 'missing' }
  /** Larger than `MOST_BYTES`; nothing beyond that was read. */
  | { readonly state: 'too-large' };

export type PackFilesRead = Readonly<Record<PackFileName, FileRead>>;

/** A pack as a tenant asks for it. */
export interface WantedPack {
  readonly id: string;
  readonly version: string;
}

/**
 * Opens a pack from the bytes of its files: whole, or not at all. It must be the one that is wanted, unless anything will do, and every
 * file must have the size and hash its manifest seals it with before anything of it is looked at.
 */
export function parseSealedPack(files: PackFilesRead, wanted: WantedPack | null): ParsedPack {
  const unread = PACK_FILES.flatMap((name) => unreadFault(files[name], name) ?? []);
  const written = jsonOf(files['manifest.json']);
  if (written === undefined) return refused(orNotJson(unread, 'manifest.json'));
  const checked = checkManifest(written);
  if (!checked.ok) return refused(checked.faults);
  const { manifest } = checked;
  const faults = [
    ...unread,
    ...pinFaults(manifest, wanted),
    ...manifest.files.flatMap((sealed) => sealFaults(sealed, files[sealed.name])),
  ];
  if (faults.length > 0) return refused(faults);
  const [cards, sources, rules] = [
    jsonOf(files['cards.json']),
    jsonOf(files['sources.json']),
    jsonOf(files['rules.json']),
  ];
  const unparsed = [
    ...(cards === undefined ? [fault('not-json', 'cards.json')] : []),
    ...(sources === undefined ? [fault('not-json', 'sources.json')] : []),
    ...(rules === undefined ? [fault('not-json', 'rules.json')] : []),
  ];
  return unparsed.length > 0 ? refused(unparsed) : parsePack(manifest, { cards, sources, rules });
}

function refused(faults: readonly PackFault[]): ParsedPack {
  return { ok: false, faults };
}

function unreadFault({ state }: FileRead, name: PackFileName): PackFault | undefined {
  return state === 'read' ? undefined : fault(UNREAD[state], name);
}

const UNREAD = {
  missing: 'file-missing',
  'too-large': 'file-too-large',
} as const satisfies Readonly<Record<Exclude<FileRead['state'], 'read'>, FaultCode>>;

function orNotJson(faults: readonly PackFault[], name: PackFileName): readonly PackFault[] {
  return faults.some(({ file }) => file === name) ? faults : [...faults, fault('not-json', name)];
}

function pinFaults(manifest: Manifest, wanted: WantedPack | null): readonly PackFault[] {
  if (wanted === null) return [];
  return [
    ...(manifest.id === wanted.id ? [] : [fault('other-pack', 'manifest.json', undefined, 'id')]),
    ...(manifest.version === wanted.version
      ? []
      : [fault('other-version', 'manifest.json', undefined, 'version')]),
  ];
}

/** The size says it more plainly than the hash does, so it is said alone. */
function sealFaults(
  { name, bytes, sha256 }: Manifest['files'][number],
  file: FileRead,
): readonly PackFault[] {
  if (file.state !== 'read') return []; // said already
  if (file.bytes.byteLength !== bytes) return [fault('wrong-size', name)];
  return file.sha256 === sha256 ? [] : [fault('wrong-hash', name)];
}

/** Undefined for what was not read or is not JSON in UTF-8; JSON itself has no undefined. */
function jsonOf(file: FileRead): unknown {
  if (file.state !== 'read') return undefined;
  try {
    return JSON.parse(
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file.bytes),
    );
  } catch {
    return undefined;
  }
}
