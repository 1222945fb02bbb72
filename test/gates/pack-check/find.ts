/*
 * `npm run pack:find WORD`: the topics whose name, or else a title on them, has the word, with the cards and verified sources on each in the core pack.
 * `npm run pack:find SOURCE-ID`: that source, as it is pasted into a pack's sources.json.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ALL_TOPICS, type TopicId } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';
import { checkCards } from '#deidentified/catalog/parse-card.ts';
import { parseSources } from '#deidentified/catalog/parse-source.ts';

const CORE = fileURLToPath(new URL('../../../public/packs/core/', import.meta.url));
const read = (name: string): unknown => JSON.parse(readFileSync(join(CORE, name), 'utf8'));

const word = process.argv.slice(2).join(' ').toLowerCase();
const sources = parseSources(read('sources.json')) ?? [];
const { entries: cards } = checkCards(read('cards.json'));
const source = sources.find(({ id }) => id === word);
const named = ALL_TOPICS.filter(({ id }) => namesOf(id).includes(word));
const topics =
  named.length > 0 ? named : ALL_TOPICS.filter(({ id }) => titlesOn(id).includes(word));

if (source !== undefined) console.log(JSON.stringify(source, null, 2));
else if (word !== '' && topics.length > 0)
  console.log(topics.map(({ id }) => aboutTopic(id)).join('\n\n'));
else
  console.log(
    'Neither a topic nor a title on one has this word. Try another: npm run pack:find kidney',
  );

function namesOf(topic: TopicId): string {
  const { label, short } = topicNames(topic);
  return `${topic} ${label} ${short}`.toLowerCase();
}

function titlesOn(topic: TopicId): string {
  const on = [...cards, ...sources].filter((each) => each.topics.includes(topic));
  return on.map(({ title }) => title.toLowerCase()).join('\n');
}

function aboutTopic(topic: TopicId): string {
  const on = cards.filter((card) => card.topics.includes(topic) || card.given.includes(topic));
  const about = sources.filter((each) => each.topics.includes(topic));
  return [
    `${topic}: ${topicNames(topic).label}`,
    ...on.map(({ id, title }) => `  card    ${id}: ${title}`),
    ...about.map(({ id, year, title }) => `  source  ${id}: ${title} (${year})`),
  ].join('\n');
}
