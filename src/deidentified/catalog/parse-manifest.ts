import {
  isDay,
  isListOf,
  isMatch,
  isNullOr,
  isObject,
  isOneOf,
  isShape,
  isWhole,
} from '#boundary/guards.ts';
import { isTopicId, type TopicId } from '#boundary/topic.ts';
import { memberFindings } from './check-list.ts';
import type { CardChange, Expert, Focus, Pack, Withdrawal } from './pack.ts';
import { fault, MOST_BYTES, type PackFault, type SealedFileName } from './pack-fault.ts';
import { type GuardsOf, isDistinct, isSlug, isText, isVersion } from './shape.ts';

/** What a pack says of itself, and the hashes that hold its files to it. */
export interface Manifest extends Omit<Pack, 'cards' | 'sources' | 'rules'> {
  /** The form of manifest, cards, sources and rules; this reader knows exactly one. */
  readonly format: typeof FORMAT;
  readonly authors: readonly string[];
  /** Named clinicians who have signed cards of this pack. */
  readonly reviewers: readonly string[];
  /** What a reader is told about the review of this pack. */
  readonly review: string;
  /** What its cards are about, in order and each once. */
  readonly topics: readonly TopicId[];
  readonly files: readonly [
    ManifestFile<'cards.json'>,
    ManifestFile<'sources.json'>,
    ManifestFile<'rules.json'>,
  ];
}

export interface ManifestFile<Name extends SealedFileName = SealedFileName> {
  readonly name: Name;
  /** Lower-case hexadecimal SHA-256 of the file's bytes. */
  readonly sha256: string;
  readonly bytes: number;
}

/** The one format of packs that this Foreword reads. */
export const FORMAT = 2;

/** A manifest of the right form, or why it is none. */
export type CheckedManifest =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly faults: readonly PackFault[] };

/** Checks `manifest.json`, closed world; of another format nothing is said but that. */
export function checkManifest(candidate: unknown): CheckedManifest {
  if (isManifest(candidate)) return { ok: true, manifest: candidate };
  const format = isObject(candidate) ? candidate['format'] : undefined;
  if (typeof format === 'number' && format !== FORMAT) {
    return { ok: false, faults: [fault(format > FORMAT ? 'format-newer' : 'format-older', FILE)] };
  }
  const findings = memberFindings(candidate, MANIFEST_FORM);
  return { ok: false, faults: findings.map(([code, at]) => fault(code, FILE, undefined, at)) };
}

/** Parses `manifest.json`: undefined where anything of it is at fault. */
export function parseManifest(candidate: unknown): Manifest | undefined {
  return isManifest(candidate) ? candidate : undefined;
}

const FILE = 'manifest.json';

const isFocus = isShape<Focus>({ topic: isTopicId, from: isDay, until: isDay, says: isText(140) });

const isWithdrawal = isShape<Withdrawal>({ card: isSlug, on: isDay, why: isText(300) });

const isChange = isShape<CardChange>({
  card: isSlug,
  version: isWhole(1, 9999),
  kind: isOneOf('corrected', 'updated', 'superseded'),
  by: isNullOr(isSlug),
  on: isDay,
  why: isText(300),
});

const isExpert = isShape<Expert>({ topic: isTopicId, name: isText(80), reach: isText(120) });

const isNames = isListOf(isText(80), 50);

/** The form of a manifest, member by member. */
export const MANIFEST_FORM: GuardsOf<Manifest> = {
  format: (value): value is typeof FORMAT => value === FORMAT,
  id: isSlug,
  version: isVersion,
  title: isText(80),
  licence: isText(80),
  authors: isNames,
  reviewers: isNames,
  review: isText(300),
  topics: isDistinct(isListOf(isTopicId, 1000)),
  focus: isListOf(isFocus, 100),
  withdrawn: isListOf(isWithdrawal, 5000),
  changes: isListOf(isChange, 5000),
  hides: isDistinct(isListOf(isSlug, 5000)),
  experts: isListOf(isExpert, 500),
  files: isFiles,
};

const isManifest = isShape<Manifest>(MANIFEST_FORM);

const isCardsFile = isFileNamed('cards.json');
const isSourcesFile = isFileNamed('sources.json');
const isRulesFile = isFileNamed('rules.json');

function isFiles(value: unknown): value is Manifest['files'] {
  return (
    Array.isArray(value) &&
    value.length === 3 &&
    isCardsFile(value[0]) &&
    isSourcesFile(value[1]) &&
    isRulesFile(value[2])
  );
}

function isFileNamed<const Name extends SealedFileName>(
  name: Name,
): (value: unknown) => value is ManifestFile<Name> {
  return isShape<ManifestFile<Name>>({
    name: isOneOf(name),
    sha256: isMatch(/^[0-9a-f]{64}$/),
    bytes: isWhole(2, MOST_BYTES),
  });
}
