import { isListOf, isMatch, isOneOf, isShape, isWhole } from '#boundary/guards.ts';
import { isSlug, isText } from './shape.ts';

/** What a pack says of itself, and the hashes that hold its files to it. */
export interface Manifest {
  /** The form of manifest, cards, sources and rules; this reader knows exactly one. */
  readonly format: 1;
  readonly id: string;
  /** Year, month, count: a version names one content for ever. */
  readonly version: string;
  readonly title: string;
  readonly licence: string;
  readonly authors: readonly string[];
  /** Named clinicians who have signed cards of this pack. */
  readonly reviewers: readonly string[];
  /** What a reader is told about the review of this pack. */
  readonly review: string;
  /** The last only where the pack has rules. */
  readonly files:
    | readonly [ManifestFile<'cards.json'>, ManifestFile<'sources.json'>]
    | readonly [
        ManifestFile<'cards.json'>,
        ManifestFile<'sources.json'>,
        ManifestFile<'rules.json'>,
      ];
}

export interface ManifestFile<Name extends string = string> {
  readonly name: Name;
  /** Lower-case hexadecimal SHA-256 of the file's bytes. */
  readonly sha256: string;
  readonly bytes: number;
}

/** No file of a pack is larger, in bytes. */
export const MOST_BYTES = 5_000_000;

/** Parses `manifest.json`, closed world: a newer format, or an unknown or missing member, gives undefined. */
export function parseManifest(candidate: unknown): Manifest | undefined {
  return isManifest(candidate) ? candidate : undefined;
}

const isManifest = isShape<Manifest>({
  format: (value): value is 1 => value === 1,
  id: isSlug,
  version: isMatch(/^20\d\d\.(0[1-9]|1[0-2])\.(0|[1-9]\d{0,3})$/),
  title: isText(80),
  licence: isText(80),
  authors: isListOf(isText(80), 50),
  reviewers: isListOf(isText(80), 50),
  review: isText(300),
  files: isFiles,
});

const isCardsFile = isFileNamed('cards.json');
const isSourcesFile = isFileNamed('sources.json');
const isRulesFile = isFileNamed('rules.json');

function isFiles(value: unknown): value is Manifest['files'] {
  return (
    Array.isArray(value) &&
    isCardsFile(value[0]) &&
    isSourcesFile(value[1]) &&
    (value.length === 2 || (value.length === 3 && isRulesFile(value[2])))
  );
}

function isFileNamed<const Name extends string>(
  name: Name,
): (value: unknown) => value is ManifestFile<Name> {
  return isShape<ManifestFile<Name>>({
    name: isOneOf(name),
    sha256: isMatch(/^[0-9a-f]{64}$/),
    bytes: isWhole(2, MOST_BYTES),
  });
}
