import { CASE_PATTERN, TOPIC_SIGNAL } from '#boundary/field-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { loadCatalog } from '#deidentified/catalog/load-catalog.ts';
import { NO_PROFILE } from '#deidentified/learning/profile.ts';
import { catalogOf } from '#deidentified/prepare-brief.ts';
import { rankCommon } from '#deidentified/ranking/rank-common.ts';
import { rankSchedule } from '#deidentified/ranking/rank-schedule.ts';
import { selectItems } from '#deidentified/ranking/select-items.ts';
import type { Chart, ClinicalSnapshot, Coding, Visit } from '#phi/signals/clinical-snapshot.ts';
import {
  ICD10CM_PREFIXES,
  INGREDIENT_WORDS,
  LOINC_CODES,
  SNOMED_CODES,
} from '#phi/signals/concept-map-tables.ts';
import { deriveSignals } from '#phi/signals/derive-signals.ts';
import { indexTopics } from '#phi/signals/topic-index.ts';

/* Derives and ranks a schedule of made-up charts. Codes are drawn evenly from our own maps: more topics a visit than real charts have. */

/** What one derivation took, in milliseconds. */
export interface Derived {
  readonly index: number;
  readonly derive: number;
  readonly rank: number;
  readonly topics: number;
  readonly patterns: number;
}

const TABLES = { ICD10CM_PREFIXES, SNOMED_CODES, LOINC_CODES, INGREDIENT_WORDS };

/** Codings of one chart, 60 together. */
const PER_CHART = { problems: 25, diagnoses: 10, medications: 8, results: 12, orders: 5 } as const;

async function derive(patients: number, pack: string): Promise<Derived> {
  const loaded = await loadCatalog(new URL(pack), (url, init) => fetch(url, init));
  if (!loaded.ok) throw new Error('the bench has no pack');
  const snapshot = aSnapshot(patients);
  const context = {
    catalog: catalogOf(loaded.value, false),
    profile: NO_PROFILE,
    practice: new Map(),
  };
  const began = performance.now();
  const index = indexTopics(TABLES);
  const indexed = performance.now();
  const { signals, patterns, readable } = deriveSignals(snapshot, index);
  const derived = performance.now();
  const scheduled = rankSchedule(
    {
      readable,
      // The door takes no more visits than a horizon can have.
      signals: signals.flatMap((one) => admit(TOPIC_SIGNAL, capped(one)) ?? []),
      patterns: patterns.flatMap((one) => admit(CASE_PATTERN, capped(one)) ?? []),
    },
    context,
  );
  selectItems({ scheduled, common: rankCommon(context, 0), budget: 5, held: null });
  return {
    index: indexed - began,
    derive: derived - indexed,
    rank: performance.now() - derived,
    topics: signals.length,
    patterns: patterns.length,
  };
}

const MOST = 200;

function capped(record: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      typeof value === 'number' ? Math.min(MOST, value) : value,
    ]),
  );
}

function aSnapshot(patients: number): ClinicalSnapshot {
  const draw = drawsFrom(7);
  const icd10 = codesOf(ICD10CM_PREFIXES, 'http://hl7.org/fhir/sid/icd-10-cm');
  const snomed = codesOf(SNOMED_CODES, 'http://snomed.info/sct');
  const loinc = codesOf(LOINC_CODES, 'http://loinc.org');
  const drugs = codesOf(INGREDIENT_WORDS, '');
  const some = (codes: readonly Coding[], count: number) =>
    Array.from({ length: count }, () => draw(codes));
  const aChart = (): Chart => ({
    problems: some([...icd10, ...snomed], PER_CHART.problems),
    encounterDiagnoses: some(icd10, PER_CHART.diagnoses),
    medications: some(drugs, PER_CHART.medications).map(({ code }) => ({
      words: [code, 'tablet'],
      recent: false,
    })),
    results: some(loinc, PER_CHART.results).map((coding) => ({ coding, abnormal: true })),
    procedures: [],
    orders: some(snomed, PER_CHART.orders),
  });
  const places = Array.from({ length: patients }, (_, patient) => patient);
  const visits: readonly Visit[] = places.map((patient) => ({
    start: patient,
    end: patient + 1,
    patient,
    reasons: some(icd10, 1),
  }));
  return { visits, charts: new Map(places.map((patient) => [patient, aChart()])) };
}

function codesOf(table: string, system: string): readonly Coding[] {
  return table
    .split('\n')
    .flatMap((line) => line.split(/\s+/).filter(Boolean).slice(1))
    .map((code) => ({ system, code }));
}

/** Numerical Recipes' linear congruential generator: the same draws everywhere. */
function drawsFrom(seed: number): <T>(list: readonly T[]) => T {
  let state = seed;
  return (list) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const drawn = list[Math.floor((state / 2 ** 32) * list.length)];
    if (drawn === undefined) throw new Error('nothing to draw from');
    return drawn;
  };
}

Object.assign(globalThis, { derive });
