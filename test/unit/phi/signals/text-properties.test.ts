import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isTopicId } from '#boundary/topic.ts';
import { indexText } from '#phi/signals/text-index.ts';
import * as tables from '#phi/signals/text-tables.ts';

const index = indexText(tables);
const first = (phrase: string): string | undefined => index.topicsIn(phrase)[0]?.topic;

const wordings = tables.TOPIC_ALIASES.trim()
  .split('\n')
  .flatMap((line) => line.split('|').slice(1))
  .filter((wording) => !/^[~^@]/.test(wording));
const words = [...new Set(wordings.flatMap((wording) => wording.split(' ')))];
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ maxLength: 300 }),
  fc
    .array(fc.constantFrom(...words, 'f/u', '&', ',', '2019', 'Xu', '\ud800', '\u202e'), {
      maxLength: 60,
    })
    .map((parts) => parts.join(' ')),
);

it('never throws, whatever was written, and says at most three different topics', () => {
  fc.assert(
    fc.property(anyText, (phrase) => {
      const topics = index.topicsIn(phrase);
      expect(topics.length).toBeLessThanOrEqual(3);
      expect(new Set(topics.map(({ topic }) => topic)).size).toBe(topics.length);
      expect(topics.every(({ topic }) => isTopicId(topic))).toBe(true);
      expect(topics.every(({ rule }) => /^text:(alias|spelling|words)$/.test(rule))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it('says the same each time, also of another index of the same tables', () => {
  const again = indexText(tables);
  fc.assert(
    fc.property(anyText, (phrase) => {
      expect(again.topicsIn(phrase)).toEqual(index.topicsIn(phrase));
    }),
    { numRuns: 100 },
  );
});

it('reads only the beginning of a long phrase, in bounded time', () => {
  const before = performance.now();
  for (const filler of ['x', 'diabetes ', '\u{1F600}', '1', 'a@', '\ufdfa', ' (', "'", 'Mr. ']) {
    expect(index.topicsIn(filler.repeat(20_000)).length).toBeLessThanOrEqual(3);
    expect(first(`asthma, ${filler.repeat(20_000)}`)).toBe('asthma');
  }
  expect(performance.now() - before).toBeLessThan(1_000);
});

it('is not changed by invisible characters, width or case', () => {
  fc.assert(
    fc.property(fc.constantFrom(...wordings), fc.nat(), (wording, at) => {
      const place = at % (wording.length + 1);
      expect(first(`${wording.slice(0, place)}\u200b\u202e${wording.slice(place)}`)).toBe(
        first(wording),
      );
      expect(first(wording.replaceAll(/[a-z]/g, fullWidth))).toBe(first(wording));
    }),
  );
});

const MODIFIERS = [
  'f/u',
  'follow up',
  'recheck',
  '30 min',
  'new pt',
  'est pt',
  'telehealth',
  'video visit',
  'refill',
  'per Dr. Lee',
  'x3d',
  'same day',
  '- see notes',
  'no show',
  '03/14',
  '10:30 AM',
] as const;

it('keeps its first topic however the visit is arranged', () => {
  const changed = wordings.flatMap((wording) =>
    MODIFIERS.filter((modifier) => first(`${wording} ${modifier}`) !== first(wording)).map(
      (modifier) => `${wording} ${modifier}`,
    ),
  );
  expect(changed).toEqual([]);
});

it('says nothing of numbers', () => {
  const digits = fc.stringMatching(/^[\d() +./#:-]{1,40}$/);
  fc.assert(
    fc.property(digits, (phrase) => {
      expect(index.topicsIn(phrase)).toEqual([]);
    }),
  );
});

it('says nothing of a given name beside any word that no table knows', () => {
  const given = tables.ADMINISTRATIVE_PHRASES.split('\n')
    .find((line) => line.startsWith('given-name|'))
    ?.split('|')
    .slice(1);
  const surname = fc.stringMatching(/^[bcdfghjklmnpqrstvwxz][aeiou][kqvxz][aeiou][a-z]{0,6}$/);
  fc.assert(
    fc.property(fc.constantFrom(...(given ?? [])), surname, (name, unknown) => {
      expect(index.topicsIn(`${name} ${unknown}`)).toEqual([]);
      expect(index.topicsIn(`${unknown}, ${name}`.toUpperCase())).toEqual([]);
    }),
  );
});

function fullWidth(letter: string): string {
  return String.fromCharCode(letter.charCodeAt(0) + 0xfee0);
}
