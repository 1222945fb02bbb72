import type { Condition } from '@medplum/fhirtypes';
import { dayAfter } from './clinic-time.ts';
import { codingsOf, concept, SYSTEMS } from './coding-systems.ts';
import type { Coded } from './coding-systems.ts';
import { COMPLAINTS } from './complaint-table.ts';
import { conditionOf } from './condition-table.ts';
import { markedId, narrative, patientReference, practitionerReference } from './narrative.ts';
import type { Chart } from './patient-resource.ts';
import { ageBandOf } from './person.ts';
import type { Person } from './person.ts';
import { between, chance, pick } from './random.ts';

/** Where and when a chart is written. */
export interface ChartOf extends Chart {
  readonly person: Person;
  readonly today: string;
  readonly authorId: string;
}

/** The problem list: what the person has, some of it provisional or without category, and a little that is over. */
export function problemListOf(chart: ChartOf): readonly Condition[] {
  const { person, random } = chart;
  const present = person.conditions.map((id) =>
    problem(conditionOf(id), chart, CAN_BE_OVER.has(id) && chance(random, 16)),
  );
  const band = ageBandOf(person.years);
  const past = COMPLAINTS.filter(({ weights, sex, snomed }) => {
    return (weights[band] ?? 0) >= 2 && (sex === 'any' || sex === person.sex) && snomed !== '';
  });
  const over =
    past.length > 0 && chance(random, 34) ? [problem(pick(random, past), chart, true)] : [];
  return [...present, ...over];
}

/** What may stand on a list as resolved; the rest is for life here. */
const CAN_BE_OVER: ReadonlySet<string> = new Set([
  'tobacco',
  'depression',
  'iron-deficiency',
  'vitamin-d',
  'kidney-stones',
  'palpitations',
  'chronic-cough',
  'shoulder-pain',
  'sciatica',
  'bppv',
  'speech-delay',
  'enuresis',
  'food-insecurity',
  'hyponatremia',
  'abnormal-bleeding',
  'suicidal-ideation',
]);

function problem(row: Coded, chart: ChartOf, resolved: boolean): Condition {
  const { random, mark, person, today } = chart;
  const oldest = Math.max(2, Math.min(4200, person.months * 30 - 5));
  const onset = between(random, 1, oldest);
  const mistaken = chance(random, 0.7);
  const onsetDay = dayAfter(today, -onset);
  return {
    resourceType: 'Condition',
    id: markedId('c', mark),
    text: narrative(row.words, mark),
    identifier: [{ system: 'urn:sandbox:condition', value: mark() }],
    ...(mistaken
      ? {}
      : { clinicalStatus: concept(SYSTEMS.conditionClinical, resolved ? 'resolved' : 'active') }),
    verificationStatus: concept(SYSTEMS.conditionVerification, verification(chart, mistaken)),
    ...(chance(random, 95)
      ? { category: [concept(SYSTEMS.conditionCategory, 'problem-list-item')] }
      : {}),
    code: { coding: codingsOf(row, habitOf(chart)), text: row.words },
    subject: patientReference(person.id, mark),
    onsetDateTime: onsetDay,
    ...(resolved && !mistaken
      ? { abatementDateTime: dayAfter(onsetDay, Math.min(onset, 20)) }
      : {}),
    recordedDate: onsetDay,
    recorder: practitionerReference(chart.authorId, mark),
    ...(chance(random, 30) ? { note: [{ text: `Discussed with ${mark()}` }] } : {}),
  };
}

function verification({ random }: Chart, mistaken: boolean): string {
  if (mistaken) return 'entered-in-error';
  return chance(random, 95) ? 'confirmed' : 'provisional';
}

function habitOf({ random }: Chart): 'both' | 'icd10cm' | 'snomed' {
  return pick(random, ['both', 'both', 'icd10cm', 'snomed'] as const);
}

/** The diagnosis that a past visit left behind. */
export function encounterDiagnosis(
  row: Coded,
  chart: ChartOf,
  visit: { day: string; id: string },
): Condition {
  const { random, mark, person } = chart;
  const acute = COMPLAINTS.some(({ words }) => words === row.words);
  const status = acute ? 'resolved' : 'active';
  return {
    resourceType: 'Condition',
    id: markedId('d', mark),
    text: narrative(row.words, mark),
    identifier: [{ system: 'urn:sandbox:condition', value: mark() }],
    clinicalStatus: concept(SYSTEMS.conditionClinical, status),
    verificationStatus: concept(SYSTEMS.conditionVerification, 'confirmed'),
    category: [concept(SYSTEMS.conditionCategory, 'encounter-diagnosis')],
    code: { coding: codingsOf(row, chance(random, 70) ? 'icd10cm' : 'both'), text: row.words },
    subject: patientReference(person.id, mark),
    encounter: { reference: `Encounter/${visit.id}`, display: `Visit of ${mark()}` },
    onsetDateTime: visit.day,
    ...(acute ? { abatementDateTime: visit.day } : {}),
    recordedDate: visit.day,
  };
}
