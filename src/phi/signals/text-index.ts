import { topicOf, type TopicId } from '#boundary/topic.ts';
import { byCodePoint } from './code-point-order.ts';
import {
  expandAbbreviations,
  parseAbbreviations,
  type Abbreviations,
} from './text/abbreviations.ts';
import { findAdministrative, parseStopList, type StopList } from './text/administrative.ts';
import { type Choice, chooseTopics } from './text/choose-topics.ts';
import { cleanPhrase } from './text/clean-phrase.ts';
import { isPersonLike } from './text/person.ts';
import { type Lexicon, parseLexicon } from './text/lexicon.ts';
import { matchAliases } from './text/match-aliases.ts';
import { type ContentWord, readContent } from './text/read-content.ts';
import { readTokens } from './text/read-tokens.ts';
import { indexWords, type WordSearch } from './text/search-words.ts';
import { indexSpelling, type Speller } from './text/spelling.ts';

/** The words that phrases are read by, as text, under the names `text-tables.ts` exports them by. */
export interface TextTables {
  readonly TOPIC_ALIASES: string;
  readonly ABBREVIATIONS: string;
  readonly SYNONYMS: string;
  readonly ADMINISTRATIVE_PHRASES: string;
}

/** A topic that a phrase names. Low: a guess that never decides alone. */
export interface TextTopic {
  readonly topic: TopicId;
  readonly tier: 'high' | 'low';
  /** Which step found it: `text:alias`, `text:spelling` or `text:words`. */
  readonly rule: string;
}

/** From what someone wrote about a visit to the topics it names. */
export interface TextIndex {
  /** At most three topics, best first; sensitive ones only where sure. Never throws, keeps nothing, and says nothing of the phrase itself. */
  readonly topicsIn: (phrase: string) => readonly TextTopic[];
}

/** Indexes the tables of words; throws where they name a topic that is not one. */
export function indexText(tables: TextTables): TextIndex {
  const lexicon = parseLexicon(tables.TOPIC_ALIASES, tables.SYNONYMS);
  const tools: Tools = {
    lexicon,
    abbreviations: parseAbbreviations(tables.ABBREVIATIONS),
    stopList: parseStopList(tables.ADMINISTRATIVE_PHRASES),
    speller: onFirstUse(() => indexSpelling(lexicon.words)),
    search: onFirstUse(() => indexWords(lexicon)),
  };
  return { topicsIn: (phrase) => topicsIn(phrase, tools) };
}

/** Most phrases need neither mending nor search, so these two are indexed when a phrase first does. */
function onFirstUse<Asked, Found>(index: () => (asked: Asked) => Found): (asked: Asked) => Found {
  let made: ((asked: Asked) => Found) | undefined;
  return (asked) => {
    made ??= index();
    return made(asked);
  };
}

interface Tools {
  readonly lexicon: Lexicon;
  readonly abbreviations: Abbreviations;
  readonly stopList: StopList;
  readonly speller: Speller;
  readonly search: WordSearch;
}

const MOST_TOPICS = 3;

function topicsIn(phrase: string, tools: Tools): readonly TextTopic[] {
  const tokens = readTokens(cleanPhrase(phrase));
  const administrative = findAdministrative(tokens, tools.stopList);
  if (administrative.places.size === tokens.length && administrative.form) return [];
  const words = expandAbbreviations(tokens, tools.abbreviations);
  const { lexicon, speller, stopList } = tools;
  const plain = readContent(words, administrative, { lexicon, stopList, speller: null });
  const person = isPersonLike(tokens, plain, stopList);
  const content = person
    ? plain
    : readContent(words, administrative, { lexicon, stopList, speller });
  const choices = chooseTopics(matchAliases(content, lexicon), {
    content,
    administrative,
    person,
  });
  const all = choices.some(({ tier }) => tier === 'high')
    ? choices
    : [...choices, ...guesses(content, { person, form: administrative.form }, tools)];
  return bestOf(all);
}

/** BM25 counts 0.4 of a wording, and only where it covers most of the phrase. */
const SEARCH_WEIGHT = 0.4;
const LEAST_COVERAGE = 0.6;
/** Sure where one topic has every word and no other topic nearly so. */
const NEAR_COVERAGE = 0.8;

function guesses(
  content: readonly ContentWord[],
  setting: { readonly person: boolean; readonly form: boolean },
  { search }: Tools,
): readonly Choice[] {
  if (setting.person || setting.form) return [];
  const words = content.filter(({ administrative, stem }) => !administrative && !/^\d/.test(stem));
  const hits = search([...new Set(words.map(({ stem }) => stem))]).filter(
    ({ coverage, shared }) => coverage >= LEAST_COVERAGE && shared > 1,
  );
  const plain = words.every(
    ({ guessed, mended, nameLike, surname }) => !guessed && mended === 0 && !nameLike && !surname,
  );
  const alone = hits.filter(({ coverage }) => coverage >= NEAR_COVERAGE).length === 1;
  return hits.map(({ topic, score, coverage }) => ({
    topic,
    tier: plain && alone && coverage === 1 && !topicOf(topic).sensitive ? 'high' : 'low',
    rule: 'text:words',
    score: SEARCH_WEIGHT * score,
  }));
}

function bestOf(choices: readonly Choice[]): readonly TextTopic[] {
  const best = new Map<TopicId, Choice>();
  for (const choice of choices) {
    const known = best.get(choice.topic);
    if (known === undefined || byWorth(choice, known) < 0) best.set(choice.topic, choice);
  }
  return [...best.values()]
    .filter(({ topic, tier }) => tier === 'high' || !topicOf(topic).sensitive)
    .toSorted(byWorth)
    .slice(0, MOST_TOPICS)
    .map(({ topic, tier, rule }) => ({ topic, tier, rule }));
}

function byWorth(a: Choice, b: Choice): number {
  if (a.tier !== b.tier) return a.tier === 'high' ? -1 : 1;
  return b.score - a.score || byCodePoint(a.topic, b.topic);
}
