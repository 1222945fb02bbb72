import { type LabelledPhrase, labelled } from './labelled-phrases.ts';
import { LAY_TABLE } from './phrases-development-lay.ts';

/** Written for development while the tables were made: these show a regression, not how good the tables are. */
export const SHORTHAND_DEVELOPMENT: readonly LabelledPhrase[] = labelled(`
hypertension: HTN f/u | BP ck 2wk | elev BP readings at home | htn med titration | HTN uncontrolled, new to me
dyslipidemia: HLD recheck, fasting | chol f/u | elev LDL | statin intol
coronary-disease: CAD s/p stent 2019 f/u | stable angina f/u
acs: s/p NSTEMI 2 wks ago | recent MI, hosp f/u
chest-pain: CP x2wks, not exertional | atyp chest pain
heart-failure: CHF exac hosp f/u | HFpEF wt up 5 lbs | HFrEF med titration
atrial-fibrillation: new afib | AF w/ RVR f/u | PAF on eliquis
palpitations-arrhythmia: palps x 1 mo, holter f/u | SVT eval
bradycardia-conduction: PPM check | LBBB on EKG
valvular-disease: new murmur | severe AS, echo review | MVP f/u
pad: PAD, claudication | Raynaud's
edema: BLE edema | LE swelling R>L
vte: L leg DVT f/u | PE 3 mo f/u, on xarelto
anticoagulation: INR 2wk | coumadin ck | warfarin mgmt
stroke-tia: CVA f/u | s/p TIA | TIA hosp f/u
syncope: syncope w/u | near syncope x2
aortic-disease: AAA surveillance
type-2-diabetes: DM2 3mo f/u | T2DM A1c 9.2 | DM ck + labs | a1c recheck | NIDDM new dx
type-1-diabetes: T1DM pump f/u | DM1 est care
prediabetes: preDM f/u
hypothyroidism: hypothyroid, TSH recheck | synthroid refill
hyperthyroidism: Graves' dz f/u | hyperthyroid new consult
thyroid-nodule: thyroid nodule u/s f/u | MNG
osteoporosis: DEXA review | osteopenia f/u | Prolia inj
obesity: wt mgmt visit | GLP-1 f/u | wegovy start
chronic-kidney-disease: CKD3b f/u | decr GFR | CKD 4 labs
aki: AKI hosp f/u
hematuria-proteinuria: microhematuria | gross hematuria
kidney-stones: R flank pain ?stone | nephrolithiasis
hyponatremia: low Na recheck
potassium-disorders: hypoK | K+ recheck potassium 5.8
uti: r/o UTI | dysuria x3d | recurrent UTIs
asthma: asthma exac | RAD f/u, needs neb | AAP + inhaler refill school
copd: COPD exac f/u | COPD 6 mo
acute-bronchitis-uri: URI sx x 5 days | cough/cold/congestion | poss bronchitis
pneumonia: PNA f/u CXR | CAP hosp f/u
influenza: flu sx, fever | poss flu
covid-19: COVID+ day 3 | long covid
dyspnea: SOB w/ exertion | DOE x 2mo
sleep-apnea: OSA, CPAP compliance | sleep study results
tobacco-cessation: smoking cess | tob cessation visit
gerd: GERD refill PPI | reflux sx
dysphagia-eoe: dysphagia to solids | EoE f/u
constipation: constip x 2wks peds | encopresis f/u
infectious-diarrhea: N/V/D x2d | diarrhea x 1wk
ibd: UC flare | Crohn's f/u, on Humira
gi-bleeding: BRBPR | melena x1
colorectal-screening: screening c-scope | FIT + | CRC screening
gallstones: RUQ pain p eating | gallstones
cirrhosis: cirrhosis f/u, ascites
masld: fatty liver on US | NAFLD
abnormal-lfts: elev LFTs
abdominal-pain: abd pain | epigastric pain x1mo
anorectal: hemorrhoids bleeding | anal fissure
nausea-vomiting: N/V
iron-deficiency-anemia: IDA, iron infusion | low ferritin
anemia-other: B12 inj | anemia w/u
breast-screening: screening mammo due
breast-problem: L breast lump
prostate-cancer: elev PSA | PSA recheck 6 mo
skin-cancer: annual skin check | FBSE | hx melanoma
sti: STD check | GC/CT exposure | poss HSV
hiv-prep: PrEP f/u | HIV PEP
skin-soft-tissue-infection: cellulitis LLE recheck | abscess R axilla
tuberculosis: PPD placement | +QFT
tick-borne: tick bite | lyme?
herpes-zoster: shingles L trunk
fungal-skin: toenail fungus | tinea
fever: fever 102 x 2d | fever/chills
adult-immunization: flu shot | Shingrix #2 | Tdap
child-immunization: MMR catch up | HPV #2 vaccine teen
migraine: migraine f/u, botox | HA - migraine
headache-other: HA x 2wks | tension HA
seizure-epilepsy: sz d/o f/u | seizure f/u, keppra level
dementia: dementia f/u w/ family | ALZ med ck
cognitive-impairment: memory eval | MCI f/u MoCA
parkinson: PD f/u sinemet
tremor-movement: tremor eval | RLS
multiple-sclerosis: MS flare
peripheral-neuropathy: N/T feet | neuropathy f/u
carpal-tunnel: CTS R hand | carpal tunnel
dizziness-vertigo: dizzy x3d | BPPV f/u
concussion-tbi: concussion recheck RTP
insomnia: insomnia f/u
low-back-pain: LBP w/ radiation to L leg | sciatica | back pain s/p MVA
neck-pain: neck pain x 1wk
knee-pain: R knee pain/swelling | L knee inj soccer
shoulder-pain: L shldr pain shoulder RTC | shoulder pain x 3mo
foot-ankle: plantar fasciitis | R ankle sprain f/u
hand-wrist-elbow: trigger finger | L wrist pain
osteoarthritis: knee OA | OA bilat hips
monoarthritis-gout: gout flare R toe
rheumatoid-arthritis: RA f/u MTX labs
fracture-care: wrist fx f/u | cast check
chronic-pain-opioids: pain mgmt UDS | opioid refill
acne: acne f/u accutane
atopic-dermatitis: eczema flare peds
rash-other: rash x1wk arms
warts-molluscum: wart tx | molluscum
benign-skin-lesion: mole eval | skin tag removal
wound-laceration: suture removal | lac L hand
depression: MDD f/u | PHQ 18 depression | dep/anx med ck
anxiety: GAD f/u | anxiety, panic attacks
ptsd: PTSD f/u
bipolar: bipolar, lithium level
adhd: ADHD med ck | ADD refill adderall
suicide-risk: SI, safety plan
alcohol-use: AUD f/u naltrexone | etoh w/d
opioid-use: suboxone f/u | OUD MAT refill
prenatal-care: ROB 32wk | new OB | OB 12 wks
hypertension-pregnancy: preE r/o
gestational-diabetes: GDM f/u | OGTT
postpartum-care: 6wk PP | postpartum check
contraception: OCP refill | BC consult | depo
proc-iud: IUD insertion | IUD removal/reinsert
menopause: menopause sx, HRT | hot flashes
abnormal-uterine-bleeding: AUB | irreg menses
pcos: PCOS f/u
vaginitis: vag d/c | yeast inf
cervical-screening: WWE w/ pap | abn pap f/u
urinary-incontinence: OAB f/u | stress incont
bph: BPH f/u | LUTS/nocturia
erectile-dysfunction: ED f/u, sildenafil
newborn-care: NB wt ck | newborn 3 day check
well-child: WCC 12mo | 4yo WCC + shots | well child 9 mos
otitis-media: AOM recheck | ear pain L fever
ear-other: cerumen removal | ear lavage
pharyngitis: ST x3d | r/o strep
sinusitis: sinus infxn
allergic-rhinitis: allergies, refill flonase
conjunctivitis-red-eye: pink eye L
preventive-visit-adult: AWV | CPE | annual + labs | medicare wellness
falls: s/p fall at home | frequent falls
preoperative-evaluation: pre-op cataract | preop clearance TKA
fatigue: fatigue x 6mo
lupus: +ANA consult | SLE f/u
`);

