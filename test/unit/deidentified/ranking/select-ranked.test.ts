import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topicOf } from '#boundary/topic.ts';
import { NO_HISTORY } from '#deidentified/ranking/history.ts';
import { selectRanked } from '#deidentified/ranking/select-ranked.ts';
import { someCaps, someDay, someHistory } from './a-case.ts';
import { briefOf, CARDS, DAY, daysBefore, rank, THREE_IN_FIVE, TOPICS } from './a-ranking.ts';

const horizon = { signals: TOPICS.map((topic) => ({ topic, visits: 2 })) };
const [someTopic = ''] = TOPICS;
const someCards = fc.subarray(CARDS.map(({ id }) => id));

describe('the brief by rank-1', () => {
  it('never holds more items or minutes than the caps', () => {
    fc.assert(
      fc.property(someDay, someHistory, fc.tuple(someCaps, someCards), (day, history, drawn) => {
        const [caps, pinned] = drawn;
        for (const rareSlot of [false, true]) {
          const { items } = briefOf({
            horizon: day,
            history,
            caps,
            controls: { pinned, rareSlot },
          });
          const minutes = items.reduce((sum, item) => sum + item.minutes, 0);
          expect(minutes).toBeLessThanOrEqual(caps.minutes);
          expect(items.length).toBeLessThanOrEqual(caps.most);
          expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
        }
      }),
    );
  });

  it('holds one that no visit had a part in, wherever one is there and leaves room for another', () => {
    fc.assert(
      fc.property(someDay, someHistory, (day, history) => {
        const { open } = rank({ horizon: day, history });
        const { items } = briefOf({ horizon: day, history });
        const short = open.filter(({ minutes }) => minutes <= 2);
        if (short.length > 0 && items.some(({ minutes }) => minutes <= 2)) {
          expect(items.some(({ chosenBy }) => chosenBy === 'practice')).toBe(true);
        }
      }),
    );
  });

  it('chooses that one by nothing that a visit says', () => {
    fc.assert(
      fc.property(someDay, someDay, someHistory, (day, other, history) => {
        expect(JSON.stringify(rank({ horizon: other, history }).open)).toBe(
          JSON.stringify(rank({ horizon: day, history }).open),
        );
      }),
    );
  });

  it('never shows a muted topic, pinned or not', () => {
    fc.assert(
      fc.property(someDay, fc.subarray([...TOPICS]), someCards, (day, muted, pinned) => {
        const { items, further } = briefOf({ horizon: day, controls: { muted, pinned } });
        for (const item of [...items, ...further]) {
          expect(item.about.some((topic) => muted.includes(topic))).toBe(false);
        }
      }),
    );
  });

  it('puts pinned items first, in the order of the reader, even where they rest', () => {
    const pinned = [`${someTopic}-treatment`, `${someTopic}-diagnosis`];
    const learning = pinned.map(
      (item) => ({ item, day: daysBefore(DAY, 1), mark: 'done', rating: null }) as const,
    );
    const { items } = briefOf({
      horizon,
      history: { ...NO_HISTORY, learning },
      controls: { pinned },
      caps: { minutes: 15, most: 3 },
    });
    expect(items.slice(0, 2).map(({ id }) => id)).toEqual(pinned);
  });

  it('shows less of what less was asked of, and more of what more was', () => {
    const score = (controls: object) =>
      rank({ horizon, controls }).scheduled.find(({ topic }) => topic === someTopic)?.score ?? 0;
    const topics = TOPICS.slice(0, 1);
    expect(score({ lessOf: topics })).toBeCloseTo(score({}) * 0.5, 12);
    expect(score({ moreOf: topics })).toBeCloseTo(score({}) * 1.5, 12);
  });

  it('keeps a place for a topic that the practice seldom meets, where the reader wants it', () => {
    const common = TOPICS.slice(0, 10);
    const exposure = common.map((topic) => ({ topic, quarter: '2026-Q3', band: '11+' }) as const);
    const one = {
      horizon: { signals: TOPICS.slice(5, 15).map((topic) => ({ topic, visits: 1 })) },
      history: { ...NO_HISTORY, exposure },
    };
    const seldom = (rareSlot: boolean) =>
      briefOf({ ...one, controls: { rareSlot } }).items.some(({ isSeldom }) => isSeldom);
    expect([seldom(false), seldom(true)]).toEqual([false, true]);
  });

  it('keeps what the reader had begun in the first place', () => {
    const ranked = rank({ horizon });
    const held = ranked.open.findLast(({ minutes }) => minutes <= 5)?.id ?? '';
    const { items } = selectRanked({
      ...ranked,
      caps: THREE_IN_FIVE,
      pinned: [],
      rareSlot: false,
      held,
    });
    expect(items[0]?.id).toBe(held);
  });

  it('fills an empty clinic with what needs no visit, never with a rare or sensitive topic', () => {
    const { items, further } = briefOf({ horizon: {} });
    expect(items.length).toBeGreaterThan(1);
    for (const { about } of [...items, ...further]) {
      expect(about.map(topicOf).some(({ rare, sensitive }) => rare || sensitive)).toBe(false);
    }
  });

  it('is empty where every topic is muted, or nothing is short enough', () => {
    expect(briefOf({ horizon, controls: { muted: TOPICS } }).items).toEqual([]);
    expect(briefOf({ horizon, caps: { minutes: 0, most: 3 } }).items).toEqual([]);
  });
});
