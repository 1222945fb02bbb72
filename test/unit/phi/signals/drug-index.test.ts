import { describe, expect, it } from 'vitest';
import { type DrugFound, indexDrugs } from '#phi/signals/drug-index.ts';
import * as tables from '#phi/signals/drug-tables.ts';

const index = indexDrugs(tables);

/** As the reader of medications splits a name. */
const wordsOf = (name: string): readonly string[] => [
  ...new Set(
    name
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== ''),
  ),
];
const drugsIn = (name: string): readonly DrugFound[] =>
  index.drugsOf({ words: wordsOf(name), rxnorm: [] });
const classesIn = (name: string): readonly string[] => [
  ...new Set(drugsIn(name).flatMap(({ classes }) => classes)),
];
const topicsIn = (name: string): readonly string[] => [
  ...new Set(drugsIn(name).flatMap(({ topic }) => topic ?? [])),
];
const ingredientsIn = (name: string): readonly string[] =>
  drugsIn(name).map(({ ingredient }) => ingredient);

describe('a medication by its name', () => {
  it.each([
    ['Lasix', ['furosemide']],
    ['Eliquis 5 MG Oral Tablet', ['apixaban']],
    ['Simvistatin 10 MG', ['simvastatin']],
    ['Toprol XL 100 mg', ['metoprolol']],
    ['Carbamazepine[Tegretol]', ['carbamazepine']],
    ['insulin glargine (Lantus) 100 unit/mL', ['insulin']],
    ['valproic acid 250 mg', ['valproate']],
    ['folic acid 1 MG', ['folic-acid']],
    ['Vitamin B 12 5 MG/ML Injectable Solution', ['cyanocobalamin']],
    ['vitamin B12 1000 mcg', ['cyanocobalamin']],
    ['iron sulfate 325 mg', ['iron']],
    ['Ferrous gluconate 240 mg', ['ferrous']],
    ['paracetamol 500 mg', ['acetaminophen']],
    ['salbutamol 100 micrograms', ['albuterol']],
    ['frusemide 40 mg', ['furosemide']],
    ['glibenclamide 5 mg', ['glyburide']],
    ['Losartan potassium 50 mg', ['losartan']],
    ['penicillin V potassium 500 MG', ['penicillin']],
    ['Klor-Con M20', ['potassium-chloride']],
    ['metformin hydrochloride 500 MG Extended Release Oral Tablet', ['metformin']],
  ])('%s is %j', (name, ingredients) => {
    expect(ingredientsIn(name)).toEqual(ingredients);
  });

  it.each([
    ['Entresto 24-26 mg tab', ['sacubitril', 'valsartan']],
    ['sacubitril-valsartan', ['sacubitril', 'valsartan']],
    ['lisinopril/hydrochlorothiazide 20-12.5', ['lisinopril', 'hydrochlorothiazide']],
    ['Symbicort 160-4.5', ['budesonide', 'formoterol']],
    ['amlodipine and benazepril', ['amlodipine', 'benazepril']],
    ['Losartan-HCTZ 100-25', ['losartan', 'hydrochlorothiazide']],
    ['Benicar HCT', ['olmesartan', 'hydrochlorothiazide']],
    ['Janumet 50-1000', ['metformin', 'sitagliptin']],
    ['Bactrim DS', ['sulfamethoxazole']],
    ['Percocet 5-325', ['oxycodone', 'acetaminophen']],
    ['Stalevo 100', ['carbidopa', 'levodopa', 'entacapone']],
  ])('%s gives every ingredient with a class or topic: %j', (name, ingredients) => {
    expect(ingredientsIn(name)).toEqual(ingredients);
  });

  it('names each ingredient once, however often the text and the codings name it', () => {
    expect(ingredientsIn('Entresto sacubitril 24 MG / valsartan 26 MG Oral Tablet')).toEqual([
      'sacubitril',
      'valsartan',
    ]);
  });

  it.each([
    ['Timolol maleate 0.5 % ophthalmic solution', ['glaucoma-drop'], ['glaucoma']],
    ['timolol 10 mg tablet', ['beta-blocker'], []],
    ['fluticasone 50 mcg nasal spray', ['nasal-corticosteroid'], ['allergic-rhinitis']],
    ['Flonase', ['nasal-corticosteroid'], ['allergic-rhinitis']],
    ['Flovent HFA 110 mcg', ['inhaled-corticosteroid'], []],
    ['Advair Diskus 250/50', ['inhaled-corticosteroid', 'laba'], []],
    ['fluticasone-salmeterol 250-50', ['inhaled-corticosteroid', 'laba'], []],
    ['Budesonide 0.5 MG/2ML inhalation suspension', ['inhaled-corticosteroid'], []],
    ['budesonide 3 mg EC capsule', ['systemic-corticosteroid'], []],
    ['budesonide', [], []],
    ['hydrocortisone 1 % cream', ['topical-corticosteroid'], []],
    ['hydrocortisone 10 mg tablet', ['systemic-corticosteroid'], []],
    ['prednisolone acetate 1 % ophthalmic suspension', [], []],
    ['estradiol 0.01 % vaginal cream', ['menopausal-hormone'], ['menopause']],
    ['estradiol 1 mg tablet', ['menopausal-hormone'], []],
    ['ketoconazole 2 % shampoo', ['topical-antifungal'], ['fungal-skin']],
    ['ketoconazole 200 mg tablet', ['azole-antifungal'], []],
    ['diclofenac 1 % gel', ['topical-nsaid'], []],
    ['diclofenac sodium 75 mg DR tablet', ['nsaid'], []],
    ['testosterone 1.62 % gel', ['testosterone'], ['male-hypogonadism']],
    ['vitamin D3 2000 unit soft gel', ['vitamin-d'], ['vitamin-d']],
    ['tacrolimus 0.1 % ointment', ['topical-calcineurin-inhibitor'], ['atopic-dermatitis']],
    ['cyclosporine 0.05 % eye emulsion', ['dry-eye-drop'], ['eyelid-lacrimal']],
    ['ciprofloxacin 0.3 % ophthalmic', ['ophthalmic-antiinfective'], ['conjunctivitis-red-eye']],
    ['metronidazole 0.75 % vaginal gel', ['vaginal-antiinfective'], ['vaginitis']],
    ['vancomycin 125 mg capsule', ['c-difficile-agent'], ['c-difficile']],
    ['vancomycin 1 g IV', [], []],
  ])('by the route in %s is of %j and leads to %j', (name, classes, topics) => {
    expect(classesIn(name)).toEqual(classes);
    expect(topicsIn(name)).toEqual(topics);
  });

  it.each([
    ['atorvastatin 40 mg', 'dyslipidemia', 'drug-class:statin'],
    ['Xarelto 20 mg', 'anticoagulation', 'drug-class:doac'],
    ['alendronate 70 mg', 'osteoporosis', 'drug-class:bisphosphonate'],
    ['donepezil 10 mg', 'dementia', 'drug-class:cholinesterase-inhibitor'],
    ['Spiriva Respimat', 'copd', 'drug-class:lama'],
    ['lisinopril 10 mg', 'hypertension', 'ingredient:lisinopril'],
    ['tamsulosin 0.4 mg', 'bph', 'ingredient:tamsulosin'],
    ['meclizine 25 mg', 'dizziness-vertigo', 'ingredient:meclizine'],
    ['Wegovy 1 mg', 'obesity', 'drug-class:weight-loss-drug'],
    ['Epinephrine 1 MG/ML Auto-Injector', 'anaphylaxis', 'ingredient:epinephrine'],
    ['Prolia 60 mg', 'osteoporosis', 'drug-class:rankl-inhibitor'],
    ['Revatio 20 mg', 'pulmonary-hypertension', 'drug-class:pulmonary-vasodilator'],
    ['Truvada', undefined, 'ingredient:emtricitabine'],
    ['Ozempic', undefined, 'ingredient:semaglutide'],
    ['Jardiance 10 mg', undefined, 'ingredient:empagliflozin'],
    ['metoprolol succinate', undefined, 'ingredient:metoprolol'],
    ['spironolactone 25 mg', undefined, 'ingredient:spironolactone'],
    ['gabapentin 300 mg', undefined, 'ingredient:gabapentin'],
    ['prednisone 5 mg', undefined, 'ingredient:prednisone'],
    ['Xgeva', undefined, 'ingredient:denosumab'],
    ['nifedipine ER 30 mg', undefined, 'ingredient:nifedipine'],
    ['sulfasalazine 500 mg', undefined, 'ingredient:sulfasalazine'],
    ['ustekinumab 90 mg', undefined, 'ingredient:ustekinumab'],
  ])('%s leads to %s by %s', (name, topic, rule) => {
    expect(drugsIn(name)[0]).toMatchObject({ rule });
    expect(drugsIn(name)[0]?.topic).toBe(topic);
  });

  it('tells opioids for pain from treatment of opioid use', () => {
    expect(classesIn('Buprenorphine 8 MG / Naloxone 2 MG Sublingual Film')).toContain(
      'opioid-use-treatment',
    );
    expect(classesIn('Suboxone')).toContain('opioid-use-treatment');
    expect(classesIn('buprenorphine 10 mcg/hr patch')).toEqual(['opioid']);
    expect(topicsIn('methadone 10 mg')).toEqual([]);
  });

  it('does not take prevention of HIV, or hepatitis B, for HIV', () => {
    expect(topicsIn('Descovy')).toEqual([]);
    expect(topicsIn('emtricitabine 200 MG / tenofovir disoproxil 300 MG')).toEqual([]);
    expect(topicsIn('Apretude')).toEqual(['hiv-prep']);
    expect(topicsIn('Vemlidy 25 mg')).toEqual(['hepatitis-b']);
    expect(topicsIn('Biktarvy')).toEqual(['hiv']);
  });

  it('tells contraceptives from hormones of the menopause by the companion', () => {
    expect(classesIn('norethindrone 0.35 mg')).toEqual(['progestin-contraceptive']);
    expect(classesIn('norethindrone-ethinyl estradiol-iron')).toContain('combined-contraceptive');
    expect(classesIn('estradiol-norethindrone acetate 1-0.5')).toEqual(['menopausal-hormone']);
    expect(classesIn('Junel Fe 1/20')).toEqual(['combined-contraceptive']);
    expect(classesIn('norethindrone acetate 5 mg')).toEqual([]);
  });

  it('lets a vitamin in a multivitamin, calcium with vitamin D and a line flush pass', () => {
    for (const name of [
      'prenatal vitamin with iron and folic acid',
      'calcium carbonate-vitamin D3 600 mg-400 unit',
      'heparin lock flush 10 unit/mL',
      'lidocaine 1 %-epinephrine 1:100,000',
    ]) {
      expect(drugsIn(name), name).toEqual([]);
    }
  });

  it('knows products by their RxNorm identifier alone, and beside the name only once', () => {
    expect(index.drugsOf({ words: [], rxnorm: ['896209'] }).map(({ classes }) => classes)).toEqual([
      ['inhaled-corticosteroid'],
      ['laba'],
    ]);
    const both = index.drugsOf({ words: ['metformin'], rxnorm: ['6809', '860975', 'none'] });
    expect(both.map(({ ingredient }) => ingredient)).toEqual(['metformin']);
  });
});
