import { isMatch } from '#boundary/guards.ts';

/** An identifier somebody saw with its title: one line of a list of verified sources. */
export interface Verified {
  readonly id: string;
  /** Empty where none was seen. */
  readonly year: string;
  readonly url: string;
  readonly doi: string;
  readonly pmid: string;
  /** What replaced it, as its list says it: a DOI, or words that name a PMID. Empty while it stands. */
  readonly supersededBy: string;
  /** How it was seen: A, B or C for our list; the day and the name of who opened the page for an institution's own. */
  readonly seen: string;
}

/** Column heads of a list, in order. */
export const COLUMNS = ['id', 'year', 'url', 'doi', 'pmid', 'supersededBy', 'seen'] as const;

const isSeen = isMatch(/^([ABC]|20\d\d-\d\d-\d\d \S.*)$/u);

/**
 * Parses a list: lines of seven columns between tabs, `#` before a remark. Undefined where a line has another number of columns, no
 * https address, or does not say how it was seen.
 */
export function parseVerified(text: string): readonly Verified[] | undefined {
  const rows = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#') && line !== COLUMNS.join('\t'))
    .map((line) => verifiedOf(line.split('\t')));
  return rows.every((row) => row !== undefined) ? rows : undefined;
}

function verifiedOf(cells: readonly string[]): Verified | undefined {
  const [id = '', year = '', url = '', doi = '', pmid = '', supersededBy = '', seen = ''] = cells;
  if (cells.length !== COLUMNS.length || !url.startsWith('https://') || !isSeen(seen)) {
    return undefined;
  }
  return { id, year, url, doi, pmid, supersededBy, seen };
}

/** The list as text, under a head of remarks; `parseVerified` reads it back. */
export function textOfVerified(rows: readonly Verified[], remarks: readonly string[]): string {
  const lines = rows.map((row) => COLUMNS.map((column) => row[column]).join('\t'));
  return `${[...remarks.map((remark) => `# ${remark}`), COLUMNS.join('\t'), ...lines].join('\n')}\n`;
}

/** Verified sources, found by any address they are known under. */
export interface VerifiedIndex {
  /** By address: its own, its DOI's or its PMID's. */
  readonly byUrl: (url: string) => Verified | undefined;
  /** True for a DOI, PMID or address on the list. */
  readonly knows: (identifier: string) => boolean;
  /** The addresses of what replaced it; empty while it stands. Where none is known by address, the list's own words. */
  readonly successorsOf: (source: Verified) => readonly string[];
}

/** Indexes lists of verified sources. Addresses of DOIs are compared without regard to case. */
export function indexVerified(rows: readonly Verified[]): VerifiedIndex {
  const byKey = new Map(rows.flatMap((row) => keysOf(row).map((key) => [key, row] as const)));
  return {
    byUrl: (url) => byKey.get(keyOfUrl(url)),
    knows: (identifier) => byKey.has(keyOf(identifier)),
    successorsOf: ({ supersededBy }) => {
      if (supersededBy === '') return [];
      const next = identifiersIn(supersededBy).flatMap((each) => byKey.get(keyOf(each))?.url ?? []);
      return next.length > 0 ? next : [supersededBy];
    },
  };
}

function keysOf({ url, doi, pmid }: Verified): readonly string[] {
  const others = [doi === '' ? [] : `doi:${doi.toLowerCase()}`, pmid === '' ? [] : `pmid:${pmid}`];
  return [keyOfUrl(url), ...others.flat()];
}

function keyOfUrl(url: string): string {
  const doi = /^https:\/\/(?:dx\.)?doi\.org\/(.+)$/u.exec(url)?.[1];
  if (doi !== undefined) return `doi:${doi.toLowerCase()}`;
  const pmid = /^https:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/(\d+)\/?$/u.exec(url)?.[1];
  return pmid === undefined ? url.replace(/\/$/u, '') : `pmid:${pmid}`;
}

function keyOf(identifier: string): string {
  if (identifier.startsWith('http')) return keyOfUrl(identifier);
  const pmid = /^PMID:?\s*(\d+)$/u.exec(identifier)?.[1];
  return pmid === undefined ? `doi:${identifier.toLowerCase()}` : `pmid:${pmid}`;
}

const IDENTIFIER = /https?:\/\/\S+|\b10\.\d{4,9}\/\S+|\bPMID:?\s*\d+/giu;

/** The DOIs, PMIDs and addresses a text names, without the punctuation that follows them. */
export function identifiersIn(text: string): readonly string[] {
  return (text.match(IDENTIFIER) ?? []).map((each) => each.replace(/[).,;\]]+$/u, ''));
}
