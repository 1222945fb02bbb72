import { rowsOf, wordsOf } from './table.ts';

/** A new complaint that brings someone in, and how a scheduler types it. */
export interface ComplaintRow {
  readonly words: string;
  readonly icd10cm: string;
  readonly snomed: string;
  readonly sex: 'any' | 'female' | 'male';
  /** Relative frequency for each of AGE_BANDS. */
  readonly weights: readonly number[];
  /** What stands in the reason field when nobody coded it. */
  readonly typed: readonly string[];
}

/** Columns: words | ICD-10-CM | SNOMED CT | sex | weight by age from 0, 2, 6, 12, 18, 40, 65, 80 | typed reasons. Sources as for conditions; weights are guesses. */
export const COMPLAINTS: readonly ComplaintRow[] = rowsOf(`
Acute upper respiratory infection | J06.9 | 54150009 | | 10 9 6 4 6 4 3 2 | cough and congestion; cold sx x 4 d; URI
Sore throat | J02.9 | 405737000 | | 0 3 7 6 5 2 1 0 | sore throat; ST, r/o strep
Streptococcal pharyngitis | J02.0 | 43878008 | | 0 2 4 3 1 0 0 0 | strep exposure, sore throat; strep recheck
Otitis media | H66.90 | 65363002 | | 9 9 4 1 1 .5 0 0 | ear pain; ear infection recheck; pulling at ears
Acute bronchitis | J20.9 | 10509002 | | 0 0 1 1 3 4 4 3 | cough x 2 weeks; chest cold
Acute sinusitis | J01.90 | 15805002 | | 0 0 1 2 4 4 2 1 | sinus pressure; ?sinusitis
Pneumonia, follow-up | J18.9 | 233604007 | | .5 1 1 .5 .7 1.5 3 4 | ED f/u pneumonia; PNA f/u, CXR
COVID-19 | U07.1 | 840539006 | | 1 1 1 1 2 2 2 2 | covid +, home test; covid f/u
Influenza | J11.1 | 6142004 | | 1 2 2 2 2 1.5 1 1 | flu sx; fever and body aches
Bronchiolitis | J21.9 | 4120002 | | 7 .5 0 0 0 0 0 0 | wheezing, poor feeding; ED f/u RSV
Croup | J05.0 | 71186008 | | 3 4 .5 0 0 0 0 0 | barky cough; croup recheck
Gastroenteritis | A09 | 25374005 | | 4 4 3 2 3 2 2 2 | vomiting and diarrhea; stomach bug
Fever | R50.9 | 386661006 | | 6 5 3 1 1 .5 .5 .5 | fever x 2 days; fever
Diaper dermatitis | L22 | 91487003 | | 6 1 0 0 0 0 0 0 | diaper rash
Hand, foot and mouth disease | B08.4 | 266108008 | | 3 3 1 0 0 0 0 0 | rash hands and mouth
Impetigo | L01.00 | 48277006 | | 1 2 2 .5 0 0 0 0 | crusty rash on face
Conjunctivitis | H10.9 | 9826008 | | 4 5 3 1 1.5 1.5 1 1 | pink eye; red eye, discharge
Constipation | K59.00 | 14760008 | | 2 4 3 1 1 1 1 2 | no BM x 5 days; constipation
Abdominal pain | R10.9 | 21522001 | | .5 2 4 4 4 4 3 3 | abd pain; belly pain on and off
Headache | R51.9 | 25064002 | | 0 .5 3 5 4 3 2 1 | headaches; HA x 3 wk
Concussion, follow-up | S06.0X0D | 110030002 | | 0 .5 1 3 1 .5 .3 .5 | concussion f/u, return to play; head injury f/u
Ankle sprain | S93.409A | 44465007 | | 0 .3 1.5 4 3 2 .5 .3 | twisted ankle; ankle pain after game
Rash | R21 | 271807003 | | 4 4 4 3 3 3 3 2 | rash; rash on arms, itchy
Contact dermatitis | L25.9 | 40275004 | | .5 1 1 1 2 2 1 1 | ?poison ivy; itchy rash
Urticaria | L50.9 | 126485001 | | .5 1 1 1 1.5 1 .5 .3 | hives
Ringworm | B35.4 | 84849002 | | .3 1 2 1 .5 .3 .2 0 | ring-shaped rash
Molluscum contagiosum | B08.1 | 40070004 | | 0 2 2 .5 0 0 0 0 | bumps on tummy
Urinary tract infection | N39.0 | 68566005 | f | .5 1 1 1.5 5 4 5 5 | burning with urination; UTI sx; dysuria
Vaginitis | N76.0 | 30800001 | f | 0 0 0 .5 4 2 1 .5 | vaginal discharge; ?BV
Low back pain | M54.50 | 279039007 | | 0 0 0 1 5 6 5 4 | LBP; back pain after lifting
Knee pain | M25.569 | 1003722009 | | 0 0 .5 2 2 4 5 4 | knee pain; L knee swelling
Shoulder pain | M25.519 | 45326000 | | 0 0 0 .5 2 4 4 3 | shoulder pain, can't lift arm
Neck pain | M54.2 | 81680005 | | 0 0 0 .5 2 3 2 1 | stiff neck; neck pain
Chest pain | R07.9 | 29857009 | | 0 0 0 1 2 3 3 2 | chest pain w/ stairs; CP, atypical
Palpitations | R00.2 | 80313002 | | 0 0 0 1 2 2 2 1 | heart racing; palpitations
Shortness of breath | R06.02 | 267036007 | | 0 0 0 .3 1 3 4 5 | SOB on exertion; dyspnea x 2 wk
Leg swelling | R60.0 | 267038008 | | 0 0 0 0 .5 2 4 6 | leg swelling; ankles swollen
Dizziness | R42 | 404640003 | | 0 0 0 1 2 3 5 6 | dizzy spells; room spinning
Syncope | R55 | 271594007 | | 0 0 .2 1 .7 .7 1 2 | passed out at work; ED f/u syncope
Fatigue | R53.83 | 84229001 | | 0 0 .3 2 5 5 4 4 | tired all the time; fatigue, labs
Nausea and vomiting | R11.2 | 16932000 | | 1 1 1 1 1.5 1 1 1 | N/V x 3 days; nausea after meals
Hematuria | R31.9 | 34436003 | | 0 0 .2 .2 .5 1 2 2 | blood in urine
Rectal bleeding | K62.5 | 12063002 | | 0 0 0 0 1 2 2 2 | BRBPR; blood on toilet paper
Cellulitis | L03.90 | 128045006 | | .2 .5 .5 .5 1 2 3 3 | leg red and warm; cellulitis recheck
Herpes zoster | B02.9 | 4740000 | | 0 0 0 0 .4 1.5 3 3 | painful rash one side; shingles
Laceration recheck | Z48.02 | | | 0 1 1.5 1 1 1 .7 .7 | suture removal
Memory concern | R41.3 | 386807006 | | 0 0 0 0 0 .5 3 5 | memory concerns, daughter coming; forgetful
Fall at home | W19.XXXA | 1912002 | | 0 0 0 0 0 .5 3 6 | fell last week; fall, bruised hip
Weight loss | R63.4 | | | 0 0 0 0 .3 1 1.5 2 | losing weight; wt loss 10 lb
Abnormal liver tests | R74.8 | | | 0 0 0 0 .7 1.5 1 .5 | abnormal LFTs; discuss labs
`).map(([words = '', icd10cm = '', snomed = '', sex = '', weights = '', typed = '']) => ({
  words,
  icd10cm,
  snomed,
  sex: sex === 'f' ? 'female' : sex === 'm' ? 'male' : 'any',
  weights: wordsOf(weights).map(Number),
  typed: phrasesIn(typed),
}));

