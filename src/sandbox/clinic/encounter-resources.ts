import type { CodeableConcept, Encounter } from '@medplum/fhirtypes';
import { dayAfter, instantOf } from './clinic-time.ts';
import { codingsOf, SYSTEMS } from './coding-systems.ts';
import type { ChartOf } from './condition-resources.ts';
import { conditionOf } from './condition-table.ts';
import { markedId, narrative, patientReference, practitionerReference } from './narrative.ts';
import { between, pick } from './random.ts';

/** A visit that took place. */
export interface PastVisit {
  readonly day: string;
  readonly startMinute: number;
  readonly minutes: number;
  readonly practitionerIds: readonly string[];
  readonly reason: CodeableConcept;
  readonly timeZone: string;
}

/** The finished ambulatory Encounter of a past visit. */
export function pastEncounter(
  visit: PastVisit,
  { mark, person }: ChartOf,
): Encounter & { readonly id: string } {
  const { day, startMinute, minutes, timeZone } = visit;
  return {
    resourceType: 'Encounter',
    id: markedId('e', mark),
    text: narrative('Visit', mark),
    identifier: [{ system: 'urn:sandbox:visit', value: mark() }],
    status: 'finished',
    class: { system: SYSTEMS.actCode, code: 'AMB' },
    type: [{ text: 'Office visit' }],
    subject: patientReference(person.id, mark),
    participant: visit.practitionerIds.map((id) => ({
      individual: practitionerReference(id, mark),
    })),
    period: {
      start: instantOf(day, startMinute, timeZone),
      end: instantOf(day, startMinute + minutes, timeZone),
    },
    reasonCode: [visit.reason],
  };
}

/** Why people of an internal-medicine service lie in hospital, by condition on their list; one without any has cellulitis. */
const ADMITTED_FOR = [
  'hfref',
  'hfpef',
  'copd',
  'cirrhosis',
  'atrial-fibrillation',
  'ckd4',
  'alcohol',
  't2d',
  'hypertension',
];

/** Someone on the resident's inpatient service today, admitted some days ago and still there. */
export function inpatientEncounter(chart: ChartOf, timeZone: string): Encounter {
  const { mark, person, random, today } = chart;
  const admitted = dayAfter(today, -between(random, 1, 6));
  const cause = ADMITTED_FOR.find((id) => person.conditions.includes(id));
  const coded =
    cause === undefined
      ? { words: 'Cellulitis', icd10cm: 'L03.90', snomed: '128045006' }
      : conditionOf(cause);
  const reason = {
    coding: codingsOf(coded, pick(random, ['icd10cm', 'both'] as const)),
    text: `${coded.words} ${mark()}`,
  };
  return {
    resourceType: 'Encounter',
    id: markedId('i', mark),
    text: narrative('Hospital stay', mark),
    identifier: [{ system: 'urn:sandbox:visit', value: mark() }],
    status: 'in-progress',
    class: { system: SYSTEMS.actCode, code: 'IMP' },
    type: [{ text: 'Inpatient stay, general medicine' }],
    subject: patientReference(person.id, mark),
    participant: [{ individual: practitionerReference(chart.authorId, mark) }],
    period: { start: instantOf(admitted, between(random, 500, 1300), timeZone) },
    reasonCode: [reason],
  };
}
