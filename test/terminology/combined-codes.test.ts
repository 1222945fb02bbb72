import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as tables from '#phi/signals/concept-map-tables.ts';
import { indexTopics, type TopicIndex } from '#phi/signals/topic-index.ts';
import { COMBINATION_MAPS, furtherMappingsOf } from '../../fhir-profiles/concept-map-tables.ts';
import { readResource } from '../../fhir-profiles/json.ts';

const ICD10CM = 'http://hl7.org/fhir/sid/icd-10-cm';
const SNOMED = 'http://snomed.info/sct';

const whole = indexTopics(tables);
/** The same without the combinations: what owns each code. */
const owners = indexTopics({
  ICD10CM_PREFIXES: tables.ICD10CM_PREFIXES,
  SNOMED_CODES: tables.SNOMED_CODES,
});

/** The topics of a code, or the rule of its exclusion, in order. */
function said(index: TopicIndex, system: string, code: string): readonly string[] {
  return index
    .ofCoding({ system, code })
    .map((mapped) => (mapped.kind === 'topic' ? mapped.topic : mapped.rule));
}

const COMBINED = new Set(
  furtherMappingsOf(readResource(COMBINATION_MAPS.ICD10CM_COMBINATIONS)).map(({ code }) => code),
);

describe('a code of several conditions gives them all', () => {
  it.each([
    ['E11.00', 'dka-hhs type-2-diabetes', 'hyperosmolar type 2 diabetes'],
    ['E11.22', 'chronic-kidney-disease type-2-diabetes', 'type 2 diabetes with kidney disease'],
    ['E11.319', 'diabetic-eye type-2-diabetes', 'with retinopathy'],
    ['E11.36', 'cataract diabetic-eye type-2-diabetes', 'with cataract'],
    ['E11.42', 'diabetic-neuropathy type-2-diabetes', 'with polyneuropathy'],
    ['E11.51', 'pad type-2-diabetes', 'with angiopathy'],
    ['E11.52', 'diabetic-foot pad type-2-diabetes', 'with angiopathy and gangrene'],
    ['E11.610', 'diabetic-foot diabetic-neuropathy type-2-diabetes', 'neuropathic arthropathy'],
    ['E11.621', 'diabetic-foot type-2-diabetes', 'with a foot ulcer'],
    ['E11.622', 'chronic-wounds diabetic-foot type-2-diabetes', 'with another ulcer'],
    ['E11.630', 'oral-health type-2-diabetes', 'with periodontal disease'],
    ['E11.649', 'hypoglycemia type-2-diabetes', 'with hypoglycemia'],
    ['E10.10', 'dka-hhs type-1-diabetes', 'type 1 diabetes with ketoacidosis'],
    ['E10.22', 'chronic-kidney-disease type-1-diabetes', 'type 1 diabetes with kidney disease'],
    ['E08.42', 'diabetic-neuropathy type-2-diabetes', 'diabetes of another cause'],
    ['I11.0', 'heart-failure hypertension', 'hypertensive heart failure'],
    ['I12.0', 'chronic-kidney-disease esrd-dialysis hypertension', 'hypertension, stage 5'],
    ['I12.9', 'chronic-kidney-disease hypertension', 'hypertensive kidney disease'],
    ['I13.0', 'chronic-kidney-disease heart-failure hypertension', 'heart, kidney and pressure'],
    ['I13.10', 'chronic-kidney-disease hypertension', 'the same without heart failure'],
    [
      'I13.2',
      'chronic-kidney-disease esrd-dialysis heart-failure hypertension',
      'heart failure and stage 5',
    ],
    ['I1A.0', 'hypertension secondary-hypertension', 'resistant hypertension'],
    ['I25.110', 'acs coronary-disease', 'coronary disease with unstable angina'],
    ['I25.5', 'cardiomyopathy coronary-disease', 'ischemic cardiomyopathy'],
    ['I69.211', 'cognitive-impairment hemorrhagic-stroke stroke-tia', 'memory after a bleed'],
    ['I69.391', 'dysphagia-eoe stroke-tia', 'dysphagia after a stroke'],
    ['I70.234', 'chronic-wounds pad', 'arterial disease with an ulcer'],
    ['I83.011', 'chronic-venous chronic-wounds', 'varicose veins with an ulcer'],
    ['I85.01', 'cirrhosis gi-bleeding', 'bleeding varices'],
    ['J11.00', 'influenza pneumonia', 'influenza with pneumonia'],
    ['J12.82', 'covid-19 pneumonia', 'COVID-19 pneumonia'],
    ['J61', 'environmental-health ild', 'asbestosis'],
    ['K25.4', 'gi-bleeding peptic-ulcer-hpylori', 'a bleeding gastric ulcer'],
    ['K50.111', 'gi-bleeding ibd', 'Crohn disease with rectal bleeding'],
    ['K50.012', 'bowel-obstruction ibd', 'Crohn disease with obstruction'],
    ['K57.31', 'diverticulitis gi-bleeding', 'bleeding diverticula'],
    ['K58.1', 'constipation ibs', 'irritable bowel with constipation'],
    ['K70.30', 'alcohol-liver-disease cirrhosis', 'alcoholic cirrhosis'],
    ['K76.7', 'aki cirrhosis', 'hepatorenal syndrome'],
    ['K85.10', 'gallstones pancreatitis', 'biliary pancreatitis'],
    ['K86.0', 'alcohol-use pancreatitis', 'alcoholic chronic pancreatitis'],
    ['N25.81', 'calcium-parathyroid chronic-kidney-disease', 'renal hyperparathyroidism'],
    ['N95.0', 'abnormal-uterine-bleeding menopause', 'postmenopausal bleeding'],
    ['O10.219', 'chronic-kidney-disease hypertension hypertension-pregnancy', 'in pregnancy'],
    ['O11.9', 'hypertension hypertension-pregnancy', 'pre-eclampsia upon hypertension'],
    ['O24.012', 'gestational-diabetes type-1-diabetes', 'type 1 diabetes in pregnancy'],
    [
      'O24.13',
      'gestational-diabetes postpartum-care type-2-diabetes',
      'type 2 diabetes after a birth',
    ],
    ['O99.013', 'anemia-other prenatal-care', 'anemia in pregnancy'],
    ['O99.324', 'labor-delivery substance-use-other', 'drug use at a birth'],
    ['D63.1', 'anemia-other chronic-kidney-disease', 'anemia of kidney disease'],
    [
      'D61.810',
      'anemia-other leukocyte-abnormal oncologic-treatment thrombocytopenia-bleeding',
      '',
    ],
    ['F01.C3', 'dementia depression', 'vascular dementia with mood disturbance'],
    ['F10.231', 'alcohol-use delirium', 'alcohol withdrawal delirium'],
    ['F10.27', 'alcohol-use dementia', 'alcohol dementia'],
    ['F43.23', 'anxiety depression ptsd', 'adjustment with anxiety and low mood'],
    ['G62.1', 'alcohol-use peripheral-neuropathy', 'alcoholic polyneuropathy'],
    ['L40.52', 'psa-axspa psoriasis', 'psoriatic arthritis'],
    ['M32.14', 'glomerular-nephrotic lupus', 'lupus nephritis'],
    ['M80.08XA', 'fracture-care osteoporosis', 'osteoporosis with a fracture'],
    ['B02.23', 'herpes-zoster peripheral-neuropathy', 'zoster polyneuropathy'],
    ['B35.1', 'fungal-skin nail-disorder', 'fungal nail'],
    ['Z30.430', 'contraception proc-iud', 'insertion of an intrauterine device'],
    ['T40.2X2A', 'opioid-use poisoning-overdose suicide-risk', 'self-harm by an opioid'],
    ['T71.162A', 'suicide-risk', 'an injury that is excluded, meant as self-harm'],
  ])('%s is %s: %s', (code, topics) => {
    expect([...said(whole, ICD10CM, code)].toSorted().join(' ')).toBe(topics);
  });

  it.each([
    ['127013003', 'chronic-kidney-disease type-2-diabetes'],
    ['731000119105', 'chronic-kidney-disease type-2-diabetes'],
    ['421893009', 'chronic-kidney-disease type-1-diabetes'],
    ['129171000119106', 'chronic-kidney-disease hypertension'],
    ['90781000119102', 'chronic-kidney-disease hematuria-proteinuria type-2-diabetes'],
    ['422034002', 'diabetic-eye type-2-diabetes'],
    ['1551000119108', 'diabetic-eye type-2-diabetes'],
    ['97331000119101', 'diabetic-eye type-2-diabetes'],
    ['368581000119106', 'diabetic-neuropathy type-2-diabetes'],
    ['443165006', 'fracture-care osteoporosis'],
    ['420054005', 'alcohol-liver-disease cirrhosis'],
    ['882784691000119100', 'covid-19 pneumonia'],
  ])('SNOMED CT %s is %s', (code, topics) => {
    expect([...said(whole, SNOMED, code)].toSorted().join(' ')).toBe(topics);
  });
});