/** Visits planned for prevention; columns: kind | words | ICD-10-CM | SNOMED CT | typed reasons. A child's are written by age. */
const PLANNED: ReadonlyMap<string, ComplaintRow> = new Map(
  rowsOf(`
newborn      | Newborn check              | Z00.111 |           | weight check; newborn visit
child        | Well child                 | Z00.129 | 410620009 |
adult        | Annual physical            | Z00.00  | 162673000 | annual; CPE; physical, fasting labs
elder        | Annual wellness visit      | Z00.00  | 162673000 | AWV; medicare wellness; annual, med review
woman        | Gynecological examination  | Z01.419 |           | well woman, pap due; annual gyn
preoperative | Preoperative evaluation    | Z01.818 |           | pre-op clearance, cataract; pre-op eval
`).map(([kind = '', words = '', icd10cm = '', snomed = '', typed = '']) => [
    kind,
    { words, icd10cm, snomed, sex: 'any', weights: [], typed: phrasesIn(typed) },
  ]),
);

/** What a preventive visit of that kind is called; throws a RangeError where the table lacks it. */
export function plannedVisit(
  kind: 'newborn' | 'child' | 'adult' | 'elder' | 'woman' | 'preoperative',
): ComplaintRow {
  const row = PLANNED.get(kind);
  if (row === undefined) throw new RangeError(`no planned visit ${kind}`);
  return row;
}

function phrasesIn(cell: string): readonly string[] {
  return cell
    .split(';')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}
