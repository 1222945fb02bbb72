/**
 * How two groupings of the same things agree, from the pair of groups each thing is in: normalised mutual information
 * (2 I / (H₁ + H₂), Strehl and Ghosh's measure with the arithmetic mean) and purity (share in the commonest second group of its first).
 */
export function agreement(pairs: readonly (readonly [first: string, second: string])[]): {
  readonly nmi: number;
  readonly purity: number;
} {
  const total = pairs.length;
  const first = sharesOf(pairs.map(([group]) => group));
  const second = sharesOf(pairs.map(([, group]) => group));
  const both = sharesOf(pairs.map(([a, b]) => `${a} ${b}`));
  const commonest = [...Map.groupBy(pairs, ([group]) => group).values()].map(
    (members) => Math.max(...sharesOf(members.map(([, group]) => group)).values()) * members.length,
  );
  const entropies = entropyOf(first) + entropyOf(second);
  return {
    nmi: entropies === 0 ? 1 : (2 * (entropies - entropyOf(both))) / entropies,
    purity: total === 0 ? 0 : commonest.reduce((sum, count) => sum + count, 0) / total,
  };
}

function sharesOf(groups: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    [...Map.groupBy(groups, (group) => group)].map(([group, all]) => [
      group,
      all.length / groups.length,
    ]),
  );
}

/** In nats. */
function entropyOf(shares: ReadonlyMap<string, number>): number {
  return shares.values().reduce((sum, share) => sum - share * Math.log(share), 0);
}
