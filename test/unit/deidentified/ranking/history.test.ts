import { describe, expect, it } from 'vitest';
import { dayNumber } from '#deidentified/learning/days.ts';
import { recall } from '#deidentified/learning/forgetting-curve.ts';
import { middleOfQuarter, mondayBefore, mondayOfWeek } from '#deidentified/ranking/calendar.ts';
import { NO_HISTORY, type PastLearning } from '#deidentified/ranking/history.ts';
import { firstStability, nextStability } from '#deidentified/ranking/memory-curve.ts';
import { panelDemand } from '#deidentified/ranking/panel-demand.ts';
import { topic } from '../../../support/builders.ts';
import { briefOf, CONTEXT, DAY, daysBefore, rank, TOPICS } from './a-ranking.ts';

const [first = '', second = ''] = TOPICS;
const horizon = { signals: TOPICS.map((one) => ({ topic: one, visits: 2 })) };
const said = (item: string, mark: PastLearning['mark'], day: string): PastLearning => ({
  item,
  mark,
  day,
  rating: null,
});
const after = (learning: readonly PastLearning[], day = DAY) =>
  rank({ horizon, history: { ...NO_HISTORY, learning } }, { ...CONTEXT, day });
const isOn = (topicId: string, items: readonly { topic: string }[]) =>
  items.some((item) => item.topic === topicId);

describe('the forgetting curve', () => {
  it.each([
    [1, 0.95],
    [7, 0.81],
    [30, 0.67],
    [90, 0.57],
  ])('recalls after %i days what FSRS-6 does after "good"', (days, chance) => {
    expect(recall(days, firstStability('good'))).toBeCloseTo(chance, 2);
  });

  it('is 0.9 after as many days as the stability, and 1 at once', () => {
    for (const stability of [0.2, 2.3, 40]) {
      expect(recall(stability, stability)).toBeCloseTo(0.9, 12);
      expect(recall(0, stability)).toBe(1);
    }
  });

  it('lasts longer the more was forgotten before it was read again, up to a year', () => {
    expect(nextStability(2, 0.5, null)).toBeGreaterThan(nextStability(2, 0.9, null));
    expect(nextStability(300, 0.2, 'good')).toBe(365);
    expect(nextStability(30, 0.9, 'again')).toBe(firstStability('again'));
  });
});

describe('what was said and read before', () => {
  const twice = [
    said(`${first}-diagnosis`, 'not-for-me', daysBefore(DAY, 3)),
    said(`${first}-treatment`, 'not-for-me', daysBefore(DAY, 2)),
  ];

  it('"not for me" twice keeps a topic away for its cool-down, and no longer', () => {
    expect(isOn(first, after(twice).scheduled)).toBe(false);
    expect(isOn(first, after(twice).open)).toBe(false);
    expect(isOn(first, after(twice, daysBefore(DAY, -80)).scheduled)).toBe(false);
    expect(isOn(first, after(twice, daysBefore(DAY, -90)).scheduled)).toBe(true);
  });

  it('"not for me" once, or taken back, keeps the topic', () => {
    expect(isOn(first, after(twice.slice(1)).scheduled)).toBe(true);
    expect(after([])).toEqual(rank({ horizon }));
  });

  it('"not for me" counts once where the same saying is kept as a mark too', () => {
    const item = `${first}-diagnosis`;
    const marks = [{ item, mark: 'not-for-me', month: '2026-11' }] as const;
    const learning = [said(item, 'not-for-me', daysBefore(DAY, 3))];
    const { scheduled } = rank({ horizon, history: { ...NO_HISTORY, learning, marks } });
    expect(isOn(first, scheduled)).toBe(true);
    expect(scheduled.some(({ id }) => id === item)).toBe(false);
  });

  it('what was read rests for thirty days; what is known, for ninety', () => {
    const item = `${first}-diagnosis`;
    const has = (mark: 'done' | 'known', ago: number) =>
      after([said(item, mark, daysBefore(DAY, ago))]).scheduled.some(({ id }) => id === item);
    expect([has('done', 29), has('done', 30)]).toEqual([false, true]);
    expect([has('known', 89), has('known', 90)]).toEqual([false, true]);
  });

  it('what was shown stays for its week, then rests for two', () => {
    const item = `${first}-diagnosis`;
    const has = (week: string) =>
      rank({ horizon, history: { ...NO_HISTORY, shown: [{ item, week }] } }).scheduled.some(
        ({ id }) => id === item,
      );
    expect(['2026-W48', '2026-W47', '2026-W46', '2026-W45'].map(has)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('a reading lowers the other cards of its topic, the same facet most, and no other topic', () => {
    const read = after([said(`topic:${first}`, 'done', daysBefore(DAY, 2))]).scheduled;
    const score = (items: typeof read, id: string) => items.find((one) => one.id === id)?.score;
    const plain = rank({ horizon }).scheduled;
    expect(score(read, `${first}-treatment`)).toBeLessThan(score(plain, `${first}-treatment`) ?? 0);
    expect(score(read, `${second}-treatment`)).toBe(score(plain, `${second}-treatment`));
  });

  it('entries of days to come, and about what no pack holds, say nothing', () => {
    const odd = [
      said(`${first}-diagnosis`, 'done', '2031-01-01'),
      said('a-withdrawn-card', 'done', daysBefore(DAY, 1)),
      said(`${first}-treatment`, 'not-for-me', '2031-01-01'),
    ];
    expect(after(odd)).toEqual(rank({ horizon }));
  });

  it('twenty thousand entries still make a brief', () => {
    const learning = Array.from({ length: 20_000 }, (_, i) =>
      said(`${TOPICS[i % 16] ?? ''}-monitoring`, 'done', daysBefore(DAY, i % 700)),
    );
    expect(briefOf({ horizon, history: { ...NO_HISTORY, learning } }).items).toHaveLength(3);
  });
});

describe('the long run of a practice', () => {
  const today = dayNumber(DAY);

  it('is nothing where neither the store nor the panel says anything', () => {
    const { visitsADay, isSeldom } = panelDemand(NO_HISTORY, new Map(), today);
    expect([visitsADay(topic(first)), isSeldom(topic(first))]).toEqual([0, false]);
  });

  it('averages the quarters that hold any exposure, and leaves out those to come', () => {
    const met = (quarter: string, band: '1-2' | '11+', topicId = first) => ({
      topic: topic(topicId),
      quarter,
      band,
    });
    const visits = (exposure: readonly ReturnType<typeof met>[]) =>
      panelDemand({ exposure }, new Map(), today).visitsADay(topic(first));
    const steady = visits([met('2026-Q3', '11+'), met('2026-Q4', '11+')]);
    expect(visits([met('2026-Q4', '11+'), met('2026-Q3', '1-2', second)])).toBeLessThan(steady);
    expect(visits([met('2026-Q4', '11+'), met('2031-Q1', '1-2', second)])).toBe(steady);
    expect(visits([met('2026-Q4', '1-2')])).toBeLessThan(steady);
  });
});

it('knows quarters and weeks by their days', () => {
  expect(middleOfQuarter('2026-Q4')).toBe(dayNumber('2026-11-15'));
  expect(mondayOfWeek('2026-W48')).toBe(dayNumber('2026-11-23'));
  expect(mondayOfWeek('2027-W01')).toBe(dayNumber('2027-01-04'));
  expect(mondayBefore(dayNumber('2026-11-22'))).toBe(dayNumber('2026-11-16'));
});
