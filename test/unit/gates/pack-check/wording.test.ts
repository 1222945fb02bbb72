import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bannedIn } from '../../../gates/pack-check/banned-phrases.ts';
import { readingGrade } from '../../../gates/pack-check/check-wording.ts';
import { nearDuplicates } from '../../../gates/pack-check/near-duplicates.ts';
import { gradeOf, syllablesIn } from '../../../gates/pack-check/reading-level.ts';
import { corePack } from '../../deidentified/catalog/core-files.ts';
import { coreCard } from './a-pack.ts';

describe('syllables', () => {
  const COUNTED: Readonly<Record<number, string>> = {
    1: 'blood used rates scale scales rule rules breathe hour cough stroke asked 5 x',
    2: 'kidney guideline table treated changes people fluid react create children screening disease syndrome clinic statin iron trial reviewed wheezes little muscle being doing lying science client quiet diet triage fever measured needed lowered adults guidance severe doses cases classes apples lifetime baseline',
    3: 'insulin example biopsy increases idea area hernia physician evidence aspirin period ratio cardiac nausea CKD',
    4: 'hypertension medication radiograph pneumonia ischemia anemia bacteria obesity psoriasis leukemia dialysis fibrillation variety society anxiety immediate appropriate associate radiation eGFR DOAC',
    5: 'recommendation eosinophils antibiotic',
  };
  const table = Object.entries(COUNTED).flatMap(([count, words]) =>
    words.split(' ').map((word) => [word, Number(count)] as const),
  );

  it.each(table)('of "%s" are %i', (word, count) => {
    expect(syllablesIn(word)).toBe(count);
  });

  it('are at least one, and no more than there are letters but for W', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,20}$/u), (word) => {
        const count = syllablesIn(word);
        expect(count).toBeGreaterThanOrEqual(1);
        expect(count).toBeLessThanOrEqual(word.length);
      }),
    );
  });
});

describe('the reading grade', () => {
  const none = new Set<string>();

  it('is the formula: six words of one syllable in one sentence', () => {
    expect(gradeOf('The cat sat on the mat.', none)).toBeCloseTo(0.39 * 6 + 11.8 - 15.59, 10);
  });

  it('counts a word of the topic list as two syllables at most', () => {
    const text = 'People with hypertension come.';
    const known = gradeOf(text, new Set(['hypertension']));
    expect(gradeOf(text, none) - known).toBeCloseTo((11.8 * 2) / 4, 10);
  });

  it('takes a decimal point for no end of a sentence, a semicolon for one', () => {
    expect(gradeOf('It is 7.5 of them', none)).toBeCloseTo(0.39 * 5 + 11.8 - 15.59, 10);
    expect(gradeOf('It rose; it fell', none)).toBeCloseTo(0.39 * 2 + 11.8 - 15.59, 10);
  });

  it('never rises when a sentence is cut in two', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('renal', 'care', 'of', 'people'), { minLength: 2 }),
        (words) => {
          const [first = '', ...rest] = words;
          const cut = `${first}. ${rest.join(' ')}.`;
          expect(gradeOf(cut, none)).toBeLessThanOrEqual(gradeOf(`${words.join(' ')}.`, none));
        },
      ),
    );
  });

  it('of every card of the core pack is below 14', () => {
    expect(corePack().cards.filter((card) => readingGrade(card) >= 14)).toEqual([]);
  });
});

describe('near-duplicates', () => {
  const card = coreCard('positive-stool-test');

  it('are found where one card is reworded a little', () => {
    const reworded = {
      ...card,
      id: 'reworded',
      stem: card.stem
        .replace('47-year-old', '49-year-old')
        .replace('asks to repeat it', 'wants it repeated'),
    };
    const [pair] = nearDuplicates([card, reworded], [card]);
    expect(pair?.overlap).toBeGreaterThan(0.8);
  });

  it('are none where the topics differ', () => {
    const [first, second] = corePack().cards;
    if (first === undefined || second === undefined) throw new Error('too few cards');
    const elsewhere = { ...card, id: 'elsewhere', topics: first.topics };
    expect(nearDuplicates([card], [elsewhere], 0)).toEqual([]);
  });

  it('are the same in either order', () => {
    const [a, b] = [coreCard('positive-stool-test'), coreCard('prevent-equations')];
    const alike = { ...b, topics: a.topics };
    expect(nearDuplicates([a], [alike], 0)[0]?.overlap).toBe(
      nearDuplicates([alike], [a], 0)[0]?.overlap,
    );
  });
});

describe('a phrase in its place is left alone', () => {
  it.each([
    'PREVENT uses no race, adds kidney function and counts heart failure.',
    'Race becomes a stronger input. Race is not an input of PREVENT.',
    'A memory complaint is a reason to assess.',
    'The report names two reasons: refusal, and other ways of giving it.',
    'In ordinary use it fails more often.',
    'White blood cells are counted, and black stools looked for.',
    'People who take oral anticoagulants are at risk.',
    'A diabetic foot ulcer needs offloading.',
    'Alcohol use disorder and opioid use disorder are treated alike.',
    'An outpatient has mild swelling of one calf.',
  ])('%s', (text) => {
    expect(bannedIn(text)).toEqual([]);
  });
});

describe('a phrase that no card says is named', () => {
  it.each([
    ['CME', 'credit'],
    ['People may earn two credits', 'credit'],
    ['Tell their doctor', 'speaks-to-a-patient'],
    ['Rest. Never drive after it.', 'speaks-to-a-patient'],
    ['In your clinic', 'speaks-to-a-patient'],
    ['This patient has it', 'points-at-a-patient'],
    ['A statin is not yet prescribed', 'points-at-a-patient'],
    ['African-American adults', 'race'],
    ['Creatinine with race-based correction', 'race'],
    ['A schizophrenic', 'label'],
    ['schizophrenic patients', 'label'],
    ['obese adults', 'label'],
    ['substance abuse', 'label'],
    ['HIV-infected people', 'label'],
    ['who failed metformin', 'blame'],
    ['A person denies pain', 'blame'],
    ['suffering from gout', 'blame'],
    ['Tylenol', 'brand'],
    ['Product™', 'brand'],
  ])('%s', (text, code) => {
    expect(bannedIn(text).map((each) => each.code)).toContain(code);
  });
});
