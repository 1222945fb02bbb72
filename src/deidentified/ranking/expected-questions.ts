import type { HorizonSignals, TopicSignal } from '#boundary/field-policy.ts';
import type { TopicId } from '#boundary/topic.ts';
import { RANK_ONE } from './weights.ts';

/** Questions that coming visits are expected to raise, on average. */
export interface ExpectedQuestions {
  /** On a topic; undefined where no visit touches it. */
  readonly on: (topic: TopicId) => number | undefined;
  /** Where things meet in `visits`, of which `reasonVisits` are booked for one of them. */
  readonly where: (visits: number, reasonVisits: number) => number;
}

/**
 * Shares a horizon's questions between its topics by the weight of their visits. A visit's own list of topics does not leave the worker,
 * so each visit is taken to be an average one, with a reason at least, told or not. One more visit with a topic never lowers what is
 * expected on it.
 */
export function expectedQuestions({
  readable,
  signals,
}: Pick<HorizonSignals, 'readable' | 'signals'>): ExpectedQuestions {
  const { perVisit, mostPerVisit, topicsPerVisit, reason } = RANK_ONE.questions;
  const ordered = signals.toSorted((a, b) => (a.topic < b.topic ? -1 : 1));
  const weights = new Map(ordered.map((signal) => [signal.topic, weightOf(signal)]));
  const total = sum([...weights.values()]);
  const flagged = sum(ordered.map(flagsOf)) / topicsPerVisit;
  const asked = perVisit * Math.min(readable * mostPerVisit, readable + flagged);
  const perWeight = total === 0 ? 0 : asked / Math.max(total, readable * reason);
  return {
    on: (topic) => {
      const weight = weights.get(topic);
      if (weight === undefined) return undefined;
      return perWeight * weight;
    },
    where: (visits, reasonVisits) => perWeight * bookedFirst(visits, reasonVisits),
  };
}

function weightOf({ visits, reasonVisits, ...flags }: TopicSignal): number {
  const { newMedication, abnormal, comorbid } = RANK_ONE.questions;
  const booked = (count: number): number => bookedFirst(count, reasonVisits);
  return (
    booked(visits) +
    newMedication * booked(flags.newMedicationVisits) +
    abnormal * booked(flags.abnormalVisits) +
    comorbid * booked(flags.comorbidVisits)
  );
}

/** The weight of visits of which it is only known how many at most are booked: those first. */
function bookedFirst(visits: number, reasonVisits: number): number {
  const { reason, background } = RANK_ONE.questions;
  const booked = Math.min(visits, reasonVisits);
  return booked * reason + (visits - booked) * background;
}

function flagsOf(signal: TopicSignal): number {
  const { newMedication, abnormal, comorbid } = RANK_ONE.questions;
  return (
    newMedication * signal.newMedicationVisits +
    abnormal * signal.abnormalVisits +
    comorbid * signal.comorbidVisits
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
