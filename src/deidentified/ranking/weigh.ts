import type { TopicId } from '#boundary/topic.ts';
import type { Facet } from '#deidentified/catalog/pack.ts';
import type { Profile } from '#deidentified/learning/profile.ts';
import { gapFactor, noveltyFactor } from './bounded-gap.ts';
import type { Comeback } from './comeback.ts';
import { FACTOR_NAMES } from './factor-names.ts';
import type { FactorValues, Weighing } from './weighed-item.ts';
import { rounded } from './order.ts';
import type { Prepared } from './prepare-context.ts';
import { readBefore, stillWorth } from './reading-memory.ts';
import { RANK_ONE } from './weights.ts';

/** What is weighed, whatever it is. */
export interface Subject {
  readonly id: string;
  readonly topic: TopicId;
  /** Without those it is conditional on. */
  readonly topics: readonly TopicId[];
  /** Topics of which any may be a goal. */
  readonly goals: readonly TopicId[];
  readonly specialties: readonly string[];
  readonly facet: Facet | null;
  /** How many things meet in it. */
  readonly things: keyof typeof RANK_ONE.questions.combination;
  readonly minutes: number;
  /** What reading it can answer, from 0 to 1. */
  readonly answers: number;
  /** Its place in the day's turn among those it takes turns with, from 1 for the first. */
  readonly turn: number;
  /** The review that it is shown for. */
  readonly comeback?: Comeback | undefined;
}

/** A subject on which coming visits are expected to raise so many questions. */
export function weighScheduled(subject: Subject, questions: number, context: Prepared): Weighing {
  const { questions: asked, panel, goal } = RANK_ONE;
  const novelty = noveltyFactor(context.practice.get(subject.topic));
  const combination = asked.combination[subject.things];
  const coming = questions * novelty * combination;
  const later = longRun(subject, context) * (subject.things === 'one' ? 1 : panel.ofCombination);
  return weighing(subject, context, {
    chosenBy: 'schedule',
    own: {
      visits: questions / asked.perVisit,
      combination,
      novelty,
      practice: 1 + (panel.days * later) / coming,
      goal: isGoal(subject, context.profile) ? goal.named : goal.none,
    },
  });
}

/** A subject that no visit asks for: the practice's long run, or what its specialty meets. */
export function weighPractice(subject: Subject, context: Prepared): Weighing {
  const { panel, questions, goal } = RANK_ONE;
  const isOwn = specialtyOf(subject, context.profile) !== 'other';
  const demand = longRun(subject, context) + (isOwn ? panel.unseen.own : panel.unseen.other);
  return weighing(subject, context, {
    chosenBy: 'practice',
    own: {
      practice: (panel.days * demand) / questions.perVisit,
      goal: isGoal(subject, context.profile) ? goal.namedInPractice : goal.none,
    },
  });
}

/** Questions of a clinic day in the long run; 0 where nothing is known. */
function longRun({ topic }: Subject, { panel }: Prepared): number {
  return panel.visitsADay(topic) * RANK_ONE.panel.questionsPerVisit;
}

interface Occasion {
  readonly chosenBy: Weighing['chosenBy'];
  readonly own: Partial<FactorValues>;
}

function weighing(subject: Subject, context: Prepared, { chosenBy, own }: Occasion): Weighing {
  const base = RANK_ONE.questions.perVisit;
  const values = valuesOf(subject, own, context);
  return {
    base,
    values,
    score: rounded(scoreOf(base, values)),
    chosenBy,
    about: subject.topics,
    facet: subject.facet,
    covers: subject.answers * RANK_ONE.opening,
    isSeldom: context.panel.isSeldom(subject.topic),
    readBefore: readBefore(subject, context.past),
  };
}

/** Written out: a thousand cards are weighed for one brief. */
function valuesOf(subject: Subject, own: Partial<FactorValues>, context: Prepared): FactorValues {
  const { specialty, stage } = RANK_ONE;
  const { profile, panel, past } = context;
  return {
    visits: own.visits ?? 1,
    combination: own.combination ?? 1,
    novelty: own.novelty ?? 1,
    practice: own.practice ?? 1,
    gap: gapFactor(profile, panel.visitsADay(subject.topic)),
    specialty: specialty[specialtyOf(subject, profile)],
    goal: own.goal ?? 1,
    stage: stage[profile.stage ?? 'unknown'][subject.things === 'one' ? 'single' : 'combined'],
    wish: wishFactor(subject, context),
    turn: subject.turn,
    resource: subject.answers,
    memory: stillWorth(subject, past),
    minutes: 1 / subject.minutes,
  };
}

/** What the reader asked for. */
function wishFactor({ topics }: Subject, { controls: { lessOf, moreOf } }: Prepared): number {
  const { wish } = RANK_ONE;
  const isAsked = (list: readonly TopicId[]): boolean =>
    list.length > 0 && topics.some((topic) => list.includes(topic));
  return (isAsked(lessOf) ? wish.less : wish.none) * (isAsked(moreOf) ? wish.more : wish.none);
}

function specialtyOf(
  { specialties }: Subject,
  { specialty }: Profile,
): 'unknown' | 'own' | 'other' {
  if (specialty === null) return 'unknown';
  return specialties.includes(specialty) ? 'own' : 'other';
}

function isGoal({ goals }: Subject, profile: Profile): boolean {
  return goals.some((goal) => profile.goals.includes(goal));
}

/** The base times its factors, in their order. */
function scoreOf(base: number, values: FactorValues): number {
  let score = base;
  for (const name of FACTOR_NAMES) score *= values[name];
  return score;
}
