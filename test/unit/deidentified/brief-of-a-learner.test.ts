import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import { deriveMemories } from '#deidentified/learning/review-schedule.ts';
import { keepBrief, prepareBrief } from '#deidentified/prepare-brief.ts';
import type { Recalled } from '#deidentified/record/record-view.ts';
import type { Action } from '#deidentified/session-action.ts';
import { firstState, next, type SessionState } from '#deidentified/session-state.ts';
import { watchShown } from '#deidentified/watch-shown.ts';
import { KEPT_LEARNING } from '#boundary/kept-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { aCard, aHorizon, aPack, topic } from '../../support/builders.ts';

/* The brief of a learner who is remembered, and of one who steers it. */

const DAY = '2026-11-23';
const TOPICS = ['hypertension', 'asthma', 'gerd', 'chronic-kidney-disease', 'type-2-diabetes'];
const pack = aPack(
  TOPICS.flatMap((topic, place) => [
    aCard(`${topic}-one`, { topics: [topic], minutes: 1 + (place % 2), facet: 'diagnosis' }),
    aCard(`${topic}-two`, { topics: [topic], minutes: 2, facet: 'treatment' }),
  ]),
);
const loaded: Action = { type: 'catalog-loaded', pack, catalog: indexPack(pack) };
const read: Action = {
  type: 'worker-said',
  message: aHorizon({ signals: [{ topic: 'asthma', visits: 4 }, { topic: 'gerd' }] }),
};

/** An opened record that holds these entries. */
function recalled(entries: readonly (readonly [string, string, Rating])[]): Action {
  const learning = entries.flatMap(
    ([item, day, rating], place) =>
      admit(KEPT_LEARNING, {
        kind: 'learning',
        id: `entry${place}`.padEnd(22, 'a'),
        item,
        day,
        mark: 'done',
        answer: 0,
        rating,
        minutes: 2,
        sensitive: false,
      }) ?? [],
  );
  if (learning.length !== entries.length) throw new Error('the door refused an entry');
  const said: Recalled = {
    marks: [],
    learning,
    exposure: [],
    shown: [],
    memories: deriveMemories(learning, DAY),
    vetoes: [],
    profile: null,
    settings: null,
    wishes: [],
    rareSlot: false,
  };
  return { type: 'recalled', recalled: said };
}
type Rating = 'again' | 'hard' | 'good' | 'easy' | null;

describe('before anything is read', () => {
  it('the first card is a review that is due by itself', () => {
    const state = after(loaded, recalled([['gerd-two', '2026-01-05', 'good']]));
    expect(reasons(state)).toEqual([{ kind: 'due', again: 'review' }]);
  });

  it('and stays on the brief once the schedule is read', () => {
    const waiting = after(loaded, recalled([['type-2-diabetes-two', '2026-01-05', 'good']]));
    const [leading] = ids(waiting);
    expect(ids(next(waiting, read))).toContain(leading);
  });

  it('and keeps the first place where the reader has begun it, although it would rest', () => {
    const begun = next(after(loaded), { type: 'opened', item: ids(after(loaded))[0] ?? '' });
    const opened = next(begun, recalled([[begun.held ?? '', '2026-11-22', null]]));
    expect(ids(next(opened, read))[0]).toBe(begun.held);
  });
});

describe('a record', () => {
  it('brings a review forward to the session in which its topic comes', () => {
    const state = after(loaded, recalled([['asthma-two', '2026-11-21', 'good']]), read);
    expect(reasons(state)).toContainEqual({
      kind: 'due-with-visits',
      again: 'review',
      visits: 4,
      of: 16,
    });
  });

  it('of 20,000 entries, some of days to come, still gives the same brief twice', () => {
    const entries = Array.from(
      { length: 20_000 },
      (_, place) =>
        [
          `${TOPICS[place % 5] ?? ''}-${place % 2 === 0 ? 'one' : 'two'}`,
          place % 3 === 0 ? '2031-05-05' : `2026-0${1 + (place % 9)}-15`,
          'good',
        ] as const,
    );
    const state = after(loaded, recalled(entries), read);
    expect(prepareBrief(state, DAY)).toEqual(prepareBrief(state, DAY));
    expect(ids(state).length).toBeGreaterThan(0);
  });

  it('read by a clock that was set back gives a brief all the same', () => {
    const state = after(loaded, recalled([['asthma-two', '2026-11-21', 'again']]), read);
    expect(prepareBrief(state, '2019-01-01')?.items.length).toBeGreaterThan(0);
  });
});

