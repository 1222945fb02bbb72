import type { Observation } from '@medplum/fhirtypes';
import { dayAfter } from './clinic-time.ts';
import { concept, SYSTEMS } from './coding-systems.ts';
import type { ChartOf } from './condition-resources.ts';
import { LAB_EXPECTATIONS, LABS, ROUTINE_LABS } from './lab-table.ts';
import type { LabExpectation, LabRow } from './lab-table.ts';
import { markedId, narrative, patientReference } from './narrative.ts';
import type { Person } from './person.ts';
import { around, between, chance } from './random.ts';

/** Laboratory results of the last twelve months, in keeping with the problem list, some with an earlier value. */
export function labsOf(chart: ChartOf): readonly Observation[] {
  const { person, random, today } = chart;
  const expected = expectedFor(person);
  const values = new Map<string, number>();
  const oldest = Math.min(355, person.months * 30 - 1);
  const recent = dayAfter(today, -between(random, 1, Math.max(1, Math.min(150, oldest))));
  const earlier = dayAfter(today, -between(random, 160, 355));
  const found: Observation[] = [];
  for (const row of LABS) {
    const habit = expected.get(row.id);
    const measured = chance(random, habit?.percent ?? 0);
    const value = around(random, habit?.mean ?? row.mean, habit?.deviation ?? row.deviation);
    if (!measured) continue;
    values.set(row.id, value);
    found.push(lab(row, value, { chart, day: recent }));
    if (oldest > 350 && chance(random, 30)) {
      found.push(lab(row, around(random, value, row.deviation / 2), { chart, day: earlier }));
    }
  }
  return [...found, ...derivedFrom(values, { chart, day: recent })];
}

/** What follows from other results, so that a chart does not contradict itself: creatinine from eGFR, fasting glucose from A1c (ten below the ADAG average, 28.7 × A1c − 46.7), total cholesterol from its parts (Friedewald). */
function derivedFrom(values: ReadonlyMap<string, number>, at: When): readonly Observation[] {
  const egfr = values.get('egfr');
  const a1c = values.get('a1c');
  const [ldl, hdl, trig] = [values.get('ldl'), values.get('hdl'), values.get('trig')];
  const typical = at.chart.person.sex === 'male' ? 88 : 68;
  const all: readonly (readonly [string, number | undefined])[] = [
    ['creatinine', egfr === undefined ? undefined : Math.min(typical / Math.max(egfr, 5), 12)],
    ['glucose', a1c === undefined ? undefined : 28.7 * a1c - 46.7 - 10],
    ['chol', ldl && hdl && trig ? ldl + hdl + trig / 5 : undefined],
  ];
  return all.flatMap(([id, value]) => {
    const row = LABS.find((candidate) => candidate.id === id);
    return row === undefined || value === undefined ? [] : [lab(row, value, at)];
  });
}

function expectedFor(person: Person): ReadonlyMap<string, LabExpectation> {
  const groups = person.years >= 45 ? ['adult', '45+'] : person.years >= 18 ? ['adult'] : ['child'];
  const general = ROUTINE_LABS.filter(({ condition }) => groups.includes(condition));
  const special = LAB_EXPECTATIONS.filter(({ condition }) => person.conditions.includes(condition));
  const expected = new Map<string, LabExpectation>();
  for (const row of [...general, ...special]) {
    const before = expected.get(row.lab);
    expected.set(row.lab, row.mean === undefined && before?.mean !== undefined ? before : row);
  }
  const lipids = expected.get('ldl');
  if (lipids !== undefined && !expected.has('hdl')) {
    for (const id of ['hdl', 'trig'])
      expected.set(id, { ...lipids, lab: id, mean: undefined, deviation: undefined });
  }
  return expected;
}

interface When {
  readonly chart: ChartOf;
  readonly day: string;
}

function lab(row: LabRow, drawn: number, { chart, day }: When): Observation {
  const { mark, person, random } = chart;
  const value = Number(Math.max(drawn, 10 ** -row.decimals).toFixed(row.decimals));
  const unit = { unit: row.unit, system: SYSTEMS.ucum, code: row.unit };
  return {
    resourceType: 'Observation',
    id: markedId('o', mark),
    text: narrative(row.display.replaceAll('&', 'and'), mark),
    identifier: [{ system: 'urn:sandbox:result', value: mark() }],
    status: 'final',
    category: [concept(SYSTEMS.observationCategory, 'laboratory')],
    code: {
      coding: [{ system: SYSTEMS.loinc, code: row.loinc, display: row.display }],
      text: row.display,
    },
    subject: patientReference(person.id, mark),
    effectiveDateTime: day,
    valueQuantity: { value, ...unit },
    interpretation: [concept(SYSTEMS.interpretation, interpretationOf(row, value))],
    referenceRange: [
      {
        ...(row.low === undefined ? {} : { low: { value: row.low, ...unit } }),
        ...(row.high === undefined ? {} : { high: { value: row.high, ...unit } }),
      },
    ],
    ...(chance(random, 8) ? { note: [{ text: `Result sent to ${mark()}` }] } : {}),
  };
}

function interpretationOf(row: LabRow, value: number): 'H' | 'L' | 'N' | 'A' {
  if (row.id === 'fit' && row.high !== undefined && value > row.high) return 'A';
  if (row.high !== undefined && value > row.high) return 'H';
  if (row.low !== undefined && value < row.low) return 'L';
  return 'N';
}