/** The same in the words of patients and of those who write them down. */
export const LAY_DEVELOPMENT: readonly LabelledPhrase[] = labelled(LAY_TABLE);

/** What says how, when or for what paper, and nothing about health. */
export const ADMINISTRATIVE_DEVELOPMENT: readonly string[] = `
new patient | new pt 40 min | establish care | est care - transfer from Dr. Lee | follow up | f/u 3 months | 6 mo f/u | med refill | refills | rx refill request
telehealth | video visit 20 min | phone call | no show | r/s from 3/4 | cancelled by pt | double book ok | records request | release of records | disability forms
FMLA paperwork | work note | return to work note | school form | sports physical form | camp form | DMV form | handicap placard | prior auth | insurance question
referral request | needs referral | lab only | fasting labs | nurse visit | discuss results | lab review | MRI results | post op | hospital follow up | ER f/u | same day | walk in
acute visit | sick visit | routine | routine follow up | annual review of meds | med check | interpreter needed | Spanish interpreter | wheelchair access | arrive 15 min early
lunch | admin time | do not book | meeting | hold | jury duty letter | ESA letter | immunization records | shot record | consult | second opinion | new consult - cardiology | return visit
est pt 15 | office visit | discuss meds | medication questions | see notes | personal | TBD | test patient | mom will accompany | per Dr. Patel | PCP change | billing question | copay | mychart message f/u
John Smith | Maria Garcia | SMITH, JOHN | Dr. Patel | Graves, Robert | Linda Parkinson | Bell | 555-123-4567 | call 617 555 0123 | MRN 00123456 | jdoe@example.com | 03/14/2026 | 10:30 AM
`
  .split(/[|\n]/)
  .map((phrase) => phrase.trim())
  .filter((phrase) => phrase !== '');
