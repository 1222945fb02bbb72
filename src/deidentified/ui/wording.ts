import type { Gap } from '#boundary/field-policy.ts';
import type { Horizon } from '#boundary/horizon.ts';
import { generalised, type TopicId, topicOf } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';
import { SPECIALTIES } from '#deidentified/learning/profile.ts';
import type { Card } from '#deidentified/catalog/pack.ts';
import type {
  Again,
  CardItem,
  CombinationItem,
  CountedReason,
  RankedItem,
  SourcesItem,
} from '#deidentified/ranking/brief.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import {
  DISCLAIMER,
  FACET_TEXT,
  GAP_TEXT,
  HORIZON_TEXT,
  NO_LIST_DISCLAIMER,
  WEEKDAY_TEXT,
} from './sentences.ts';

/** Fewer visits than this are never a number on screen: "on your list" (design decision 1). */
const LEAST_COUNTED = 3;

/** The places of a brief. */
export const NUMERALS = ['i', 'ii', 'iii'] as const;

const NUMBER_WORDS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** One plain sentence of why an item is on the brief. A sensitive topic has no count and no company. */
export function whySentence({ topic, reason }: Pick<RankedItem, 'topic' | 'reason'>): string {
  switch (reason.kind) {
    case 'common-topic':
      return `Common in ${specialtyWords(reason.specialty)}; not chosen by your schedule.`;
    case 'goal':
      return 'One of your goals; not chosen by your schedule.';
    case 'own-choice':
      return 'Your own choice; not chosen by your schedule.';
    case 'focus':
      return `${reason.says} Not chosen by your schedule.`;
    case 'due':
      return `${AGAIN_TEXT[reason.again]}; not chosen by your schedule.`;
    case 'uncounted':
      return UNCOUNTED;
    case 'booked-for':
    case 'on-list':
    case 'together':
    case 'due-with-visits':
      return topicOf(topic).sensitive ? UNCOUNTED : countedSentence(reason);
  }
}

/** The sentence that ends these cards: it names the list only where that chose one of them. */
export function disclaimerOf(items: readonly Pick<RankedItem, 'reason'>[]): string {
  return items.some(({ reason }) => reason.kind === 'uncounted' || 'visits' in reason)
    ? DISCLAIMER
    : NO_LIST_DISCLAIMER;
}

const UNCOUNTED = 'Chosen from topics on your list.';

/** Why a card that was answered before is there again. */
const AGAIN_TEXT: Readonly<Record<Again, string>> = {
  review: 'Due for review',
  'other-form': 'Asks in another form what you missed before',
  check: 'You called it known, and this asks once',
};

function countedSentence(reason: CountedReason): string {
  const counted = reason.visits >= LEAST_COUNTED;
  const share = `${reason.visits} of ${reason.of} readable visits`;
  switch (reason.kind) {
    case 'booked-for':
      return counted
        ? `On your list: a reason for ${share}.`
        : 'On your list, as a reason for visit.';
    case 'on-list':
      return counted ? `On your list: ${share}.` : 'On your list.';
    case 'due-with-visits': {
      const again = AGAIN_TEXT[reason.again];
      return counted ? `${again}, and on your list: ${share}.` : `${again}, and on your list.`;
    }
    case 'together': {
      if (reason.with.length === 0)
        return counted ? `On your list together: ${share}.` : 'On your list, together.';
      const company = companyWords(reason.with);
      if (company === '') return counted ? `On your list: ${share}.` : 'On your list.';
      return counted
        ? `On your list with ${company}: ${share}.`
        : `On your list, together with ${company}.`;
    }
  }
}

/** True where a number made from the visits may stand on screen. */
export function isCounted({ topic, reason }: Pick<RankedItem, 'topic' | 'reason'>): boolean {
  return !topicOf(topic).sensitive && 'visits' in reason && reason.visits >= LEAST_COUNTED;
}

function companyWords(topics: readonly TopicId[]): string {
  return named(topics).join(' and ');
}

