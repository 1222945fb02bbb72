import { describe, expect, it } from 'vitest';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import { learningRecord } from '#deidentified/handover/learning-record.ts';
import { prepareBrief } from '#deidentified/prepare-brief.ts';
import type { Action } from '#deidentified/session-action.ts';
import { firstState, next, notFromText, type SessionState } from '#deidentified/session-state.ts';
import { aCard, aHorizon, aPack, aRule, aSource, shownOf } from '../../support/builders.ts';

const rule = aRule('asthma-reflux', {
  topic: 'asthma',
  allOf: ['topic:asthma', 'topic:gerd'],
  sources: ['asthma-guide'],
});
const pack = aPack(
  [aCard('htn-basics', { topics: ['hypertension'], minutes: 1 })],
  [aSource('asthma-guide', ['asthma'], { minutes: 3 })],
);

const DAY = '2026-11-23';

describe('a combination on the brief', () => {
  const withRule = { ...pack, rules: [rule] };
  const met = aHorizon({
    signals: [{ topic: 'asthma' }, { topic: 'gerd' }],
    combinations: [{ rule: 'asthma-reflux', visits: 1 }],
  });
  const read = after(
    { type: 'catalog-loaded', pack: withRule, catalog: shownOf(withRule, false) },
    { type: 'worker-said', message: met },
  );

  it('takes the place of its topic', () => {
    expect(ids(read)).toContain('rule:asthma-reflux');
    expect(ids(read)).not.toContain('topic:asthma');
  });

  it('gives its place to the topic when marked, and takes both along for "not for me"', () => {
    const marked = (mark: 'done' | 'not-for-me') =>
      ids(next(read, { type: 'marked', item: 'rule:asthma-reflux', mark }));
    expect(marked('done')).toContain('topic:asthma');
    expect(marked('not-for-me').filter((id) => id.includes('asthma'))).toEqual([]);
  });

  it('gives way to the sources of its topic where a tenant asks for reviewed content and it is drafted', () => {
    const catalog = shownOf(withRule, true);
    expect(catalog.rules).toEqual([]);
    expect(ids(next(read, { type: 'catalog-loaded', pack: withRule, catalog }))).toContain(
      'topic:asthma',
    );
  });

  it('leaves in the record by quarter', () => {
    const record = learningRecord({
      pack: withRule,
      catalog: indexPack(withRule),
      marks: [{ item: 'rule:asthma-reflux', mark: 'done' }],
      day: '2026-11-20',
    });
    expect(record?.entries).toEqual([
      { item: 'rule:asthma-reflux', when: '2026-Q4', mark: 'done', minutes: 3 },
    ]);
  });
});

describe('"not this topic"', () => {
  const both = {
    ...pack,
    cards: [...pack.cards, aCard('asthma-basics', { topics: ['asthma'], minutes: 3 })],
    rules: [rule],
  };
  const parts = {
    signals: [
      { topic: 'asthma', textVisits: 1 },
      { topic: 'gerd' },
      { topic: 'chronic-kidney-disease', visits: 2 },
    ],
    patterns: [{ topics: ['asthma', 'gerd'], visits: 1 }],
    combinations: [{ rule: 'asthma-reflux', visits: 1 }],
  };
  const read = after(
    { type: 'catalog-loaded', pack: both, catalog: indexPack(both) },
    { type: 'worker-said', message: aHorizon(parts) },
    { type: 'budget-chosen', budget: 15 },
  );
  const denied = next(read, { type: 'marked', item: 'topic:asthma', mark: 'not-this-topic' });
  const scheduled = (state: SessionState) =>
    [
      ...(prepareBrief(state, DAY)?.items ?? []),
      ...(prepareBrief(state, DAY)?.further ?? []),
    ].filter(({ topic, reason }) => topic === 'asthma' && reason.kind !== 'common-topic');

  it('takes everything chosen by those words off the brief, and brings it back when undone', () => {
    expect(
      scheduled(read)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['asthma-basics', 'rule:asthma-reflux']);
    expect(scheduled(denied)).toEqual([]);
    expect(prepareBrief(denied, DAY)?.patterns).toEqual([]);
    expect(prepareBrief(next(denied, { type: 'undone' }), DAY)).toEqual(prepareBrief(read, DAY));
  });

  it('leaves what a code says, in another horizon or in the same', () => {
    const coded = aHorizon({ ...parts, signals: [{ topic: 'asthma', visits: 2, textVisits: 1 }] });
    const state = next(denied, { type: 'worker-said', message: coded });
    expect(scheduled(state)).not.toEqual([]);
    const bare = next(state, { type: 'catalog-loaded', pack, catalog: indexPack(pack) });
    expect(scheduled(bare).map(({ id }) => id)).toEqual(['topic:asthma']);
  });

  it('is kept for the worker until the session ends', () => {
    expect(notFromText(read)).toEqual([]);
    expect(notFromText(denied)).toEqual(['asthma']);
    expect(notFromText(next(denied, { type: 'undone' }))).toEqual([]);
    expect(notFromText(next(denied, { type: 'session-ended' }))).toEqual([]);
  });

  it('closes the card it was said on', () => {
    const open = next(read, { type: 'opened', item: 'asthma-basics' });
    expect(next(open, { type: 'marked', item: 'topic:asthma', mark: 'not-this-topic' }).open).toBe(
      null,
    );
  });

  it('is no learning: it leaves no entry and hides none', () => {
    const marks = [
      { item: 'topic:asthma', mark: 'done' },
      { item: 'topic:asthma', mark: 'not-this-topic' },
    ] as const;
    const catalog = indexPack(both);
    const record = learningRecord({ pack: both, catalog, marks, day: '2026-11-20' });
    expect(record?.entries.map(({ mark }) => mark)).toEqual(['done']);
  });
});

function after(...actions: readonly Action[]): SessionState {
  return actions.reduce(next, firstState(null));
}

function ids(state: SessionState): readonly string[] {
  return prepareBrief(state, DAY)?.items.map(({ id }) => id) ?? [];
}
