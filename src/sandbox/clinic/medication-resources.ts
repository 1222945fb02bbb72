import type { MedicationRequest } from '@medplum/fhirtypes';
import { dayAfter } from './clinic-time.ts';
import { SYSTEMS } from './coding-systems.ts';
import type { ChartOf } from './condition-resources.ts';
import { COURSES, DRUGS } from './drug-table.ts';
import type { DrugRow } from './drug-table.ts';
import { markedId, narrative, patientReference, practitionerReference } from './narrative.ts';
import { between, chance, pick } from './random.ts';
import type { Random } from './random.ts';
import { ADULTS_ONLY, AVOIDED_CLASSES, TREATMENTS } from './treatment-table.ts';

/** The medication orders of a chart: what is taken now, what was stopped, and short courses that are over. */
export function medicationsOf(chart: ChartOf): readonly MedicationRequest[] {
  const { person, random } = chart;
  const taken = drugsFor(person, random);
  const orders = taken.map((drug) => order(drug, chart, 'active'));
  const [first] = taken;
  if (first !== undefined && chance(random, 16)) orders.push(order(first, chart, 'stopped'));
  if (chance(random, 22))
    orders.push(order(pick(random, coursesFor(person.years)), chart, 'stopped'));
  return orders;
}

/** The drugs taken for these conditions: one of a class, none that the chart rules out. */
function drugsFor(
  person: { readonly conditions: readonly string[]; readonly years: number },
  random: Random,
): readonly DrugRow[] {
  const avoided = new Set(person.conditions.flatMap((id) => AVOIDED_CLASSES[id] ?? []));
  if (person.years < 18) for (const name of ADULTS_ONLY) avoided.add(name);
  const taken = new Map<string, DrugRow>();
  for (const { condition, percent, drugs } of TREATMENTS) {
    const drawn = chance(random, percent);
    const drug = DRUGS.get(pick(random, drugs));
    if (!drawn || drug === undefined || !person.conditions.includes(condition)) continue;
    if (avoided.has(drug.drugClass) || taken.has(drug.drugClass)) continue;
    taken.set(drug.drugClass, drug);
  }
  return [...taken.values()];
}

/** A child's course is a suspension; an adult's is not. */
function coursesFor(years: number): readonly DrugRow[] {
  return COURSES.filter(({ id }) => (id === 'amoxicillin') === years < 12);
}

function order(drug: DrugRow, chart: ChartOf, status: 'active' | 'stopped'): MedicationRequest {
  const { random, mark, person, today } = chart;
  const longest = Math.max(2, Math.min(600, person.months * 30 - 1));
  const recent = chance(random, 14);
  const ago =
    status === 'stopped' ? between(random, 2, longest) : between(random, 1, recent ? 14 : longest);
  const coding = { system: SYSTEMS.rxnorm, code: drug.rxnorm, display: drug.display };
  return {
    resourceType: 'MedicationRequest',
    id: markedId('m', mark),
    text: narrative('Medication order', mark),
    identifier: [{ system: 'urn:sandbox:prescription', value: mark() }],
    status,
    intent: 'order',
    medicationCodeableConcept:
      drug.rxnorm === '' ? { text: drug.text } : { coding: [coding], text: drug.text },
    subject: patientReference(person.id, mark),
    authoredOn: dayAfter(today, -Math.min(ago, longest)),
    requester: practitionerReference(chart.authorId, mark),
    dosageInstruction: [{ text: `${drug.sig}. For ${mark()}` }],
    ...(chance(random, 15) ? { note: [{ text: `Refill asked for by ${mark()}` }] } : {}),
  };
}
