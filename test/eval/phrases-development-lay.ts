/** Development phrases in the words of patients and of those who write them down: lines `topic: phrase | phrase`. */
export const LAY_TABLE = `
hypertension: my blood pressure has been high | pressure keeps going up
type-2-diabetes: sugar has been running over 200 | check my sugar
heart-failure: legs swollen and gaining water weight fast
chest-pain: tightness in my chest | chest hurts when I breathe in
palpitations-arrhythmia: heart racing at night | my heart skips beats
atrial-fibrillation: irregular heartbeat follow up
edema: both ankles are swollen | feet swell by evening
vte: worried about a blood clot in my leg
syncope: passed out at work | blacked out yesterday
dyspnea: can't catch my breath going upstairs | short of breath
dyslipidemia: cholesterol is too high
obesity: wants help losing weight | discuss weight loss shots
hypothyroidism: thyroid pills need adjusting
fatigue: tired all the time | no energy lately
weight-loss: losing weight and don't know why
uti: burns when I pee | bladder infection again
urinary-incontinence: leaking urine when I cough | have to pee all the time
bph: getting up 5 times a night to pee | weak stream
kidney-stones: think I have a kidney stone
hematuria-proteinuria: blood in my pee
asthma: wheezing and needs inhaler | my asthma is acting up
acute-bronchitis-uri: bad cold won't go away | stuffy nose and cough
chronic-cough: cough for 2 months
sinusitis: sinus pressure and green mucus
pharyngitis: throat is killing me | sore throat and fever
otitis-media: my son has an ear ache | daughter pulling at her ear
ear-other: ear feels plugged
hearing-loss: ringing in my ears | can't hear out of left ear
allergic-rhinitis: sneezing and itchy eyes every spring
conjunctivitis-red-eye: eye is red and goopy
vision-loss: blurry vision | seeing double
gerd: heartburn every night | acid coming up at night
abdominal-pain: stomach pain | belly hurts after eating | tummy ache
nausea-vomiting: throwing up since last night | feels sick to stomach
infectious-diarrhea: stomach bug | got the runs
constipation: can't poop | baby hasn't pooped in 4 days
gi-bleeding: blood in stool | black poop
anorectal: painful hemorrhoids | itchy butt
gallstones: gallbladder attack
dyspepsia: always bloated and gassy
dysphagia-eoe: food gets stuck in throat
low-back-pain: threw my back out | pain shooting down my leg
neck-pain: woke up with stiff neck
knee-pain: knee hurts | knee keeps giving out
shoulder-pain: can't lift my arm | shoulder hurts at night
hip-pain: hip pain when walking
foot-ankle: bottom of heel hurts in the morning | rolled my ankle
hand-wrist-elbow: thumb pain when gripping | finger gets stuck
carpal-tunnel: hands go numb at night
peripheral-neuropathy: feet tingling and numb | pins and needles in feet
osteoarthritis: arthritis in my knees
monoarthritis-gout: big toe swollen and red gout
joint-muscle-pain: leg cramps at night | all my joints ache
fracture-care: broke my wrist | possible broken toe
sprain-strain: car accident last week | pulled a muscle
falls: fell in the bathroom
headache-other: bad headaches every day
migraine: migraines getting worse
dizziness-vertigo: room is spinning | dizzy spells
tremor-movement: hands are shaking | legs won't stay still at night
cognitive-impairment: mom is getting forgetful | memory problems
seizure-epilepsy: had a seizure | staring spells
stroke-tia: had a mini stroke
concussion-tbi: hit his head at football
insomnia: can't sleep | waking up all night
sleep-apnea: husband says I snore and stop breathing
depression: feeling down | sad and crying a lot
anxiety: panic attacks | worried all the time
adhd: can't focus at school | trouble paying attention in class
ptsd: grieving loss of my husband | really stressed at work
alcohol-use: wants to stop drinking
tobacco-cessation: help quitting smoking
child-behavior: tantrums and hitting at daycare | wets the bed
developmental-delay: 2 year old not talking yet
rash-other: itchy rash on my back | rash all over
urticaria: breaking out in hives
acne: pimples on face
atopic-dermatitis: baby has eczema
contact-dermatitis: poison ivy | diaper rash
warts-molluscum: wart on finger
benign-skin-lesion: skin tags | lump on my back
skin-cancer: mole changed color
skin-soft-tissue-infection: infected cut on leg | boil under arm
bites: dog bite | spider bite
tick-borne: found a tick on me
fungal-skin: ringworm | thick yellow toenails
hair-loss: hair is falling out
wound-laceration: cut my hand, needs stitches | stitches out
burns: burned hand on stove
nail-disorder: ingrown toenail
vaginitis: itching down there | yeast infection
abnormal-uterine-bleeding: periods are really heavy | no period for 3 months
dysmenorrhea: really bad period cramps
menopause: hot flashes and night sweats
contraception: wants birth control | get on the pill
prenatal-care: I'm pregnant first visit
infertility: trying to get pregnant
breastfeeding: baby won't latch
breast-problem: found a lump in my breast
cervical-screening: due for pap smear
breast-screening: time for my mammogram
colorectal-screening: need a colonoscopy
prostate-cancer: prostate cancer screening
erectile-dysfunction: can't get an erection
sti: wants to get tested for STDs
well-child: 4 year old check up well child | well baby visit
newborn-care: new baby first visit
preventive-visit-adult: yearly physical | annual checkup
adult-immunization: flu shot and pneumonia shot
covid-19: tested positive for covid
influenza: think I have the flu
fever: running a fever since yesterday
croup: barking cough
herpes-zoster: shingles on my side
lymphadenopathy: swollen glands in neck
oral-health: bad tooth ache
epistaxis: keeps getting nosebleeds
edema: swelling in my legs
osteoporosis: bone density test
preoperative-evaluation: clearance for hip surgery
type-2-diabetes: diabtes check | follow up for diabeties
hypertension: hypertenshion
psoriasis: psorasis flare
nausea-vomiting: nausious
`;
