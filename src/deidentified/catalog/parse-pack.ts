import type { Card, Pack, Source } from './pack.ts';
import { parseCards } from './parse-card.ts';
import type { Manifest } from './parse-manifest.ts';
import { parseRules } from './parse-rule.ts';
import { parseSources } from './parse-source.ts';

/** The contents of a pack's files, not yet looked at. */
export interface PackFiles {
  readonly cards: unknown;
  readonly sources: unknown;
  /** An empty list for a pack without rules. */
  readonly rules: unknown;
}

/**
 * Puts a pack together from its parts, closed world and whole: undefined where any card, source or rule is malformed, or where a
 * card or rule cites a source the pack lacks or one about something else.
 */
export function parsePack(manifest: Manifest, files: PackFiles): Pack | undefined {
  const cards = parseCards(files.cards);
  const sources = parseSources(files.sources);
  if (cards === undefined || sources === undefined) return undefined;
  const byId = new Map(sources.map((source) => [source.id, source]));
  const rules = parseRules(files.rules, byId);
  if (rules === undefined || !cards.every((card) => isSourced(card, byId))) return undefined;
  const { id, version, title, licence } = manifest;
  return { id, version, title, licence, cards, sources, rules };
}

/** Every cited source is in the pack and covers one of the card's subjects, and one covers what the card is about. */
function isSourced(card: Card, byId: ReadonlyMap<string, Source>): boolean {
  const cited = card.sources.map((id) => byId.get(id));
  const subjects = [...card.topics, ...card.given];
  return (
    cited.every((source) => source?.topics.some((topic) => subjects.includes(topic)) === true) &&
    cited.some((source) => source?.topics.some((topic) => card.topics.includes(topic)) === true)
  );
}
