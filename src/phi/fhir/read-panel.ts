import { isFhirId } from '#boundary/guards.ts';
import type { ProblemCode } from '#boundary/problem.ts';
import type { PanelReading, PanelStrategy, TenantVendor } from '#boundary/tenant.ts';
import type { PanelMember } from '#phi/signals/clinical-snapshot.ts';
import { aboutPatient, type AskedPatient } from './about-patient.ts';
import { chunksOf, type Searched, type Searcher } from './batch.ts';
import type { Capabilities } from './capabilities.ts';
import { CONDITION_PLANS, parseConditions } from './conditions.ts';
import { NOT_GRANTED, oneOf } from './one-of.ts';
import { readAll } from './paging.ts';
import { type Clinician, namesClinician, referencesOf } from './read-clinician.ts';
import { idOf } from './reference.ts';
import { type FhirObject, objectsOf, textOf } from './resource.ts';
import type { ChartReading } from './read-charts.ts';
import {
  CAPPED_PAGE,
  plansAt,
  type ReadGap,
  type Reading,
  type SearchPlan,
  searchFor,
} from './search.ts';

interface PanelParts {
  readonly searcher: Searcher;
  readonly capabilities: Capabilities;
  readonly clinician: Clinician;
  readonly vendor: TenantVendor;
  /** Whether a type was asked for and not granted: it is not searched, and a gap. */
  readonly isDropped: (type: string) => boolean;
  readonly panel: PanelReading;
  readonly pages: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The chart of a patient that this run has asked for already, read or refused: it is not asked for twice. */
  readonly known: (id: string) => ChartReading | undefined;
  readonly onDone: (done: number, total: number) => void;
}

/** Reads the problem lists of the clinician's panel, capped in the server's order. A patient whose list was refused is a gap. */
export async function readPanel(parts: PanelParts): Promise<Reading<readonly PanelMember[]>> {
  const { value: ids, gaps } = await readPanelIds(parts);
  const capped = ids.slice(0, parts.panel.patients);
  let done = 0;
  const atOnce = Math.floor(
    parts.searcher.together() / plansAt(CONDITION_PLANS, parts.vendor).length,
  );
  const groups = chunksOf(capped, atOnce).map(async (group) => {
    const members = await readMembers(group, parts);
    done += group.length;
    parts.onDone(done, capped.length);
    return members;
  });
  const members = (await Promise.all(groups)).flat();
  return {
    value: members.flatMap(({ value }) => (value === null ? [] : [value])),
    gaps: [...gaps, ...members.flatMap((member) => member.gaps)],
  };
}

interface PanelAsked {
  /** Id of the Practitioner. */
  readonly practitioner: string;
  /** Patients at most. */
  readonly most: number;
}

/** How a panel is found in one way: its search, and what is looked at in what comes. */
export interface PanelPlan extends SearchPlan<PanelAsked> {
  readonly patientOf: (resource: FhirObject, base: URL) => string | undefined;
  /** Where the resource names the clinicians it is of. */
  readonly cliniciansOf: (resource: FhirObject) => readonly unknown[];
}

/** How a panel is found: what is asked, and why. */
export const PANEL_PLANS: Readonly<Record<PanelStrategy, PanelPlan>> = {
  'general-practitioner': {
    kind: 'panel',
    type: 'Patient',
    params: [
      {
        name: 'general-practitioner',
        why: 'Only patients registered with who signed in.',
        value: ({ practitioner }) => `Practitioner/${practitioner}`,
      },
      {
        name: '_elements',
        why: 'No name, address or date of birth; the clinician, to see that the server did filter.',
        value: () => 'id,generalPractitioner',
      },
      CAPPED_PAGE,
    ],
    patientOf: ({ id }) => (isFhirId(id) ? id : undefined),
    cliniciansOf: ({ generalPractitioner }) => objectsOf(generalPractitioner),
  },
  'care-team': {
    kind: 'panel',
    type: 'CareTeam',
    params: [
      {
        name: 'participant',
        why: 'Only teams that who signed in belongs to.',
        value: ({ practitioner }) => `Practitioner/${practitioner}`,
      },
      CAPPED_PAGE,
    ],
    patientOf: ({ subject, status }, base) =>
      ENDED.has(textOf(status)) ? undefined : idOf(subject, 'Patient', base),
    cliniciansOf: ({ participant }) => referencesOf(participant, 'member'),
  },
};

/** FHIR R4 care-team-status. */
const ENDED: ReadonlySet<string> = new Set(['inactive', 'entered-in-error']);

