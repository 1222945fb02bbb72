import { ADULT_CONDITIONS } from './adult-condition-table.ts';
import { OTHER_CONDITIONS } from './other-condition-table.ts';
import { rowsOf, wordsOf } from './table.ts';

/** First age, in years, of each band of the prevalence columns. */
export const AGE_BANDS = [0, 2, 6, 12, 18, 40, 65, 80] as const;

/** How a condition is written and how often it is met. */
export interface ConditionRow {
  readonly id: string;
  /** As a clinician writes it on the problem list. */
  readonly words: string;
  /** Empty where the table gives none. */
  readonly icd10cm: string;
  /** Empty where the table gives none. */
  readonly snomed: string;
  readonly sex: 'any' | 'female' | 'male';
  /** Percent of patients, one number for each of AGE_BANDS. */
  readonly percent: readonly number[];
}

/** Every chronic condition of the clinic; links between them stand in the comorbidity table. */
export const CONDITIONS: readonly ConditionRow[] = rowsOf(ADULT_CONDITIONS + OTHER_CONDITIONS).map(
  ([id = '', words = '', icd10cm = '', snomed = '', sex = '', percent = '']) => ({
    id,
    words,
    icd10cm,
    snomed,
    sex: sex === 'f' ? 'female' : sex === 'm' ? 'male' : 'any',
    percent: wordsOf(percent).map(Number),
  }),
);

const BY_ID: ReadonlyMap<string, ConditionRow> = new Map(CONDITIONS.map((row) => [row.id, row]));

/** The condition of that id; throws a RangeError where a table names one that does not exist. */
export function conditionOf(id: string): ConditionRow {
  const row = BY_ID.get(id);
  if (row === undefined) throw new RangeError(`no condition ${id}`);
  return row;
}
