import { rowsOf } from './table.ts';

/** A laboratory test and what it measures in someone well. */
export interface LabRow {
  readonly id: string;
  readonly loinc: string;
  readonly display: string;
  /** UCUM, also shown as the unit. */
  readonly unit: string;
  /** Reference range; an open end is undefined. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly mean: number;
  readonly deviation: number;
  readonly decimals: number;
}

/** Columns: id | LOINC | name | UCUM unit | low | high | mean | deviation | decimals. Codes and names: Synthea (Apache-2.0) and public LOINC listings; ranges: common adult reference ranges. */
export const LABS: readonly LabRow[] = rowsOf(`
a1c        | 4548-4  | Hemoglobin A1c/Hemoglobin.total in Blood | % | 4.0 | 5.6 | 5.3 | .2 | 1
glucose    | 2339-0  | Glucose | mg/dL | 70 | 99 | 91 | 7 | 0
egfr       | 33914-3 | Estimated Glomerular Filtration Rate | mL/min/{1.73_m2} | 60 | | 88 | 12 | 0
creatinine | 38483-4 | Creatinine | mg/dL | 0.6 | 1.2 | .9 | .1 | 2
urea       | 6299-2  | Urea Nitrogen | mg/dL | 7 | 20 | 14 | 3 | 0
sodium     | 2947-0  | Sodium | mmol/L | 135 | 145 | 139.5 | 1.6 | 0
potassium  | 6298-4  | Potassium | mmol/L | 3.5 | 5.1 | 4.3 | .3 | 1
calcium    | 49765-1 | Calcium | mg/dL | 8.6 | 10.3 | 9.4 | .3 | 1
ldl        | 18262-6 | Low Density Lipoprotein Cholesterol | mg/dL | | 129 | 104 | 18 | 0
hdl        | 2085-9  | High Density Lipoprotein Cholesterol | mg/dL | 40 | | 54 | 9 | 0
trig       | 2571-8  | Triglycerides | mg/dL | | 149 | 110 | 26 | 0
chol       | 2093-3  | Total Cholesterol | mg/dL | | 199 | 175 | 20 | 0
hgb        | 718-7   | Hemoglobin [Mass/volume] in Blood | g/dL | 12.0 | 16.5 | 14 | .8 | 1
mcv        | 787-2   | MCV [Entitic volume] by Automated count | fL | 80 | 100 | 90 | 3 | 0
plt        | 777-3   | Platelets [#/volume] in Blood by Automated count | 10*3/uL | 150 | 400 | 248 | 40 | 0
wbc        | 6690-2  | Leukocytes [#/volume] in Blood by Automated count | 10*3/uL | 4.0 | 11.0 | 6.8 | 1.2 | 1
alt        | 1742-6  | Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma | U/L | 7 | 40 | 22 | 6 | 0
ast        | 1920-8  | Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma | U/L | 8 | 40 | 22 | 5 | 0
albumin    | 1751-7  | Albumin [Mass/volume] in Serum or Plasma | g/dL | 3.5 | 5.0 | 4.2 | .2 | 1
bilirubin  | 1975-2  | Bilirubin.total [Mass/volume] in Serum or Plasma | mg/dL | 0.1 | 1.2 | .6 | .2 | 1
uacr       | 14959-1 | Microalbumin Creatinine Ratio | mg/g | | 29 | 11 | 5 | 0
tsh        | 3016-3  | Thyrotropin [Units/volume] in Serum or Plasma | m[IU]/L | 0.4 | 4.5 | 2.1 | .6 | 2
ferritin   | 2276-4  | Ferritin [Mass/volume] in Serum or Plasma | ng/mL | 15 | 300 | 90 | 28 | 0
urate      | 3084-1  | Urate [Mass/volume] in Serum or Plasma | mg/dL | 3.5 | 7.2 | 5.5 | .7 | 1
inr        | 6301-6  | INR in Platelet poor plasma by Coagulation assay | {INR} | 0.9 | 1.1 | 1 | .05 | 1
psa        | 2857-1  | Prostate specific Ag [Mass/volume] in Serum or Plasma | ng/mL | | 4.0 | 1.4 | .7 | 1
ntprobnp   | 33762-6 | NT-proBNP | pg/mL | | 125 | 70 | 20 | 0
fit        | 57905-2 | Hemoglobin.gastrointestinal [Presence] in Stool by Immunologic method | ng/mL | | 100 | 25 | 14 | 0
`).map(([id = '', loinc = '', display = '', unit = '', low = '', high = '', ...rest]) => {
  const [mean = 0, deviation = 0, decimals = 0] = rest.map(Number);
  return {
    id,
    loinc,
    display,
    unit,
    low: bound(low),
    high: bound(high),
    mean,
    deviation,
    decimals,
  };
});

/** Who has a test within the year, and around what value; a condition's row replaces the general one. */
export interface LabExpectation {
  readonly condition: string;
  readonly lab: string;
  readonly percent: number;
  readonly mean: number | undefined;
  readonly deviation: number | undefined;
}

/** The general habits of testing: adults, and those of 45 and more. */
export const ROUTINE_LABS: readonly LabExpectation[] = expectations(`
adult | egfr 62, potassium 56, sodium 56, urea 40, ldl 46, hgb 48, plt 40, wbc 40, alt 36, tsh 16
45+   | a1c 38, fit 10, calcium 24
child | hgb 16
`);

/** Rows are read in order and the last one found for a test holds. */
export const LAB_EXPECTATIONS: readonly LabExpectation[] = expectations(`
obesity            | alt 60 31 12
prediabetes        | a1c 100 6.0 .15
t2d                | a1c 97 7.5 1.0, uacr 68 26 24, egfr 95 76 14
t1d                | a1c 100 8.1 1.0, uacr 60 20 18
gestational-diabetes | a1c 60 5.6 .2
dyslipidemia       | ldl 92 122 32, trig 92 168 55, hdl 92 46 8
hypercholesterolemia | ldl 95 158 25
cad                | ldl 95 84 24, hdl 90 44 7
masld              | alt 95 58 20, ast 90 44 12, plt 60
t2d-ckd            | egfr 100 56 7, uacr 95 180 110
ckd3a              | egfr 100 52 3.5, potassium 98 4.6 .3, hgb 80 13 .8, urea 90 24 5, uacr 60 60 40
ckd3b              | egfr 100 38 3.5, potassium 98 4.8 .3, hgb 90 12.2 .8, urea 95 32 6, uacr 70 140 90
ckd4               | egfr 100 23 3, potassium 100 5.1 .3, hgb 95 10.8 .7, urea 100 46 8, uacr 80 420 200
esrd               | egfr 100 8 2, potassium 100 5.2 .4, hgb 100 10.4 .6, urea 100 62 12, calcium 100 8.7 .4
ckd-anemia         | hgb 100 10.3 .5
hyperkalemia       | potassium 100 5.5 .2
hyponatremia       | sodium 100 131 1.5
hfref              | ntprobnp 85 1650 700, egfr 95 62 12
hfpef              | ntprobnp 80 720 280
anticoagulation    | hgb 90 13.2 .9, plt 80
hypothyroidism     | tsh 97 4.2 2.2
graves             | tsh 97 .25 .14
hyperparathyroidism| calcium 100 10.9 .3
iron-deficiency    | hgb 100 10.6 .7, ferritin 96 9 3, mcv 96 75 3
b12-deficiency     | mcv 90 101 4, hgb 90 11.9 .9
sickle-cell        | hgb 100 8.4 .7, wbc 90 11.8 1.6, bilirubin 85 2.6 .7
cirrhosis          | plt 100 96 22, albumin 100 3.2 .3, bilirubin 98 1.9 .6, alt 95 46 14, ast 95 62 18, inr 85 1.4 .1
hepatitis-c        | alt 100 66 22, ast 95 54 16
hepatitis-b        | alt 95 40 14
thrombocytopenia   | plt 100 112 16
cll                | wbc 100 31 9
alcohol            | ast 75 58 18, alt 75 40 12, mcv 60 99 3
gout               | urate 92 7.4 1.1
rheumatoid-arthritis | alt 92, wbc 92, hgb 92 12.8 .7
prostate-cancer    | psa 95 2.6 1.6
bph                | psa 60 2.6 .9
lupus              | uacr 80 90 60, wbc 90 4.1 .7
pregnancy          | hgb 95 11.4 .6, plt 80 210 30
`);

function expectations(table: string): readonly LabExpectation[] {
  return rowsOf(table).flatMap(([condition = '', tests = '']) =>
    tests.split(',').map((test) => {
      const [lab = '', percent = '', mean, deviation] = test.trim().split(' ');
      return {
        condition,
        lab,
        percent: Number(percent),
        mean: numberIn(mean),
        deviation: numberIn(deviation),
      };
    }),
  );
}

function numberIn(cell: string | undefined): number | undefined {
  return cell === undefined ? undefined : Number(cell);
}

function bound(cell: string): number | undefined {
  return cell === '' ? undefined : Number(cell);
}