describe('a wish', () => {
  const ready = after(loaded, read);

  it('to mute a topic holds in every place, and is taken back at once', () => {
    const muted = next(ready, { type: 'wished', wish: { about: 'topic:asthma', wish: 'mute' } });
    const all = [...(brief(muted)?.items ?? []), ...(brief(muted)?.further ?? [])];
    expect(all.some(({ topic }) => topic === 'asthma')).toBe(false);
    const back = next(muted, { type: 'wished', wish: { about: 'topic:asthma', wish: null } });
    expect(brief(back)).toEqual(brief(ready));
  });

  it('to mute every topic leaves an empty brief', () => {
    const muted = TOPICS.map((topic): Action => {
      return { type: 'wished', wish: { about: `topic:${topic}`, wish: 'mute' } };
    }).reduce(next, ready);
    expect(brief(muted)).toMatchObject({ items: [], further: [] });
  });

  it('to pin puts a card first', () => {
    const wish = { about: 'type-2-diabetes-two', wish: 'pin' } as const;
    expect(ids(next(ready, { type: 'wished', wish }))[0]).toBe('type-2-diabetes-two');
  });
});

describe('a brief that is kept between renderings', () => {
  it('is always the one that would be worked out anew', () => {
    const action: fc.Arbitrary<Action> = fc.oneof(
      fc.constantFrom<Action>(
        loaded,
        read,
        recalled([['asthma-two', '2026-11-21', 'good']]),
        recalled([['asthma-one', '2026-11-01', 'again']]),
        { type: 'closed' },
        { type: 'undone' },
        { type: 'reading-stopped-by-reader' },
        { type: 'slot-changed', rareSlot: true },
        { type: 'brought-back', topic: topic('asthma') },
        { type: 'session-ended' },
      ),
      fc
        .constantFrom(2, 5, 15)
        .map((budget) => ({ type: 'budget-chosen', budget: budget === 2 ? 2 : 5 }) as const),
      fc
        .constantFrom('asthma-one', 'gerd-two', 'hypertension-one')
        .chain((item) =>
          fc.constantFrom<Action>(
            { type: 'opened', item },
            { type: 'marked', item, mark: 'known' },
            { type: 'marked', item, mark: 'not-for-me' },
            { type: 'wished', wish: { about: item, wish: 'pin' } },
            { type: 'wished', wish: { about: item, wish: null } },
          ),
        ),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 20 }), (actions) => {
        const kept = keepBrief();
        let state = firstState(null);
        for (const one of actions) {
          state = next(state, one);
          expect(kept(state, DAY)).toEqual(prepareBrief(state, DAY));
        }
      }),
    );
  });

  it('is the very same object while nothing changes that it is made of', () => {
    const kept = keepBrief();
    const state = after(loaded, read);
    const before = kept(state, DAY);
    expect(kept(next(state, { type: 'closed' }), DAY)).toBe(before);
    expect(kept(state, '2026-11-24')).not.toBe(before);
  });
});

describe('what was shown', () => {
  function watching() {
    const noted: string[] = [];
    const waiting: (() => void)[] = [];
    const timers = {
      setTimeout: (then: () => void) => waiting.push(then),
      clearTimeout: (timer: number) => {
        waiting[timer - 1] = () => undefined;
      },
    };
    const note = (cards: readonly string[], week: string) => {
      noted.push(`${week} ${cards.join(' ')}`);
    };
    const look = watchShown(timers, note, prepareBrief);
    return {
      noted,
      look: (state: SessionState) => look(state, DAY),
      wait: () => {
        for (const then of waiting.splice(0)) then();
      },
    };
  }

  it('is told once for the cards of a whole brief that stood for a while', () => {
    const { noted, look, wait } = watching();
    const state = after(loaded, read);
    look(state);
    look(state);
    wait();
    look(state);
    wait();
    expect(noted).toEqual([`2026-W48 ${ids(state).join(' ')}`]);
  });

  it('is not told of what flashed by, of a first word, or of another place of the page', () => {
    const { noted, look, wait } = watching();
    look(after(loaded, read));
    look(after(loaded, read, { type: 'went', place: 'privacy' }));
    wait();
    look(after(loaded));
    const part = aHorizon({ whole: false, signals: [{ topic: 'asthma' }] });
    look(after(loaded, { type: 'worker-said', message: part }));
    wait();
    expect(noted).toEqual([]);
  });
});

function after(...actions: readonly Action[]): SessionState {
  return actions.reduce(next, firstState(null));
}

function brief(state: SessionState) {
  return prepareBrief(state, DAY);
}

function ids(state: SessionState): readonly string[] {
  return brief(state)?.items.map(({ id }) => id) ?? [];
}

function reasons(state: SessionState) {
  return brief(state)?.items.map(({ reason }) => reason);
}