/** Ids of the panel, once each, in the order the strategies find them. */
async function readPanelIds(parts: PanelParts): Promise<Reading<readonly string[]>> {
  const ids = new Set<string>();
  const gaps: ReadGap[] = [];
  for (const strategy of parts.panel.strategies) {
    const most = parts.panel.patients - ids.size;
    if (most <= 0) break;
    const found = await readByStrategy({ plan: PANEL_PLANS[strategy], most }, parts);
    gaps.push(...found.gaps);
    for (const id of found.value) ids.add(id);
  }
  return { value: [...ids], gaps };
}

/** Patients that another clinician answers for are left out: a server that drops a parameter it does not know sends anyone's. */
async function readByStrategy(
  { plan, most }: { readonly plan: PanelPlan; readonly most: number },
  { searcher, capabilities, clinician, pages }: PanelParts,
): Promise<Reading<readonly string[]>> {
  const { transport } = searcher;
  const gap = (code: ProblemCode): ReadGap => ({ kind: 'panel', code });
  if (plan.params.some(({ name }) => isUndeclared(capabilities, plan.type, name))) {
    return { value: [], gaps: [gap('not-supported')] };
  }
  const extent = { pages, enough: most, isCap: true };
  const found = await readAll(
    transport,
    searchFor(plan, { practitioner: clinician.practitioner, most }),
    extent,
  );
  if (!found.ok) return { value: [], gaps: [gap(found.problem.code)] };
  const ours = found.value.value.filter((resource) =>
    namesClinician(plan.cliniciansOf(resource), clinician, transport.base),
  );
  const ignored = ours.length < found.value.value.length ? [gap('not-supported')] : [];
  return {
    value: ours.flatMap((resource) => plan.patientOf(resource, transport.base) ?? []),
    gaps: [...found.value.gaps, ...ignored],
  };
}

/** Names with an underscore are not a type's own parameters, and servers rarely list them. */
function isUndeclared(capabilities: Capabilities, type: string, name: string): boolean {
  return !name.startsWith('_') && capabilities.declares(type, name) === false;
}

async function readMembers(
  group: readonly string[],
  { searcher, vendor, isDropped, now, known }: PanelParts,
): Promise<readonly Reading<PanelMember | null>[]> {
  const unread = group.filter((id) => known(id) === undefined);
  const plans = plansAt(CONDITION_PLANS, vendor);
  const granted = plans.filter(({ type }) => !isDropped(type));
  const searches = unread.flatMap((id) =>
    granted.map((plan) => searchFor(plan, { patient: id, now })),
  );
  const searched = await searcher.readEach(searches);
  const found = new Map(
    unread.map((id, index) => {
      const own = searched.slice(index * granted.length, (index + 1) * granted.length);
      return [id, oneOf(plans, (plan) => own[granted.indexOf(plan)] ?? NOT_GRANTED)];
    }),
  );
  return group.map((id) => {
    const chart = known(id);
    return chart === undefined
      ? memberOf(found.get(id), { patient: id, now, base: searcher.transport.base })
      : memberKnown(chart);
  });
}

/** What else of a known chart was refused has been told with its horizon. */
function memberKnown({ value, gaps }: ChartReading): Reading<PanelMember | null> {
  if (value !== undefined) return { value: { problems: value.problems }, gaps: [] };
  const refused = gaps.filter(({ kind }) => kind === 'problems');
  return { value: null, gaps: refused.map(({ code }) => ({ kind: 'panel', code })) };
}

interface MemberOf extends AskedPatient {
  readonly base: URL;
}

function memberOf(
  searched: Searched | undefined,
  { patient, now, base }: MemberOf,
): Reading<PanelMember | null> {
  if (searched?.ok !== true) {
    const code = searched?.problem.code ?? 'malformed-response';
    return { value: null, gaps: [{ kind: 'panel', code }] };
  }
  const about = aboutPatient(searched.value.value, patient, base);
  const isUnfiltered = about.length < searched.value.value.length;
  const ignored: readonly ReadGap[] = isUnfiltered
    ? [{ kind: 'panel', code: 'not-supported' }]
    : [];
  const gaps = [
    ...searched.value.gaps.map(({ code }): ReadGap => ({ kind: 'panel', code })),
    ...ignored,
  ];
  if (about.length === 0 && gaps.length > 0) return { value: null, gaps };
  const { problems } = parseConditions(about, { now, topicsIn: notByWords });
  return { value: { problems }, gaps };
}

/** A panel is counted by codes alone: words are read only for visits that are coming. */
function notByWords(): readonly never[] {
  return [];
}
