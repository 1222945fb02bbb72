import type { ProblemCode } from '#boundary/problem.ts';
import { STRATEGY_NEEDS, type StrategyName } from '#boundary/schedule-strategy.ts';
import type { Tenant } from '#boundary/tenant.ts';
import { attending, type Visit } from '#phi/signals/clinical-snapshot.ts';
import type { Searcher } from '#phi/fhir/batch.ts';
import type { Capabilities } from '#phi/fhir/capabilities.ts';
import type { PatientNumbers } from '#phi/fhir/patient-numbers.ts';
import type { Clinician } from '#phi/fhir/read-clinician.ts';
import { readSchedule } from '#phi/fhir/read-schedule.ts';
import { STRATEGIES } from '#phi/fhir/schedule/strategies.ts';
import { type EndOf, type Row, row } from './row.ts';

export interface StrategyParts {
  readonly tenant: Tenant;
  readonly clinician: Clinician;
  readonly capabilities: Capabilities;
  readonly searcher: Searcher;
  readonly patients: PatientNumbers;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly mayRead: (type: string) => boolean;
}

interface StrategiesTried {
  readonly rows: readonly Row[];
  /** Those of the first strategy that gave any; they stay in this room. */
  readonly visits: readonly Visit[];
  /** The first strategy that worked, to look at its searches more closely; null where none did. */
  readonly working: StrategyName | null;
}

/** Tries every strategy of the tenant by itself, with the app's own functions, and says what the ladder as a whole comes to. */
export async function checkStrategies(parts: StrategyParts): Promise<StrategiesTried> {
  const rows: Row[] = [];
  let visits: readonly Visit[] = [];
  let working: StrategyName | null = null;
  for (const name of parts.tenant.schedule) {
    const tried = isAsked(name) ? await tryAlone(name, parts) : UNASKED;
    rows.push(row('strategy', tried.end, { subject: name }));
    if (visits.length === 0) ({ visits } = tried);
    if (tried.end === 'used') working ??= name;
  }
  return { rows: [...rows, judgeSchedule(rows, visits.length)], visits, working };
}

/** Rows for the tenant's strategies where there is nobody to look for. */
export function strategiesUntried(
  tenant: Pick<Tenant, 'schedule'>,
  end: 'no-token' | 'no-clinician',
  mayRead: (type: string) => boolean,
): readonly Row[] {
  const endFor = (name: StrategyName) =>
    STRATEGY_NEEDS[name].every(mayRead) ? end : 'scope-missing';
  return [
    ...tenant.schedule.map((subject) =>
      row('strategy', isAsked(subject) ? endFor(subject) : 'not-needed', { subject }),
    ),
    row('schedule', end),
  ];
}

interface Tried {
  readonly end: EndOf<'strategy'>;
  readonly visits: readonly Visit[];
}

const UNASKED: Tried = { end: 'not-needed', visits: [] };

/** Whether a strategy asks the EHR for a schedule. */
function isAsked(name: StrategyName): boolean {
  const { by } = STRATEGIES[name].how;
  return by === 'clinician' || by === 'patients';
}

/** Patients whose visits are asked for, where a strategy asks patient by patient: enough to see that it works. */
const FEW = 10;

async function tryAlone(name: StrategyName, parts: StrategyParts): Promise<Tried> {
  const { tenant } = parts;
  const limits = { ...tenant.limits, visits: Math.min(FEW, tenant.limits.visits) };
  const read = await readSchedule({
    ...parts,
    tenant: { ...tenant, schedule: [name], limits },
    topicsIn: () => [], // no word is looked at
  });
  const { schedule, tried } = read;
  const end = tried.find(({ strategy }) => strategy === name)?.end;
  if (end !== undefined) return { end, visits: schedule.ok ? schedule.value.value : [] };
  return { end: schedule.ok ? 'not-supported' : endFor(schedule.problem.code), visits: [] };
}

function endFor(code: ProblemCode): EndOf<'strategy'> {
  return ENDS[code] ?? 'not-supported';
}

const ENDS: Readonly<Partial<Record<ProblemCode, EndOf<'strategy'>>>> = {
  'server-busy': 'busy',
  'server-unreachable': 'no-answer',
  'session-over': 'session-over',
};

function judgeSchedule(rows: readonly Row[], visits: number): Row {
  const asked = rows.filter(({ end }) => end !== 'not-needed');
  if (asked.length === 0) return row('schedule', 'reader-chooses');
  if (visits > 0) return row('schedule', 'visits-found', { count: visits });
  if (asked.some(({ end }) => end === 'used')) return row('schedule', 'no-visits');
  const isOver = asked.every(({ end }) => end === 'session-over');
  return row('schedule', isOver ? 'session-over' : 'none-works');
}

/** Ids of patients with a visit to come, in order, once each. */
export function patientsOf(visits: readonly Visit[], patients: PatientNumbers): readonly string[] {
  const numbers = new Set(visits.flatMap(attending));
  return [...numbers].flatMap((number) => patients.idOf(number) ?? []);
}
