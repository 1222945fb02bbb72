import { aCondition, aVisit, type Json } from './fake-ehr.ts';

/** Visits of one Monday. */
export const CROWD = 18;

/** A Monday of eighteen patients, with one condition each. */
export const CROWDED: readonly Json[] = Array.from({ length: CROWD }, (_, index) => {
  const start = new Date(Date.parse('2026-11-23T14:00:00Z') + index * 20 * 60_000).toISOString();
  const patient = `p${String(index).padStart(2, '0')}`;
  return [aVisit(`a${String(index)}`, patient, start), aCondition(patient, 'I10')];
}).flat();
