import { rowsOf, wordsOf } from './table.ts';

/** What is often prescribed for a condition: in this percentage one of these drugs, picked at random. */
export interface TreatmentRow {
  readonly condition: string;
  readonly percent: number;
  readonly drugs: readonly string[];
}

/** In order: a drug of a class already taken is not added again. What is usual, not what is right. */
export const TREATMENTS: readonly TreatmentRow[] = rowsOf(`
pregnancy | 95 | prenatal
hfref | 60 | sacubitril
hfref | 80 | metoprolol toprol
hfref | 70 | furosemide
hfref | 45 | spironolactone
hfref | 40 | empagliflozin
hfpef | 75 | furosemide
hfpef | 35 | empagliflozin
hypertension | 62 | lisinopril losartan prinivil lisinopril
hypertension | 40 | amlodipine
hypertension | 24 | hctz
cad | 90 | atorvastatin rosuvastatin
cad | 82 | aspirin aspirin clopidogrel
cad | 60 | metoprolol
cad | 30 | nitroglycerin
stroke-history | 75 | clopidogrel aspirin
stroke-history | 80 | atorvastatin
pad | 80 | aspirin clopidogrel
pad | 75 | atorvastatin
dyslipidemia | 76 | atorvastatin simvastatin rosuvastatin
hypercholesterolemia | 60 | simvastatin atorvastatin
anticoagulation | 100 | apixaban apixaban warfarin
atrial-fibrillation | 58 | metoprolol
atrial-fibrillation | 10 | digoxin
hcm | 60 | verapamil
t1d | 100 | glargine
t1d | 100 | lispro
t2d | 82 | metformin metformin-er
t2d | 24 | empagliflozin
t2d | 26 | semaglutide
t2d | 24 | glargine
t2d-neuropathy | 55 | gabapentin
prediabetes | 12 | metformin-er
obesity | 6 | semaglutide
gestational-diabetes | 40 | glargine
hypothyroidism | 92 | levothyroxine
graves | 80 | methimazole
addison | 100 | hydrocortisone-tab
osteoporosis | 55 | alendronate
osteoporosis | 60 | vitamin-d3
vitamin-d | 70 | vitamin-d3
ckd-anemia | 50 | iron
iron-deficiency | 78 | iron
b12-deficiency | 75 | b12
copd | 85 | albuterol
copd | 62 | tiotropium
copd | 40 | advair
asthma | 88 | albuterol
asthma | 38 | fluticasone
persistent-asthma | 95 | albuterol
persistent-asthma | 88 | advair fluticasone
allergic-rhinitis | 45 | nasal-steroid
allergic-rhinitis | 45 | loratadine
seasonal-rhinitis | 55 | loratadine
chronic-sinusitis | 60 | nasal-steroid
tobacco | 20 | nicotine
gerd | 72 | omeprazole pantoprazole
barrett | 95 | pantoprazole
chronic-constipation | 60 | polyethylene
ulcerative-colitis | 75 | mesalamine
crohn | 55 | adalimumab
depression | 62 | sertraline escitalopram
recurrent-depression | 80 | sertraline escitalopram
recurrent-depression | 22 | bupropion
anxiety | 55 | sertraline escitalopram
ptsd | 50 | sertraline
insomnia | 34 | trazodone
bipolar | 60 | lamotrigine
bipolar | 45 | quetiapine
schizophrenia | 95 | risperidone
adhd | 68 | methylphenidate
migraine | 50 | sumatriptan
epilepsy | 85 | levetiracetam
alzheimer | 58 | donepezil galantamine
parkinson | 92 | carbidopa
neuropathy | 45 | gabapentin
sciatica | 30 | gabapentin
fibromyalgia | 40 | gabapentin
knee-oa | 40 | naproxen ibuprofen
knee-oa | 30 | acetaminophen
hip-oa | 40 | acetaminophen naproxen
low-back-pain | 28 | naproxen ibuprofen
gout | 68 | allopurinol
gout | 34 | colchicine
rheumatoid-arthritis | 75 | methotrexate
psoriatic-arthritis | 60 | adalimumab methotrexate
lupus | 90 | hydroxychloroquine
pmr | 95 | prednisone
giant-cell | 100 | prednisone
opioid-use | 72 | buprenorphine
opioid-therapy | 100 | oxycodone
acne | 60 | tretinoin
eczema | 66 | hydrocortisone
food-allergy | 90 | epinephrine
bph | 60 | tamsulosin
erectile-dysfunction | 50 | sildenafil
overactive-bladder | 50 | mirabegron
glaucoma | 90 | latanoprost
pcos | 40 | yaz
endometriosis | 45 | yaz mirena
abnormal-bleeding | 35 | mirena
hiv | 100 | biktarvy
genital-herpes | 45 | valacyclovir
alcohol | 25 | naltrexone
sickle-cell | 60 | hydroxyurea
breast-cancer | 55 | anastrozole
hepatitis-b | 70 | tenofovir
`).map(([condition = '', percent = '', drugs = '']) => ({
  condition,
  percent: Number(percent),
  drugs: wordsOf(drugs),
}));

/** Drug classes no chart of this clinic shows beside the condition, so that a reader is not distracted by an error. */
export const AVOIDED_CLASSES: Readonly<Record<string, readonly string[]>> = {
  ckd3a: ['nsaid'],
  ckd3b: ['nsaid'],
  ckd4: ['nsaid', 'biguanide', 'bisphosphonate', 'mra', 'sglt2', 'thiazide'],
  esrd: ['nsaid', 'biguanide', 'bisphosphonate', 'mra', 'sglt2', 'thiazide', 'dmard'],
  hfref: ['nsaid', 'calcium', 'alpha'],
  hfpef: ['nsaid'],
  cad: ['nsaid', 'triptan'],
  'stroke-history': ['nsaid', 'triptan'],
  anticoagulation: ['nsaid', 'antiplatelet'],
  hyperkalemia: ['mra'],
  cirrhosis: ['nsaid', 'acetaminophen', 'dmard', 'naltrexone'],
  epilepsy: ['bupropion'],
  bipolar: ['ssri', 'bupropion'],
  migraine: ['contraceptive'],
  'dvt-history': ['contraceptive'],
  'opioid-use': ['opioid-therapy', 'naltrexone'],
  pregnancy: [
    'ras',
    'statin',
    'nsaid',
    'dmard',
    'retinoid',
    'sglt2',
    'glp1',
    'contraceptive',
    'antithyroid',
    'mood',
  ],
};

/** Classes that a child of the clinic is not given. */
export const ADULTS_ONLY: readonly string[] = [
  'ras',
  'statin',
  'hypnotic',
  'opioid',
  'glp1',
  'bupropion',
  'nsaid',
];
