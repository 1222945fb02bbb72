import type { KeptRecord } from '#boundary/kept-policy.ts';
import { type Learner, sound } from './store-entries.ts';

/** What else a record holds: exposure, marks, vetoes, profile and settings, of this learner's own kind. */
export function choicesOf({ topics, mark, profile, settings }: Learner): KeptRecord[] {
  return [
    ...topics.flatMap((topic) => [
      sound({ kind: 'exposure', topic, quarter: '2026-Q4', band: settings.band }),
      sound({ kind: 'veto', topic, from: 'text' }),
    ]),
    sound({ kind: 'profile', ...profile, goals: topics.slice(0, 2) }),
    sound({
      kind: 'settings',
      budget: settings.budget,
      askFirst: settings.askFirst,
      learningMonths: 24,
      noteMonths: settings.noteMonths,
    }),
    sound({
      kind: 'mark',
      item: `a-card-marked-by-${mark}`,
      mark: settings.said,
      month: '2026-11',
      sensitive: false,
    }),
  ];
}

/** Two who differ in everything but how many things of what kind they did. */
export const FIRST: Learner = {
  mark: 'a',
  passphrase: 'CANARYfirstlearner quiet herons',
  item: 'canaryfirstlear-card-of-the-kidney',
  words: 'CANARYfirstlearner wonders about SGLT2 inhibitors and eGFR:',
  day: '03',
  topics: ['type-2-diabetes', 'hypertension', 'chronic-kidney-disease'],
  learned: { mark: 'done', answer: 1, rating: 'good', minutes: 3 },
  profile: { specialty: 'IM', stage: 'attending', country: 'US' },
  settings: { budget: 5, askFirst: false, noteMonths: 24, band: '11+', said: 'known' },
};

export const SECOND: Learner = {
  mark: 'b',
  passphrase: 'CANARYotherlearner loud geese',
  item: 'canaryotherlear-sheet-on-a-cough',
  words: 'CANARYotherlearner asks why a child coughs at night',
  day: '28',
  topics: ['asthma', 'migraine', 'low-back-pain'],
  learned: { mark: null, answer: null, rating: 'again', minutes: 9 },
  profile: { specialty: 'PED', stage: 'student', country: 'GB' },
  settings: { budget: 15, askFirst: true, noteMonths: 36, band: '3-10', said: 'later' },
};
