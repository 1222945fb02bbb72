import type { HORIZON_SIGNALS, HorizonSignals } from '#boundary/field-policy.ts';
import type { Plain } from '#boundary/record-policy.ts';
import type { TopicId } from '#boundary/topic.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import { mainTopicOf } from '#deidentified/catalog/main-topic.ts';
import { topicsOfRule } from '#deidentified/catalog/parse-rule.ts';
import type { Marked } from '#deidentified/learning/mark.ts';
import type { Brief, RankedItem } from '#deidentified/ranking/brief.ts';
import { controlsOf } from '#deidentified/ranking/controls.ts';
import { explained, referencesOf } from '#deidentified/ranking/explain.ts';
import type { RankingContext } from '#deidentified/ranking/prepare-context.ts';
import { rankOne } from '#deidentified/ranking/rank-one.ts';
import { rankOwnChoice } from '#deidentified/ranking/rank-own-choice.ts';
import { selectOwnChoice } from '#deidentified/ranking/select-own-choice.ts';
import { type RankedSelection, selectRanked } from '#deidentified/ranking/select-ranked.ts';
import { MOST_ITEMS } from '#deidentified/ranking/weights.ts';
import { NOTHING_REMEMBERED } from '#deidentified/record/record-view.ts';
import { horizonOnScreen, isScheduleAwaited } from './horizon-on-screen.ts';
import type { SessionState } from './session-state.ts';

/**
 * The brief of this state on a clinic's day, `YYYY-MM-DD`, or null while there is no catalog to choose from. Before any horizon is read it
 * holds what needs no chart. Pure: the same state and day give the same brief.
 */
export function prepareBrief(state: SessionState, day: string): Brief | null {
  if (state.catalog.state !== 'ready') return null;
  const { catalog } = state.catalog;
  const read = readHorizon(state, catalog);
  const context = contextOf(state, catalog, day);
  const isOpen = notMarked(state.marks, catalog);
  const choose = (visits: AsRead | undefined, spoken?: string) =>
    chosen(visits, { state, context, isOpen, spoken });
  const spoken = firstWordOf(state, read);
  const { items, further } = choose(read, spoken && choose(spoken).items[0]?.id);
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

/** What was said first of the horizon on screen, while the reader has changed nothing since. */
function firstWordOf(
  { firstWord, marks }: SessionState,
  read: AsRead | undefined,
): HorizonSignals | undefined {
  if (firstWord?.marks !== marks.length) return undefined;
  return firstWord.said.horizon === read?.horizon ? firstWord.said : undefined;
}

/** Of a state, all that a brief is made of, besides whether reading goes on. */
const PARTS = [
  'catalog',
  'horizons',
  'firstWord',
  'practice',
  'chosen',
  'budget',
  'profile',
  'marks',
  'held',
  'remembered',
  'wishes',
  'rareSlot',
  'ownTopics',
] as const satisfies readonly (keyof SessionState)[];

/** `prepareBrief` for one page: the brief before, as long as nothing changed that it is made of. Most of what happens to a page is such. */
export function keepBrief(): typeof prepareBrief {
  let last: { readonly state: SessionState; readonly day: string; brief: Brief | null } | undefined;
  return (state, day) => {
    const isSame =
      last?.day === day &&
      last.state.reading.phase === state.reading.phase &&
      PARTS.every((part) => last?.state[part] === state[part]);
    if (last === undefined || !isSame) last = { state, day, brief: prepareBrief(state, day) };
    return last.brief;
  };
}

/** What the learner's record said when it was opened, and what the reader wants now. */
function contextOf(state: SessionState, catalog: Catalog, day: string): RankingContext {
  const { profile, remembered, practice, held } = state;
  return {
    catalog,
    profile,
    practice: new Map((practice?.signals ?? []).map((signal) => [signal.topic, signal])),
    history: remembered,
    controls: controlsOf(state, catalog),
    day,
    isRemembered: remembered !== NOTHING_REMEMBERED,
    isWaiting: isScheduleAwaited(state),
    held,
  };
}

interface Choosing {
  readonly state: SessionState;
  readonly context: RankingContext;
  readonly isOpen: (item: Pick<RankedItem, 'id' | 'topic'>) => boolean;
  readonly spoken: string | undefined;
}

/** Ranks, leaves out what was marked in this session, fills the minutes, and says of each item what it was weighed by. */
function chosen(
  visits: AsRead | undefined,
  { state, context, isOpen, spoken }: Choosing,
): Pick<Brief, 'items' | 'further'> {
  const isOwn = visits === undefined && isOwnChoice(state);
  const ranked = isOwn
    ? rankOwnChoice(state.ownTopics, context)
    : rankOne(visits ?? NO_VISITS, context);
  const scheduled = ranked.scheduled.filter(isOpen);
  const open = ranked.open.filter(isOpen);
  const { controls, held, day } = context;
  const selected = (isOwn ? selectOwnChoice : selectRanked)({
    scheduled,
    open,
    caps: { minutes: state.budget, most: MOST_ITEMS },
    pinned: controls.pinned,
    rareSlot: controls.rareSlot,
    held: isOwn ? null : held, // the choice is the reader's own change
    spoken,
  });
  const references = { schedule: referencesOf(scheduled), practice: referencesOf(open) };
  const told = (items: RankedSelection['items']): readonly RankedItem[] =>
    items
      .map((item) => explained(item, references[item.chosenBy], day))
      .map((item) => (isOwn ? { ...item, chosenBy: 'practice' } : item)); // no visit had a part in it
  return { items: told(selected.items), further: told(selected.further.slice(0, MOST_FURTHER)) };
}

/** True where the brief follows topics that the reader chose: once it is known that no schedule was read. */
function isOwnChoice({ ownTopics, reading }: SessionState): boolean {
  return ownTopics.length > 0 && reading.phase !== 'reading';
}

/** More than a page lists. */
const MOST_FURTHER = 30;

const NO_VISITS = { readable: 0, signals: [], patterns: [], combinations: [] } as const;

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
  const shown = horizonOnScreen(state);
  if (shown === undefined) return undefined;
  const { read, denied } = shown;
  const stays = (topics: readonly TopicId[]): boolean => !topics.some((topic) => denied.has(topic));
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

/** What was marked in this session leaves the brief; "not for me" takes its topic along. */
function notMarked(marks: readonly Marked[], catalog: Catalog): Choosing['isOpen'] {
  // What was said of words alone has been heard by `readHorizon`; where a code says the topic too, it stays.
  const items = new Set(
    marks.filter(({ mark }) => mark !== 'not-this-topic').map(({ item }) => item),
  );
  const topics = new Set(
    marks
      .filter(({ mark }) => mark === 'not-for-me')
      .flatMap(({ item }) => mainTopicOf(item, catalog) ?? []),
  );
  return ({ id, topic }) => !items.has(id) && !topics.has(topic);
}
