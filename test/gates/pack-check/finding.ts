import { type FindingCode, FINDINGS } from './finding-sentences.ts';

/** Something an author should mend (`error`) or look at (`warning`). */
export interface Finding {
  readonly level: 'error' | 'warning';
  readonly file: string;
  /** The card, source or place it is about; empty for the whole file. */
  readonly at: string;
  readonly code: string;
  /** What to do about it, in one sentence. */
  readonly says: string;
}

/** A finding of this check; `detail` is the word, number or name its sentence needs. */
export function finding(
  code: FindingCode,
  { file, at }: Pick<Finding, 'file' | 'at'>,
  detail = '',
): Finding {
  const { level, says } = FINDINGS[code];
  return { level, file, at, code, says: says.replaceAll('%', detail) };
}

/** One line an author can act on: level, place, code, sentence. */
export function lineOf({ level, file, at, code, says }: Finding): string {
  return `${level.padEnd(8)}${[file, at].filter((part) => part !== '').join(' ')}: ${says} [${code}]`;
}
