import type { TextIndex, TextTopic } from '#phi/signals/text-index.ts';
import { wordsOfText } from './content-line.ts';
import type { CalendarEvent } from './read-events.ts';

/** What the words of an entry name: each topic once, for certain where one of the phrases is sure. Nothing of the words stays. */
export function topicsOfEvent(
  event: CalendarEvent,
  topicsIn: TextIndex['topicsIn'],
): readonly TextTopic[] {
  const lines = WORDED.flatMap((name) => event.get(name) ?? []).flatMap(({ name, value }) =>
    wordsOfText(value.slice(0, LONGEST_TEXT)).split(name === 'CATEGORIES' ? /[,\n]/ : '\n'),
  );
  const phrases = lines
    .slice(0, MOST_PHRASES)
    .flatMap((line) => [line, ...line.split(PARTED).slice(1)])
    .filter((phrase) => phrase.trim() !== '');
  const said = [...new Set(phrases.slice(0, 2 * MOST_PHRASES))]
    .flatMap(topicsIn)
    .toSorted((one, other) => Number(one.tier === 'low') - Number(other.tier === 'low'));
  return said.filter(({ topic }, place) => said.findIndex((one) => one.topic === topic) === place);
}

/** The properties whose words are looked at, in this order. */
const WORDED = ['SUMMARY', 'CATEGORIES', 'DESCRIPTION'] as const;
/** Between a name, which mostly comes first and makes a phrase hard to be sure of, and what someone comes for. */
const PARTED = /\s[-\u2013\u2014]\s|[:;|()]/;
/** More would be no reason for a visit, and each is work. */
const MOST_PHRASES = 8;
const LONGEST_TEXT = 4000;
