import { TENANT_VENDORS, type TenantVendor } from '#boundary/tenant.ts';
import { STRATEGY_NAMES } from '#boundary/schedule-strategy.ts';
import { ROLES_PLAN } from '#phi/fhir/schedule/plans.ts';
import { NEVER_ASKED, SCOPE_REASONS } from '../../../launch/tenants/scope-reasons.ts';
import { entryOf } from '../../../launch/tenants/write-entry.ts';
import { chartPlansAt, OPTED_IN, type PlanSaid, plansOfWay, searchLine } from './asked.ts';
import { page, table, verbatim } from './markdown.ts';
import { nameOf } from './vendor-names.ts';

/** docs/it/scopes.md. */
export function scopesPage(): string {
  return page('Scopes', [
    'Written from `launch/tenants/presets.ts`, the reasons beside it and the tables of searches; a test compares each string below with what a new entry of that vendor asks for, byte for byte. All scopes read or search. What an EHR grants beyond them is not used; what it drops is told on screen, with the scope to grant.',
    '## Why each is asked for',
    'SMART v2 and v1 say the same in two grammars; a tenant’s entry may hold either, or both side by side, as MEDITECH needs. A type that is not granted is not searched, and the reader is told what is missing.',
    table(
      ['SMART v2', 'SMART v1', 'Why', 'Used for', 'Asked at'],
      Object.entries(SCOPE_REASONS).map(([name, why]) => [
        code(v2Of(name)),
        code(v1Of(name)),
        why,
        usesOf(name).map(code).join(', ') || '–',
        vendorsAsking(name),
      ]),
    ),
    '## As asked, by vendor',
    'Register these, and tick what belongs to them. The order does not matter to the EHR; the entry keeps this one.',
    ...TENANT_VENDORS.flatMap((vendor) => [`### ${nameOf(vendor)}`, scopeBlock(vendor)]),
    '## Never asked for',
    table(['Scope', 'Why not'], NEVER_ASKED),
    '### Why no refresh token',
    'The nearest visits are read first, and a run fits into one access token: 60 visits without batches, at 300 ms an answer, take 47 seconds ([performance](../performance.md)), and the shortest lives known are 300 seconds (an example of eClinicalWorks’, for servers) and 570 (Oracle Health, documented). Where a token ends earlier, what was read stays on screen until the session ends, the rest is said to be missing, and a new launch reads it. A refresh token would be one more secret in a browser, would outlive the visit, and differs most between vendors. So `online_access` is not asked for, also where a vendor would grant it.',
  ]);
}

/** The scope string of a vendor's new entry, to be copied. */
export function scopeBlock(vendor: TenantVendor): string {
  return verbatim(scopeString(vendor));
}

/** What the launch page sends as `scope`. */
export function scopeString(vendor: TenantVendor): string {
  const entry = entryOf(vendor, 'example');
  if (entry === undefined) throw new Error(`no entry for ${vendor}`);
  return entry.scopes.join(' ');
}

function vendorsAsking(name: string): string {
  const asking = TENANT_VENDORS.filter((vendor) =>
    scopeString(vendor)
      .split(' ')
      .some((scope) => typeOf(scope) === name),
  );
  if (asking.length === TENANT_VENDORS.length) return 'every EHR';
  return asking.map(nameOf).join(', ') || 'only where a tenant opts in';
}

/** The type of a scope, or a scope of signing in itself. */
export function typeOf(scope: string): string {
  return /^user\/(\w+)\./.exec(scope)?.[1] ?? scope;
}

const isType = (name: string) => /^[A-Z]/.test(name);
const v2Of = (name: string) => (isType(name) ? `user/${name}.rs` : name);
const v1Of = (name: string) => (isType(name) ? `user/${name}.read` : name);
const code = (text: string) => `\`${text}\``;

const EVERY_PLAN: readonly PlanSaid[] = [
  ...STRATEGY_NAMES.flatMap(plansOfWay),
  ...TENANT_VENDORS.flatMap(chartPlansAt),
  ROLES_PLAN,
  ...OPTED_IN,
];

/** Requests that are no search, or that another search brings along. */
const OTHER_USES: Readonly<Record<string, readonly string[]>> = {
  Practitioner: ['Practitioner/ID'],
  PractitionerRole: ['PractitionerRole/ID'],
  Medication: ['MedicationRequest?_include=MedicationRequest:medication'],
};

function usesOf(name: string): readonly string[] {
  const searches = EVERY_PLAN.filter(({ type }) => type === name).map(searchLine);
  return [...new Set([...searches, ...(OTHER_USES[name] ?? [])])];
}
