import type { Observation } from '@medplum/fhirtypes';
import { dayAfter } from './clinic-time.ts';
import { concept, SYSTEMS } from './coding-systems.ts';
import type { ChartOf } from './condition-resources.ts';
import { markedId, narrative, patientReference } from './narrative.ts';
import { around, between } from './random.ts';

/** The blood pressure of an adult and the BMI of anyone older than two, as of the last visit. */
export function vitalsOf(chart: ChartOf): readonly Observation[] {
  const { person, random, today } = chart;
  const day = dayAfter(today, -between(random, 3, 180));
  const has = (id: string): boolean => person.conditions.includes(id);
  const bmi = has('obesity') ? around(random, 34, 2.5) : around(random, 25, 2);
  const growing = has('childhood-obesity') ? 25 : 17;
  const systolic = Math.round(around(random, has('hypertension') ? 138 : 120, 8));
  if (person.years < 2) return [];
  if (person.years < 18) return [bodyMass(chart, day, around(random, growing, 1))];
  return [bodyMass(chart, day, bmi), bloodPressure(chart, day, systolic)];
}

function bodyMass(chart: ChartOf, day: string, value: number): Observation {
  const quantity = {
    value: Number(value.toFixed(1)),
    unit: 'kg/m2',
    system: SYSTEMS.ucum,
    code: 'kg/m2',
  };
  return { ...vital(chart, day, ['39156-5', 'Body Mass Index']), valueQuantity: quantity };
}

function bloodPressure(chart: ChartOf, day: string, systolic: number): Observation {
  const part = (code: string, display: string, value: number) => ({
    code: concept(SYSTEMS.loinc, code, display),
    valueQuantity: { value, unit: 'mm[Hg]', system: SYSTEMS.ucum, code: 'mm[Hg]' },
  });
  return {
    ...vital(chart, day, ['55284-4', 'Blood Pressure']),
    component: [
      part('8480-6', 'Systolic Blood Pressure', systolic),
      part('8462-4', 'Diastolic Blood Pressure', Math.round(systolic * 0.6)),
    ],
  };
}

function vital(
  { mark, person }: ChartOf,
  day: string,
  [code, display]: readonly [string, string],
): Observation {
  return {
    resourceType: 'Observation',
    id: markedId('v', mark),
    text: narrative(display, mark),
    identifier: [{ system: 'urn:sandbox:result', value: mark() }],
    status: 'final',
    category: [concept(SYSTEMS.observationCategory, 'vital-signs')],
    code: concept(SYSTEMS.loinc, code, display),
    subject: patientReference(person.id, mark),
    effectiveDateTime: day,
  };
}
