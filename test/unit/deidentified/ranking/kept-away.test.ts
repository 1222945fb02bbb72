import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlsOf } from '#deidentified/ranking/controls.ts';
import { NO_HISTORY, type PastLearning } from '#deidentified/ranking/history.ts';
import { keptAway } from '#deidentified/ranking/kept-away.ts';
import { lastOfQuarter, weekOf } from '#deidentified/ranking/calendar.ts';
import { dayAfter, dayNumber } from '#deidentified/learning/days.ts';
import { someHistory } from './a-case.ts';
import { CONTEXT, DAY, daysBefore, rank, TOPICS } from './a-ranking.ts';

const [first = '', second = ''] = TOPICS;
const NOTHING = { history: NO_HISTORY, wishes: [], marks: [] };
const said = (item: string, mark: PastLearning['mark'], ago: number): PastLearning => ({
  item,
  mark,
  day: daysBefore(DAY, ago),
  rating: null,
});
const awayAfter = (...learning: readonly PastLearning[]) =>
  keptAway({ ...NOTHING, history: { ...NO_HISTORY, learning } }, CONTEXT.catalog, DAY);

describe('what is kept away', () => {
  it('is nothing where nothing was said', () => {
    expect(keptAway(NOTHING, CONTEXT.catalog, DAY)).toEqual([]);
  });

  it('is a topic, where two cards on it were "not for me", until so few of these sayings count', () => {
    expect(
      awayAfter(
        said(`${first}-diagnosis`, 'not-for-me', 80),
        said(`${first}-treatment`, 'not-for-me', 2),
      ),
    ).toEqual([{ topic: first, item: null, why: 'not-for-me-twice', until: '2026-12' }]);
  });

  it('is one card, where it was "not for me" once, or known', () => {
    expect(
      awayAfter(
        said(`${first}-diagnosis`, 'not-for-me', 2),
        said(`${second}-diagnosis`, 'known', 2),
      ),
    ).toEqual([
      { topic: first, item: `${first}-diagnosis`, why: 'not-for-me-once', until: '2027-02' },
      { topic: second, item: `${second}-diagnosis`, why: 'known', until: '2027-02' },
    ]);
  });

  it('is what was muted, and in this session what "not for me" was said of', () => {
    const away = keptAway(
      {
        ...NOTHING,
        wishes: [{ about: `topic:${second}`, wish: 'mute' }],
        marks: [{ item: `${first}-diagnosis`, mark: 'not-for-me' }],
      },
      CONTEXT.catalog,
      DAY,
    );
    expect(away.map(({ topic, why, until }) => [topic, why, until])).toEqual([
      [second, 'muted', null],
      [first, 'not-for-me-now', null],
    ]);
  });

  it('names each thing once, and nothing that the brief offers', () => {
    fc.assert(
      fc.property(someHistory, (history) => {
        const away = keptAway({ ...NOTHING, history }, CONTEXT.catalog, DAY);
        const names = away.map(({ topic, item }) => item ?? topic);
        expect(new Set(names).size).toBe(names.length);
        const bare = { ...history, memories: [] };
        const horizon = { signals: TOPICS.map((topic) => ({ topic, visits: 2 })) };
        const { scheduled, open } = rank({ horizon, history: bare });
        const offered = new Set([...scheduled, ...open].map(({ id }) => id));
        const topics = new Set<string>([...scheduled, ...open].flatMap(({ about }) => about));
        for (const { item, topic } of away) {
          expect(item === null ? topics.has(topic) : offered.has(item)).toBe(false);
        }
      }),
    );
  });
});

describe('what is kept only by its quarter', () => {
  it('counts from the end of that: said on its last day, "not for me" still keeps a topic away for ninety', () => {
    const item = `topic:${first}`;
    const twice = (ago: number) =>
      rank(
        {
          horizon: { signals: [{ topic: first, visits: 2 }] },
          history: {
            ...NO_HISTORY,
            learning: [said(`${first}-diagnosis`, 'not-for-me', ago), said(item, 'not-for-me', 53)],
          },
        },
        { ...CONTEXT, day: '2026-12-31' },
      ).scheduled;
    expect(daysBefore(DAY, 53)).toBe('2026-10-01');
    expect(twice(0)).toEqual([]);
  });
});

describe('the wishes of a reader', () => {
  it('are pins of items, and topics to mute or to see less or more of', () => {
    const { catalog } = CONTEXT;
    const wishes = [
      { about: `${first}-diagnosis`, wish: 'pin' },
      { about: `topic:${first}`, wish: 'less' },
      { about: `${second}-diagnosis`, wish: 'mute' },
      { about: 'a-card-of-no-pack', wish: 'mute' },
    ] as const;
    expect(controlsOf({ wishes, rareSlot: true }, catalog)).toEqual({
      pinned: [`${first}-diagnosis`],
      muted: [second],
      lessOf: [first],
      moreOf: [],
      rareSlot: true,
    });
  });
});

describe('the calendar', () => {
  it('knows the ISO week of a day, also over the turn of a year', () => {
    expect(
      ['2026-11-23', '2026-12-31', '2027-01-01', '2027-01-04', '2020-12-31'].map(weekOf),
    ).toEqual(['2026-W48', '2026-W53', '2026-W53', '2027-W01', '2020-W53']);
  });

  it('knows the last day of a quarter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), (ahead) => {
        const day = dayAfter('2024-01-01', ahead);
        const last = dayAfter('1970-01-01', lastOfQuarter(day));
        expect(last >= day).toBe(true);
        expect(['03-31', '06-30', '09-30', '12-31']).toContain(last.slice(5));
        expect(lastOfQuarter(day) - dayNumber(day)).toBeLessThan(92);
      }),
    );
  });
});
