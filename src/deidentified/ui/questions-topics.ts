import { ALL_TOPICS, isTopicId, type Topic, type TopicId } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';

/** So many are offered at once. */
export const MOST_OFFERED = 7;

/** Topics for what was typed, the likeliest first: by their names, word by word, and by what clinicians write for them. */
export function findTopics(typed: string): readonly TopicId[] {
  const asked = wordsOf(typed);
  if (asked.length === 0) return [];
  return ALL_TOPICS.map((topic) => ({ topic, rank: rankOf(topic, asked) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .toSorted((a, b) => a.rank - b.rank || a.topic.tier - b.topic.tier || byLabel(a.topic, b.topic))
    .slice(0, MOST_OFFERED)
    .map(({ topic }) => topic.id);
}

/** What clinicians write for a topic and its names do not say. */
export const WRITTEN_FOR: Readonly<Record<string, string>> = {
  'a1c diabetes dm dm2 niddm t2d t2dm': 'type-2-diabetes',
  'dm1 iddm t1d t1dm': 'type-1-diabetes',
  'af afib aflutter': 'atrial-fibrillation',
  'chf hf hfpef hfref': 'heart-failure',
  'bp htn': 'hypertension',
  'cholesterol hld ldl lipid lipids statins': 'dyslipidemia',
  'cad ccs ihd': 'coronary-disease',
  'ami mi nstemi stemi': 'acs',
  cp: 'chest-pain',
  'dvt pe': 'vte',
  'doac noac warfarin': 'anticoagulation',
  cva: 'stroke-tia',
  ckd: 'chronic-kidney-disease',
  arf: 'aki',
  'esrd hd': 'esrd-dialysis',
  'k mg hyperkalemia hypokalemia': 'potassium-disorders',
  'na hypernatremia': 'hyponatremia',
  uri: 'acute-bronchitis-uri',
  cap: 'pneumonia',
  flu: 'influenza',
  covid: 'covid-19',
  osa: 'sleep-apnea',
  sob: 'dyspnea',
  'quitting smoking': 'tobacco-cessation',
  'reflux heartburn': 'gerd',
  pud: 'peptic-ulcer-hpylori',
  cdiff: 'c-difficile',
  'crohn colitis uc': 'ibd',
  'nafld nash': 'masld',
  ida: 'iron-deficiency-anemia',
  psa: 'prostate-cancer',
  prep: 'hiv-prep',
  'std chlamydia gonorrhea syphilis': 'sti',
  'shingles zoster': 'herpes-zoster',
  mci: 'cognitive-impairment',
  'lbp sciatica': 'low-back-pain',
  oa: 'osteoarthritis',
  gout: 'monoarthritis-gout',
  ra: 'rheumatoid-arthritis',
  sle: 'lupus',
  eczema: 'atopic-dermatitis',
  hives: 'urticaria',
  mdd: 'depression',
  'gad panic': 'anxiety',
  aud: 'alcohol-use',
  oud: 'opioid-use',
  aub: 'abnormal-uterine-bleeding',
  'hrt mht': 'menopause',
  iud: 'contraception',
  luts: 'bph',
  aom: 'otitis-media',
  strep: 'pharyngitis',
  ms: 'multiple-sclerosis',
  pah: 'pulmonary-hypertension',
  'pft ipf': 'ild',
  tb: 'tuberculosis',
};

const WRITTEN: ReadonlyMap<TopicId, readonly string[]> = new Map(
  Object.entries(WRITTEN_FOR).flatMap(([words, id]) =>
    isTopicId(id) ? [[id, words.split(' ')] as const] : [],
  ),
);

const NO_MATCH = 4;

/** 0 for its whole name or what is written for it, 1 where its name begins so, 2 where each word begins one of its words, 3 for a group, 4 for none. */
function rankOf({ id }: Topic, asked: readonly string[]): number {
  const { label, short } = topicNames(id);
  const written = WRITTEN.get(id) ?? [];
  if (asked.length === 1 && written.includes(asked[0] ?? '')) return 0;
  const names = [wordsOf(label), wordsOf(short), wordsOf(id)];
  const words = [...names.flat(), ...written];
  if (!asked.every((one) => words.some((word) => word.startsWith(one)))) return NO_MATCH;
  const spelt = asked.join(' ');
  if (names.some((name) => name.join(' ') === spelt)) return 0;
  if (id.startsWith('sys-')) return 3;
  const begins = names.some((name) => name.join(' ').startsWith(spelt));
  return begins ? 1 : 2;
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function byLabel(a: Topic, b: Topic): number {
  return topicNames(a.id).label < topicNames(b.id).label ? -1 : 1;
}
