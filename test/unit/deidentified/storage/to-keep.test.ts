import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_TOPICS, type TopicId, topicOf } from '#boundary/topic.ts';
import {
  bandOf,
  exposureToKeep,
  learningToKeep,
  markToKeep,
  noteToKeep,
  profileToKeep,
  settingsToKeep,
  vetoToKeep,
} from '#deidentified/storage/to-keep.ts';
import { anId, PLAIN } from '../../../support/storage-rows.ts';

const ID = anId(1);
const RARE = ALL_TOPICS.filter(({ rare, sensitive }) => rare && !sensitive).map(({ id }) => id);
const SENSITIVE = ALL_TOPICS.filter(({ sensitive }) => sensitive).map(({ id }) => id);
const anyTopic = fc.constantFrom(...ALL_TOPICS.map(({ id }) => id));
const NOTED = { purpose: 'question', text: 'a note', state: 'open' } as const;
const LEARNED = { mark: 'done', answer: 2, rating: 'good', minutes: 3 } as const;

const about = (topics: readonly TopicId[], keepSensitive = false) => ({
  item: 'a-card-of-the-pack',
  topics,
  day: '2026-11-20',
  keepSensitive,
});
const sourcesOf = (topic: TopicId, keepSensitive = false) => ({
  ...about([topic], keepSensitive),
  item: `topic:${topic}`,
});
const textOf = (value: unknown): string => JSON.stringify(value);
const names = (value: unknown, topic: TopicId): boolean =>
  new RegExp(`"(topic:)?${topic}"`).test(textOf(value));

describe('a learning entry', () => {
  it('keeps the card, the day and what the learner did, and nothing that led to it', () => {
    expect(learningToKeep(about(PLAIN.slice(0, 2)), LEARNED, ID)?.record).toEqual({
      kind: 'learning',
      id: ID,
      item: 'a-card-of-the-pack',
      day: '2026-11-20',
      ...LEARNED,
      sensitive: false,
    });
  });

  it.each(RARE)('about %s names its parent instead, whether card or sources', (rare) => {
    for (const subject of [about([rare]), sourcesOf(rare), about([...PLAIN.slice(0, 1), rare])]) {
      const kept = learningToKeep(subject, LEARNED, ID);
      expect(names(kept, rare)).toBe(false);
      expect(textOf(kept)).not.toContain('a-card-of-the-pack');
      expect(kept?.record).toMatchObject({
        item: `topic:${String(topicOf(rare).parent)}`,
        answer: null,
      });
    }
  });

  it.each(['topic:hypertension', 'rule:af-ckd'])(
    'about the sources of %s, which only a schedule offers, keeps the quarter and no day of it',
    (item) => {
      const subject = { ...about(PLAIN.slice(0, 1)), item };
      for (const day of ['2026-10-01', '2026-11-20', '2026-12-31']) {
        const kept = [
          learningToKeep({ ...subject, day }, LEARNED, ID),
          noteToKeep({ ...subject, day }, NOTED, ID),
          markToKeep({ ...subject, day }, 'known'),
        ];
        expect(kept.map((change) => change?.record)).toMatchObject([
          { day: '2026-10-01' },
          { day: '2026-10-01' },
          { month: '2026-10' },
        ]);
      }
    },
  );

  it.each(SENSITIVE)('about %s is kept only where the learner says so', (sensitive) => {
    for (const subject of [about([sensitive]), about([...PLAIN.slice(0, 1), sensitive])]) {
      expect(learningToKeep(subject, LEARNED, ID)).toBeNull();
      expect(noteToKeep(subject, NOTED, ID)).toBeNull();
      expect(markToKeep(subject, 'known')).toBeNull();
    }
    expect(learningToKeep(sourcesOf(sensitive), LEARNED, ID)).toBeNull();
    expect(learningToKeep(about([sensitive], true), LEARNED, ID)?.record).toMatchObject({
      sensitive: true,
    });
    expect(learningToKeep(sourcesOf(sensitive, true), LEARNED, ID)).not.toBeNull();
  });

  it.each([
    ['a time of day', { day: '2026-11-20T08:15' }, LEARNED],
    ['a day that does not exist', { day: '2026-02-30' }, LEARNED],
    ['an item that is no name of ours', { item: 'Smith, John' }, LEARNED],
    ['an answer that is no place', {}, { ...LEARNED, answer: 12 }],
    ['minutes beyond an hour', {}, { ...LEARNED, minutes: 61 }],
  ])('is not kept with %s', (_, parts, learned) => {
    expect(learningToKeep({ ...about(PLAIN.slice(0, 1)), ...parts }, learned, ID)).toBeNull();
  });
});

