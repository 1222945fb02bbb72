import { describe, expect, it } from 'vitest';
import { admitMessage, type FromWorker } from '#boundary/messages.ts';
import { problem, type Problem } from '#boundary/problem.ts';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import { learningRecord } from '#deidentified/handover/learning-record.ts';
import { catalogOf, prepareBrief } from '#deidentified/prepare-brief.ts';
import {
  type Action,
  firstState,
  next,
  type SessionState,
  shownHorizon,
} from '#deidentified/session-state.ts';
import { ALL_TOPICS } from '#boundary/topic.ts';
import { aCard, aHorizon, aPack, aSource } from '../../support/builders.ts';

const pack = aPack(
  [
    aCard('ckd-basics', { topics: ['chronic-kidney-disease'], minutes: 1 }),
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

describe('a brief', () => {
  it('is not there before the catalog is', () => {
    expect(prepareBrief(firstState(null), 1)).toBeNull();
  });

  it('holds one card that needs no chart while the schedule is read', () => {
    const brief = prepareBrief(after(loaded), 1);
    expect(brief?.items.map(({ reason }) => reason.kind)).toEqual(['common-topic']);
  });

  it('holds the combination first once the schedule is read, and ends with one not from it', () => {
    const brief = prepareBrief(after(loaded, { type: 'worker-said', message: session }), 1);
    expect(brief?.items.map(({ id }) => id)[0]).toBe('ckd-t2d');
    expect(brief?.items.at(-1)?.reason.kind).toBe('common-topic');
    expect(brief).toMatchObject({ found: 18, readable: 16 });
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
      { type: 'catalog-loaded', pack, catalog: catalogOf(pack, true) },
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

  it('says what was read, and nothing of why', () => {
    const marks = [
      { item: 'ckd-t2d', mark: 'later' },
      { item: 'ckd-t2d', mark: 'done' },
    ] as const;
    expect(learningRecord({ pack, catalog, marks, day })?.entries).toEqual([
      { item: 'ckd-t2d', day, mark: 'done', minutes: 2 },
    ]);
  });

  it('leaves sensitive topics behind', () => {
    const sensitive = ALL_TOPICS.find((candidate) => candidate.sensitive)?.id ?? '';
    const marks = [{ item: `topic:${sensitive}`, mark: 'done' }] as const;
    expect(learningRecord({ pack, catalog, marks, day })?.entries).toEqual([]);
  });

  it('is refused whole rather than trimmed', () => {
    const marks = [{ item: 'Mrs. Smith 1960-01-01', mark: 'done' }] as const;
    expect(learningRecord({ pack, catalog, marks, day })).toBeUndefined();
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
  return prepareBrief(state, 1)?.items.map(({ id }) => id) ?? [];
}
