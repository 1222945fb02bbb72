import { MINUTE } from '#phi/signals/durations.ts';
import type { Attempt, AttemptParts } from './attempt.ts';

/**
 * The one patient whose chart it was opened from, as a visit that is now. Nothing is asked: neither for the patient, whom the launch names,
 * nor for a schedule, which must not stand beside a chart.
 */
export function visitOfChart({ chart, patients, now }: AttemptParts): Attempt {
  if (chart === undefined || chart === null) return { end: 'no-chart' };
  const visit = {
    start: now,
    end: now + VISIT_MINUTES * MINUTE,
    patient: patients.numberOf(chart),
    reasons: [],
    said: [],
  };
  return { end: 'used', reading: { value: [visit], gaps: [] } };
}

/** Design choice: a usual primary-care slot. How long it lasts changes nothing but that it is still to come. */
const VISIT_MINUTES = 20;