describe('nothing is inferred', () => {
  it.each([
    ['E11', 'type-2-diabetes'],
    ['E11.9', 'type-2-diabetes'],
    ['E11.65', 'type-2-diabetes'],
    ['E66.01', 'obesity'],
    ['F32.9', 'depression'],
    ['G20.A1', 'parkinson'],
    ['I10', 'hypertension'],
    ['I11.9', 'hypertension'],
    ['I50.22', 'heart-failure'],
    ['I25.10', 'coronary-disease'],
    ['J44.1', 'copd'],
    ['K21.00', 'gerd'],
    ['N18.31', 'chronic-kidney-disease'],
    ['N18.6', 'esrd-dialysis'],
    ['B20', 'hiv'],
    ['O13.3', 'hypertension-pregnancy'],
    ['O24.410', 'gestational-diabetes'],
    ['Z79.4', 'type-2-diabetes'],
    ['Z68.41', 'obesity'],
    ['T71.161A', 'excluded:injury'],
    ['T71.221A', 'excluded:injury'],
  ])('%s is %s alone', (code, topic) => {
    expect(said(whole, ICD10CM, code)).toEqual([topic]);
  });

  it('by a code that names no illness: nothing beside its exclusion', () => {
    const unspecific = tables.ICD10CM_PREFIXES.split('\n')
      .find((line) => line.startsWith('-unspecific '))
      ?.split(' ')
      .slice(1);
    expect(unspecific?.length).toBeGreaterThan(5);
    const tail = fc.stringMatching(/^[0-9A-Z]{0,3}$/);
    fc.assert(
      fc.property(fc.constantFrom(...(unspecific ?? [])), tail, (prefix, rest) => {
        const code = `${prefix.replace('.', '')}${rest}`;
        const owner = said(owners, ICD10CM, code);
        if (owner[0] === 'excluded:unspecific') {
          expect(said(whole, ICD10CM, code)).toEqual(owner);
        }
      }),
    );
  });

  it('whatever the code: the owner first, no topic twice, no exclusion beside a topic', () => {
    const code = fc.oneof(
      fc.stringMatching(/^[A-Z]\d[0-9A-B](\.[0-9A-X]{1,4})?$/),
      fc
        .tuple(fc.constantFrom(...COMBINED), fc.stringMatching(/^[0-9A]{0,2}$/))
        .map(([prefix, rest]) => prefix.replace('.', '') + rest),
    );
    fc.assert(
      fc.property(code, (drawn) => {
        const topics = said(whole, ICD10CM, drawn);
        const [owner] = said(owners, ICD10CM, drawn);
        expect(new Set(topics).size).toBe(topics.length);
        if (owner?.startsWith('excluded:') === true) {
          expect(topics.length === 1 || !topics.includes(owner)).toBe(true);
        } else if (owner !== undefined) expect(topics[0]).toBe(owner);
      }),
    );
  });
});

it.each([
  ['I64', 'stroke-tia'],
  ['E14.9', 'type-2-diabetes'],
  ['F00.1', 'dementia'],
  ['B24', 'hiv'],
  ['E11.2', 'type-2-diabetes'],
  ['I13.0', 'chronic-kidney-disease'],
])('ICD-10 of the WHO is read by its category alone: %s is %s', (code, topic) => {
  expect(said(whole, 'http://hl7.org/fhir/sid/icd-10', code)).toEqual([topic]);
});
