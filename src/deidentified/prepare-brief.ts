import type { HORIZON_SIGNALS, HorizonSignals } from '#boundary/field-policy.ts';
import type { Plain } from '#boundary/record-policy.ts';
import { isTopicId, type TopicId } from '#boundary/topic.ts';
import { type Catalog, indexPack } from '#deidentified/catalog/find-resources.ts';
import type { Card, Pack } from '#deidentified/catalog/pack.ts';
import { topicsOfRule } from '#deidentified/catalog/parse-rule.ts';
import type { Marked } from '#deidentified/learning/mark.ts';
import type { Brief, RankedItem } from '#deidentified/ranking/brief.ts';
import { isFromText, type RankingContext } from '#deidentified/ranking/factors.ts';
import { rankCommon } from '#deidentified/ranking/rank-common.ts';
import { rankSchedule } from '#deidentified/ranking/rank-schedule.ts';
import { selectItems } from '#deidentified/ranking/select-items.ts';
import { notFromText, type SessionState, shownHorizon } from './session-state.ts';

/**
 * The brief of this state, or null while there is no catalog to choose from. Before any horizon is read it holds what needs no chart.
 * `day` counts days from any fixed one. Pure: the same state and day give the same brief.
 */
export function prepareBrief(state: SessionState, day: number): Brief | null {
  if (state.catalog.state !== 'ready') return null;
  const context: RankingContext = {
    catalog: state.catalog.catalog,
    profile: state.profile,
    practice: new Map((state.practice?.signals ?? []).map((signal) => [signal.topic, signal])),
  };
  const read = readHorizon(state, context.catalog);
  const isOpen = notMarked([...lasting(state.remembered.marks), ...state.marks], context.catalog);
  const common = rankCommon(context, day).filter(isOpen);
  const choose = (signals: AsRead | undefined, spoken?: string) =>
    selectItems({
      scheduled: signals === undefined ? [] : rankSchedule(signals, context).filter(isOpen),
      common,
      budget: state.budget,
      held: state.held,
      spoken,
    });
  const { firstWord } = state;
  const isSpoken = firstWord !== null && firstWord.horizon === read?.horizon;
  const { items, further } = choose(read, isSpoken ? choose(firstWord).items[0]?.id : undefined);
  return {
    horizon: read?.horizon ?? 'session',
    weekday: read?.weekday ?? null,
    whole: read?.whole ?? true,
    found: read?.found ?? 0,
    readable: read?.readable ?? 0,
    items: read === undefined && state.reading.phase === 'reading' ? items.slice(0, 1) : items,
    further,
    patterns: patternsToShow(read?.patterns ?? []),
    gaps: read?.gaps ?? [],
  };
}

/**
 * Patterns are for the eye: shared ones, those of a single visit only where few are shared, and none that repeats two topics of one
 * above it.
 */
function patternsToShow(patterns: HorizonSignals['patterns']): HorizonSignals['patterns'] {
  const shared = patterns.filter(({ visits }) => visits > 1);
  return (shared.length < SHOWN.enough ? patterns : shared)
    .reduce<HorizonSignals['patterns']>(
      (shown, pattern) =>
        shown.some((above) => overlaps(above, pattern)) ? shown : [...shown, pattern],
      [],
    )
    .slice(0, SHOWN.most);
}

type Pattern = HorizonSignals['patterns'][number];

function overlaps(above: Pattern, { topics }: Pattern): boolean {
  return topics.filter((topic) => above.topics.includes(topic)).length >= 2;
}

const SHOWN = { enough: 4, most: 12 } as const;

/** The horizon on screen without the topics that its words alone named and the reader denied. */
function readHorizon(state: SessionState, catalog: Catalog): AsRead | undefined {
  const shown = shownHorizon(state);
  const read = shown === null ? undefined : state.horizons[shown];
  if (read === undefined) return undefined;
  const denied = new Set<TopicId>(notFromText(state));
  const gone = new Set(
    read.signals
      .filter((one) => isFromText(one) && denied.has(one.topic))
      .map(({ topic }) => topic),
  );
  const stays = (topics: readonly TopicId[]): boolean => !topics.some((topic) => gone.has(topic));
  return {
    ...read,
    signals: read.signals.filter(({ topic }) => stays([topic])),
    patterns: read.patterns.filter(({ topics }) => stays(topics)),
    combinations: read.combinations.filter(({ rule }) => {
      const known = catalog.ruleById(rule);
      return known !== undefined && stays(topicsOfRule(known));
    }),
  };
}

/** No longer what the door admitted, so without its mark. */
type AsRead = Plain<(typeof HORIZON_SIGNALS)['fields']>;

/** What of a pack a tenant shows: where it asks for reviewed cards only, a drafted card or rule gives way to the sources of its topics. */
export function catalogOf(pack: Pack, reviewedCardsOnly: boolean): Catalog {
  return indexPack(
    reviewedCardsOnly
      ? { ...pack, cards: pack.cards.filter(isReviewed), rules: pack.rules.filter(isReviewed) }
      : pack,
  );
}

function isReviewed({ review }: Pick<Card, 'review'>): boolean {
  return review.status === 'reviewed';
}

/** Of the marks of earlier sessions, those that still keep an item away: "later" has come. */
function lasting(marks: readonly Marked[]): readonly Marked[] {
  return marks.filter(({ mark }) => mark !== 'later');
}

/** A marked item leaves the brief; "not for me" takes its topic along for this session. */
function notMarked(marks: readonly Marked[], catalog: Catalog): (item: RankedItem) => boolean {
  // What was said of words alone has been heard by `readHorizon`; where a code says the topic too, it stays.
  const items = new Set(
    marks.filter(({ mark }) => mark !== 'not-this-topic').map(({ item }) => item),
  );
  const topics = new Set(
    marks
      .filter(({ mark }) => mark === 'not-for-me')
      .flatMap(({ item }) => topicsOfItem(item, catalog)),
  );
  return ({ id, topic }) => !items.has(id) && !topics.has(topic);
}

function topicsOfItem(item: string, catalog: Catalog): readonly TopicId[] {
  const topic = item.replace(/^topic:/, '');
  if (isTopicId(topic)) return [topic];
  const rule = catalog.ruleById(item.replace(/^rule:/, ''));
  if (rule !== undefined) return [rule.topic];
  return catalog.cards.find(({ id }) => id === item)?.topics.slice(0, 1) ?? [];
}
