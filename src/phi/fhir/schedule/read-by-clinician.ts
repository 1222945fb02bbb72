import type { ProblemCode } from '#boundary/problem.ts';
import type { Visit } from '#phi/signals/clinical-snapshot.ts';
import { clinicDayStart } from '../clinic-days.ts';
import { linkOf, readOn } from '../paging.ts';
import { type Parsed, parseAppointment } from '../parse-appointment.ts';
import type { FhirObject } from '../resource.ts';
import { type ReadGap, type Reading, searchFor } from '../search.ts';
import {
  type Attempt,
  attemptRefused,
  type AttemptParts,
  gap,
  hasVisitToCome,
  visitsWithin,
} from './attempt.ts';
import { withRoles } from './find-roles.ts';
import { asAppointment } from './planned-encounter.ts';
import type { AskedOfClinicians, Days } from './plans.ts';
import type { ByClinician } from './strategies.ts';

/**
 * Reads from the start of the clinic's today for eight days; where none of the visits is still to come, for eight more. No visits means
 * a true empty clinic: an answer that could be a silent "I cannot say" is `unproven`.
 */
export async function readByClinician(how: ByClinician, parts: AttemptParts): Promise<Attempt> {
  const near = await readWindow(how, parts, 0);
  if (near.is === 'refused') return attemptRefused(near.code);
  if (near.is === 'ignored') return { end: 'ignored' };
  if (near.is === 'unproven' && how.empty === 'proven') return { end: 'unproven' };
  if (hasVisitToCome(near.value, parts.now)) return { end: 'used', reading: near };
  const far = await readWindow(how, parts, WINDOW_DAYS);
  const value = [...near.value, ...(far.is === 'read' ? far.value : [])];
  if (how.empty === 'never' && !hasVisitToCome(value, parts.now)) {
    return far.is === 'refused' ? attemptRefused(far.code) : { end: 'unproven' };
  }
  return { end: 'used', reading: { value, gaps: [...near.gaps, ...gapsOf(far)] } };
}

/** Days of one window: today and the seven that the brief looks ahead to. */
export const WINDOW_DAYS = 8;

/** Vendors that document several practitioners in one comma list; others are asked for one at a time. */
const TAKES_A_LIST: ReadonlySet<string> = new Set(['oracle']);

/** What one window, or one search of it, gave. */
type WindowRead =
  | ({ readonly is: 'read' } & Reading<readonly Visit[]>)
  /** 200 and nothing, which may mean anything. */
  | ({ readonly is: 'unproven' } & Reading<readonly never[]>)
  /** 200 and only others' visits. */
  | { readonly is: 'ignored' }
  | { readonly is: 'refused'; readonly code: ProblemCode };

async function readWindow(
  how: ByClinician,
  parts: AttemptParts,
  ahead: number,
): Promise<WindowRead> {
  const { counted, tenant, now } = parts;
  const days: Days = {
    from: clinicDayStart(now, ahead, tenant.timeZone),
    to: clinicDayStart(now, ahead + WINDOW_DAYS, tenant.timeZone),
  };
  const groups = TAKES_A_LIST.has(tenant.vendor)
    ? [counted.practitioners]
    : counted.practitioners.map((practitioner) => [practitioner]);
  const seen = new Set<unknown>(); // a visit of two of them is one visit
  const reads = await Promise.all(
    groups.map((practitioners) => readOnce(how, { practitioners, ...days }, { ...parts, seen })),
  );
  if (!reads.every(isBare)) return together(reads);
  // Before a clinic counts as empty: some book the role, and show it to whoever asks for the role alone.
  const roles = (await parts.roles()).slice(0, MOST_ROLES);
  const byRole = await Promise.all(
    roles.map((role) =>
      readOnce(how, { practitioners: [], roles: [role], ...days }, { ...parts, seen }),
    ),
  );
  return together([...reads, ...byRole]);
}

/** Roles that are asked about by themselves. */
const MOST_ROLES = 4;

function isBare(read: WindowRead): boolean {
  return read.is !== 'refused' && (read.is !== 'read' || read.value.length === 0);
}

/** What stands of several searches: where one gave visits, the others' trouble is a gap; where none did, the first trouble stands. */
function together(reads: readonly WindowRead[]): WindowRead {
  const read = reads.filter((one) => one.is === 'read');
  const [trouble] = reads.filter((one) => one.is !== 'read');
  const hasNone = read.every(({ value }) => value.length === 0);
  if (trouble !== undefined && hasNone) return trouble;
  const value = read.flatMap((one) => one.value).toSorted((a, b) => a.start - b.start);
  return { is: 'read', value, gaps: reads.flatMap(gapsOf) };
}

function gapsOf(read: WindowRead): readonly ReadGap[] {
  switch (read.is) {
    case 'read':
      return read.gaps;
    case 'refused':
      return [gap(read.code)];
    case 'unproven':
    case 'ignored':
      return [gap('not-supported')];
  }
}

async function readOnce(
  { plan }: ByClinician,
  asked: AskedOfClinicians,
  parts: AttemptParts & { readonly seen: Set<unknown> },
): Promise<WindowRead> {
  const { searcher, capabilities, counted, patients, topicsIn, tenant, roles } = parts;
  const { transport } = searcher;
  const { base } = transport;
  const search = searchFor(plan, asked);
  const first = await transport.search(search);
  if (!first.ok) return { is: 'refused', code: first.problem.code };
  const { pages } = tenant.limits;
  const read = await readOn(transport, { search, first: first.value }, { pages, enough: Infinity });
  const echo = echoOfClinician(first.value, base);
  const isDeclared = capabilities.declares(plan.type, 'practitioner') === true;
  const declared = isDeclared && echo !== 'dropped';
  const clinician = await withRoles(counted.clinician, { resources: read.value, roles });
  const schedule = { clinician, base, patients, declared, topicsIn };
  const parsed = read.value
    .filter(({ id }) => isNew(id, parts.seen))
    .map((one) => parseAppointment(plan.type === 'Encounter' ? asAppointment(one) : one, schedule));
  if (read.value.length === 0 && !(isDeclared && echo === 'said')) {
    return { is: 'unproven', value: [], gaps: read.gaps };
  }
  if (isOfOthers(parsed)) return { is: 'ignored' };
  const { value, gaps } = visitsWithin(parsed, asked);
  return { is: 'read', value, gaps: [...read.gaps, ...gaps] };
}

function isOfOthers(parsed: readonly Parsed[]): boolean {
  return parsed.length > 0 && parsed.every(({ is }) => is === 'foreign');
}

function isNew(id: unknown, seen: Set<unknown>): boolean {
  if (typeof id !== 'string') return true;
  const isFirst = !seen.has(id);
  seen.add(id);
  return isFirst;
}

/** Some servers drop a parameter they do not know and answer with nothing, or everything: their `self` link lacks it. */
function echoOfClinician(bundle: FhirObject, base: URL): 'said' | 'dropped' | 'silent' {
  const self = linkOf(bundle, 'self');
  if (self === undefined || !URL.canParse(self, base)) return 'silent';
  return CLINICIAN_PARAM.test(new URL(self, base).search) ? 'said' : 'dropped';
}

const CLINICIAN_PARAM = /[?&]practitioner(?:(?::|%3A)\w+)?=[^&]/i;
