import type { Medication, Resource } from '@medplum/fhirtypes';
import type { StrategyEnd, StrategyName } from '#boundary/schedule-strategy.ts';
import type { Tenant, TenantVendor } from '#boundary/tenant.ts';
import { refusal, toResponse } from '#sandbox/ehr/answer.ts';
import type { Meddle } from '#sandbox/ehr/ehr-parts.ts';
import { SANDBOX_RULES, type ServerRules } from '#sandbox/ehr/server-rules.ts';
import { ATHENA } from '#sandbox/vendors/athena.ts';
import { ECW } from '#sandbox/vendors/ecw.ts';
import { tenantOf } from '#sandbox/vendors/tenants.ts';
import { vendorOf } from '#sandbox/vendors/vendors.ts';
import { tenantNamed } from '../support/sandbox-handlers.ts';

/** Where a vendor’s EHR keeps who is coming, as far as it lets a clinician’s app look. */
type Shown =
  | 'appointments' // every visit of the clinician
  | 'encounters' // planned encounters, which are part of a chart
  | 'own-list' // visits of the patients on the clinician’s own list or group
  | 'nothing';

/** What a way to the schedule comes to. */
export interface End {
  readonly strategy: StrategyName;
  readonly end: StrategyEnd;
}

/** One EHR of the matrix: how it answers, how a tenant there is set up, and what it therefore gives. Written from the vendors’ facts alone. */
export interface Variant {
  readonly name: string;
  readonly vendor: TenantVendor;
  readonly rules: ServerRules;
  readonly tenant: Tenant;
  readonly meddle?: Meddle;
  /** How it answers where others use up what it answers in a minute; any other refuses every third request. */
  readonly busy?: ServerRules;
  readonly shown: Shown;
  /** By which way visits are found there; null where none finds any. */
  readonly found: StrategyName | null;
  /** Whether surgery is asked for by itself, and told of by itself. */
  readonly surgery: 'apart' | 'among';
  /** What it comes to where there is no visit: a proof, or why nothing is proved. */
  readonly without: 'proven' | readonly End[];
  /** The scope that the schedule stands or falls with. */
  readonly needs: string | null;
  /** What the ladder comes to without that scope, where another way is tried; else each way lacks it. */
  readonly dropped: readonly End[] | null;
}

type Said = Omit<Variant, 'name' | 'vendor' | 'rules' | 'tenant' | 'surgery' | 'dropped'> &
  Partial<Pick<Variant, 'name' | 'rules' | 'surgery' | 'dropped'>> & {
    readonly tenant?: Partial<Tenant>;
  };

const SANDBOX = tenantNamed('sandbox-minimal');
const USUAL = { surgery: 'among', dropped: null } as const;

function generic(said: Said): Variant {
  return {
    ...USUAL,
    name: 'generic',
    vendor: 'generic',
    rules: SANDBOX_RULES,
    ...said,
    tenant: { ...SANDBOX, ...said.tenant },
  };
}

function of(id: string, said: Said): Variant {
  const rules = vendorOf(id);
  if (rules === undefined) throw new Error(`no vendor ${id}`);
  const tenant = { ...tenantOf(rules, SANDBOX), ...said.tenant };
  return { ...USUAL, name: id, vendor: rules.id, rules, ...said, tenant };
}

const ECW_LIMITS = tenantOf(ECW, SANDBOX).limits;

const BY_SCHEDULE = {
  shown: 'appointments',
  found: 'appointments-by-practitioner',
  without: 'proven',
  needs: 'user/Appointment.rs',
} as const;

const BY_ENCOUNTERS = {
  shown: 'encounters',
  found: 'encounters-by-practitioner',
  without: [{ strategy: 'encounters-by-practitioner', end: 'unproven' }],
  needs: 'user/Encounter.rs',
} as const;

