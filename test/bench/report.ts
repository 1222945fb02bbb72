import type { CellResult, Measured, RivalResult } from './measure.ts';
import { isCompared } from './plan.ts';
import { RIVALS } from './rivals.ts';
import type { Sizes } from './sizes.ts';

/** The figures of the last line. */
export interface Figures {
  readonly briefOverLowerBound: number;
  readonly firstCardMs300: number;
  readonly roundTripsWithBatch: number;
  readonly requestsPerVisit: number;
  readonly pageJsGzipKb: number;
  readonly workerJsGzipKb: number;
  readonly topicTablesGzipKb: number;
  readonly derive2000PatientsMs: number;
  readonly pack1000CardsMs: number;
  readonly search1000CardsMs: number;
  readonly rankP95Ms: number;
  readonly corePackGzipKb: number;
  readonly overFhirclient: number;
  readonly overFhirKitClient: number;
  readonly overMedplumClient: number;
}

interface Gate {
  readonly name: string;
  readonly value: number;
  readonly most: number;
}

/** Allowed for noise at equal concurrency. On a machine with other work the same client differs from itself by more: see the spread column. */
const NOISE = 0.05;

/** What must hold. Each missed one is named. */
export function gatesOf(figures: Figures, { cells }: Measured): readonly Gate[] {
  return [
    { name: 'briefOverLowerBound', value: figures.briefOverLowerBound, most: 1.15 },
    { name: 'firstCardMs300', value: figures.firstCardMs300, most: 10_000 },
    { name: 'chartFreeCardMs300', value: Math.round(slowOf(cells).chartFreeCard), most: 2_000 },
    { name: 'roundTripsWithBatch', value: figures.roundTripsWithBatch, most: 6 },
    { name: 'overFhirclient', value: figures.overFhirclient, most: 0.4 },
    { name: 'overFhirKitClient', value: figures.overFhirKitClient, most: 1 + NOISE },
    { name: 'overMedplumClient', value: figures.overMedplumClient, most: 1 + NOISE },
    { name: 'pageJsGzipKb', value: figures.pageJsGzipKb, most: 150 },
    { name: 'workerJsGzipKb', value: figures.workerJsGzipKb, most: 150 },
    { name: 'derive2000PatientsMs', value: figures.derive2000PatientsMs, most: 600 },
    { name: 'pack1000CardsMs', value: figures.pack1000CardsMs, most: 150 },
    { name: 'search1000CardsMs', value: figures.search1000CardsMs, most: 150 },
    { name: 'rankP95Ms', value: figures.rankP95Ms, most: 5 },
    { name: 'corePackGzipKb', value: figures.corePackGzipKb, most: 250 },
  ];
}

/** The figures of a bench. Of brief and whole day the one further from its bound counts. */
export function figuresOf(
  { cells, rivals, derived, packs, ranked }: Measured,
  sizes: Sizes,
): Figures {
  const compared = only(cells.find(isCompared));
  const slow = slowOf(cells);
  const withBatch = only(
    cells.find(({ visits, latency, batch }) => visits === 18 && latency === 80 && batch),
  );
  const crowd = only(derived.find(({ patients }) => patients === 2000));
  const ratioTo = (rival: RivalResult['rival'], isNatural: boolean) =>
    only(rivals.find((one) => one.rival === rival && (one.atOnce === 1) === isNatural)).ratio;
  return {
    briefOverLowerBound: rounded(Math.max(compared.briefOverBound, compared.dayOverBound), 2),
    firstCardMs300: Math.round(slow.firstCard),
    roundTripsWithBatch: withBatch.dependent,
    requestsPerVisit: rounded(compared.requests / compared.visits, 2),
    pageJsGzipKb: kilobytes(sizes.pages.get('app.html') ?? Number.NaN),
    workerJsGzipKb: kilobytes(sizes.worker),
    topicTablesGzipKb: kilobytes(sizes.tables),
    derive2000PatientsMs: Math.round(crowd.text + crowd.derive + crowd.rank),
    pack1000CardsMs: rounded(packs.milliseconds, 1),
    search1000CardsMs: rounded(packs.searched, 1),
    rankP95Ms: rounded(ranked.p95, 1),
    corePackGzipKb: kilobytes(sizes.corePack),
    overFhirclient: rounded(ratioTo('fhirclient', true), 2),
    overFhirKitClient: rounded(ratioTo('fhir-kit-client', false), 2),
    overMedplumClient: rounded(ratioTo('medplum', false), 2),
  };
}

