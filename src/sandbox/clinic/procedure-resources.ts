import type { CodeableConcept, Procedure, ServiceRequest } from '@medplum/fhirtypes';
import { dayAfter } from './clinic-time.ts';
import { concept, SYSTEMS } from './coding-systems.ts';
import type { ChartOf } from './condition-resources.ts';
import { LABS } from './lab-table.ts';
import { markedId, narrative, patientReference, practitionerReference } from './narrative.ts';
import type { Person } from './person.ts';
import { LAB_ORDERS, PROCEDURES } from './procedure-table.ts';
import type { ProcedureRow } from './procedure-table.ts';
import { between, chance } from './random.ts';
import { wordsOf } from './table.ts';

/** What was done to the person, and what is ordered and still open. */
export function proceduresOf(chart: ChartOf): readonly (Procedure | ServiceRequest)[] {
  const { person, random } = chart;
  const found = new Map<string, Procedure | ServiceRequest>();
  for (const row of PROCEDURES.filter((candidate) => concerns(candidate, person))) {
    const code = { coding: [{ system: SYSTEMS.snomed, code: row.snomed }], text: row.words };
    if (chance(random, row.donePercent)) found.set(`done ${row.snomed}`, procedure(code, chart));
    if (chance(random, row.orderedPercent)) found.set(`due ${row.snomed}`, order(code, chart));
  }
  return [...found.values(), ...labOrdersOf(chart)];
}

function concerns({ given }: ProcedureRow, person: Person): boolean {
  const age = /^(\d+)-(\d+)(f?)$/.exec(given);
  if (age === null) return wordsOf(given).some((id) => person.conditions.includes(id));
  const [, from = '', to = '', women = ''] = age;
  if (women !== '' && person.sex !== 'female') return false;
  return person.years >= Number(from) && person.years <= Number(to);
}

function labOrdersOf(chart: ChartOf): readonly ServiceRequest[] {
  return chart.person.conditions.flatMap((id) => {
    const row = LABS.find((candidate) => candidate.id === LAB_ORDERS[id]);
    if (row === undefined || !chance(chart.random, 22)) return [];
    return [order({ ...concept(SYSTEMS.loinc, row.loinc, row.display), text: row.display }, chart)];
  });
}

function procedure(code: CodeableConcept, chart: ChartOf): Procedure {
  const { mark, person, random, today } = chart;
  const longest = Math.max(3, Math.min(1400, person.months * 30 - 1));
  return {
    resourceType: 'Procedure',
    id: markedId('x', mark),
    text: narrative('Procedure', mark),
    identifier: [{ system: 'urn:sandbox:procedure', value: mark() }],
    status: 'completed',
    code,
    subject: patientReference(person.id, mark),
    performedDateTime: dayAfter(today, -between(random, 2, longest)),
    performer: [{ actor: practitionerReference(chart.authorId, mark) }],
  };
}

function order(code: CodeableConcept, chart: ChartOf): ServiceRequest {
  const { mark, person, random, today } = chart;
  return {
    resourceType: 'ServiceRequest',
    id: markedId('s', mark),
    text: narrative('Order', mark),
    identifier: [{ system: 'urn:sandbox:order', value: mark() }],
    status: 'active',
    intent: 'order',
    code,
    subject: patientReference(person.id, mark),
    authoredOn: dayAfter(today, -between(random, 1, 60)),
    requester: practitionerReference(chart.authorId, mark),
    ...(chance(random, 20) ? { note: [{ text: `Patient to call, ${mark()}` }] } : {}),
  };
}