describe('a mark', () => {
  it('keeps the month it was said in', () => {
    expect(markToKeep(about(PLAIN.slice(0, 1)), 'later')?.record).toEqual({
      kind: 'mark',
      item: 'a-card-of-the-pack',
      mark: 'later',
      month: '2026-11',
      sensitive: false,
    });
  });

  it.each(RARE)('about %s is not kept: on the parent it would say something else', (rare) => {
    expect(markToKeep(about([rare]), 'not-for-me')).toBeNull();
    expect(markToKeep(sourcesOf(rare), 'not-for-me')).toBeNull();
  });
});

describe('exposure', () => {
  const signals = fc.array(
    fc.record({ topic: anyTopic, visits: fc.integer({ min: 1, max: 999 }) }),
  );

  it('names no rare and no sensitive topic, no day and no count, whatever the schedule', () => {
    fc.assert(
      fc.property(signals, (found) => {
        for (const { record } of exposureToKeep(found, '2026-11-20')) {
          if (record?.kind !== 'exposure') throw new Error('exposure was expected');
          const { rare, sensitive } = topicOf(record.topic);
          expect({ rare, sensitive }).toEqual({ rare: false, sensitive: false });
          expect(Object.keys(record).toSorted()).toEqual(['band', 'kind', 'quarter', 'topic']);
          expect(record.quarter).toBe('2026-Q4');
        }
      }),
    );
  });

  it('has one entry for each topic', () => {
    fc.assert(
      fc.property(signals, (found) => {
        const keys = exposureToKeep(found, '2026-11-20').map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it.each(RARE)('does not add %s to its parent: they may be the same visits', (topic) => {
    const { parent } = topicOf(topic);
    if (parent === null) throw new Error('a rare topic without a parent');
    const signals = [topic, parent].map((id) => ({ topic: id, visits: 2 }));
    const kept = exposureToKeep(signals, '2026-11-20');
    expect(kept.map(({ record }) => record)).toMatchObject([{ topic: parent, band: '1-2' }]);
  });

  it.each(RARE)('to %s is kept as its parent', (topic) => {
    const kept = exposureToKeep([{ topic, visits: 4 }], '2026-11-20');
    expect(kept.map(({ record }) => record)).toMatchObject([
      { topic: topicOf(topic).parent, band: '3-10' },
    ]);
  });

  it.each([
    [1, '1-2'],
    [2, '1-2'],
    [3, '3-10'],
    [10, '3-10'],
    [11, '11+'],
    [999, '11+'],
  ])('of %i visits is band %s', (visits, band) => {
    expect(bandOf(visits)).toBe(band);
  });

  it.each([
    ['2026-01-01', '2026-Q1'],
    ['2026-03-31', '2026-Q1'],
    ['2026-04-01', '2026-Q2'],
    ['2026-12-31', '2026-Q4'],
  ])('of %s is of %s', (day, quarter) => {
    const [kept] = exposureToKeep([{ topic: PLAIN[0] ?? unknownTopic(), visits: 1 }], day);
    expect(kept?.record).toMatchObject({ quarter });
  });
});

describe('what the learner sets', () => {
  it('a veto is kept as topic and "from text", never about a rare or sensitive topic', () => {
    for (const { id, rare, sensitive } of ALL_TOPICS) {
      const kept = vetoToKeep(id)?.record ?? null;
      expect(kept).toEqual(rare || sensitive ? null : { kind: 'veto', topic: id, from: 'text' });
    }
  });

  it('a sensitive goal stays only where the learner says so', () => {
    const goals = [...PLAIN.slice(0, 1), ...SENSITIVE.slice(0, 1)];
    const profile = { specialty: 'FM', stage: 'attending', country: 'US', goals } as const;
    expect(profileToKeep(profile, false)?.record).toMatchObject({ goals: PLAIN.slice(0, 1) });
    expect(profileToKeep(profile, true)?.record).toMatchObject({ goals });
  });

  it.each([0, 61, 1.5, Number.NaN])('settings of %s months are not kept', (learningMonths) => {
    const settings = { budget: 5, askFirst: true, learningMonths, noteMonths: 12 } as const;
    expect(settingsToKeep(settings)).toBeNull();
    expect(settingsToKeep({ ...settings, learningMonths: 24 })).not.toBeNull();
  });
});

function unknownTopic(): never {
  throw new Error('there is no such topic');
}