const NOT_DECLARED = { strategy: 'appointments-by-practitioner', end: 'not-declared' } as const;
const UNPROVEN = { strategy: 'appointments-by-practitioner', end: 'unproven' } as const;

/** The same EHR with the names of drugs in resources of their own, as both of these vendors document. */
function withDrugsApart(rules: ServerRules): ServerRules {
  return { ...rules, lay: (clinic) => rules.lay(clinic).flatMap(withDrugApart) };
}

function withDrugApart(resource: Resource): readonly Resource[] {
  if (resource.resourceType !== 'MedicationRequest') return [resource];
  const { medicationCodeableConcept: code, ...rest } = resource;
  if (code === undefined) return [resource];
  const id = `drug-of-${resource.id}`;
  const medication: Medication = { resourceType: 'Medication', id, code };
  return [medication, { ...rest, medicationReference: { reference: `Medication/${id}` } }];
}

/** The same EHR where others leave only so many requests a minute. */
function withPoints(rules: ServerRules, points: number): ServerRules {
  const { limit } = rules;
  return limit === null ? rules : { ...rules, limit: { ...limit, points } };
}

/** `/metadata` for nobody, with a token or without. */
const KEEPS_METADATA_BACK: Meddle = (request, answer) =>
  new URL(request.url).pathname.endsWith('/metadata')
    ? Promise.resolve(toResponse(refusal(403, 'forbidden', 'Not for you.'), {}))
    : answer();

/** Every EHR of the matrix. */
export const VARIANTS: readonly Variant[] = [
  generic(BY_SCHEDULE),
  generic({
    ...BY_SCHEDULE,
    name: 'generic, no batch',
    rules: { ...SANDBOX_RULES, batch: 'none' },
  }),
  of('epic', {
    surgery: 'apart',
    shown: 'own-list',
    found: 'patient-lists',
    without: [
      { strategy: 'patient-lists', end: 'no-visit' },
      { strategy: 'surgical-cases', end: 'no-visit' },
    ],
    needs: 'user/List.rs',
  }),
  of('oracle', BY_SCHEDULE),
  of('meditech', { ...BY_SCHEDULE, needs: 'user/Appointment.read' }),
  of('meditech', {
    name: 'meditech, by group',
    tenant: { schedule: ['group', 'own-choice'] },
    shown: 'own-list',
    found: 'group',
    without: [{ strategy: 'group', end: 'no-visit' }],
    needs: 'user/Group.rs',
  }),
  of('athena', { ...BY_ENCOUNTERS, rules: withDrugsApart(ATHENA) }),
  of('ecw', {
    ...BY_ENCOUNTERS,
    rules: withDrugsApart(ECW),
    busy: withPoints(withDrugsApart(ECW), 60),
  }),
  of('ecw', {
    ...BY_ENCOUNTERS,
    name: 'ecw, every visit',
    rules: withDrugsApart(ECW),
    tenant: { limits: { ...ECW_LIMITS, visits: 200 } },
    busy: withPoints(withDrugsApart(ECW), 60),
  }),
  of('veradigm', { shown: 'nothing', found: null, without: [], needs: null }),
  of('veradigm', {
    name: 'veradigm, from a chart',
    tenant: { schedule: ['launch-patient', 'own-choice'] },
    shown: 'nothing',
    found: null,
    without: [],
    needs: null,
  }),
  of('medplum', {
    ...BY_SCHEDULE,
    dropped: [
      { strategy: 'appointments-by-practitioner', end: 'scope-missing' },
      { strategy: 'encounters-by-practitioner', end: 'unproven' },
    ],
  }),
  of('openemr', {
    shown: 'nothing',
    found: null,
    without: [NOT_DECLARED],
    needs: 'user/Appointment.rs',
  }),
  of('openemr', {
    name: 'openemr, metadata kept back',
    meddle: KEEPS_METADATA_BACK,
    shown: 'nothing',
    found: null,
    without: [UNPROVEN],
    needs: 'user/Appointment.rs',
  }),
];
