import { CONDITIONS } from './conditions.ts';
import { type CaseEnd, runCase, type Stores } from './run-case.ts';
import { type PlainEnd, runPlainly } from './run-plainly.ts';
import { type Variant, VARIANTS } from './variants.ts';

/** One case, and what the plain app needed for the same day where the two can be compared. */
export interface Measured extends CaseEnd {
  readonly plain: PlainEnd | null;
}

/** Every condition at one EHR, told one by one. */
async function measureVariant(
  variant: Variant,
  onCase: (measured: Measured) => void,
): Promise<void> {
  const stores: Stores = new Map();
  let signed = 0; // requests of the usual day that carried the token
  for (const condition of CONDITIONS) {
    const end = await runCase(variant, condition, { stores, after: Math.floor(signed / 2) });
    const plain = condition.isComparable ? await runPlainly(variant, condition, stores) : null;
    if (signed === 0) signed = end.stand.sent().filter(({ isSigned }) => isSigned).length;
    onCase({ ...end, plain });
  }
}

/** Every EHR in its turn. */
export async function measureMatrix(parts: {
  readonly onVariant: (variant: Variant) => void;
  readonly onCase: (measured: Measured) => void;
}): Promise<readonly Measured[]> {
  const all: Measured[] = [];
  for (const variant of VARIANTS) {
    parts.onVariant(variant);
    await measureVariant(variant, (measured) => {
      all.push(measured);
      parts.onCase(measured);
    });
  }
  return all;
}

/** The middle of some ratios of ours to the plain app’s; NaN of none. */
export function medianRatio(
  cases: readonly Measured[],
  of: (end: PlainEnd | CaseEnd) => number,
): number {
  const ratios = cases.flatMap((one) => (one.plain === null ? [] : [of(one) / of(one.plain)]));
  const sorted = ratios.toSorted((a, b) => a - b);
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return ((low ?? NaN) + (high ?? NaN)) / 2;
}
