import { rowsOf } from './table.ts';

/** How schedulers type the follow-up of a condition; a condition without a row is not by itself a reason to come. */
export const FOLLOW_UPS: ReadonlyMap<string, readonly string[]> = new Map(
  rowsOf(`
hypertension | BP check; HTN f/u; f/u HTN, home readings; high BP
dyslipidemia | lipids f/u; HLD, statin?; cholesterol f/u
hypercholesterolemia | HLD f/u; FH? discuss statin
cad | CAD f/u; s/p stent f/u; f/u CAD, meds
hfref | CHF f/u; HF f/u, weight up 4 lb; HFrEF med titration
hfpef | HF f/u, leg swelling; CHF, water pill
atrial-fibrillation | afib f/u; AF, bruising easily; f/u A-fib
aortic-stenosis | AS, echo results; murmur f/u
hcm | HCM, cardiology letter
pad | PAD, leg pain walking; claudication
stroke-history | s/p CVA f/u; stroke f/u, rehab
dvt-history | DVT f/u, how long blood thinner
palpitations | palpitations, monitor results
t2d | f/u DM, foot check; DM2 f/u, A1c; T2DM, sugars high; DM, discuss Ozempic
t2d-neuropathy | burning feet; DM neuropathy f/u
t2d-ckd | DM + kidneys, labs; diabetic CKD f/u
t1d | T1DM f/u, pump; T1D, CGM download
prediabetes | prediabetes f/u; recheck A1c
obesity | weight f/u; wt mgmt; discuss weight loss meds
hypothyroidism | thyroid f/u, TSH; hypothyroid, dose change
graves | hyperthyroid f/u; Graves, labs
thyroid-nodule | thyroid nodule, US results
hyperparathyroidism | high calcium f/u
addison | adrenal insufficiency f/u, sick day plan
osteoporosis | osteoporosis, DEXA results; bone density f/u
ckd3a | CKD f/u, labs; kidney function recheck
ckd3b | CKD 3 f/u; CKD, BP meds
ckd4 | CKD 4, talk about nephrology
esrd | ESRD on HD, med review
hyponatremia | low Na recheck
kidney-stones | kidney stone f/u
copd | COPD f/u; COPD exac f/u; COPD, inhaler refill
osa | OSA, CPAP compliance; sleep apnea f/u
lung-nodule | lung nodule, CT results
ipf | pulmonary fibrosis f/u
chronic-cough | chronic cough; cough > 2 months
tobacco | quit smoking; wants Chantix
gerd | GERD f/u; reflux, PPI refill; heartburn
barrett | Barrett's, EGD f/u
ibs | IBS f/u; bloating, IBS
chronic-constipation | constipation f/u; Miralax not working
crohn | Crohn's f/u
ulcerative-colitis | UC flare?; UC f/u
celiac | celiac f/u
colon-polyp | colonoscopy f/u, polyps
masld | fatty liver f/u; elevated LFTs, fatty liver
cirrhosis | cirrhosis f/u; liver f/u, labs
hepatitis-b | hep B f/u, labs
hepatitis-c | hep C, treatment?
iron-deficiency | anemia f/u; low iron; IDA, recheck CBC
b12-deficiency | B12 shot
thrombocytopenia | low platelets f/u
cll | CLL, CBC check
sickle-cell | sickle cell f/u; SCD, labs
hemophilia-a | hemophilia f/u, dental procedure
breast-cancer | breast CA f/u, survivorship
prostate-cancer | prostate CA, PSA
migraine | migraines f/u; HA, migraine meds
epilepsy | seizure f/u; seizure med refill
alzheimer | dementia f/u, caregiver coming; memory f/u, behavior
mci | memory f/u; MCI recheck MoCA
parkinson | PD f/u, falls; Parkinson's meds
multiple-sclerosis | MS f/u
neuropathy | numb feet; neuropathy f/u
carpal-tunnel | hand numbness; CTS, EMG results
bppv | vertigo f/u
insomnia | can't sleep; insomnia f/u
low-back-pain | LBP f/u; back pain, PT not helping
sciatica | sciatica f/u
neck-pain | neck pain f/u
shoulder-pain | R shoulder, injection?
knee-oa | knee OA, injection; knee pain f/u
hip-oa | hip pain, ortho referral
gout | gout flare; gout f/u, uric acid
rheumatoid-arthritis | RA, labs; RA f/u
lupus | SLE f/u; lupus, labs
psoriatic-arthritis | PsA f/u
pmr | PMR, prednisone taper
giant-cell | GCA f/u, on prednisone
fibromyalgia | fibro f/u
chronic-pain | chronic pain f/u; pain med refill
acne | acne f/u; acne
eczema | eczema flare; eczema f/u
psoriasis | psoriasis f/u
actinic-keratosis | skin check; AKs, cryo
depression | depression f/u, PHQ9; mood f/u; f/u antidepressant
recurrent-depression | MDD f/u; depression, med change
anxiety | anxiety f/u; GAD f/u
ptsd | PTSD f/u, nightmares
bipolar | bipolar f/u, labs
schizophrenia | schizophrenia, metabolic labs
anorexia | weight check, eating
adhd | ADHD f/u, refill; ADHD, school forms; ADHD med check
autism | autism f/u, services
speech-delay | speech delay f/u
defiant | behavior concerns
tic | tics f/u
enuresis | bedwetting
childhood-obesity | weight f/u; healthy weight visit
food-allergy | peanut allergy, EpiPen refill, school form
asthma | asthma f/u; asthma action plan; wheezing, inhaler refill
persistent-asthma | asthma f/u, ACT; asthma not controlled
allergic-rhinitis | allergies; allergies, nose spray
chronic-sinusitis | sinus f/u
hearing-loss | hearing loss, wax?
scoliosis | scoliosis check
septal-defect | VSD, cardiology f/u
menopause | hot flashes; menopause, HRT?
pcos | PCOS f/u; irregular periods, PCOS
endometriosis | endometriosis pain
fibroids | fibroids, heavy periods
abnormal-bleeding | AUB; heavy irregular periods
infertility | trying to conceive x 1 yr
pregnancy | OB f/u; prenatal visit; OB check 22 wk
gestational-diabetes | GDM, sugar log
bph | BPH f/u, nocturia; weak stream
erectile-dysfunction | ED, meds
overactive-bladder | OAB f/u; urgency
stress-incontinence | leaking with cough
recurrent-uti | recurrent UTI
falls | falls f/u, PT
frailty | getting weaker, home safety
palliative | goals of care, family meeting
alcohol | alcohol f/u; AUD, cutting down
opioid-use | Suboxone f/u; OUD, bup refill
suicidal-ideation | ED f/u, safety plan
hiv | HIV f/u, VL; HIV, Biktarvy refill
genital-herpes | HSV suppressive refill
gender-dysphoria | gender care f/u, labs
`).map(([condition = '', typed = '']) => [
    condition,
    typed.split(';').map((phrase) => phrase.trim()),
  ]),
);