/** 18 visits without a break, 300 ms, no batch: the longest that a first card can take. */
function slowOf(cells: readonly CellResult[]): CellResult {
  return only(
    cells.find(
      ({ visits, latency, batch, shape }) =>
        visits === 18 && latency === 300 && !batch && shape === 'unbroken',
    ),
  );
}

/** Every table, as text. */
export function tablesOf(measured: Measured, sizes: Sizes): string {
  const { cells, rivals, derived, packs, ranked, workerHeap } = measured;
  return [
    'The app. Milliseconds from the token response; chart-free card from asking for the page.',
    table(
      'visits|latency|batch|runs|chart-free card|first card|brief|day|spread|brief/bound|day/bound|day/(trips × latency)|dependent trips|trips|requests|preflights',
      cells.map((cell) => [
        `${cell.visits}${cell.shape === 'unbroken' ? ' unbroken' : ''}`,
        cell.latency,
        cell.batch ? 'yes' : 'no',
        cell.runs,
        ...[cell.chartFreeCard, cell.firstCard, cell.brief, cell.day].map(Math.round),
        ...[cell.spread, cell.briefOverBound, cell.dayOverBound, cell.dayOverLatency].map(ratio),
        cell.dependent,
        cell.trips,
        cell.requests,
        cell.preflights,
      ]),
    ),
    'The same day with other clients: 18 visits, 80 ms, no batch. Milliseconds.',
    table(
      'client|at once|runs|day|spread|ours/theirs',
      rivals.map((one) => [
        RIVALS[one.rival],
        one.atOnce,
        one.runs,
        Math.round(one.milliseconds),
        ratio(one.spread),
        ratio(one.ratio),
      ]),
    ),
    'Read a phrase of each appointment, derive and rank, milliseconds, in Chromium.',
    table(
      'patients|index tables|phrases|derive|rank',
      derived.map((one) => [
        one.patients,
        ...[one.index, one.text, one.derive, one.rank].map(tenths),
      ]),
    ),
    'Open a pack from memory to a catalog, milliseconds, in Chromium.',
    table('cards|hashes, checks, precedence, index|of which JSON alone|first search', [
      [packs.cards, ...[packs.milliseconds, packs.justJson, packs.searched].map(tenths)],
    ]),
    'Rank, fill and explain a brief of 120 topics against 1,000 cards, milliseconds, in Chromium.',
    table('median|p95|median with 20,000 entries|reading the same pack as JSON|median/JSON', [
      [
        ...[ranked.median, ranked.p95, ranked.withHistory, ranked.justJson].map(tenths),
        ratio(ranked.median / ranked.justJson),
      ],
    ]),
    'Weight after gzip, kB of 1,000 bytes; fonts as they are.',
    table('part|kB', [
      ...[...sizes.pages].map(([page, bytes]) => [`JavaScript of ${page}`, kilobytes(bytes)]),
      ['worker', kilobytes(sizes.worker)],
      ['topic tables, in the worker', kilobytes(sizes.tables)],
      ['all CSS', kilobytes(sizes.css)],
      ['all fonts', kilobytes(sizes.fonts)],
      ['core pack', kilobytes(sizes.corePack)],
    ]),
    `Most JavaScript heap of the worker while it read 18 visits (Runtime.getHeapUsage): ${
      workerHeap === null ? 'not seen' : `${kilobytes(workerHeap)} kB`
    }.`,
  ].join('\n\n');
}

type Row = readonly (string | number)[];

/** A table that is Markdown too. */
function table(head: string, rows: readonly Row[]): string {
  const titles = head.split('|');
  const widths = titles.map((title, at) =>
    Math.max(title.length, 3, ...rows.map((row) => String(row[at] ?? '').length)),
  );
  const line = (cells: Row) =>
    `| ${widths.map((width, at) => String(cells[at] ?? '').padStart(width)).join(' | ')} |`;
  return [
    line(titles),
    `| ${widths.map((width) => `${'-'.repeat(width - 1)}:`).join(' | ')} |`,
    ...rows.map(line),
  ].join('\n');
}

function ratio(value: number): string {
  return value.toFixed(2);
}

function tenths(value: number): string {
  return value.toFixed(1);
}

function kilobytes(bytes: number): number {
  return rounded(bytes / 1000, 1);
}

function rounded(value: number, places: number): number {
  return Number(value.toFixed(places));
}

function only<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the plan does not measure what a figure needs');
  return value;
}
