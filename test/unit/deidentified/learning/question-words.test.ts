import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lookForPeople,
  MOST_LETTERS,
  type SightCode,
} from '#deidentified/learning/question-words.ts';

const seenIn = (text: string) => lookForPeople(text).map(({ code, words }) => `${code}: ${words}`);

describe('the check of a free line sees', () => {
  it.each<readonly [string, string]>([
    ['ask a@b.example', 'e-mail: a@b.example'],
    ['call 555 123 4567', 'phone: 555 123 4567'],
    ['MRN 88-123', 'record-number: MRN 88-123'],
    ['seen 3/12/2026', 'date: 3/12/2026'],
    ['seen 2026-11-20', 'date: 2026-11-20'],
    ['since 12 March', 'date: 12 March'],
    ['since March 12th', 'date: March 12th'],
    ['in 2019', 'date: 2019'],
    ['54 yo on statins', 'age: 54 yo'],
    ['a 6-week-old', 'age: 6-week-old'],
    ['54F with palpitations', 'age: 54F'],
    ['in her 80s', 'age: 80s'],
    ['at 9:30', 'time: 9:30'],
    ['at 9 am', 'time: 9 am'],
    ['on Tuesday', 'weekday: Tuesday'],
    ['next tue', 'weekday: next tue'],
    ['the one from yesterday', 'weekday: yesterday'],
    ['in room 12', 'place: room 12'],
    ['bed-4', 'place: bed-4'],
    ['Mr Miller asked', 'title: Mr Miller'],
    ['mrs o’brien asked', 'title: mrs o’brien'],
    ['J.S. on apixaban', 'initials: J.S.'],
    ['for Anna Berg', 'name: Anna Berg'],
    ['for Anna', 'name: Anna'],
    ['potassium 1234', 'number: 1234'],
  ])('%s', (text, expected) => {
    expect(seenIn(text)).toEqual([expected]);
  });

  it('each word once, in the order it stands', () => {
    expect(seenIn('Mr Miller, 54 yo, stent last tue')).toEqual([
      'title: Mr Miller',
      'age: 54 yo',
      'weekday: last tue',
    ]);
  });
});

describe('the check lets pass', () => {
  it.each([
    'aspirin with apixaban after a stent?',
    'O2 sat 88 and sun',
    '1.25 mg or 2.5 mg',
    'MS relapse, MR angiography',
    '7 days of amoxicillin or 10?',
    'start it in Parkinson disease',
    'CHA2DS2-VASc of 3',
  ])('%s', (text) => {
    expect(seenIn(text)).toEqual([]);
  });
});

describe('whatever is written', () => {
  const line = fc.string({ maxLength: MOST_LETTERS, unit: 'binary' });

  it('what it names stands in the text', () => {
    fc.assert(
      fc.property(line, (text) => {
        for (const { words } of lookForPeople(text)) expect(text).toContain(words);
      }),
    );
  });

  it('three figures in a row are always seen', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 100, max: 999_999 }), line, (before, number, after) => {
        const seen = lookForPeople(`${before} ${number} ${after}`);
        expect(seen.some(({ words }) => words.includes(String(number)))).toBe(true);
      }),
    );
  });

  const SPELT: readonly (readonly [SightCode, (y: number, m: number, d: number) => string])[] = [
    ['date', (y, m, d) => `${y}-${m}-${d}`],
    ['date', (y, m, d) => `${m}/${d}/${y}`],
    ['date', (y, m, d) => `${d}.${m}.${y}`],
    ['date', (_, m, d) => `${m}/${d}`],
  ];
  it.each(SPELT)('a %s is seen as one, however it is spelt', (code, spell) => {
    const whole = (min: number, max: number) => fc.integer({ min, max });
    fc.assert(
      fc.property(whole(1900, 2099), whole(1, 12), whole(1, 28), (y, m, d) => {
        expect(lookForPeople(`since ${spell(y, m, d)}?`)).toMatchObject([{ code }]);
      }),
    );
  });

  it('an age is seen in each way of writing it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 110 }),
        fc.constantFrom('yo', ' yo', ' y/o', ' years old', '-year-old', 'F', ' m', ' yrs'),
        (age, unit) => {
          expect(lookForPeople(`is it safe, ${age}${unit}, on statins`)).toMatchObject([
            { code: 'age' },
          ]);
        },
      ),
    );
  });

  it('words in small letters without figures are seen only where they say a day, a month or a title', () => {
    const plain = fc.array(fc.constantFrom('stop', 'aspirin', 'after', 'stents', 'renal', 'dose?'));
    fc.assert(
      fc.property(plain, (words) => {
        expect(lookForPeople(words.join(' '))).toEqual([]);
      }),
    );
  });
});
