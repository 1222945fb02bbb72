import fc from 'fast-check';
import { ALL_TOPICS, isTopicId, type Topic, type TopicId } from '#boundary/topic.ts';
import { FINDING_CODES } from '#boundary/finding-code-system.ts';
import type {
  Chart,
  ClinicalSnapshot,
  Coding,
  LabResult,
  Medication,
  Visit,
} from '#phi/signals/clinical-snapshot.ts';
import type { DeriveBy } from '#phi/signals/derive-signals.ts';
import type { TextTopic } from '#phi/signals/text-index.ts';
import { indexesOf } from '../../../support/indexes.ts';

/* In these tests every topic stands for itself: its own id is its SNOMED code, the RxNorm code of its drug and the LOINC code of its result. */

const CODED = ALL_TOPICS.filter(({ id }) => !id.startsWith('sys-'));
const SELF_TABLE = CODED.map(({ id }) => `${id} ${id}`).join('\n');

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

/** A finding for each topic that is tested with: flagged alone, its result says so. */
const FINDINGS = FINDING_CODES.trim().split('\n');
const TESTED = [...PLAIN, ...SENSITIVE].map((id, place) => [id, FINDINGS[place] ?? ''] as const);

export const SELF_INDEXES = indexesOf({
  SNOMED_CODES: SELF_TABLE,
  DRUG_LINES: ['-', ...CODED.map(({ id }) => `${id}>${id}#${id}`)].join('|'),
  ANALYTE_LINES: TESTED.map(([id, finding]) => `0|9|1=1,0||${finding}|${id}`).join('\n'),
  FINDING_TOPICS: TESTED.map((line) => line.join(' ')).join('\n'),
});

/** By which visits are read here: no rules, and nothing denied. */
export const BY_SELF: DeriveBy = { indexes: SELF_INDEXES, rules: [], notFromText: new Set() };

export function snomed(code: string): Coding {
  return { system: 'http://snomed.info/sct', code };
}

export function icd10(code: string): Coding {
  return { system: 'http://hl7.org/fhir/sid/icd-10-cm', code };
}

export function loinc(code: string): Coding {
  return { system: 'http://loinc.org', code };
}

/** A drug that stands for this topic. */
export function aDrug(topic: string, recent = false): Medication {
  return { words: ['tablet'], rxnorm: [topic], recent };
}

/** A result that stands for this topic where it is flagged. */
export function aResult(topic: string, abnormal = true): LabResult {
  return { coding: loinc(topic), quantity: null, abnormal };
}

/** What words name for certain, or only hint at. */
export function words(topic: string, tier: TextTopic['tier'] = 'high'): TextTopic {
  return { topic: topicNamed(topic), tier, rule: 'text:alias' };
}

export function aVisit(visit: Partial<Visit> = {}): Visit {
  return { start: 0, end: 1, patient: 0, reasons: [], said: [], ...visit };
}

export function aChart(chart: Partial<Chart> = {}): Chart {
  return {
    problems: [],
    encounterDiagnoses: [],
    history: [],
    said: [],
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
const said = fc.array(
  fc
    .tuple(fc.constantFrom(...POOL), fc.constantFrom('high', 'low'))
    .map(([id, tier]) => words(id, tier)),
  { maxLength: 3 },
);

export const anyChart: fc.Arbitrary<Chart> = fc.record({
  problems: fc.array(
    codes.chain((code) => fc.constantFrom(snomed(code), { ...snomed(code), old: true })),
    { maxLength: 5 },
  ),
  encounterDiagnoses: codings,
  history: codings,
  said,
  medications: fc.array(
    fc.tuple(codes, fc.boolean()).map((drug) => aDrug(...drug)),
    {
      maxLength: 3,
    },
  ),
  results: fc.array(
    fc.tuple(codes, fc.boolean()).map((result) => aResult(...result)),
    {
      maxLength: 3,
    },
  ),
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
      said,
    }),
    { maxLength: 20 },
  ),
  charts: fc
    .array(fc.tuple(fc.nat({ max: PATIENTS - 1 }), anyChart), { maxLength: PATIENTS })
    .map((entries) => new Map(entries)),
});
