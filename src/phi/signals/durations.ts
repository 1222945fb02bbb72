/** Milliseconds of a minute. */
export const MINUTE = 60_000;

/** Milliseconds of a day without a change of clocks. */
export const DAY = 86_400_000;
