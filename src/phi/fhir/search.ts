import { type Gap, MOST_READS } from '#boundary/field-policy.ts';
import type { ProblemCode } from '#boundary/problem.ts';
import type { TenantVendor } from '#boundary/tenant.ts';
import type { FhirObject } from './resource.ts';

/** The kind of record that was asked for, as gaps name it. */
type Kind = Gap['kind'];

/** One FHIR search. */
export interface Search {
  readonly kind: Kind;
  readonly type: string;
  /** In order; a name may come twice, as `date` does for a window. */
  readonly params: readonly (readonly [name: string, value: string])[];
}

/** Something that could not be read. */
export interface ReadGap {
  readonly kind: Kind;
  readonly code: ProblemCode;
}

/** What was read, and what of it could not be. */
export interface Reading<T> {
  readonly value: T;
  readonly gaps: readonly ReadGap[];
}

/** A search as a table: every parameter with the reason it is sent, so that no more is asked than needed. */
export interface SearchPlan<Asked> {
  readonly kind: Kind;
  readonly type: string;
  readonly params: readonly PlannedParam<Asked>[];
  /** Looks again at what was asked, where a server may answer with more; all is kept unless said. */
  readonly keeps?: (resource: FhirObject) => boolean;
}

/**
 * What is asked for one kind of record, by vendor: usually one search, more where the vendor keeps what we need apart. A vendor without a
 * row is asked as usual.
 */
export interface PlansByVendor<Asked> extends Partial<
  Readonly<Record<TenantVendor, readonly SearchPlan<Asked>[]>>
> {
  readonly usual: readonly SearchPlan<Asked>[];
}

/** The searches for one kind of record at this vendor's. */
export function plansAt<Asked>(
  table: PlansByVendor<Asked>,
  vendor: TenantVendor,
): readonly SearchPlan<Asked>[] {
  return table[vendor] ?? table.usual;
}

/** One parameter of a plan. */
export interface PlannedParam<Asked> {
  readonly name: string;
  readonly why: string;
  readonly value: (asked: Asked) => string;
}

/** Writes a plan out for what is asked now. */
export function searchFor<Asked>(plan: SearchPlan<Asked>, asked: Asked): Search {
  return {
    kind: plan.kind,
    type: plan.type,
    params: plan.params.map(({ name, value }) => [name, value(asked)] as const),
  };
}

/** The search as a relative URL: `Condition?patient=Patient%2F1`. */
export function relativeUrl({ type, params }: Search): string {
  return `${type}?${formOf({ params })}`;
}

/** Its parameters as a form, for a search by POST. */
export function formOf({ params }: Pick<Search, 'params'>): string {
  return new URLSearchParams(params.map(([name, value]) => [name, value])).toString();
}

/** A page as large as every known server serves: larger ones are cut or refused. */
export const PAGE_SIZE = {
  name: '_count',
  why: 'Fewer requests. 100 is the largest page that every server we know of grants.',
  value: () => '100',
} as const;

/** Pages of one length that end at a cap, no longer than `PAGE_SIZE`: a page is sent whole, so a longer one would go beyond it. */
export const CAPPED_PAGE: PlannedParam<{ readonly most: number }> = {
  name: '_count',
  why: 'No more than the tenant allows.',
  value: ({ most }) => String(Math.floor(most / Math.ceil(most / Number(PAGE_SIZE.value())))),
};

/** A FHIR instant with milliseconds and `Z`: some servers refuse a day without a time. */
export function instant(time: number): string {
  return new Date(time).toISOString();
}

/** Gaps of one kind and code as one line with how often, as far as the door counts. */
export function tallyGaps(gaps: readonly ReadGap[]): readonly (ReadGap & { times: number })[] {
  const times = new Map<string, ReadGap & { times: number }>();
  for (const { kind, code } of gaps) {
    const label = `${kind}/${code}`;
    const before = times.get(label)?.times ?? 0;
    times.set(label, { kind, code, times: Math.min(before + 1, MOST_READS) });
  }
  return [...times.values()];
}
