import type { TopicId } from '#boundary/topic.ts';
import type { Reason } from './brief.ts';
import type { Candidate } from './candidates.ts';
import type { Comeback } from './comeback.ts';
import { byWorth } from './order.ts';
import { prepareContext, type Prepared, type RankingContext } from './prepare-context.ts';
import type { Ranked } from './rank-one.ts';
import { practiceItems } from './rank-practice.ts';
import { cardItem, sourcesItem } from './topic-items.ts';
import type { WeighedItem } from './weighed-item.ts';
import { RANK_ONE } from './weights.ts';

/**
 * Orders what the catalog holds on topics that the reader chose, where there is no schedule: each is worth the questions of one visit, no
 * more and no less, so that what else is known of the reader decides between them. They are no visits: nothing of a schedule or a practice
 * is read from them. Beside them stands what is not about them and has a cause: a review that is due, a pack's focus, a goal, the specialty.
 */
export function rankOwnChoice(topics: readonly TopicId[], context: RankingContext): Ranked {
  const prepared = prepareContext(NO_VISITS, context);
  const cards = cardsOn(topics, prepared);
  const covered = new Set([...cards].flatMap(([{ card }]) => card.topics));
  return {
    scheduled: [
      ...[...cards].flatMap(([candidate, topic]) => {
        const reason = reasonOf(prepared.comebacks.all.of(candidate.card.id));
        return cardItem(candidate, { ...ASKED, topic, reason }, prepared);
      }),
      ...topics
        .filter((topic) => !covered.has(topic))
        .flatMap((topic) => sourcesItem({ ...ASKED, topic, reason: OWN_CHOICE }, prepared)),
    ].toSorted(byWorth),
    open: practiceItems(prepared).filter((item) => isBeside(item, topics)),
  };
}

function isBeside({ about, reason }: WeighedItem, topics: readonly TopicId[]): boolean {
  const isForAnyone = reason.kind === 'common-topic' && reason.specialty === null;
  return !isForAnyone && !about.some((topic) => topics.includes(topic));
}

/** As much as one visit asks, and no words of a schedule. */
const ASKED = { questions: RANK_ONE.questions.perVisit, isFromText: false } as const;
const OWN_CHOICE: Reason = { kind: 'own-choice' };
const NO_VISITS = { readable: 0, signals: [], patterns: [], combinations: [] } as const;

/** Each card about one of the topics, with the first of them; one that is conditional only where all it needs was chosen too. */
function cardsOn(
  topics: readonly TopicId[],
  { candidates }: Prepared,
): ReadonlyMap<Candidate, TopicId> {
  const cards = new Map<Candidate, TopicId>();
  for (const topic of topics) {
    for (const candidate of candidates.on(topic)) {
      const isMet = candidate.card.given.every((given) => topics.includes(given));
      if (isMet && !cards.has(candidate)) cards.set(candidate, topic);
    }
  }
  return cards;
}

function reasonOf(comeback: Comeback | undefined): Reason {
  return comeback === undefined ? OWN_CHOICE : { kind: 'due', again: comeback.again };
}
