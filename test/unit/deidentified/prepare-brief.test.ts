import { describe, expect, it } from 'vitest';
import { admitMessage, type FromWorker } from '#boundary/messages.ts';
import { problem, type Problem } from '#boundary/problem.ts';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import { learningRecord } from '#deidentified/handover/learning-record.ts';
import { prepareBrief } from '#deidentified/prepare-brief.ts';
import type { Action } from '#deidentified/session-action.ts';
import { firstState, next, type SessionState, shownHorizon } from '#deidentified/session-state.ts';
import { LEARNING_ENTRY } from '#boundary/field-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { ALL_TOPICS, generalised } from '#boundary/topic.ts';
import { aCard, aHorizon, aPack, aSource, shownOf } from '../../support/builders.ts';

const pack = aPack(
  [
    aCard('ckd-basics', { topics: ['chronic-kidney-disease'], minutes: 2 }),
    aCard('htn-basics', { topics: ['hypertension'], minutes: 1 }),
    aCard('ckd-t2d', {
      topics: ['chronic-kidney-disease'],
      given: ['type-2-diabetes'],
      minutes: 2,
    }),
  ],
  [
    aSource('kdigo', ['chronic-kidney-disease']),
    aSource('asthma-guide', ['asthma'], { minutes: 3 }),
  ],
);
const loaded: Action = { type: 'catalog-loaded', pack, catalog: indexPack(pack) };
const session = aHorizon({
  signals: [
    { topic: 'chronic-kidney-disease', visits: 4 },
    { topic: 'type-2-diabetes', visits: 3 },
    { topic: 'asthma' },
  ],
  patterns: [{ topics: ['chronic-kidney-disease', 'type-2-diabetes'], visits: 3 }],
});

const DAY = '2026-11-23';

describe('a brief', () => {
  it('is not there before the catalog is', () => {
    expect(prepareBrief(firstState(null), DAY)).toBeNull();
  });

  it('holds one card that needs no chart while the schedule is read', () => {
    const brief = prepareBrief(after(loaded), DAY);
    expect(brief?.items.map(({ reason }) => reason.kind)).toEqual(['common-topic']);
  });

  it('holds the combination first once the schedule is read, and ends with one not from it', () => {
    const brief = prepareBrief(after(loaded, { type: 'worker-said', message: session }), DAY);
    expect(brief?.items.map(({ id }) => id)[0]).toBe('ckd-t2d');
    expect(brief?.items.at(-1)?.reason.kind).toBe('common-topic');
    expect(brief).toMatchObject({ found: 18, readable: 16 });
  });

  it('keeps the card that a first word put first when the whole is read, until the reader changes something', () => {
    const firstWord = aHorizon({
      whole: false,
      readable: 4,
      signals: [{ topic: 'asthma', visits: 2 }],
      patterns: [],
    });
    const read = after(
      loaded,
      { type: 'budget-chosen', budget: 15 },
      { type: 'worker-said', message: firstWord },
      { type: 'worker-said', message: session },
    );
    expect(ids(read)[0]).toBe('topic:asthma');
    expect(ids(read)).toContain('ckd-t2d');
    expect(prepareBrief(read, DAY)).toMatchObject({ whole: true, readable: 16 });
    const marked = next(read, { type: 'marked', item: 'ckd-t2d', mark: 'later' });
    expect(ids(next(marked, { type: 'undone' }))).toEqual(ids(read));
    const changed = next(read, { type: 'budget-chosen', budget: 15 });
    expect(ids(changed)[0]).toBe('ckd-t2d');
  });

  it('replaces a marked card, and brings it back when undone', () => {
    const read = after(loaded, { type: 'worker-said', message: session });
    const marked = next(read, { type: 'marked', item: 'ckd-t2d', mark: 'known' });
    expect(ids(marked)).not.toContain('ckd-t2d');
    expect(ids(next(marked, { type: 'undone' }))).toEqual(ids(read));
  });

  it('takes a whole topic away for "not for me"', () => {
    const read = after(loaded, { type: 'worker-said', message: session });
    const marked = next(read, { type: 'marked', item: 'ckd-t2d', mark: 'not-for-me' });
    expect(ids(marked)).not.toContain('ckd-basics');
  });

  it('gives a drafted card up for its sources where a tenant asks for reviewed ones', () => {
    const state = after(
      { type: 'catalog-loaded', pack, catalog: shownOf(pack, true) },
      { type: 'worker-said', message: session },
    );
    expect(ids(state)).toEqual(['topic:chronic-kidney-disease']);
  });

  it('still offers common cards after reading stopped', () => {
    const state = after(loaded, {
      type: 'worker-said',
      message: stoppedBy(problem('schedule', 'not-permitted')),
    });
    expect(state.reading.phase).toBe('stopped');
    expect(ids(state)).toHaveLength(2);
  });

  it('opens on the nearest horizon with visits, and stays where the reader went', () => {
    const empty = aHorizon({ found: 0, readable: 0 });
    const monday = aHorizon({ horizon: 'next-day', weekday: 'monday' });
    const friday = after(
      { type: 'worker-said', message: empty },
      { type: 'worker-said', message: monday },
    );
    expect(shownHorizon(friday)).toBe('next-day');
    expect(shownHorizon(next(friday, { type: 'horizon-chosen', horizon: 'session' }))).toBe(
      'session',
    );
  });

  it('says of no day that it is empty while a later one is still being read', () => {
    const empty = aHorizon({ found: 0, readable: 0 });
    const reading = after({ type: 'worker-said', message: empty });
    expect(shownHorizon(reading)).toBeNull();
    const rest = (['next-day', 'week'] as const).map((horizon) => ({
      type: 'worker-said' as const,
      message: aHorizon({ horizon, found: 0, readable: 0 }),
    }));
    expect(shownHorizon(rest.reduce(next, reading))).toBe('session');
  });

  it('forgets everything when the session ends', () => {
    const ended = next(after(loaded, { type: 'worker-said', message: session }), {
      type: 'session-ended',
    });
    expect(ended).toEqual({ ...firstState(null), reading: { phase: 'ended' } });
  });
});

