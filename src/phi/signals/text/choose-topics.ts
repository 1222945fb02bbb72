import { topicOf, type TopicId } from '#boundary/topic.ts';
import type { Administrative } from './administrative.ts';
import type { AliasMatch } from './match-aliases.ts';
import type { ContentWord } from './read-content.ts';

/** A topic a phrase names, with what it is ranked by. */
export interface Choice {
  readonly topic: TopicId;
  readonly tier: 'high' | 'low';
  readonly rule: string;
  readonly score: number;
}

/** What else is known of the phrase the matches are from. */
export interface Setting {
  readonly content: readonly ContentWord[];
  readonly administrative: Administrative;
  /** May be a person's name: then single short words tell nothing. */
  readonly person: boolean;
}

/** The topics of the matches, each word spent once: a longer wording leaves nothing for the shorter ones inside it. */
export function chooseTopics(matches: readonly AliasMatch[], setting: Setting): readonly Choice[] {
  const taken: { readonly match: AliasMatch; readonly again: boolean }[] = [];
  const spent = new Set<ContentWord>();
  for (const match of matches) {
    if (isBarred(match, setting)) continue;
    const again = taken.some(({ match: other }) => isSameRun(match, other));
    const fresh = match.words.filter((word) => !spent.has(word)).length;
    const needed = match.spread === 'apart' ? match.words.length : match.words.length / 2;
    if (!again && fresh < needed) continue;
    for (const word of match.words) spent.add(word);
    taken.push({ match, again });
  }
  const left = setting.content.filter((word) => !spent.has(word) && tells(word));
  const sure = taken
    .filter(({ match, again }) => !again && match.alias.strength === 'sure')
    .flatMap(({ match }) => match.words);
  const accepted = taken.map(({ match, again }) => ({
    match,
    tier: again ? 'low' : tierOf(match, [...left, ...sure]),
  }));
  const settled = accepted.filter(({ tier }) => tier === 'high').map(({ match }) => match);
  return accepted
    .filter(({ match, tier }) => tier === 'high' || isWorthSaying(match, settled))
    .map(({ match, tier }) => ({
      topic: match.alias.topic,
      tier,
      rule: match.words.some(({ mended }) => mended > 0) ? 'text:spelling' : 'text:alias',
      score: match.score ** WEIGHT_OF_WORDING * earliness(match, setting.content),
    }));
}

/** How much a wording tells matters less than its place: a long wording must not overtake the reason named first. */
const WEIGHT_OF_WORDING = 0.2;

function isBarred(match: AliasMatch, { content, administrative, person }: Setting): boolean {
  const { words, alias } = match;
  const first = words[0]?.at ?? 0;
  const last = words.at(-1)?.at ?? 0;
  const settled = words.some((word) => word.settled);
  if (!settled && administrative.runs.some(([from, to]) => from <= first && last <= to))
    return true;
  if (administrative.form && !topicOf(alias.topic).condition) return true;
  if (person && new Set(words.map(({ at }) => at)).size === 1) return true;
  if (words.every(({ surname }) => surname) && content.length === 1) return true;
  const named = words.every(({ surname, nameLike }) => surname || nameLike);
  return named && content.some(({ unknown }) => unknown);
}

function isSameRun(match: AliasMatch, other: AliasMatch): boolean {
  return (
    match.alias.topic !== other.alias.topic &&
    match.words.length === other.words.length &&
    match.words.every((word, place) => word === other.words[place])
  );
}

/** True for a word that may change what the subject beside it is about. */
function tells({ administrative, complaint, stem }: ContentWord): boolean {
  return !administrative && !complaint && !/^\d/.test(stem);
}

/** One wrong letter in a long word is still that word; more is a guess. */
const LONG_WORD = 7;

function tierOf(
  { alias, words, spread }: AliasMatch,
  others: readonly ContentWord[],
): 'high' | 'low' {
  if (alias.strength === 'weak' || spread === 'apart') return 'low';
  const inThought = others.some(({ thought }) => thought === words[0]?.thought);
  if (alias.strength === 'subject' && inThought) return 'low';
  if (topicOf(alias.topic).sensitive && !isPlain({ words, spread })) return 'low';
  const doubtful = words.some(
    ({ guessed, mended, stem }) =>
      guessed || mended > 1 || (mended === 1 && stem.length < LONG_WORD),
  );
  return doubtful || words.every(({ surname, nameLike }) => surname || nameLike) ? 'low' : 'high';
}

/** What is sensitive must be said in so many words. */
function isPlain({ words, spread }: Pick<AliasMatch, 'words' | 'spread'>): boolean {
  return spread === 'together' && words.every(({ mended }) => mended === 0);
}

/** Beside a sure topic, a guess is said only for another thought or for the very same words. */
function isWorthSaying(match: AliasMatch, settled: readonly AliasMatch[]): boolean {
  return settled.every(
    (sure) => isSameRun(match, sure) || sure.words[0]?.thought !== match.words[0]?.thought,
  );
}

/** What is named first weighs up to two and a half times as much: the reason comes before its circumstances. */
function earliness({ words }: AliasMatch, content: readonly ContentWord[]): number {
  const last = content.at(-1)?.at ?? 0;
  return 1 + 1.5 * (1 - (words[0]?.at ?? 0) / (last + 1));
}
