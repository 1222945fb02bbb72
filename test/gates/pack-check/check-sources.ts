import type { Card, Rule, Source } from '#deidentified/catalog/pack.ts';
import { type Finding, finding } from './finding.ts';
import { textsOf } from './card-texts.ts';
import { identifiersIn, type VerifiedIndex } from './verified-sources.ts';

/** An institution's own page: nobody but the institution can verify it. */
const LOCAL = 'local pathway';

/** Sources and citations held against the list of verified identifiers. */
export function checkSources(
  {
    cards,
    sources,
    rules,
  }: {
    readonly cards: readonly Card[];
    readonly sources: readonly Source[];
    readonly rules: readonly Rule[];
  },
  list: VerifiedIndex,
): readonly Finding[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  return [
    ...sources.flatMap((source) => identityFindings(source, list)),
    ...sources.flatMap((source) =>
      supersededBy(source, sources, list).map((next) =>
        finding('superseded-source', { file: 'sources.json', at: source.id }, next),
      ),
    ),
    ...cards.flatMap((card) => citationFindings(card, 'cards.json', { byId, list })),
    ...rules.flatMap((rule) => citationFindings(rule, 'rules.json', { byId, list })),
    ...cards.flatMap((card) => namedInText(card, list)),
  ];
}

function identityFindings(source: Source, list: VerifiedIndex): readonly Finding[] {
  const at = { file: 'sources.json', at: source.id };
  const verified = list.byUrl(source.url);
  if (verified === undefined) {
    return source.type === LOCAL ? [] : [finding('not-verified', at, source.url)];
  }
  const isSameYear = verified.year === '' || verified.year === String(source.year);
  return isSameYear ? [] : [finding('identifier-differs', at, verified.year)];
}

/** Addresses of what replaced it, where none of them is among `beside`. */
function supersededBy(
  { url }: Source,
  beside: readonly Source[],
  list: VerifiedIndex,
): readonly string[] {
  const verified = list.byUrl(url);
  const next = verified === undefined ? [] : list.successorsOf(verified);
  const places = beside.map((source) => list.byUrl(source.url)?.url ?? source.url);
  return next.some((address) => places.includes(address)) ? [] : next;
}

function citationFindings(
  { id, sources }: Pick<Card, 'id' | 'sources'>,
  file: string,
  known: { readonly byId: ReadonlyMap<string, Source>; readonly list: VerifiedIndex },
): readonly Finding[] {
  const cited = sources.flatMap((source) => known.byId.get(source) ?? []);
  return cited.flatMap((source) =>
    supersededBy(source, cited, known.list).map((next) =>
      finding('superseded-source', { file, at: `${id}/sources` }, next),
    ),
  );
}

/** A reader trusts an identifier: one that stands in the text is held to the same list. */
function namedInText(card: Card, list: VerifiedIndex): readonly Finding[] {
  return textsOf(card).flatMap(({ part, text }) =>
    identifiersIn(text)
      .filter((identifier) => !list.knows(identifier))
      .map((identifier) =>
        finding('identifier-in-text', { file: 'cards.json', at: `${card.id}/${part}` }, identifier),
      ),
  );
}
