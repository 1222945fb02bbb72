import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_TOPICS } from '#boundary/topic.ts';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import { NO_HISTORY, type PastLearning } from '#deidentified/ranking/history.ts';
import { aCard, aPack, topic } from '../../../support/builders.ts';
import { remembered, someCaps, someDay, someHistory } from './a-case.ts';
import { briefOf, CARDS, catalogOf, CONTEXT, DAY, daysBefore, rank, TOPICS } from './a-ranking.ts';

const [first = '', second = ''] = TOPICS;
const CARD = `${first}-diagnosis`;
const withOnly = (...ids: readonly string[]) => ({
  ...CONTEXT,
  catalog: catalogOf(CARDS.filter(({ id }) => ids.includes(id))),
});
const said = (
  item: string,
  ago: number,
  parts: Partial<Pick<PastLearning, 'mark' | 'rating'>> = {},
): PastLearning => ({ item, day: daysBefore(DAY, ago), mark: 'done', rating: 'good', ...parts });
const after = (...learning: readonly PastLearning[]) => remembered({ ...NO_HISTORY, learning });
const comes = { signals: [{ topic: first, visits: 4 }] };
const other = { signals: [{ topic: second, visits: 4 }] };

describe('a review', () => {
  it('comes forward, and rests no more, once its topic comes', () => {
    const history = after(said(CARD, 2));
    const context = withOnly(CARD);
    const { scheduled } = rank({ horizon: comes, history }, context);
    expect(scheduled.map(({ id, reason }) => [id, reason])).toEqual([
      [CARD, { kind: 'due-with-visits', again: 'review', visits: 4, of: 16 }],
    ]);
    expect(rank({ horizon: other, history }, context).open).toEqual([]);
    const unrated = after(said(CARD, 2, { rating: null }));
    expect(
      rank({ horizon: comes, history: unrated }, context).scheduled.map(({ id }) => id),
    ).toEqual([]);
  });

  it('due by itself stands first among what no visit chose, whoever comes', () => {
    const history = after(said(CARD, 300));
    for (const horizon of [comes, other, {}]) {
      const [leading] = rank({ horizon, history }).open;
      expect([leading?.id, leading?.reason]).toEqual([CARD, { kind: 'due', again: 'review' }]);
    }
  });

  it('that is due waits for its topic while a schedule is read or known, and for nothing where there is none', () => {
    const history = after(said(CARD, 4));
    const leads = (horizon: object, isWaiting: boolean) =>
      rank({ horizon, history }, { ...CONTEXT, isWaiting }).open[0]?.reason.kind === 'due';
    expect(leads({}, true)).toBe(false);
    expect(leads(other, false)).toBe(false);
    expect(leads({}, false)).toBe(true);
  });

  it('of what was missed asks in another form where there is one, and the missed card stays away', () => {
    const form = `${first}-treatment`;
    const history = after(said(CARD, 2, { rating: 'again' }));
    const { scheduled } = rank({ horizon: comes, history }, withOnly(CARD, form));
    expect(scheduled.map(({ id, reason }) => [id, reason.kind, reason])).toEqual([
      [
        form,
        'due-with-visits',
        { kind: 'due-with-visits', again: 'other-form', visits: 4, of: 16 },
      ],
    ]);
    const alone = rank({ horizon: comes, history }, withOnly(CARD));
    expect(alone.scheduled.map(({ id }) => id)).toEqual([CARD]);
  });

  it('tries once what was called known', () => {
    const history = after(said(CARD, 300, { mark: 'known', rating: null }));
    expect(rank({ horizon: other, history }).open[0]?.reason).toEqual({
      kind: 'due',
      again: 'check',
    });
  });

  it('never comes against "not for me" or a muted topic, nor of a sensitive topic unasked', () => {
    const history = after(said(CARD, 300), said(CARD, 10, { mark: 'not-for-me', rating: null }));
    expect(rank({ horizon: comes, history }, withOnly(CARD)).open).toEqual([]);
    const muted = { muted: [topic(first)] };
    expect(
      rank({ horizon: comes, history: after(said(CARD, 300)), controls: muted }, withOnly(CARD))
        .open,
    ).toEqual([]);
    const [sensitive] = ALL_TOPICS.filter((one) => one.sensitive);
    const catalog = indexPack(
      aPack([aCard('a-sensitive-card', { topics: [sensitive?.id ?? ''] })]),
    );
    const own = after(said('a-sensitive-card', 300));
    expect(rank({ horizon: {}, history: own }, { ...CONTEXT, catalog }).open).toEqual([]);
  });

  it('never takes the brief over its minutes or its places', () => {
    fc.assert(
      fc.property(someDay, someHistory, someCaps, (horizon, history, caps) => {
        const { items } = briefOf({ horizon, history, caps });
        expect(items.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(
          caps.minutes,
        );
        expect(items.length).toBeLessThanOrEqual(caps.most);
      }),
    );
  });
});

describe('what a pack puts forward', () => {
  const says = 'The topic of the month.';
  const focusOn = (from: string, until: string) => ({
    ...CONTEXT,
    catalog: indexPack({
      ...aPack(CARDS),
      focus: [{ topic: topic(TOPICS[7] ?? ''), from, until, says }],
    }),
  });

  it('stands before what is common in its days, after what is due, and not on other days', () => {
    const now = focusOn('2026-11-01', '2026-11-30');
    expect(rank({ horizon: other }, now).open[0]?.reason).toEqual({ kind: 'focus', says });
    const due = after(said(CARD, 300));
    expect(
      rank({ horizon: other, history: due }, now)
        .open.slice(0, 2)
        .map(({ reason }) => reason.kind),
    ).toEqual(['due', 'focus']);
    const past = focusOn('2026-10-01', '2026-10-31');
    expect(rank({ horizon: other }, past).open.some(({ reason }) => reason.kind === 'focus')).toBe(
      false,
    );
  });
});
