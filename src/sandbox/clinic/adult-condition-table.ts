/**
 * Cardiovascular, metabolic, renal, respiratory and digestive problems.
 * Columns: id | words | ICD-10-CM | SNOMED CT | sex | percent by age from 0, 2, 6, 12, 18, 40, 65, 80.
 * Codes: the project's topic CodeSystem (ICD-10-CM, public domain; SNOMED CT ids without their terms) and Synthea (Apache-2.0).
 * Percentages are the authors' plain guesses at a primary-care panel, not epidemiology.
 */
export const ADULT_CONDITIONS = `
hypertension        | Essential hypertension                       | I10     | 38341003  |   | 0 0 0 .3 6 36 62 70
dyslipidemia        | Hyperlipidemia                               | E78.5   | 55822004  |   | 0 0 0 .5 4 30 48 42
hypercholesterolemia| Pure hypercholesterolemia                    | E78.00  | 13644009  |   | 0 0 0 .2 1 6 8 5
cad                 | Coronary artery disease                      | I25.10  | 53741008  |   | 0 0 0 0 0 4 15 20
mi-history          | Old myocardial infarction                    | I25.2   | 399211009 |   | 0 0 0 0 0 .5 1 2
hfref               | Heart failure with reduced EF                | I50.22  | 417996009 |   | 0 0 0 0 0 .6 3 4
hfpef               | Heart failure with preserved EF              | I50.32  | 418304008 |   | 0 0 0 0 0 .4 3 7
atrial-fibrillation | Atrial fibrillation                          | I48.91  | 49436004  |   | 0 0 0 0 .1 2 8 16
aortic-stenosis     | Aortic stenosis                              | I35.0   | 60573004  |   | 0 0 0 0 0 .3 3 8
hcm                 | Hypertrophic cardiomyopathy                  | I42.1   | 233873004 |   | 0 0 0 .2 .3 .3 .2 0
pad                 | Peripheral artery disease                    | I73.9   | 399957001 |   | 0 0 0 0 0 1 4 7
stroke-history      | History of stroke                            | Z86.73  |           |   | 0 0 0 0 0 1 4 9
dvt-history         | History of deep vein thrombosis              | Z86.718 |           |   | 0 0 0 0 .4 1.5 2.5 3
venous-insufficiency| Venous insufficiency of legs                 | I87.2   |           |   | 0 0 0 0 0 2 6 9
palpitations        | Palpitations                                 | R00.2   | 80313002  |   | 0 0 0 1 2 2 2 1
t2d                 | Type 2 diabetes mellitus                     | E11.9   | 44054006  |   | 0 0 0 .3 2 13 23 21
t2d-ckd             | Type 2 diabetes with diabetic CKD            | E11.22  | 127013003 |   | 0 0 0 0 0 0 0 0
t2d-neuropathy      | Diabetic polyneuropathy                      | E11.42  | 368581000119106 | | 0 0 0 0 0 0 0 0
t2d-retinopathy     | Diabetic retinopathy                         | E11.319 | 422034002 |   | 0 0 0 0 0 0 0 0
t1d                 | Type 1 diabetes mellitus                     | E10.9   | 46635009  |   | 0 .4 .8 1 .8 .6 .3 0
prediabetes         | Prediabetes                                  | R73.03  | 15777000  |   | 0 0 0 1 4 13 14 9
obesity             | Obesity                                      | E66.9   | 414916001 |   | 0 0 0 0 19 26 20 8
hypothyroidism      | Hypothyroidism                               | E03.9   | 40930008  |   | 0 0 .2 .5 3 8 13 16
graves              | Graves disease                               | E05.00  | 353295004 |   | 0 0 0 .2 .7 .8 .4 .2
thyroid-nodule      | Thyroid nodule                               | E04.1   | 237495005 |   | 0 0 0 0 .8 3 4 3
hyperparathyroidism | Primary hyperparathyroidism                  | E21.0   | 36348003  |   | 0 0 0 0 0 .5 1 1
addison             | Primary adrenal insufficiency                | E27.1   | 363732003 |   | 0 0 0 0 .2 .2 .1 0
osteoporosis        | Osteoporosis                                 | M81.0   | 64859006  | f | 0 0 0 0 0 4 23 30
vitamin-d           | Vitamin D deficiency                         | E55.9   | 34713006  |   | 0 0 .5 2 6 8 9 9
ckd3a               | Chronic kidney disease stage 3a              | N18.31  | 433144002 |   | 0 0 0 0 0 1 6 12
ckd3b               | Chronic kidney disease stage 3b              | N18.32  | 433144002 |   | 0 0 0 0 0 .4 3 8
ckd4                | Chronic kidney disease stage 4               | N18.4   | 431857002 |   | 0 0 0 0 0 .2 1 3
esrd                | End-stage kidney disease on dialysis         | N18.6   | 46177005  |   | 0 0 0 0 .1 .4 .6 .4
ckd-anemia          | Anemia in chronic kidney disease             | D63.1   |           |   | 0 0 0 0 0 0 0 0
hyperkalemia        | Hyperkalemia                                 | E87.5   | 14140009  |   | 0 0 0 0 0 0 .3 .5
hyponatremia        | Hyponatremia                                 | E87.1   | 89627008  |   | 0 0 0 0 0 .3 1 3
kidney-stones       | Nephrolithiasis                              | N20.0   | 95570007  |   | 0 0 0 .2 1.5 4 4 2
copd                | Chronic obstructive pulmonary disease        | J44.9   | 13645005  |   | 0 0 0 0 0 4 13 15
osa                 | Obstructive sleep apnea                      | G47.33  | 78275009  |   | 0 .4 .5 .5 2 7 9 7
lung-nodule         | Solitary pulmonary nodule                    | R91.1   | 427359005 |   | 0 0 0 0 .1 1.5 4 4
ipf                 | Idiopathic pulmonary fibrosis                | J84.112 | 28168000  |   | 0 0 0 0 0 0 .6 .8
chronic-cough       | Chronic cough                                | R05.3   | 68154008  |   | 0 .5 .5 .3 1 2 2 2
tobacco             | Tobacco use disorder, cigarettes             | F17.210 | 56294008  |   | 0 0 0 1 10 12 7 2
gerd                | Gastroesophageal reflux disease              | K21.9   | 235595009 |   | 2 0 .5 2 8 17 19 17
barrett             | Barrett esophagus                            | K22.70  | 302914006 |   | 0 0 0 0 0 1 2 1
ibs                 | Irritable bowel syndrome                     | K58.9   | 10743008  |   | 0 0 .2 1 5 5 3 1
chronic-constipation| Constipation                                 | K59.00  | 14760008  |   | 4 8 6 4 3 4 8 13
crohn               | Crohn disease                                | K50.90  | 34000006  |   | 0 0 .1 .3 .8 .6 .3 .1
ulcerative-colitis  | Ulcerative colitis                           | K51.90  | 64766004  |   | 0 0 .1 .2 .8 .7 .5 .2
celiac              | Celiac disease                               | K90.0   | 396331005 |   | 0 .6 .8 .8 .8 .7 .4 .2
diverticulosis      | Diverticulosis of colon                      | K57.30  | 307496006 |   | 0 0 0 0 .3 6 16 20
colon-polyp         | Polyp of colon                               | K63.5   | 68496003  |   | 0 0 0 0 .2 8 13 9
masld               | Fatty liver (steatotic liver disease)        | K76.0   | 197321007 |   | 0 0 .3 1 3 7 6 2
cirrhosis           | Cirrhosis of liver                           | K74.60  | 19943007  |   | 0 0 0 0 .2 .8 .8 .4
hepatitis-b         | Chronic hepatitis B                          | B18.1   | 61977001  |   | 0 0 0 0 .4 .6 .4 .2
hepatitis-c         | Chronic hepatitis C                          | B18.2   | 128302006 |   | 0 0 0 0 .4 1 .8 .2
gallstones          | Gallstones                                   | K80.20  | 235919008 |   | 0 0 0 .1 1 3 4 4
iron-deficiency     | Iron deficiency anemia                       | D50.9   | 87522002  |   | 2 2 .5 2 3 3 3 5
b12-deficiency      | Vitamin B12 deficiency                       | E53.8   | 190634004 |   | 0 0 0 0 .4 1.5 3 6
thrombocytopenia    | Thrombocytopenia                             | D69.6   | 302215000 |   | 0 0 0 0 .3 .5 1 1
cll                 | Chronic lymphocytic leukemia                 | C91.10  | 92814006  |   | 0 0 0 0 0 .2 .9 1
sickle-cell         | Sickle-cell disease                          | D57.1   | 417357006 |   | .5 .5 .5 .4 .3 .1 0 0
hemophilia-a        | Hemophilia A                                 | D66     | 28293008  | m | .3 .4 .3 .2 .1 .1 0 0
breast-cancer       | Breast cancer                                | C50.919 | 254837009 | f | 0 0 0 0 .1 2 3 3
prostate-cancer     | Prostate cancer                              | C61     | 399068003 | m | 0 0 0 0 0 1.5 7 9
`;
