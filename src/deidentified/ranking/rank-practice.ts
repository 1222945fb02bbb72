import type { TopicId } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';
import type { Reason } from './brief.ts';
import type { Candidate } from './candidates.ts';
import { turned } from './day-turn.ts';
import { byWorth } from './order.ts';
import type { Prepared } from './prepare-context.ts';
import { subjectOfCard, weighedCard } from './topic-items.ts';
import { weighPractice } from './weigh.ts';
import type { WeighedItem } from './weighed-item.ts';
import { RANK_ONE } from './weights.ts';

/**
 * Cards worth reading whoever comes: no coming visit has a part in what they are worth or where they stand, so the presence of one never
 * means a patient. First the reviews that are due by themselves, then what a pack puts forward for these days, then goals and what the
 * practice or its specialty often meets, best first; the day turns those that stand level.
 */
export function practiceItems(context: Prepared): readonly WeighedItem[] {
  const { byThemselves } = context.comebacks;
  const focus = new Map(context.catalog.focusOn(context.day).map((one) => [one.topic, one.says]));
  const offered = context.candidates.all.filter(
    (candidate) =>
      isFitting(candidate, focus, context) &&
      context.isOffered(candidate.card.id, candidate.topics, byThemselves),
  );
  const inTurn = { day: context.today, of: offered.length, least: RANK_ONE.turn.open };
  const items = offered.map((candidate, place) =>
    practiceItem({ candidate, turn: turned(place, inTurn), focus }, context),
  );
  const due = new Map(items.filter(isDue).map((item) => [item.id, item]));
  return [
    ...byThemselves.inOrder.flatMap(({ card }) => due.get(card.id) ?? []),
    ...items.filter(({ reason }) => reason.kind === 'focus').toSorted(byWorth),
    ...items
      .filter(({ reason }) => reason.kind !== 'focus' && reason.kind !== 'due')
      .toSorted(byWorth),
  ];
}

type Focus = ReadonlyMap<TopicId, string>;

/** Rare and sensitive topics are never put before a reader without cause; a sensitive one for no cause but the reader's own. */
function isFitting(candidate: Candidate, focus: Focus, { isHeld, comebacks }: Prepared): boolean {
  const { card, isSensitive, isRare } = candidate;
  if (isHeld(card.id)) return true;
  if (isSensitive) return false;
  if (comebacks.byThemselves.of(card.id) !== undefined) return true;
  if (card.given.length > 0) return false;
  return !isRare || card.topics.some((topic) => focus.has(topic));
}

function isDue({ reason }: WeighedItem): boolean {
  return reason.kind === 'due';
}

interface Standing {
  readonly candidate: Candidate;
  /** 0 to 1. */
  readonly turn: number;
  readonly focus: Focus;
}

function practiceItem({ candidate, turn, focus }: Standing, context: Prepared): WeighedItem {
  const { card } = candidate;
  const comeback = context.comebacks.byThemselves.of(card.id);
  const topic =
    card.topics.find((id) => focus.has(id)) ??
    card.topics.find((id) => context.profile.goals.includes(id)) ??
    card.topics[0];
  if (topic === undefined) throw new Error('a card without a topic passed the catalog');
  const says = card.given.length === 0 ? focus.get(topic) : undefined;
  const reason: Reason =
    comeback !== undefined
      ? { kind: 'due', again: comeback.again }
      : says !== undefined
        ? { kind: 'focus', says }
        : reasonOf(topic, context);
  const subject = subjectOfCard(card, { topic, turn, comeback }, context);
  const weighing = weighPractice(subject, context);
  return weighedCard(candidate, { topic, isFromText: false, reason }, weighing);
}

function reasonOf(topic: TopicId, { profile: { goals, specialty } }: Prepared): Reason {
  if (goals.includes(topic)) return { kind: 'goal' };
  const isOwn = specialty !== null && topicNames(topic).specialties.includes(specialty);
  return { kind: 'common-topic', specialty: isOwn ? specialty : null };
}
