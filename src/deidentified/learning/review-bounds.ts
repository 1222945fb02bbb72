/** The numbers of the review schedule, each with its reason. `docs/learning-loop.md` says what they were measured to do. */
export const REVIEW = {
  /** Recall at which a review falls due: the default of FSRS. */
  retention: 0.9,
  /** No interval is longer, in days: guidance is checked again within a year, and so is what was learned of it. */
  mostInterval: 365,
  /**
   * Days until what was called known is tested by a question. As long as a card rests after it was read: earlier, the question would test
   * the reading, and not what was known.
   */
  checkAfter: 30,
  /** A review whose topic comes may be pulled forward once this share of its interval has passed. Tuned in simulation. */
  pullFrom: 0.6,
  /** A review whose topic does not come is put off until predicted recall has fallen to this. Tuned in simulation. */
  putOffTo: 0.8,
  /** It is put off no longer than so many days: a quarter, which a long interval would otherwise exceed. Design. */
  putOffDays: 90,
} as const;
