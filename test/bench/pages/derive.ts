import { combinationPolicy } from '#boundary/combination.ts';
import { CASE_PATTERN, TOPIC_SIGNAL } from '#boundary/field-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import type { PackPin } from '#boundary/tenant.ts';
import { triggersOf } from '#deidentified/catalog/parse-rule.ts';
import { NO_PROFILE } from '#deidentified/learning/profile.ts';
import { openCatalog } from '#deidentified/open-packs.ts';
import { NO_CONTROLS } from '#deidentified/ranking/controls.ts';
import { NO_HISTORY } from '#deidentified/ranking/history.ts';
import { rankOne } from '#deidentified/ranking/rank-one.ts';
import { selectRanked } from '#deidentified/ranking/select-ranked.ts';
import type { TopicId } from '#boundary/topic.ts';
import type { Chart, ClinicalSnapshot, Coding, Visit } from '#phi/signals/clinical-snapshot.ts';
import { ICD10CM_PREFIXES, SNOMED_CODES } from '#phi/signals/concept-map-tables.ts';
import { deriveSignals } from '#phi/signals/derive-signals.ts';
import type { TextTopic } from '#phi/signals/text-index.ts';
import { indexTables } from '#phi/signals/topic-indexes.ts';
import { SHIPPED_TABLES } from '../../support/tables.ts';
import { drugNames, loincCodes } from '../../support/table-words.ts';

/* Reads the phrase of, derives and ranks a schedule of made-up charts. Codes are drawn evenly from our own maps: more topics a visit than real charts have. */

/** What one derivation took, in milliseconds. */
export interface Derived {
  readonly index: number;
  /** Of the phrases of all appointments. */
  readonly text: number;
  readonly derive: number;
  readonly rank: number;
  readonly topics: number;
  readonly patterns: number;
  readonly combinations: number;
}

/** Codings of one chart, 60 together. */
const PER_CHART = { problems: 25, diagnoses: 10, medications: 8, results: 12, orders: 5 } as const;

/** Which packs, and where they are asked for. */
export interface BenchPacks {
  readonly page: string;
  readonly packs: readonly PackPin[];
}

async function derive(patients: number, { page, packs }: BenchPacks): Promise<Derived> {
  const loaded = await openCatalog({ packs, reviewedCardsOnly: false }, '2026-11-22', {
    page: new URL(page),
    fetchFile: (url, init) => fetch(url, init),
  });
  if (!loaded.ok) throw new Error('the bench has no pack');
  const context = {
    catalog: loaded.value.catalog,
    profile: NO_PROFILE,
    practice: new Map(),
    history: NO_HISTORY,
    controls: NO_CONTROLS,
    day: '2026-11-23',
    isRemembered: false,
    isWaiting: false,
    held: null,
  };
  const rules = triggersOf(loaded.value.catalog.rules);
  const policy = combinationPolicy(new Set(rules.map(({ id }) => id)), MOST);
  const began = performance.now();
  const indexes = indexTables(SHIPPED_TABLES);
  const indexed = performance.now();
  const said = phrasesOf(patients).map(indexes.text.topicsIn);
  const heard = performance.now();
  const snapshot = aSnapshot(said);
  const drawn = performance.now();
  const by = { indexes, rules, notFromText: new Set<TopicId>() };
  const { signals, patterns, combinations, readable } = deriveSignals(snapshot, by);
  const derived = performance.now();
  const ranked = rankOne(
    {
      readable,
      // The door takes no more visits than a horizon can have.
      signals: signals.flatMap((one) => admit(TOPIC_SIGNAL, capped(one)) ?? []),
      patterns: patterns.flatMap((one) => admit(CASE_PATTERN, capped(one)) ?? []),
      combinations: combinations.flatMap((one) => admit(policy, capped(one)) ?? []),
    },
    context,
  );
  selectRanked({
    ...ranked,
    caps: { minutes: 5, most: 3 },
    pinned: [],
    rareSlot: false,
    held: null,
  });
  return {
    index: indexed - began,
    text: heard - indexed,
    derive: derived - drawn,
    rank: performance.now() - derived,
    topics: signals.length,
    patterns: patterns.length,
    combinations: combinations.length,
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

/** As schedulers type: a phrase for each appointment. */
function phrasesOf(count: number): readonly string[] {
  const draw = drawsFrom(11);
  return Array.from({ length: count }, () => `${draw(TYPED)}, ${draw(TYPED)}`);
}

const TYPED = [
  'CHF f/u',
  'DM check, med refill',
  'knee pain x2 wks',
  'HTN f/u, home readings',
  'annual physical',
  'discuss MRI results',
  'ED f/u, dizzyness and falls',
  'est care',
] as const;

function aSnapshot(said: readonly (readonly TextTopic[])[]): ClinicalSnapshot {
  const draw = drawsFrom(7);
  const icd10 = codesOf(ICD10CM_PREFIXES, 'http://hl7.org/fhir/sid/icd-10-cm');
  const snomed = codesOf(SNOMED_CODES, 'http://snomed.info/sct');
  const loinc = loincCodes().map((code) => ({ system: 'http://loinc.org', code }));
  const drugs = drugNames();
  const some = <T>(list: readonly T[], count: number) =>
    Array.from({ length: count }, () => draw(list));
  const aChart = (): Chart => ({
    problems: some([...icd10, ...snomed], PER_CHART.problems),
    encounterDiagnoses: some(icd10, PER_CHART.diagnoses),
    history: [],
    said: [],
    medications: some(drugs, PER_CHART.medications).map((name) => ({
      words: [...name.split(' '), 'oral', 'tablet'],
      rxnorm: [],
      recent: false,
    })),
    results: some(loinc, PER_CHART.results).map((coding) => ({
      coding,
      quantity: null,
      abnormal: true,
    })),
    procedures: [],
    orders: some(snomed, PER_CHART.orders),
  });
  const visits: readonly Visit[] = said.map((topics, patient) => ({
    start: patient,
    end: patient + 1,
    patient,
    reasons: some(icd10, 1),
    said: topics,
  }));
  return { visits, charts: new Map(visits.map((_, patient) => [patient, aChart()])) };
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
