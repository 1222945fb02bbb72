import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { topicsOfCards } from '#deidentified/catalog/check-changes.ts';
import type { Card, Source } from '#deidentified/catalog/pack.ts';
import { checkCards } from '#deidentified/catalog/parse-card.ts';
import { parseManifest, type Manifest } from '#deidentified/catalog/parse-manifest.ts';
import { checkDraft } from '../../../gates/pack-check/check-draft.ts';
import type { Finding } from '../../../gates/pack-check/finding.ts';
import { filesOfNewPack } from '../../../gates/pack-check/new-pack.ts';
import { readFolder } from '../../../gates/pack-check/read-folder.ts';
import { sealOf } from '../../../gates/pack-check/seal.ts';
import { indexVerified, type Verified } from '../../../gates/pack-check/verified-sources.ts';
import { corePack } from '../../deidentified/catalog/core-files.ts';

/** The day on which the packs of these tests are made and checked. */
export const TODAY = '2026-11-22';

/** A card of the core pack, by its id. */
export function coreCard(id: string): Card {
  const card = corePack().cards.find((each) => each.id === id);
  if (card === undefined) throw new Error(`the core pack has no card ${id}`);
  return card;
}

/** A source of the core pack that covers the topic. */
function coreSource(id: string): Source {
  const source = corePack().sources.find((each) => each.id === id);
  if (source === undefined) throw new Error(`the core pack has no source ${id}`);
  return source;
}

const SOURCE = coreSource('2023-screening-for-skin-cancer-us-preventive-services-task-f');
const NEW = filesOfNewPack({ id: 'st-anna', title: 'St. Anna', today: TODAY, source: SOURCE });
const CARD = checkCards(JSON.parse(NEW['cards.json'] ?? '')).entries[0];
const MANIFEST = parseManifest(JSON.parse(NEW['manifest.json'] ?? ''));
if (CARD === undefined || MANIFEST === undefined) throw new Error('a new pack that does not parse');

/** What a new pack begins with. */
export const BEGUN: { readonly card: Card; readonly source: Source; readonly manifest: Manifest } =
  {
    card: CARD,
    source: SOURCE,
    manifest: MANIFEST,
  };

/** What an author left in the files of a pack; what is not named is that of a new pack. */
export interface Left {
  readonly cards?: readonly unknown[];
  readonly sources?: readonly unknown[];
  readonly rules?: readonly unknown[];
  readonly manifest?: object;
  /** Texts of files, put there after sealing; null for a file that is taken away. */
  readonly afterwards?: Readonly<Record<string, string | null>>;
}

/** The list of verified sources that these packs are held against. */
export const VERIFIED: readonly Verified[] = [
  {
    id: SOURCE.id,
    year: String(SOURCE.year),
    url: SOURCE.url,
    doi: '',
    pmid: '',
    supersededBy: '',
    seen: 'A',
  },
];

/** Checks a pack as an author left it, sealed, on `TODAY`, beside the given cards of other packs. */
export function check(
  left: Left,
  verified: readonly Verified[] = VERIFIED,
  elsewhere: readonly Card[] = [],
): readonly Finding[] {
  const place = mkdtempSync(join(tmpdir(), 'pack-'));
  try {
    const folder = join(place, 'st-anna');
    mkdirSync(folder);
    for (const [name, text] of Object.entries(filesOf(left))) {
      if (text !== null) writeFileSync(join(folder, name), text);
    }
    return checkDraft(readFolder(folder), {
      today: TODAY,
      verified: indexVerified(verified),
      elsewhere,
    });
  } finally {
    rmSync(place, { recursive: true });
  }
}

function filesOf({
  cards,
  sources,
  rules,
  manifest,
  afterwards,
}: Left): Readonly<Record<string, string | null>> {
  const texts = {
    'cards.json': JSON.stringify(cards ?? [BEGUN.card]),
    'sources.json': JSON.stringify(sources ?? [SOURCE]),
    'rules.json': JSON.stringify(rules ?? []),
  };
  const bytes = (text: string) => new TextEncoder().encode(text);
  const sealed = {
    ...BEGUN.manifest,
    topics: topicsOfCards(checkCards(JSON.parse(texts['cards.json'])).entries),
    files: [
      sealOf('cards.json', bytes(texts['cards.json'])),
      sealOf('sources.json', bytes(texts['sources.json'])),
      sealOf('rules.json', bytes(texts['rules.json'])),
    ],
    ...manifest,
  };
  return { ...texts, 'manifest.json': JSON.stringify(sealed), ...afterwards };
}
