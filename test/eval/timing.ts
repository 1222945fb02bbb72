import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { isShape } from '#boundary/guards.ts';
import type { Chart, Coding, Visit } from '#phi/signals/clinical-snapshot.ts';
import { deriveSignals } from '#phi/signals/derive-signals.ts';
import { indexTables, type TopicIndexes } from '#phi/signals/topic-indexes.ts';
import { COMMITTED_TABLES } from '../../fhir-profiles/committed-tables.ts';
import { readCoreTriggers } from '../../fhir-profiles/core-rules.ts';
import { readAdministrativePhrases, readBlindPhrases, readVignettes } from './panel.ts';

/** Milliseconds at work of a worker thread that has done nothing else before. */
export interface Timing {
  /** To index every table; loading the script is not in it. */
  readonly tablesReady: number;
  /** 2,000 visits, each with 60 codings and a phrase of its own, from words and codes to signals, patterns and combinations. */
  readonly derive2000Patients: number;
  /** The same by the clock: longer where the machine is busy with something else. */
  readonly derive2000PatientsByClock: number;
  /** Of those 2,000 phrases, each read once: the mean, and what 99 of 100 do not exceed. */
  readonly phraseMean: number;
  readonly phraseP99: number;
}

/** Measures in fresh worker threads, one after another, and gives the least of each figure: what else the machine does only adds to it. */
export async function measureTiming(runs: number): Promise<Timing> {
  const measured: Timing[] = [];
  for (let run = 0; run < runs; run += 1) measured.push(await inThread());
  const least = (figure: keyof Timing): number =>
    Math.min(...measured.map((timing) => timing[figure]));
  return {
    tablesReady: least('tablesReady'),
    derive2000Patients: least('derive2000Patients'),
    derive2000PatientsByClock: least('derive2000PatientsByClock'),
    phraseMean: least('phraseMean'),
    phraseP99: least('phraseP99'),
  };
}

/** Milliseconds that this thread was at work; those by the clock where Node does not say (before 23.9). */
function atWork(): number {
  if (!Reflect.has(process, 'threadCpuUsage')) return performance.now();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function inThread(): Promise<Timing> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url));
    thread.once('error', reject);
    thread.once('message', (message: unknown) => {
      if (isTiming(message)) resolve(message);
      else reject(new Error('the thread measured nothing'));
    });
  });
}

const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isTiming = isShape<Timing>({
  tablesReady: isNumber,
  derive2000Patients: isNumber,
  derive2000PatientsByClock: isNumber,
  phraseMean: isNumber,
  phraseP99: isNumber,
});

const PATIENTS = 2_000; // as many as two weeks of a large clinic; each with 60 codings, below

function measureHere(): Timing {
  const phrases = phrasesOf(PATIENTS);
  const rules = readCoreTriggers();
  const began = atWork();
  const indexes = indexTables(COMMITTED_TABLES);
  const ready = atWork();
  const charts = chartsOf(PATIENTS);
  const [started, clock] = [atWork(), performance.now()];
  const { said, times } = readAll(phrases, indexes);
  const visits = said.map((topics, patient): Visit => ({ ...visitOf(patient), said: topics }));
  const deriveBy = { indexes, rules, notFromText: new Set<never>() };
  deriveSignals({ visits, charts }, deriveBy);
  return {
    tablesReady: ready - began,
    derive2000Patients: atWork() - started,
    derive2000PatientsByClock: performance.now() - clock,
    phraseMean: times.reduce((sum, time) => sum + time, 0) / times.length,
    phraseP99: times.toSorted((a, b) => a - b)[Math.trunc(times.length * 0.99)] ?? NaN,
  };
}

function readAll(phrases: readonly string[], { text }: TopicIndexes) {
  const times: number[] = [];
  const said = phrases.map((phrase) => {
    const began = atWork();
    const topics = text.topicsIn(phrase);
    times.push(atWork() - began);
    return topics;
  });
  return { said, times };
}

/** No two alike: two phrases of the panel and a number each. */
function phrasesOf(count: number): readonly string[] {
  const all = [...readBlindPhrases().map(({ phrase }) => phrase), ...readAdministrativePhrases()];
  return Array.from({ length: count }, (_, at) => {
    const other = all[(at * 7 + Math.trunc(at / all.length)) % all.length] ?? '';
    return `${all[at % all.length] ?? ''}, ${other} x${at}d`;
  });
}

function visitOf(patient: number): Visit {
  return { start: 0, end: 1, patient, reasons: [], said: [] };
}

const DRUGS = [
  'lisinopril 10 mg oral tablet',
  'metformin er 500 mg',
  'apixaban 5 mg',
  'atorvastatin calcium 40 mg',
  'insulin glargine 100 unit/ml pen',
  'albuterol hfa inhaler',
  'sertraline 50 mg',
  'levothyroxine 75 mcg',
  'prednisone 5 mg',
  'adalimumab 40 mg/0.8 ml',
].map((name) => name.split(/[^a-z0-9]+/));

const RESULTS = ['4548-4', '2823-3', '33914-3', '718-7', '3016-3', '2089-1'];

/**
 * Charts of 60 codings, spread so that neighbours differ: 14 problems and 14 encounter diagnoses of the panel, 8 of them the same as
 * lists are, 8 procedures and 8 orders, 10 drugs, 6 results. Nearly forty topics each, twice what a complex patient has.
 */
function chartsOf(count: number): ReadonlyMap<number, Chart> {
  const conditions = distinct(
    readVignettes().flatMap(({ typed }) => [...typed.problems, ...typed.encounterDiagnoses]),
  );
  const procedures = procedureCodes();
  return new Map(
    Array.from({ length: count }, (_, patient) => {
      const own = pick(conditions, patient, 20);
      const chart: Chart = {
        problems: own.slice(0, 14),
        encounterDiagnoses: own.slice(6),
        history: [],
        said: [],
        procedures: pick(procedures, patient, 8),
        orders: pick(procedures, patient + 5, 8),
        medications: DRUGS.map((words, at) => ({ words, rxnorm: [], recent: at === patient % 10 })),
        results: RESULTS.map((code, at) => ({
          coding: { system: 'http://loinc.org', code },
          quantity: { value: 5 + ((patient + at) % 9), unit: '%', comparator: null },
          abnormal: (patient + at) % 3 === 0,
        })),
      };
      return [patient, chart] as const;
    }),
  );
}

function pick(list: readonly Coding[], from: number, many: number): readonly Coding[] {
  return Array.from(
    { length: many },
    (_, at) => list[(from * 37 + at * 101) % list.length],
  ).flatMap((coding) => coding ?? []);
}

function distinct(codings: readonly Coding[]): readonly Coding[] {
  return [
    ...new Map(codings.map((coding) => [`${coding.system} ${coding.code}`, coding])).values(),
  ];
}

/** What the SNOMED CT map knows as procedures. */
function procedureCodes(): readonly Coding[] {
  return COMMITTED_TABLES.SNOMED_CODES.split('\n')
    .filter((line) => line.startsWith('proc-'))
    .flatMap((line) => line.split(' ').slice(1))
    .map((code) => ({ system: 'http://snomed.info/sct', code }));
}

if (!isMainThread) parentPort?.postMessage(measureHere());