describe('the record a learner takes out', () => {
  const catalog = indexPack(pack);
  const day = '2026-11-20';
  const entriesOf = (...items: readonly string[]) =>
    learningRecord({ pack, catalog, marks: items.map((item) => ({ item, mark: 'done' })), day })
      ?.entries;

  it('holds the last mark of a card, by day', () => {
    const marks = [
      { item: 'ckd-basics', mark: 'later' },
      { item: 'ckd-basics', mark: 'done' },
    ] as const;
    expect(learningRecord({ pack, catalog, marks, day })?.entries).toEqual([
      { item: 'ckd-basics', when: day, mark: 'done', minutes: 2 },
    ]);
  });

  it('keeps only the quarter of what the schedule alone could have led to', () => {
    expect(entriesOf('ckd-t2d', 'topic:asthma')).toEqual([
      { item: 'ckd-t2d', when: '2026-Q4', mark: 'done', minutes: 2 },
      { item: 'topic:asthma', when: '2026-Q4', mark: 'done', minutes: 3 },
    ]);
  });

  it.each(ALL_TOPICS.filter(({ rare }) => rare).map(({ id }) => id))(
    'names the parent of %s',
    (rare) => {
      expect(entriesOf(`topic:${rare}`)?.map(({ item }) => item)).toEqual([
        `topic:${generalised(rare) ?? ''}`,
      ]);
    },
  );

  it.each(ALL_TOPICS.filter(({ sensitive }) => sensitive).map(({ id }) => id))(
    'leaves %s behind',
    (id) => {
      const own = indexPack(aPack([aCard('some-card', { topics: [id] })]));
      expect(entriesOf(`topic:${id}`)).toEqual([]);
      const marks = [{ item: 'some-card', mark: 'done' }] as const;
      expect(learningRecord({ pack, catalog: own, marks, day })?.entries).toEqual([]);
    },
  );

  it.each([
    ['a record number for a card', { item: 'mrn00123456', when: day }],
    ['a sentence for a card', { item: 'Mrs. Smith 1960', when: day }],
    ['a day that does not exist', { item: 'ckd-basics', when: '2026-19-39' }],
    ['a minute', { item: 'ckd-basics', when: '2026-11-20T08:15' }],
    ['the day of a topic', { item: 'topic:asthma', when: day }],
    ['a rare topic', { item: 'topic:pancreatitis', when: '2026-Q4' }],
    ['a sensitive topic', { item: 'topic:sti', when: '2026-Q4' }],
    ['an unknown topic', { item: 'topic:smith', when: '2026-Q4' }],
  ])('is refused for %s', (_, entry) => {
    const candidate = { mark: 'done', minutes: 1, ...entry };
    expect(admit(LEARNING_ENTRY, candidate)).toBeUndefined();
  });
});

function stoppedBy(why: Problem): FromWorker {
  const message = admitMessage({ type: 'stopped', ...why });
  if (message === undefined) throw new Error('no door admits this problem');
  return message;
}

function after(...actions: readonly Action[]): SessionState {
  return actions.reduce(next, firstState(null));
}

function ids(state: SessionState): readonly string[] {
  return prepareBrief(state, DAY)?.items.map(({ id }) => id) ?? [];
}
