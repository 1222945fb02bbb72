import { readdirSync } from 'node:fs';
import { combinationPolicy } from '#boundary/combination.ts';
import { horizonSignals, MOST_VISITS } from '#boundary/field-policy.ts';
import { isObject } from '#boundary/guards.ts';
import { admit, type Fields, type RecordPolicy } from '#boundary/record-policy.ts';
import type { Probe } from './door-probe.ts';
import { PROBES } from './door-probes.ts';
import { KNOWN_RULES } from './door-probes-worker.ts';

/** One rule of a door, taken away in memory; whether what it alone had refused then passes. */
export interface Mutant {
  readonly name: string;
  readonly isCaught: boolean;
}

type AnyPolicy = RecordPolicy<Fields>;

/** Every rule of every policy that a file of the boundary exports, taken away in turn. What has no probe is not caught. */
export async function mutateFields(): Promise<readonly Mutant[]> {
  const policies = await loadPolicies();
  const unknown = PROBES.filter(({ name }) => !policies.has(name));
  return [
    ...[...policies].flatMap(([name, policy]) => {
      const probe = PROBES.find((each) => each.name === name);
      return probe === undefined
        ? Object.keys(policy.fields).map((field) => ({
            name: `${name}.${field}: no probe`,
            isCaught: false,
          }))
        : mutate(policy, probe);
    }),
    ...unknown.map(({ name }) => ({ name: `${name}: a probe of no policy`, isCaught: false })),
  ];
}

const BOUNDARY = new URL('../../src/boundary/', import.meta.url);

/** Every policy that a file of the boundary exports, by its name. */
export async function loadPolicies(): Promise<ReadonlyMap<string, AnyPolicy>> {
  const files = readdirSync(BOUNDARY).filter((file) => file.endsWith('.ts'));
  const found = new Map<string, AnyPolicy>();
  for (const file of files) {
    const exported: unknown = await import(new URL(file, BOUNDARY).href);
    if (!isObject(exported)) continue;
    for (const [name, value] of Object.entries(exported)) {
      if (isPolicy(value)) found.set(name, value);
    }
  }
  // These two admit no rule at all until someone says which are known.
  const known: Readonly<Record<string, unknown>> = {
    COMBINATION: combinationPolicy(KNOWN_RULES, MOST_VISITS),
    HORIZON_SIGNALS: horizonSignals(KNOWN_RULES),
  };
  for (const [name, policy] of Object.entries(known)) if (isPolicy(policy)) found.set(name, policy);
  return found;
}

function isPolicy(value: unknown): value is AnyPolicy {
  return isObject(value) && isObject(value['fields']) && typeof value['together'] === 'function';
}

function mutate(policy: AnyPolicy, probe: Probe): readonly Mutant[] {
  const named = (what: string, isCaught: boolean): Mutant => ({
    name: `${probe.name}: ${what}`,
    isCaught,
  });
  const fields = Object.keys(policy.fields);
  const isSound = passes(policy, probe.sound);
  return [
    ...fields.map((field) =>
      named(`${field} takes anything`, isSound && isHeld(policy, probe, field)),
    ),
    ...fields.map((field) =>
      named(`${field} may be missing`, isSound && isNeeded(policy, probe, field)),
    ),
    named('one field more', isSound && isClosed(policy, probe)),
    ...rulesBetween(policy, probe).map(([rule, isCaught]) => named(`without “${rule}”`, isCaught)),
    ...Object.keys(probe.hostile)
      .filter((field) => !fields.includes(field))
      .map((field) => named(`a probe of no field: ${field}`, false)),
  ];
}

/** The rules between fields are open in both: each field is to be held by itself. */
function isHeld({ fields }: AnyPolicy, { sound, hostile }: Probe, field: string): boolean {
  const own = fields[field];
  const values = hostile[field] ?? [];
  if (own === undefined || values.length === 0) return false;
  const control: AnyPolicy = { fields, together: () => true };
  const lax: AnyPolicy = {
    ...control,
    fields: { ...fields, [field]: { ...own, admits: anything } },
  };
  return values.every((value) => {
    const record = { ...sound, [field]: value };
    return !passes(control, record) && passes(lax, record);
  });
}

function isNeeded({ fields }: AnyPolicy, { sound }: Probe, field: string): boolean {
  const without = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => name !== field));
  const control: AnyPolicy = { fields, together: () => true };
  const lax: AnyPolicy = { ...control, fields: without(fields) };
  return (
    !passes(control, without(sound)) && passes(lax, without(sound)) && !passes(lax, { ...sound })
  );
}

function isClosed({ fields }: AnyPolicy, { sound }: Probe): boolean {
  const mrn = { lifetime: 'moment', why: 'None.', admits: anything } as const;
  const policy: AnyPolicy = { fields, together: () => true };
  const lax: AnyPolicy = { ...policy, fields: { ...fields, mrn } };
  const record = { ...sound, mrn: 'MRN-0012345' };
  return !passes(policy, record) && passes(lax, record);
}

function rulesBetween(
  policy: AnyPolicy,
  { sound, together = [] }: Probe,
): readonly (readonly [rule: string, isCaught: boolean])[] {
  const hasRules = policy.together.toString() !== NO_RULES_BETWEEN;
  if (hasRules !== together.length > 0) return [['rules between its fields', false]];
  const lax: AnyPolicy = { ...policy, together: () => true };
  return together.map(([rule, changes]) => {
    const record = { ...sound, ...changes };
    return [rule, !passes(policy, record) && passes(lax, record)];
  });
}

const NO_RULES_BETWEEN = '() => true';

function anything(_: unknown): _ is unknown {
  return true;
}

function passes(policy: AnyPolicy, record: unknown): boolean {
  return admit(policy, record) !== undefined;
}
