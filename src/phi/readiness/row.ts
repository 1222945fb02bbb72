import { MOST_READS } from '#boundary/field-policy.ts';
import {
  type CheckEnd,
  type CheckName,
  CHECKS,
  type ENDS_OF,
  type Verdict,
  VERDICT_OF,
} from '#boundary/readiness-checks.ts';
import { canCount } from '#boundary/readiness-counts.ts';
import type { Subject } from '#boundary/readiness-subjects.ts';

/** One thing that was looked at, as door 1 is asked to admit it. */
export interface Row {
  readonly check: CheckName;
  readonly subject: Subject | null;
  readonly end: CheckEnd;
  readonly count: number | null;
}

/** How this check can end. */
export type EndOf<C extends CheckName> = (typeof ENDS_OF)[C][number];

/** A row; a count is cut off at the most that the door admits, and left out where it admits none. */
export function row<C extends CheckName>(
  check: C,
  end: EndOf<C>,
  about: { readonly subject?: Subject; readonly count?: number } = {},
): Row {
  const { subject = null, count } = about;
  const whole = Math.min(Math.max(0, Math.trunc(count ?? 0)), MOST_READS);
  const isSaid = count !== undefined && canCount(check, whole);
  return { check, subject, end, count: isSaid ? whole : null };
}

/** What was found so far; each addition is said with all that stood before. */
export interface Report {
  readonly add: (rows: readonly Row[]) => void;
  /** Says that there is no more to come. */
  readonly close: () => void;
}

/** An empty report. Of two rows about one thing the graver stands. */
export function createReport(say: (candidate: unknown) => void): Report {
  const kept = new Map<string, Row>();
  const sayAll = (extent: 'so-far' | 'all') => {
    const rows = [...kept.values()].toSorted((a, b) => placeOf(a) - placeOf(b));
    say({ type: 'readiness', rows, extent });
  };
  return {
    add: (rows) => {
      for (const one of rows) {
        const key = `${one.check} ${one.subject ?? ''}`;
        const before = kept.get(key);
        if (before === undefined || isGraver(one, before)) kept.set(key, one);
      }
      if (rows.length > 0) sayAll('so-far');
    },
    close: () => {
      sayAll('all');
    },
  };
}

function placeOf({ check }: Row): number {
  return CHECKS.indexOf(check);
}

function isGraver(one: Row, other: Row): boolean {
  return GRAVITY[VERDICT_OF[one.end]] > GRAVITY[VERDICT_OF[other.end]];
}

const GRAVITY: Readonly<Record<Verdict, number>> = { skip: 0, pass: 1, warn: 2, fail: 3 };
