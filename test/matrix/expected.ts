import type { Appointment } from '@medplum/fhirtypes';
import { HORIZONS } from '#boundary/horizon.ts';
import type { ProblemCode } from '#boundary/problem.ts';
import { STRATEGY_NEEDS } from '#boundary/schedule-strategy.ts';
import type { Basis } from '#boundary/schedule-policy.ts';
import { horizonsOf, patientsOf } from '../contract/phi/sandbox-expected.ts';
import { MORNING } from './a-day.ts';
import { type Condition, openedFrom } from './conditions.ts';
import { type ExpectedHorizon, type ExpectedParts, horizonOf } from './expected-horizon.ts';
import { isSurgery, visitsShown } from './expected-visits.ts';
import type { End, Variant } from './variants.ts';

/** What a run must come to. */
export interface Expected {
  readonly last:
    | { readonly type: 'finished'; readonly complete: boolean }
    | { readonly type: 'stopped'; readonly code: ProblemCode };
  /** In the order they are told. */
  readonly horizons: readonly ExpectedHorizon[];
  /** By which way the visits are found, and by which rules they count; null where none are told. */
  readonly basis: Pick<Basis, 'strategy' | 'whose'> | null;
  /** What the ladder says; nothing where the first way gave the visits. */
  readonly tried: readonly End[];
  /** Of which types less was granted than asked for. */
  readonly lacking: readonly string[];
  /** Whose charts may be opened. */
  readonly charts: ReadonlySet<string>;
}

/** What a case must come to, from the store and the vendor’s own ways. */
export function expectedOf(variant: Variant, condition: Condition, parts: ExpectedParts): Expected {
  const chart = openedFrom(condition);
  if (chart !== null) return expectedOfChart(variant, chart, parts);
  const ends = endsOf(variant, condition, parts);
  const visits = ends.isFound ? visitsShown(variant, condition, parts.clinic) : [];
  const whose = condition.whose.map(({ rule }) => rule);
  const [, dropped] = /^user\/([A-Za-z]+)/.exec(variant.needs ?? '') ?? [];
  const lacking = condition.isDropped && dropped !== undefined ? [dropped] : [];
  if (!ends.isFound) {
    return { ...NOTHING, last: { type: 'stopped', code: ends.code }, tried: ends.tried, lacking };
  }
  const sessions = horizonsOf(visits, MORNING);
  const allowed = nearest(sessions.flat(), variant.tenant.limits.visits);
  const charts = new Set(patientsOf(sessions.flat().filter((visit) => allowed.has(visit))));
  const all = sessions.map((of, place) => {
    const horizon = HORIZONS[place] ?? 'week';
    return { ...horizonOf(of, { ...parts, variant, charts }), horizon };
  });
  const cut = all.findIndex(({ gaps }) =>
    [...gaps.keys()].some((gap) => gap.endsWith('/session-over')),
  );
  const told = cut < 0 ? all : all.slice(0, cut + Number((all[cut]?.readable ?? 0) > 0));
  const last: Expected['last'] =
    told.length === 0
      ? { type: 'stopped', code: 'session-over' }
      : { type: 'finished', complete: cut < 0 };
  const basis = variant.found === null ? null : { strategy: variant.found, whose };
  return { last, horizons: told, basis, tried: ends.tried, lacking, charts };
}

const NOTHING = {
  horizons: [],
  basis: null,
  tried: [],
  lacking: [],
  charts: new Set<string>(),
} as const;

/** Opened from a chart: that patient alone, as a visit that is now and for which nothing is booked; or, where the tenant does not read so, nothing. */
function expectedOfChart(variant: Variant, patient: string, parts: ExpectedParts): Expected {
  if (!variant.tenant.schedule.includes(OF_A_CHART)) {
    return { ...NOTHING, last: { type: 'stopped', code: 'patient-context' } };
  }
  const charts = new Set([patient]);
  const now = new Date(MORNING).toISOString();
  const actor = { reference: `Patient/${patient}` };
  const visit: Appointment = {
    resourceType: 'Appointment',
    status: 'booked',
    start: now,
    end: now,
    participant: [{ actor, status: 'accepted' }],
  };
  const horizon = horizonOf([visit], { ...parts, variant, charts });
  return {
    ...NOTHING,
    last: { type: 'finished', complete: true },
    horizons: [{ ...horizon, horizon: 'session', patterns: [] }],
    basis: { strategy: OF_A_CHART, whose: ['me'] },
    charts,
  };
}

type Ends =
  | { readonly isFound: true; readonly tried: readonly End[] }
  | { readonly isFound: false; readonly tried: readonly End[]; readonly code: ProblemCode };

/** Which ways to the schedule work out, by the vendor’s own row. */
function endsOf(
  variant: Variant,
  condition: Condition,
  { clinic, isOverAtSchedule }: ExpectedParts,
): Ends {
  const { tenant, needs, found, without } = variant;
  if (isOverAtSchedule) return { isFound: false, tried: [], code: 'session-over' };
  if (condition.isDropped && needs !== null) {
    const reading = tenant.schedule.filter(
      (name) => STRATEGY_NEEDS[name].length > 0 && name !== OF_A_CHART,
    );
    const tried =
      variant.dropped ?? reading.map((strategy) => ({ strategy, end: 'scope-missing' as const }));
    return { isFound: false, tried, code: 'scope-missing' };
  }
  const visits = visitsShown(variant, condition, clinic);
  if (found !== null && visits.length > 0) {
    if (variant.surgery === 'among') return { isFound: true, tried: [] };
    const surgery = {
      strategy: 'surgical-cases',
      end: visits.some(isSurgery) ? 'used' : 'no-visit',
    } as const;
    const tried = [{ strategy: found, end: 'used' } as const, surgery];
    return { isFound: true, tried: surgery.end === 'used' ? [] : tried };
  }
  if (without === 'proven') return { isFound: true, tried: [] };
  const ofNoChart = tenant.schedule.includes(OF_A_CHART)
    ? [{ strategy: OF_A_CHART, end: 'no-chart' } as const]
    : [];
  return { isFound: false, tried: [...without, ...ofNoChart], code: 'not-supported' };
}

/** A way that is there only for a launch from a chart, and the matrix launches from the schedule. */
const OF_A_CHART = 'launch-patient';

/** The visits whose charts one run may read, nearest first. */
function nearest(visits: readonly Appointment[], most: number): ReadonlySet<Appointment> {
  return new Set([...new Set(visits)].slice(0, most));
}
