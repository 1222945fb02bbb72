import type { FindingCode } from './finding-sentences.ts';

interface Ban {
  readonly code: Extract<
    FindingCode,
    'credit' | 'speaks-to-a-patient' | 'points-at-a-patient' | 'race' | 'label' | 'blame' | 'brand'
  >;
  readonly phrase: RegExp;
  /** Where the same text says this, the phrase is in its place. */
  readonly unless?: RegExp;
}

/** What no card says. The first match of each row is named to its author. */
const BANS: readonly Ban[] = [
  {
    code: 'credit',
    phrase:
      /\b(CME|CEU|CPD|MOC (points|credit)|continuing (medical )?education|earn \w+ credits?|accredited)\b/iu,
  },
  {
    code: 'speaks-to-a-patient',
    phrase:
      /\b(you|your|yours|yourself)\b|\b(ask|call|see|tell|talk to|consult|contact) (a|the|their) (doctor|physician|pharmacist|provider)\b/iu,
  },
  {
    code: 'speaks-to-a-patient',
    phrase:
      /(^|[.;!?] )(never|always|do not|don't|please|remember to|be sure to) (take|stop|eat|drink|use|skip|smoke|drive|call|ask|see|tell)\b/iu,
  },
  {
    code: 'points-at-a-patient',
    phrase:
      /\b(this|the|that|our|my) patients?\b|\bcare gaps?\b|\boverdue\b|\bnot (yet )?(been )?prescribed\b|\bmissing from the (chart|record)\b/iu,
  },
  {
    code: 'race',
    phrase:
      /\b(black|white|african|african[- ]american|caucasian|hispanic|latin[aoex]|asian|native american|south asian) (adults?|people|persons?|patients?|men|women|children|individuals?|populations?|race|descent|ancestry)\b/iu,
  },
  {
    code: 'race',
    phrase: /\b(race|racial|races|ethnicity|ethnic)\b|\brace-(based|adjusted|corrected)\b/iu,
    unless:
      /\b(no|not|without|neither|drops?|removes?|omits?|excludes?)\b[^.;]*\b(race|racial|ethnic\w*)\b|\b(race|ethnicity)\b[^.;]*\b(not|no longer|never)\b|\bracis[mt]\b/iu,
  },
  {
    code: 'label',
    phrase:
      /\b(diabetics|asthmatics?|epileptics|schizophrenics?|hypertensives|hemophiliacs?|anorexics?|arthritics?|paraplegics?|quadriplegics?|cripples?|autistics|lepers?|sicklers?|retarded|retardation|handicapped|mongoloid|midgets?|dwarfs?)\b|\b(a|an|the|each|every|any|elderly|old|young|obese) (diabetic|epileptic|schizophrenic|alcoholic|autistic|bipolar|borderline|depressive)\b(?! \p{L})/iu,
  },
  {
    code: 'label',
    phrase:
      /\b(addicts?|alcoholics|drug (abus|us)ers?|junkies|substance abuse|drug abuse|alcohol abuse|IV drug users?|users of drugs|the (elderly|aged|obese|disabled|homeless|mentally ill|blind|deaf)|elderly (people|adults?|patients?|men|women|persons?)|(morbidly )?obese (people|adults?|patients?|men|women|persons?|individuals?|children)|mentally ill|demented|senile|HIV[- ]infected|wheelchair[- ]bound|confined to a wheelchair|bed[- ]?ridden|normal people|schizophrenic (people|patients?|adults?)|diabetic (people|patients?|adults?))\b/iu,
  },
  {
    code: 'blame',
    phrase:
      /\b(non-?complian(t|ce)|non-?adheren(t|ce) (people|patients?|adults?)|poor historian|drug[- ]seek(ing|ers?)|frequent flyers?|difficult patients?|(patients?|people|persons?|adults?|who|has|have) (has |have )?failed (\w+ )?(treatment|therapy|drug|medication|metformin|statins?)|refuses?|refused|denies|denied|complains of|claims (that|to)|admits to|suffer(s|ed|ing)?( from)?|afflicted|stricken|victims? of|committed suicide|commits suicide|(clean|dirty) urine)\b/iu,
  },
  {
    code: 'brand',
    phrase: /[®™℠]|\bsponsor(ed|s|ship)?\b|\bbrought to you\b|\bpowered by\b|\bcoupons?\b/iu,
  },
  {
    code: 'brand',
    // Names seen most in clinic, in the United States; the table is not whole, a reader is.
    phrase:
      /\b(Advair|Advil|Aleve|Ambien|Ativan|Aricept|Bactrim|Benadryl|Botox|Coumadin|Crestor|Cymbalta|Dupixent|Eliquis|Entresto|EpiPen|Farxiga|Flonase|Fosamax|Humira|Invokana|Januvia|Jardiance|Keytruda|Klonopin|Lasix|Lantus|Lexapro|Lipitor|Lyrica|Mounjaro|Motrin|Narcan|Neurontin|Nexium|Norvasc|Ozempic|Paxlovid|Pepcid|Plavix|Prilosec|Prolia|Prozac|Repatha|Shingrix|Singulair|Spiriva|Suboxone|Symbicort|Synthroid|Tamiflu|Trulicity|Tylenol|Valium|Ventolin|Viagra|Vicodin|Wegovy|Wellbutrin|Xanax|Xarelto|Zepbound|Zocor|Zofran|Zoloft|Zyrtec)\b/u,
  },
];

/** What a text may not say: the code and the words themselves, at most one of each row. */
export function bannedIn(
  text: string,
): readonly { readonly code: Ban['code']; readonly words: string }[] {
  return BANS.flatMap(({ code, phrase, unless }) => {
    const words = phrase.exec(text)?.[0].trim();
    return words === undefined || unless?.test(text) === true ? [] : [{ code, words }];
  });
}
