import { DRUG_LINES } from '#phi/signals/drug-tables.ts';
import { ANALYTE_LINES } from '#phi/signals/finding-tables.ts';

/** Every ingredient of the drug table, as a name says it. */
export function drugNames(): readonly string[] {
  const keys = [...DRUG_LINES.matchAll(/\|([a-z][a-z-]*)(?=[|>=#\n])/g)];
  return [...new Set(keys.map(([, key = '']) => key.replaceAll('-', ' ')))];
}

/** Every LOINC code of the finding table. */
export function loincCodes(): readonly string[] {
  const lines = ANALYTE_LINES.trim().split('\n');
  return [...new Set(lines.flatMap((line) => line.split('|').at(-1)?.split(' ') ?? []))];
}
