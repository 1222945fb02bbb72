import type { PracticeSignal, TopicSignal } from '#boundary/field-policy.ts';
import type { TopicId } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { Card, Source } from '#deidentified/catalog/pack.ts';
import { COUNTRIES, type Profile } from '#deidentified/learning/profile.ts';
import type { Factor } from './brief.ts';
import { WEIGHTS } from './weights.ts';

/** What the ranking knows besides the schedule. */
export interface RankingContext {
  readonly catalog: Catalog;
  readonly profile: Profile;
  readonly practice: ReadonlyMap<TopicId, PracticeSignal>;
}

/** The factors that no card or source changes: `demand` in visits, the practice, the specialty, the goals. */
export function subjectFactors(
  { topic, demand, goals, specialties }: Subject,
  { profile, practice }: RankingContext,
): readonly Factor[] {
  const isGoal = goals.some((goal) => profile.goals.includes(goal));
  return [
    { name: 'visits', value: 1 - Math.exp(-demand / WEIGHTS.saturation) },
    { name: 'practice', value: practiceFactor(practice.get(topic)) },
    { name: 'specialty', value: specialtyFactor(specialties, profile) },
    { name: 'goal', value: isGoal ? WEIGHTS.goal.named : WEIGHTS.goal.none },
  ];
}

/** What a schedule asks to be read about. */
interface Subject {
  readonly topic: TopicId;
  /** Visits, weighed by how much they ask of it. */
  readonly demand: number;
  /** Topics of which any may be a goal. */
  readonly goals: readonly TopicId[];
  readonly specialties: readonly string[];
}

/** A topic by itself, as a subject. */
export function topicSubject(topic: TopicId, demand: number): Subject {
  return { topic, demand, goals: [topic], specialties: topicNames(topic).specialties };
}

function practiceFactor(signal: PracticeSignal | undefined): number {
  const { practice } = WEIGHTS;
  if (signal === undefined) return practice.usual;
  if (signal.lastSeen === 'never' || signal.lastSeen === 'long-ago') return practice.longUnseen;
  if (signal.trend === 'rising') return practice.rising;
  return signal.panelShare === 'many' ? practice.common : practice.usual;
}

function specialtyFactor(specialties: readonly string[], { specialty }: Profile): number {
  if (specialty === null) return WEIGHTS.specialty.unknown;
  return specialties.includes(specialty) ? WEIGHTS.specialty.own : WEIGHTS.specialty.other;
}

/** How well one subject, or several combined, suit the reader's stage. */
export function stageFactor(depth: 'single' | 'combined', { stage }: Profile): number {
  return WEIGHTS.stage[stage ?? 'unknown'][depth];
}

/** A card on another region's guidance counts for less. */
export function resourceFactor({ region }: Card, profile: Profile): number {
  const own = regionOf(profile);
  return own === null || region === 'international' || region === own
    ? WEIGHTS.resource.card
    : WEIGHTS.resource.cardOfAnotherRegion;
}

/** Whose guidance comes first for the reader; null where the reader has not said. */
export function regionOf({ country }: Profile): Source['region'] | null {
  return country === null ? null : COUNTRIES[country].region;
}

/** True where no code says the topic in any visit: only words do. */
export function isFromText({ visits, textVisits }: TopicSignal): boolean {
  return visits === textVisits;
}

/** What reading so many minutes costs, as a factor from 1 for none towards 0. */
export function priceOf(minutes: number): number {
  return 1 / (1 + minutes / WEIGHTS.minutesHalf);
}

/** The factors multiplied: a score. */
export function product(factors: readonly Factor[]): number {
  return factors.reduce((score, { value }) => score * value, 1);
}
