/**
 * In the order they multiply. `visits` is expected questions as a share of one visit's, with what drugs, results and other conditions
 * add to them; `practice`, the long run beside the coming visits.
 */
export const FACTOR_NAMES = [
  'visits',
  'combination',
  'novelty',
  'practice',
  'gap',
  'specialty',
  'goal',
  'stage',
  'wish',
  'turn',
  'resource',
  'memory',
  'minutes',
] as const;
export type FactorName = (typeof FACTOR_NAMES)[number];
