/** What the last line of `npm run eval:topics` says; null where the data to measure it with is absent. */
export interface Figures {
  /** Shares, 0 to 1. */
  readonly icdAnyTier: number | null;
  readonly icdTier12: number | null;
  readonly microF1: number;
  readonly worstCommonRecall: number;
  readonly shorthandTop1: number;
  readonly layTop1: number;
  readonly highPrecision: number;
  /** Administrative and bad phrases that were given a topic. */
  readonly adminWrong: number;
  readonly syntheaMapped: number | null;
  /** Rules that fire on their positive case and on neither near miss. */
  readonly conditionalRules: number;
  /** 1 kB is 1,000 bytes. */
  readonly tablesGzipKb: number;
  /** At work, of a thread that starts: on an idle machine, by the clock. */
  readonly derive2000PatientsMs: number;
}

/** A figure of the command, or one beside its last line. */
export interface Bound {
  readonly name: string;
  readonly value: number | null;
  readonly least?: number;
  readonly most?: number;
}

/** Every figure with the bound it must keep, in the order of the last line; `beside` are figures with a bound that the line leaves out. */
export function boundsOf(figures: Figures, beside: readonly Bound[]): readonly Bound[] {
  return [
    { name: 'icdAnyTier', value: figures.icdAnyTier, least: 0.98 },
    { name: 'icdTier12', value: figures.icdTier12, least: 0.9 },
    { name: 'microF1', value: figures.microF1, least: 0.93 },
    { name: 'worstCommonRecall', value: figures.worstCommonRecall, least: 0.8 },
    { name: 'shorthandTop1', value: figures.shorthandTop1, least: 0.85 },
    { name: 'layTop1', value: figures.layTop1, least: 0.65 },
    { name: 'highPrecision', value: figures.highPrecision, least: 0.97 },
    { name: 'adminWrong', value: figures.adminWrong, most: 0 },
    { name: 'syntheaMapped', value: figures.syntheaMapped, least: 0.97 },
    { name: 'conditionalRules', value: figures.conditionalRules, least: 80 },
    { name: 'tablesGzipKb', value: figures.tablesGzipKb, most: 80 },
    { name: 'derive2000PatientsMs', value: figures.derive2000PatientsMs, most: 600 },
    ...beside,
  ];
}

/** True where a figure keeps its bound, or was not measured. */
export function isKept({ value, least = -Infinity, most = Infinity }: Bound): boolean {
  return value === null || (value >= least && value <= most);
}
