import type { RuleFault } from '#boundary/combination.ts';

/** One reason why a pack may not be used, in terms of our own closed list: no text of the pack is in it but ids that hold to their form. */
export interface PackFault {
  readonly code: FaultCode;
  readonly file: PackFileName;
  /** An id, `#12` where there is none, the member after a slash (`an-id/stem`, `/focus`); null where it is the whole file. */
  readonly at: string | null;
}

export const PACK_FILES = ['manifest.json', 'cards.json', 'sources.json', 'rules.json'] as const;
export type PackFileName = (typeof PACK_FILES)[number];

/** The files that a manifest seals. */
export type SealedFileName = Exclude<PackFileName, 'manifest.json'>;

/** No file of a pack is larger, in bytes. */
export const MOST_BYTES = 5_000_000;

/** So many are listed; after these, mending comes first. */
export const MOST_FAULTS = 20;

export type FaultCode =
  /* Files. */
  | 'file-missing'
  | 'file-too-large'
  | 'wrong-size'
  | 'wrong-hash'
  | 'not-json'
  | 'format-newer'
  | 'format-older'
  | 'other-pack'
  | 'other-version'
  /* Form. */
  | 'not-an-object'
  | 'not-a-list'
  | 'too-many-entries'
  | 'member-unknown'
  | 'member-missing'
  | 'member-malformed'
  | 'markup-in-text'
  | 'unknown-topic'
  | 'id-twice'
  | 'address-twice'
  | 'entry-twice'
  /* Cards and rules. */
  | 'too-many-words'
  | 'names-a-dose'
  | 'best-beyond-options'
  | 'topic-twice'
  | 'table-uneven'
  | 'expiry-out-of-range'
  | 'reviewer-unnamed'
  | 'source-missing'
  | 'source-off-topic'
  | 'topic-is-not-asked-for'
  | RuleFault
  /* The manifest beside the cards. */
  | 'topics-differ'
  | 'focus-reversed'
  | 'change-of-unknown-card'
  | 'change-of-later-version'
  | 'successor-missing'
  | 'successor-not-wanted'
  | 'supersession-cycle'
  | 'withdrawn-card-present'
  | 'hides-own-card';

/** Names a fault of a file. What does not hold to the form of a place is left out of it. */
export function fault(
  code: FaultCode,
  file: PackFileName,
  ...[entry, member]: readonly (string | undefined)[]
): PackFault {
  const place = entry !== undefined && ENTRY.test(entry) ? entry : '';
  const within = member !== undefined && MEMBER.test(member) ? `/${member}` : '';
  return { code, file, at: `${place}${within}` === '' ? null : `${place}${within}` };
}

const ENTRY = /^(#\d{1,6}|[a-z0-9-]{1,120})$/;
const MEMBER = /^[A-Za-z]{1,40}$/;

/** A pack that a tenant names and this page could not use. */
export interface RefusedPack {
  readonly id: string;
  readonly version: string;
  readonly faults: readonly PackFault[];
  /** The version before it, which is used instead; null where the pack is left out. */
  readonly instead: string | null;
}