/** Short names as they may stand beside others: rare ones as their parent, sensitive ones not at all. */
function named(topics: readonly TopicId[]): readonly string[] {
  const kept = topics.map(generalised).filter((id) => id !== undefined);
  return [...new Set(kept)].map((id) => topicNames(id).short);
}

/** The topics of a case pattern: "Heart failure + CKD 3". */
export function patternWords(topics: readonly TopicId[]): string {
  return sentenceCase(named(topics).join(' + '));
}

/** What stands over a card's title: its topic, or the combination it is written for. */
export function eyebrowWords(item: RankedItem): string {
  return item.kind === 'card' ? cardEyebrow(item.topic, item.card) : topicNames(item.topic).label;
}

/** As `eyebrowWords`, of a card that is opened for this topic. */
export function cardEyebrow(topic: TopicId, { given }: Pick<Card, 'given'>): string {
  const { label } = topicNames(topic);
  if (topicOf(topic).sensitive || given.length === 0) return label;
  const combination = named([topic, ...given]);
  return combination.length < 2 ? label : sentenceCase(combination.join(' + '));
}

/** What stands over sources in place of a card. */
export function sourcesWords(item: SourcesItem | CombinationItem): string {
  return item.kind === 'sources'
    ? 'Sources, no card yet'
    : `${FACET_TEXT[item.rule.facet]}: sources, no card yet`;
}

/** What an item asks of the reader: the question of a rule is looked up in its source, not the whole of it read. */
export function minutesWords({ kind, minutes }: RankedItem): string {
  return kind === 'combination' ? `${minutes} min to look up` : `${minutes} min`;
}

/** The heading a reader scans. */
export function titleOf(
  item: Pick<CardItem, 'kind' | 'card'> | SourcesItem | CombinationItem,
): string {
  switch (item.kind) {
    case 'card':
      return item.card.title;
    case 'combination':
      return item.rule.title;
    case 'sources':
      return topicNames(item.topic).label;
  }
}

/** What a pattern's count is on screen. */
export function visitsWords(visits: number): string {
  return visits < LEAST_COUNTED ? 'on your list' : visits.toLocaleString('en-US');
}

/** "Monday" once the next clinic day is known. */
export function horizonWords(horizon: Horizon, horizons: SessionState['horizons']): string {
  const weekday = horizon === 'next-day' ? horizons[horizon]?.weekday : null;
  return weekday ? WEEKDAY_TEXT[weekday] : HORIZON_TEXT[horizon];
}

/**
 * "Not all laboratory results could be read." One wording whatever the cause; true also where none could.
 * Where every readable visit lacked them, it says so.
 */
export function gapWords({ kind, code, times }: Gap, readable: number): string {
  const what = GAP_TEXT[kind];
  const isPart = kind === 'schedule' || kind === 'problems' || code === 'cut-short';
  return times >= readable && readable > 0 && !isPart
    ? `${sentenceCase(what)} could not be read.`
    : `Not all ${what} could be read.`;
}

/** "Three cards", "1 card" only in words. */
export function cardsWords(count: number): string {
  return `${numberWord(count)} ${count === 1 ? 'card' : 'cards'}`;
}

/** "Four" up to seven, figures beyond. */
export function numberWord(count: number): string {
  return NUMBER_WORDS[count] ?? count.toLocaleString('en-US');
}

/** "Oct 12, 2026" of an ISO day; what is not one is shown as it stands. */
export function dayWords(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(iso) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (year === undefined || name === undefined) return iso;
  return day === undefined ? `${name} ${year}` : `${name} ${Number(day)}, ${year}`;
}

/** "October 2026" of an ISO day. */
export function monthWords(iso: string): string {
  return new Date(iso).toLocaleDateString('en-US', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** A capital on a plain first word; names such as "eGFR" stay as they are. */
export function sentenceCase(words: string): string {
  return /^[a-z]+(?![A-Za-z])/.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

function specialtyWords(specialty: string | null): string {
  if (specialty === null) return 'practice';
  const known = Object.entries(SPECIALTIES).find(([code]) => code === specialty);
  return (known?.[1] ?? specialty).toLowerCase();
}

/** "A" for the first option. */
export function letterOf(place: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + place);
}
