import { rowsOf } from './table.ts';

/** A drug as this EHR writes it. */
export interface DrugRow {
  readonly id: string;
  /** A patient takes one drug of a class at a time. */
  readonly drugClass: string;
  /** Empty where no public source was found for the code: then the order is text only, as some EHRs write it. */
  readonly rxnorm: string;
  readonly display: string;
  /** What the clinician sees, brand in capitals as many EHRs print it. */
  readonly text: string;
  readonly sig: string;
}

/** Columns: id | class | RxNorm product | its name | text | directions. Codes: Synthea (Apache-2.0), and a few on which several public FHIR examples agree; none was checked against RxNorm itself. They are for show: no topic is found by an RxNorm code. */
export const DRUGS: ReadonlyMap<string, DrugRow> = new Map(
  rowsOf(`
lisinopril     | ras            | 314076  | lisinopril 10 MG Oral Tablet | lisinopril (ZESTRIL) 10 mg tablet | Take 1 tablet daily
prinivil       | ras            | 206765  | lisinopril 10 MG Oral Tablet [Prinivil] | PRINIVIL 10 mg tablet | Take 1 tablet daily
losartan       | ras            | 979492  | losartan potassium 50 MG Oral Tablet | losartan (COZAAR) 50 mg tablet | Take 1 tablet daily
sacubitril     | ras            | 1656349 | sacubitril 49 MG / valsartan 51 MG Oral Tablet | sacubitril-valsartan (ENTRESTO) 49-51 mg tablet | Take 1 tablet twice daily
amlodipine     | calcium        | 197361  | amlodipine 5 MG Oral Tablet | amlodipine (NORVASC) 5 mg tablet | Take 1 tablet daily
verapamil      | calcium        | 897718  | verapamil hydrochloride 40 MG | verapamil 40 mg tablet | Take 1 tablet three times daily
hctz           | thiazide       | 316049  | hydrochlorothiazide 25 MG | hydrochlorothiazide 25 mg tablet | Take 1 tablet every morning
metoprolol     | beta           | 866436  | 24 HR metoprolol succinate 50 MG Extended Release Oral Tablet | metoprolol succinate (TOPROL XL) 50 mg 24 hr tablet | Take 1 tablet daily
toprol         | beta           | 866414  | 24 HR metoprolol succinate 100 MG Extended Release Oral Tablet [Toprol] | TOPROL XL 100 mg 24 hr tablet | Take 1 tablet daily
labetalol      | beta           |         |  | labetalol 200 mg tablet | Take 1 tablet twice daily
furosemide     | loop           | 313988  | furosemide 40 MG Oral Tablet | furosemide (LASIX) 40 mg tablet | Take 1 tablet every morning
spironolactone | mra            |         |  | spironolactone (ALDACTONE) 25 mg tablet | Take 1 tablet daily
atorvastatin   | statin         |         |  | atorvastatin (LIPITOR) 40 mg tablet | Take 1 tablet at bedtime
simvastatin    | statin         | 312961  | simvastatin 20 MG Oral Tablet | simvastatin (ZOCOR) 20 mg tablet | Take 1 tablet in the evening
rosuvastatin   | statin         |         |  | rosuvastatin (CRESTOR) 20 mg tablet | Take 1 tablet daily
clopidogrel    | antiplatelet   | 309362  | clopidogrel 75 MG Oral Tablet | clopidogrel (PLAVIX) 75 mg tablet | Take 1 tablet daily
aspirin        | antiplatelet   |         |  | aspirin 81 mg EC tablet | Take 1 tablet daily
nitroglycerin  | nitrate        | 705129  | nitroglycerin 0.4 MG/ACTUAT Mucosal Spray | nitroglycerin 0.4 mg spray | 1 spray under the tongue as needed
apixaban       | anticoagulant  | 1364445 | apixaban 5 MG Oral Tablet | apixaban (ELIQUIS) 5 mg tablet | Take 1 tablet twice daily
warfarin       | anticoagulant  | 855332  | warfarin sodium 5 MG Oral Tablet | warfarin (COUMADIN) 5 mg tablet | Take as directed by INR clinic
digoxin        | digoxin        | 197604  | digoxin 0.125 MG Oral Tablet | digoxin (LANOXIN) 125 mcg tablet | Take 1 tablet daily
metformin-er   | biguanide      | 860975  | 24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet | metformin ER (GLUCOPHAGE XR) 500 mg 24 hr tablet | Take 2 tablets with dinner
metformin      | biguanide      |         |  | metformin (GLUCOPHAGE) 1,000 mg tablet | Take 1 tablet twice daily with meals
empagliflozin  | sglt2          | 1545653 | empagliflozin 10 MG Oral Tablet | empagliflozin (JARDIANCE) 10 mg tablet | Take 1 tablet every morning
semaglutide    | glp1           |         |  | semaglutide (OZEMPIC) 0.25 or 0.5 mg pen | Inject 0.5 mg under the skin weekly
glargine       | basal-insulin  | 847232  | 3 ML insulin glargine 100 UNT/ML Pen Injector [Lantus] | LANTUS SoloStar 100 unit/mL pen | Inject 18 units at bedtime
lispro         | meal-insulin   |         |  | insulin lispro (HUMALOG) 100 unit/mL pen | Inject with meals per scale
levothyroxine  | thyroid        | 966222  | levothyroxine sodium 0.075 MG Oral Tablet | levothyroxine (SYNTHROID) 75 mcg tablet | Take 1 tablet on an empty stomach
methimazole    | antithyroid    |         |  | methimazole 10 mg tablet | Take 1 tablet daily
hydrocortisone-tab | steroid    |         |  | hydrocortisone (CORTEF) 10 mg tablet | Take 1.5 tablets in the morning, 0.5 at 2 PM
prednisone     | steroid        |         |  | prednisone 10 mg tablet | Take 1 tablet every morning
alendronate    | bisphosphonate |         |  | alendronate (FOSAMAX) 70 mg tablet | Take 1 tablet weekly with water
vitamin-d3     | vitamin-d      |         |  | cholecalciferol 2,000 unit capsule (OTC) | Take 1 capsule daily
iron           | iron           | 310325  | ferrous sulfate 325 MG Oral Tablet | ferrous sulfate 325 mg (65 mg iron) tablet | Take 1 tablet every other day
b12            | b12            | 2001499 | vitamin B 12 5 MG/ML Injectable Solution | cyanocobalamin injection | Inject monthly
albuterol      | rescue         | 745679  | 200 ACTUAT albuterol 0.09 MG/ACTUAT Metered Dose Inhaler | albuterol HFA (PROAIR) 90 mcg/actuation inhaler | 2 puffs every 4 hours as needed
fluticasone    | controller     | 895994  | 120 ACTUAT fluticasone propionate 0.044 MG/ACTUAT Metered Dose Inhaler | fluticasone HFA (FLOVENT) 44 mcg inhaler | 2 puffs twice daily
advair         | controller     | 896209  | 60 ACTUAT fluticasone propionate 0.25 MG/ACTUAT / salmeterol 0.05 MG/ACTUAT Dry Powder Inhaler | fluticasone-salmeterol (ADVAIR DISKUS) 250-50 mcg | 1 inhalation twice daily
tiotropium     | lama           |         |  | tiotropium (SPIRIVA) 18 mcg inhalation capsule | Inhale 1 capsule daily
loratadine     | antihistamine  | 311372  | loratadine 10 MG Oral Tablet | loratadine (CLARITIN) 10 mg tablet | Take 1 tablet daily
loratadine-chew| antihistamine  | 665078  | loratadine 5 MG Chewable Tablet | CHILDREN'S CLARITIN 5 mg chewable | Chew 1 tablet daily
nasal-steroid  | nasal          |         |  | fluticasone (FLONASE) 50 mcg nasal spray | 2 sprays each nostril daily
nicotine       | nicotine       | 198031  | 24 HR nicotine transdermal patch | nicotine (NICODERM CQ) 21 mg/24 hr patch | Apply 1 patch daily
omeprazole     | ppi            |         |  | omeprazole (PRILOSEC) 20 mg DR capsule | Take 1 capsule before breakfast
pantoprazole   | ppi            |         |  | pantoprazole (PROTONIX) 40 mg EC tablet | Take 1 tablet before breakfast
polyethylene   | laxative       |         |  | polyethylene glycol (MIRALAX) 17 g packet | 1 packet in water daily
mesalamine     | aminosalicylate|         |  | mesalamine (LIALDA) 1.2 g DR tablet | Take 2 tablets daily
adalimumab     | biologic       |         |  | adalimumab (HUMIRA) 40 mg/0.4 mL pen | Inject 40 mg every 14 days
sertraline     | ssri           |         |  | sertraline (ZOLOFT) 50 mg tablet | Take 1 tablet daily
escitalopram   | ssri           |         |  | escitalopram (LEXAPRO) 10 mg tablet | Take 1 tablet daily
bupropion      | bupropion      |         |  | bupropion XL (WELLBUTRIN XL) 150 mg 24 hr tablet | Take 1 tablet every morning
trazodone      | hypnotic       |         |  | trazodone 50 mg tablet | Take 1 tablet at bedtime as needed
lamotrigine    | mood           |         |  | lamotrigine (LAMICTAL) 100 mg tablet | Take 1 tablet twice daily
quetiapine     | antipsychotic  |         |  | quetiapine (SEROQUEL) 100 mg tablet | Take 1 tablet at bedtime
risperidone    | antipsychotic  |         |  | risperidone (RISPERDAL) 2 mg tablet | Take 1 tablet at bedtime
methylphenidate| stimulant      |         |  | methylphenidate ER (CONCERTA) 18 mg tablet | Take 1 tablet every morning
sumatriptan    | triptan        |         |  | sumatriptan (IMITREX) 50 mg tablet | Take 1 at onset, may repeat once
levetiracetam  | anticonvulsant |         |  | levetiracetam (KEPPRA) 500 mg tablet | Take 1 tablet twice daily
galantamine    | cognition      | 310436  | galantamine 4 MG Oral Tablet | galantamine (RAZADYNE) 4 mg tablet | Take 1 tablet twice daily
donepezil      | cognition      |         |  | donepezil (ARICEPT) 10 mg tablet | Take 1 tablet at bedtime
carbidopa      | levodopa       |         |  | carbidopa-levodopa (SINEMET) 25-100 mg tablet | Take 1 tablet three times daily
gabapentin     | gabapentinoid  | 310431  | gabapentin 300 MG Oral Capsule | gabapentin (NEURONTIN) 300 mg capsule | Take 1 capsule three times daily
naproxen       | nsaid          | 198014  | naproxen 500 MG Oral Tablet | naproxen (NAPROSYN) 500 mg tablet | Take 1 tablet twice daily with food
ibuprofen      | nsaid          | 310965  | ibuprofen 200 MG Oral Tablet | ibuprofen (ADVIL) 200 mg tablet | Take 2 tablets as needed
acetaminophen  | acetaminophen  | 313782  | acetaminophen 325 MG Oral Tablet | acetaminophen (TYLENOL) 325 mg tablet | Take 2 tablets every 6 hours as needed
oxycodone      | opioid         | 1049221 | acetaminophen 325 MG / oxycodone hydrochloride 5 MG Oral Tablet | oxycodone-acetaminophen (PERCOCET) 5-325 mg tablet | Take 1 tablet every 8 hours as needed
buprenorphine  | opioid         |         |  | buprenorphine-naloxone (SUBOXONE) 8-2 mg SL tablet | 1 tablet under the tongue twice daily
allopurinol    | urate          | 197319  | allopurinol 100 MG Oral Tablet | allopurinol (ZYLOPRIM) 100 mg tablet | Take 1 tablet daily
colchicine     | colchicine     | 858069  | colchicine 0.6 MG [Colcrys] | COLCRYS 0.6 mg tablet | Take as directed for flare
methotrexate   | dmard          | 105586  | methotrexate 10 MG Oral Tablet | methotrexate 10 mg tablet | Take 1 tablet WEEKLY
hydroxychloroquine | antimalarial |       |  | hydroxychloroquine (PLAQUENIL) 200 mg tablet | Take 1 tablet twice daily
hydrocortisone | topical-steroid| 106258  | hydrocortisone 10 MG/ML Topical Cream | hydrocortisone 1 % cream | Apply thin layer twice daily
tretinoin      | retinoid       |         |  | tretinoin (RETIN-A) 0.025 % cream | Apply pea-sized amount at night
epinephrine    | epinephrine    | 1870230 | NDA020800 0.3 ML epinephrine 1 MG/ML Auto-Injector | EPIPEN 0.3 mg/0.3 mL auto-injector | Inject for severe reaction, call 911
tamsulosin     | alpha          |         |  | tamsulosin (FLOMAX) 0.4 mg capsule | Take 1 capsule at bedtime
sildenafil     | pde5           |         |  | sildenafil (VIAGRA) 50 mg tablet | Take 1 tablet as needed
mirabegron     | beta3          |         |  | mirabegron (MYRBETRIQ) 25 mg tablet | Take 1 tablet daily
latanoprost    | eye            |         |  | latanoprost (XALATAN) 0.005 % eye drops | 1 drop each eye at bedtime
yaz            | contraceptive  | 748856  | Yaz 28 Day Pack | YAZ 3-0.02 mg tablet | Take 1 tablet daily
mirena         | contraceptive  | 807283  | Mirena 52 MG Intrauterine System | MIRENA 52 mg IUD | In place
prenatal       | prenatal       |         |  | prenatal vitamin tablet | Take 1 tablet daily
biktarvy       | antiretroviral |         |  | bictegravir-emtricitabine-tenofovir (BIKTARVY) 50-200-25 mg tablet | Take 1 tablet daily
valacyclovir   | antiviral      |         |  | valacyclovir (VALTREX) 500 mg tablet | Take 1 tablet daily
naltrexone     | naltrexone     |         |  | naltrexone 50 mg tablet | Take 1 tablet daily
hydroxyurea    | hydroxyurea    |         |  | hydroxyurea (DROXIA) 300 mg capsule | Take 1 capsule daily
anastrozole    | aromatase      |         |  | anastrozole (ARIMIDEX) 1 mg tablet | Take 1 tablet daily
tenofovir      | hepatitis-b    |         |  | tenofovir alafenamide (VEMLIDY) 25 mg tablet | Take 1 tablet daily
`).map(([id = '', drugClass = '', rxnorm = '', display = '', text = '', sig = '']) => [
    id,
    { id, drugClass, rxnorm, display, text, sig },
  ]),
);

