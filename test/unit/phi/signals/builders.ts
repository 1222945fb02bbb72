import fc from 'fast-check';
import { ALL_TOPICS, isTopicId, type Topic, type TopicId } from '#boundary/topic.ts';
import type { Chart, ClinicalSnapshot, Coding, Visit } from '#phi/signals/clinical-snapshot.ts';
import { indexTopics } from '#phi/signals/topic-index.ts';

/* In these tests every topic stands for itself: its own id is its SNOMED code, its LOINC code and its ingredient word. */

const CODED = ALL_TOPICS.filter(({ id }) => !id.startsWith('sys-'));
const SELF_TABLE = CODED.map(({ id }) => `${id} ${id}`).join('\n');

export const SELF_INDEX = indexTopics({
  ICD10CM_PREFIXES: '',
  SNOMED_CODES: SELF_TABLE,
  LOINC_CODES: SELF_TABLE,
  INGREDIENT_WORDS: SELF_TABLE,
});

/** The topic of this id; a test that names another is wrong. */
export function topicNamed(id: string): TopicId {
  if (!isTopicId(id)) throw new Error(`${id} is not a topic`);
  return id;
}

/** The first topics of the code system that answer to a description. */
function topicsThat(holds: (topic: Topic) => boolean, count: number): readonly TopicId[] {
  return CODED.filter(holds)
    .slice(0, count)
    .map(({ id }) => id);
}

export const PLAIN = topicsThat((t) => t.condition && !t.rare && !t.sensitive, 14);
export const SENSITIVE = topicsThat((t) => t.sensitive && t.condition, 2);
export const RARE = topicsThat((t) => t.rare && !t.sensitive, 3);
export const NOT_CONDITIONS = topicsThat((t) => !t.condition && !t.sensitive && !t.rare, 2);

export function snomed(code: string): Coding {
  return { system: 'http://snomed.info/sct', code };
}

export function icd10(code: string): Coding {
  return { system: 'http://hl7.org/fhir/sid/icd-10-cm', code };
}

export function loinc(code: string): Coding {
  return { system: 'http://loinc.org', code };
}

export function aVisit(visit: Partial<Visit> = {}): Visit {
  return { start: 0, end: 1, patient: 0, reasons: [], ...visit };
}

export function aChart(chart: Partial<Chart> = {}): Chart {
  return {
    problems: [],
    encounterDiagnoses: [],
    medications: [],
    results: [],
    procedures: [],
    orders: [],
    ...chart,
  };
}

/** One visit per chart, in order. */
export function aClinicOf(...charts: readonly Chart[]): ClinicalSnapshot {
  return {
    visits: charts.map((_, patient) => aVisit({ patient })),
    charts: new Map(charts.entries()),
  };
}

const POOL = [...PLAIN.slice(0, 8), ...SENSITIVE, ...RARE, ...NOT_CONDITIONS];
const codes = fc.constantFrom(...POOL, 'unheard-of', '__proto__');
const codings = fc.array(codes.map(snomed), { maxLength: 5 });

export const anyChart: fc.Arbitrary<Chart> = fc.record({
  problems: codings,
  encounterDiagnoses: codings,
  medications: fc.array(
    fc.record({ words: fc.array(codes, { maxLength: 2 }), recent: fc.boolean() }),
    { maxLength: 3 },
  ),
  results: fc.array(fc.record({ coding: codes.map(loinc), abnormal: fc.boolean() }), {
    maxLength: 3,
  }),
  procedures: codings,
  orders: codings,
});

const PATIENTS = 10;

/** A clinic where some visits name nobody, some patients come twice, and some charts could not be read. */
export const anyClinic: fc.Arbitrary<ClinicalSnapshot> = fc.record({
  visits: fc.array(
    fc.record({
      start: fc.nat(),
      end: fc.nat(),
      patient: fc.option(fc.nat({ max: PATIENTS - 1 }), { nil: null }),
      reasons: codings,
    }),
    { maxLength: 20 },
  ),
  charts: fc
    .array(fc.tuple(fc.nat({ max: PATIENTS - 1 }), anyChart), { maxLength: PATIENTS })
    .map((entries) => new Map(entries)),
});
