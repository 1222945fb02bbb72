/**
 * Neurologic, musculoskeletal, mental, skin, women's and men's health, eye and ear, infection, childhood and social problems.
 * Columns and sources as in the adult condition table; rows of zeros arise by a link or an own rule only.
 */
export const OTHER_CONDITIONS = `
migraine            | Migraine                                     | G43.909 | 37796009  |   | 0 .3 2 5 11 8 3 1
epilepsy            | Epilepsy                                     | G40.909 | 84757009  |   | .5 .6 .8 .8 .7 .7 .8 1
alzheimer           | Alzheimer dementia                           | G30.9   | 26929004  |   | 0 0 0 0 0 0 3 14
mci                 | Mild cognitive impairment                    | G31.84  | 386805003 |   | 0 0 0 0 0 .2 4 10
parkinson           | Parkinson disease                            | G20.A1  | 49049000  |   | 0 0 0 0 0 .2 1.5 3
multiple-sclerosis  | Multiple sclerosis                           | G35     | 24700007  |   | 0 0 0 0 .3 .4 .2 0
neuropathy          | Peripheral neuropathy                        | G62.9   | 302226006 |   | 0 0 0 0 0 2 5 8
carpal-tunnel       | Carpal tunnel syndrome                       | G56.00  | 57406009  |   | 0 0 0 0 .7 3 3 2
bppv                | Benign positional vertigo                    | H81.10  | 111541001 |   | 0 0 0 0 .3 1 3 4
insomnia            | Insomnia                                     | G47.00  | 193462001 |   | 0 0 .2 1 4 7 8 9
low-back-pain       | Chronic low back pain                        | M54.50  | 279039007 |   | 0 0 0 1 5 11 12 11
sciatica            | Sciatica                                     | M54.30  | 23056005  |   | 0 0 0 0 1 2 2 1
neck-pain           | Neck pain                                    | M54.2   | 81680005  |   | 0 0 0 .5 2 4 3 2
shoulder-pain       | Right shoulder pain                          | M25.511 | 45326000  |   | 0 0 0 .3 1 4 4 3
knee-oa             | Bilateral knee osteoarthritis                | M17.0   | 239873007 |   | 0 0 0 0 0 8 18 20
hip-oa              | Osteoarthritis of hip                        | M16.9   | 239872002 |   | 0 0 0 0 0 2 5 7
gout                | Gout                                         | M10.9   | 90560007  |   | 0 0 0 0 .5 4 6 6
rheumatoid-arthritis| Rheumatoid arthritis                         | M06.9   | 69896004  |   | 0 0 0 .1 .4 1 1.6 1
lupus               | Systemic lupus erythematosus                 | M32.9   | 55464009  | f | 0 0 0 .1 .5 .5 .2 0
psoriatic-arthritis | Psoriatic arthritis                          | L40.50  | 156370009 |   | 0 0 0 0 0 0 0 0
pmr                 | Polymyalgia rheumatica                       | M35.3   | 65323003  |   | 0 0 0 0 0 .1 1 2
giant-cell          | Giant cell arteritis                         | M31.6   | 400130008 |   | 0 0 0 0 0 0 .3 .6
fibromyalgia        | Fibromyalgia                                 | M79.7   | 203082005 | f | 0 0 0 .1 1 3 2 .5
chronic-pain        | Chronic pain syndrome                        | G89.4   | 82423001  |   | 0 0 0 0 1 3 3 3
opioid-therapy      | Long-term use of opiate analgesic            | Z79.891 |           |   | 0 0 0 0 0 0 0 0
anticoagulation     | Long-term use of anticoagulant               | Z79.01  |           |   | 0 0 0 0 0 0 0 0
acne                | Acne vulgaris                                | L70.0   | 88616000  |   | 0 0 .5 17 6 1 0 0
eczema              | Atopic dermatitis                            | L20.9   | 24079001  |   | 14 13 10 6 3 2 1 1
psoriasis           | Plaque psoriasis                             | L40.0   | 200965009 |   | 0 0 .3 .7 2 2.5 2 1
rosacea             | Rosacea                                      | L71.9   | 398909004 |   | 0 0 0 0 1 3 3 1
actinic-keratosis   | Actinic keratosis                            | L57.0   | 201101007 |   | 0 0 0 0 0 3 10 14
depression          | Depressive disorder                          | F32.A   | 35489007  |   | 0 0 .2 3 7 8 7 6
recurrent-depression| Major depression, recurrent, moderate        | F33.1   | 66344007  |   | 0 0 0 2 4 4 3 2
anxiety             | Generalized anxiety disorder                 | F41.1   | 21897009  |   | 0 0 2 5 9 7 4 3
ptsd                | Posttraumatic stress disorder                | F43.10  | 47505003  |   | 0 0 .1 .5 2 2 1 .2
bipolar             | Bipolar disorder                             | F31.9   | 13746004  |   | 0 0 0 .2 1.2 1.2 .6 .2
schizophrenia       | Schizophrenia                                | F20.9   | 58214004  |   | 0 0 0 0 .5 .5 .3 .1
anorexia            | Anorexia nervosa                             | F50.00  | 56882008  | f | 0 0 0 .8 .5 .1 0 0
adhd                | ADHD, combined type                          | F90.2   | 406506008 |   | 0 .5 9 9 4 1 0 0
autism              | Autism spectrum disorder                     | F84.0   | 408856003 |   | 0 2.5 3 2 .7 .2 0 0
speech-delay        | Speech delay                                 | F80.9   |           |   | 2 5 1 0 0 0 0 0
defiant             | Oppositional defiant disorder                | F91.3   | 18941000  |   | 0 .4 1.5 1.5 0 0 0 0
tic                 | Tic disorder                                 | F95.9   | 568005    |   | 0 .2 1.2 1 .2 0 0 0
enuresis            | Nocturnal enuresis                           | N39.44  |           |   | 0 0 5 1 0 0 0 0
childhood-obesity   | Obesity, BMI 95th percentile or more         | Z68.54  | 415530009 |   | 0 5 12 14 0 0 0 0
food-allergy        | Peanut allergy                               | Z91.010 | 91935009  |   | 1 3 3 2.5 1 .3 0 0
asthma              | Asthma                                       | J45.909 | 195967001 |   | .5 7 11 10 8 6 5 4
persistent-asthma   | Moderate persistent asthma                   | J45.40  |           |   | 0 .7 2.5 2 1.5 1.5 1 1
allergic-rhinitis   | Allergic rhinitis                            | J30.9   | 61582004  |   | 0 5 11 13 11 10 8 5
seasonal-rhinitis   | Seasonal allergic rhinitis                   | J30.2   | 367498001 |   | 0 2 5 5 4 3 2 1
chronic-sinusitis   | Chronic sinusitis                            | J32.9   | 40055000  |   | 0 0 .3 .8 2 3 3 2
hearing-loss        | Sensorineural hearing loss, both ears        | H90.3   | 60700002  |   | .3 .3 .3 .2 .2 1.5 10 22
cataract            | Cataract                                     | H26.9   | 193570009 |   | 0 0 0 0 0 1 12 20
glaucoma            | Glaucoma                                     | H40.9   | 23986001  |   | 0 0 0 0 0 1 5 8
macular-degeneration| Macular degeneration                         | H35.30  | 267718000 |   | 0 0 0 0 0 0 4 11
strabismus          | Strabismus                                   | H50.9   | 22066006  |   | .7 1.5 .8 .2 0 0 0 0
septal-defect       | Ventricular septal defect                    | Q21.0   | 30288003  |   | 1 .5 .3 .2 .1 0 0 0
scoliosis           | Idiopathic scoliosis                         | M41.9   | 298382003 |   | 0 0 .6 2.5 .7 .2 .2 .2
menopause           | Menopausal vasomotor symptoms                | N95.1   | 198436008 | f | 0 0 0 0 0 13 2 0
pcos                | Polycystic ovary syndrome                    | E28.2   | 237055002 | f | 0 0 0 1 6 1 0 0
endometriosis       | Endometriosis                                | N80.9   | 129103003 | f | 0 0 0 .2 2.5 1 0 0
fibroids            | Uterine fibroids                             | D25.9   | 95315005  | f | 0 0 0 0 2.5 5 .5 0
abnormal-bleeding   | Abnormal uterine bleeding                    | N93.9   | 44991000119100 | f | 0 0 0 1 3 4 0 0
infertility         | Female infertility                           | N97.9   | 6738008   | f | 0 0 0 0 2 .1 0 0
pregnancy           | Pregnancy, second trimester                  | Z34.92  | 72892002  | f | 0 0 0 0 0 0 0 0
gestational-diabetes| Gestational diabetes                         | O24.410 | 11687002  | f | 0 0 0 0 0 0 0 0
bph                 | BPH with lower urinary tract symptoms        | N40.1   | 266569009 | m | 0 0 0 0 0 9 26 34
erectile-dysfunction| Erectile dysfunction                         | N52.9   | 860914002 | m | 0 0 0 0 1 8 12 4
overactive-bladder  | Overactive bladder                           | N32.81  |           |   | 0 0 0 0 .3 2 6 8
stress-incontinence | Stress incontinence                          | N39.3   |           | f | 0 0 0 0 1.5 5 6 6
recurrent-uti       | Recurrent urinary tract infection            | N39.0   | 197927001 | f | 0 .3 .4 .4 1.5 2 4 6
falls               | History of falls                             | Z91.81  | 161898004 |   | 0 0 0 0 0 .3 4 14
frailty             | Frailty                                      | R54     | 248279007 |   | 0 0 0 0 0 0 1 9
palliative          | Palliative care                              | Z51.5   | 103735009 |   | 0 0 0 0 0 .1 .4 1.5
alcohol             | Alcohol dependence                           | F10.20  | 7200002   |   | 0 0 0 0 2 3 1.5 .3
opioid-use          | Opioid use disorder                          | F11.20  | 75544000  |   | 0 0 0 .1 1.6 1.4 .3 0
cannabis            | Cannabis abuse                               | F12.10  | 37344009  |   | 0 0 0 .8 1.5 .5 .1 0
suicidal-ideation   | Suicidal ideation                            | R45.851 | 6471006   |   | 0 0 0 .7 .5 .3 .2 .1
hiv                 | HIV disease                                  | B20     | 86406008  |   | 0 0 0 0 .6 .8 .3 0
genital-herpes      | Genital herpes                               | A60.00  | 33839006  |   | 0 0 0 .2 1 .6 .2 0
partner-violence    | Partner violence, victim                     | Z69.11  |           | f | 0 0 0 0 .6 .4 .1 0
gender-dysphoria    | Gender dysphoria                             | F64.0   | 93461009  |   | 0 0 0 .5 .7 .1 0 0
food-insecurity     | Food insecurity                              | Z59.41  | 733423003 |   | .8 1 1 1 1.2 1.2 1 .6
homelessness        | Homelessness                                 | Z59.00  | 32911000  |   | 0 0 0 0 .5 .6 .2 0
`;
