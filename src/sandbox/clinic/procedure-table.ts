import { rowsOf, wordsOf } from './table.ts';

/** A procedure or test, who has had it and for whom it is ordered. */
export interface ProcedureRow {
  readonly snomed: string;
  readonly words: string;
  /** A condition id; or an age from–to in years, with `f` for women only. */
  readonly given: string;
  readonly donePercent: number;
  readonly orderedPercent: number;
}

/** Columns: SNOMED CT | words | condition ids or `from-to` years | done % | ordered %. Codes: Synthea (Apache-2.0). */
export const PROCEDURES: readonly ProcedureRow[] = rowsOf(`
73761001   | Colonoscopy | 46-80 | 34 7
73761001   | Colonoscopy | colon-polyp ulcerative-colitis crohn | 80 14
274031008  | Polypectomy | colon-polyp | 40 0
312681000  | Bone density scan | 64-84f | 26 8
312681000  | Bone density scan | osteoporosis | 70 14
127783003  | Spirometry | asthma persistent-asthma copd chronic-cough ipf | 42 14
15081005   | Pulmonary rehabilitation | copd | 8 6
180325003  | Electrical cardioversion | atrial-fibrillation | 14 0
18286008   | Catheter ablation | atrial-fibrillation | 9 3
399208008  | Chest X-ray | copd hfref hfpef chronic-cough lung-nodule | 36 10
74016001   | Knee X-ray | knee-oa | 42 10
699253003  | Manipulation of knee joint | knee-oa | 2 0
171207006  | Depression screening | depression recurrent-depression anxiety | 40 0
171207006  | Depression screening | 12-90 | 16 0
395142003  | Allergy screening test | allergic-rhinitis food-allergy eczema | 20 8
65200003   | Insertion of intrauterine device | endometriosis abnormal-bleeding | 22 4
90226004   | Cervical smear | 21-65f | 24 8
169230002  | Fetal viability ultrasound | pregnancy | 85 0
271442007  | Fetal anatomy study | pregnancy | 40 40
395123002  | Urine screening for diabetes | pregnancy | 60 10
117010004  | Urine culture | recurrent-uti pregnancy | 46 12
65575008   | Biopsy of prostate | prostate-cancer | 75 0
104375008  | Hepatitis C antibody test | opioid-use hiv | 60 20
1015401000000102 | Fecal occult blood test | 46-75 | 9 7
399014008  | Diphtheria, pertussis and tetanus vaccination | 0-6 | 60 6
117015009  | Throat culture | 4-14 | 12 2
80146002   | Appendectomy | 8-60 | 4 0
112790001  | Nasal sinus endoscopy | chronic-sinusitis | 16 6
180256009  | Subcutaneous immunotherapy | allergic-rhinitis | 6 2
`).map(([snomed = '', words = '', given = '', percents = '']) => {
  const [donePercent = 0, orderedPercent = 0] = wordsOf(percents).map(Number);
  return { snomed, words, given, donePercent, orderedPercent };
});

/** Laboratory tests ordered for the next visit, by condition. */
export const LAB_ORDERS: Readonly<Record<string, string>> = {
  t2d: 'a1c',
  prediabetes: 'a1c',
  ckd3a: 'egfr',
  ckd3b: 'egfr',
  hypothyroidism: 'tsh',
  dyslipidemia: 'ldl',
  'iron-deficiency': 'ferritin',
  gout: 'urate',
};
