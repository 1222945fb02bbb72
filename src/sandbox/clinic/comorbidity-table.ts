import { rowsOf, wordsOf } from './table.ts';

/** If a patient has the first condition, how likely it brings the second. */
export interface ComorbidityLink {
  readonly given: string;
  readonly brings: string;
  readonly percent: number;
}

/**
 * Links in the order they are applied, causes before consequences. The pairs are textbook associations;
 * the percentages are the authors' guesses, chosen for charts a clinician would believe.
 */
export const COMORBIDITIES: readonly ComorbidityLink[] = rowsOf(`
obesity           | hypertension 12, osa 14, prediabetes 14, knee-oa 6, gerd 10
t2d               | hypertension 66, dyslipidemia 68, obesity 40, osa 12, masld 15, cad 12, t2d-ckd 20, t2d-neuropathy 15, t2d-retinopathy 9, erectile-dysfunction 12
t2d-ckd           | ckd3a 65, ckd3b 25, hypertension 70
hypertension      | dyslipidemia 24, ckd3a 5
copd              | tobacco 36, hfpef 7, atrial-fibrillation 8, lung-nodule 8, cad 10
tobacco           | copd 4, pad 2
cad               | dyslipidemia 88, hypertension 60, mi-history 28, hfref 9
mi-history        | cad 100, dyslipidemia 90
hfref             | cad 50, hypertension 50, atrial-fibrillation 30, ckd3b 24, dyslipidemia 50
hfpef             | hypertension 82, atrial-fibrillation 34, obesity 40, ckd3a 25
atrial-fibrillation | hypertension 55, anticoagulation 78
stroke-history    | hypertension 75, dyslipidemia 75
pad               | dyslipidemia 82, hypertension 60
dvt-history       | anticoagulation 45
ckd4              | hypertension 85, ckd-anemia 45, hyperkalemia 18
esrd              | hypertension 90, ckd-anemia 70
ckd3b             | hypertension 75, ckd-anemia 12
gout              | hypertension 45
cirrhosis         | thrombocytopenia 45
alcohol           | recurrent-depression 20, cirrhosis 6, tobacco 30
opioid-use        | hepatitis-c 24, chronic-pain 35, recurrent-depression 28, tobacco 45
homelessness      | food-insecurity 60
hiv               | dyslipidemia 22
ptsd              | insomnia 34, recurrent-depression 30
suicidal-ideation | recurrent-depression 90
recurrent-depression | anxiety 32, insomnia 18
depression        | anxiety 22, insomnia 14
bipolar           | anxiety 20
fibromyalgia      | insomnia 25, depression 20
chronic-pain      | opioid-therapy 28, low-back-pain 45
psoriasis         | psoriatic-arthritis 12
rheumatoid-arthritis | osteoporosis 14
giant-cell        | pmr 50
asthma            | allergic-rhinitis 34
persistent-asthma | allergic-rhinitis 42
eczema            | asthma 14, allergic-rhinitis 18, food-allergy 5
adhd              | anxiety 14, defiant 10
autism            | speech-delay 38, adhd 20, anxiety 10
alzheimer         | falls 30, frailty 26
parkinson         | falls 32, chronic-constipation 30
frailty           | falls 35
pregnancy         | gestational-diabetes 12, iron-deficiency 16
pcos              | obesity 34, prediabetes 12
`).flatMap(([given = '', links = '']) =>
  links.split(',').map((link) => {
    const [brings = '', percent = ''] = wordsOf(link);
    return { given, brings, percent: Number(percent) };
  }),
);

/** Of each line a patient has at most the first one found: the others would contradict it. */
export const EXCLUSIVE: readonly (readonly string[])[] = rowsOf(`
t1d t2d gestational-diabetes prediabetes
esrd ckd4 ckd3b ckd3a
hfref hfpef
dyslipidemia hypercholesterolemia
persistent-asthma asthma
allergic-rhinitis seasonal-rhinitis
recurrent-depression depression
alzheimer mci
t2d-neuropathy neuropathy
childhood-obesity obesity
crohn ulcerative-colitis ibs
graves hypothyroidism
pregnancy menopause
pregnancy infertility
`).map(([ids = '']) => wordsOf(ids));

/** Conditions that make no sense on the same list as the key: the key stays, these go. */
export const RULED_OUT_BY: Readonly<Record<string, readonly string[]>> = {
  t1d: ['t2d-ckd', 't2d-neuropathy', 't2d-retinopathy'],
  pregnancy: ['abnormal-bleeding', 'opioid-therapy'],
};
