import type { Card, Pack, Source } from './pack.ts';
import { fault, MOST_FAULTS, type PackFault, type SealedFileName } from './pack-fault.ts';
import { faultsBesideCards } from './check-changes.ts';
import { checkCards } from './parse-card.ts';
import type { Manifest } from './parse-manifest.ts';
import { checkRules } from './parse-rule.ts';
import { checkSources } from './parse-source.ts';

/** The contents of a pack's files, not yet looked at. */
export interface PackFiles {
  readonly cards: unknown;
  readonly sources: unknown;
  readonly rules: unknown;
}

/** A whole pack, or why there is none. */
export type ParsedPack =
  | { readonly ok: true; readonly pack: Pack }
  | { readonly ok: false; readonly faults: readonly PackFault[] };

/**
 * Puts a pack together from its parts, closed world and whole: where any card, source, rule or line of the manifest is at fault there is
 * no pack, and at most `MOST_FAULTS` of the faults are named.
 */
export function parsePack(manifest: Manifest, files: PackFiles): ParsedPack {
  const { entries: cards, faults: ofCards } = checkCards(files.cards);
  const { entries: sources, faults: ofSources } = checkSources(files.sources);
  const byId = new Map(sources.map((source) => [source.id, source]));
  const { entries: rules, faults: ofRules } = checkRules(files.rules, byId);
  const faults = [
    ...ofCards,
    ...ofSources,
    ...ofRules,
    ...cards.flatMap((card) => citationFaults(card, byId)),
    ...cards.flatMap((card) => signatureFaults(card, 'cards.json', manifest)),
    ...rules.flatMap((rule) => signatureFaults(rule, 'rules.json', manifest)),
    ...faultsBesideCards(manifest, cards),
  ];
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, MOST_FAULTS) };
  const { id, version, title, licence, focus, withdrawn, changes, hides, experts } = manifest;
  return {
    ok: true,
    pack: {
      id,
      version,
      title,
      licence,
      cards,
      sources,
      rules,
      focus,
      withdrawn,
      changes,
      hides,
      experts,
    },
  };
}

/** Every cited source is in the pack and covers one of the card's subjects, and one covers what the card is about. */
function citationFaults(card: Card, byId: ReadonlyMap<string, Source>): readonly PackFault[] {
  const cited = card.sources.flatMap((id) => byId.get(id) ?? []);
  if (cited.length < card.sources.length) return [faultOf('source-missing', card)];
  const subjects = [...card.topics, ...card.given];
  const isOnTopic =
    cited.every(({ topics }) => topics.some((topic) => subjects.includes(topic))) &&
    cited.some(({ topics }) => topics.some((topic) => card.topics.includes(topic)));
  return isOnTopic ? [] : [faultOf('source-off-topic', card)];
}

function faultOf(code: 'source-missing' | 'source-off-topic', { id }: Card): PackFault {
  return fault(code, 'cards.json', id, 'sources');
}

/** A signature counts where the manifest names who signed. */
function signatureFaults(
  { id, review }: Pick<Card, 'id' | 'review'>,
  file: SealedFileName,
  { reviewers }: Manifest,
): readonly PackFault[] {
  return review.status === 'drafted' || reviewers.includes(review.by)
    ? []
    : [fault('reviewer-unnamed', file, id, 'review')];
}