/** Short courses of the past months: stopped when the visit comes. */
export const COURSES: readonly DrugRow[] = rowsOf(`
amoxicillin | antibiotic | 308189 | amoxicillin 80 MG/ML Oral Suspension | amoxicillin 400 mg/5 mL suspension | 7 mL twice daily for 10 days
augmentin   | antibiotic | 562251 | amoxicillin 250 MG / clavulanate 125 MG Oral Tablet | amoxicillin-clavulanate (AUGMENTIN) 250-125 mg tablet | Take 1 tablet three times daily for 7 days
penicillin  | antibiotic | 834102 | penicillin V potassium 500 MG Oral Tablet | penicillin V 500 mg tablet | Take 1 tablet twice daily for 10 days
cefuroxime  | antibiotic | 309097 | cefuroxime 250 MG Oral Tablet | cefuroxime (CEFTIN) 250 mg tablet | Take 1 tablet twice daily for 7 days
diphenhydramine | antihistamine | 1049630 | diphenhydramine hydrochloride 25 MG Oral Tablet | diphenhydramine (BENADRYL) 25 mg tablet | Take 1 tablet at bedtime as needed
`).map(([id = '', drugClass = '', rxnorm = '', display = '', text = '', sig = '']) => ({
  id,
  drugClass,
  rxnorm,
  display,
  text,
  sig,
}));
