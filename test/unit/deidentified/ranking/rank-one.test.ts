import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_PROFILE } from '#deidentified/learning/profile.ts';
import { NO_HISTORY } from '#deidentified/ranking/history.ts';
import { factorsOf, referencesOf } from '#deidentified/ranking/explain.ts';
import { remembered, someDay, someHistory } from './a-case.ts';
import { briefOf, CARDS, catalogOf, CONTEXT, DAY, daysBefore, rank, turned } from './a-ranking.ts';

describe('the ranking', () => {
  it('gives the same answer, digit for digit, whatever the order of what it is given', () => {
    fc.assert(
      fc.property(someDay, someHistory, fc.nat(50), (horizon, history, by) => {
        const context = { ...CONTEXT, catalog: catalogOf(turned(CARDS, by)) };
        const other = {
          horizon: {
            ...horizon,
            signals: turned(horizon.signals, by),
            combinations: turned(horizon.combinations, by),
          },
          history: {
            learning: turned(history.learning, by),
            marks: turned(history.marks, by),
            exposure: turned(history.exposure, by),
            shown: turned(history.shown, by),
            memories: turned(history.memories, by),
          },
        };
        const one = { horizon, history };
        expect(JSON.stringify(briefOf(other, context))).toBe(JSON.stringify(briefOf(one)));
        expect(JSON.stringify(rank(other, context))).toBe(JSON.stringify(rank(one)));
      }),
    );
  });

  it('never lowers a topic for one more visit that carries it, nor for one booked for it', () => {
    fc.assert(
      fc.property(someDay, someHistory, fc.nat(), (horizon, history, pick) => {
        const chosen = horizon.signals[pick % horizon.signals.length];
        const changed = (more: object, readable: number) => ({
          ...horizon,
          readable,
          signals: horizon.signals.map((one) => (one === chosen ? { ...one, ...more } : one)),
        });
        const visits = (chosen?.visits ?? 0) + 1;
        const reasonVisits = (chosen?.reasonVisits ?? 0) + 1;
        const before = scoresOn(chosen?.topic, rank({ horizon, history }).scheduled);
        for (const more of [{ visits }, { visits, reasonVisits }]) {
          for (const readable of [16, 17]) {
            const after = rank({ horizon: changed(more, readable), history }).scheduled;
            scoresOn(chosen?.topic, after).forEach(([id, score]) => {
              expect(score, id).toBeGreaterThanOrEqual((new Map(before).get(id) ?? 0) - 1e-12);
            });
          }
        }
      }),
    );
  });

  it('never raises a card for taking twice as long', () => {
    fc.assert(
      fc.property(someDay, someHistory, fc.nat(), (horizon, history, pick) => {
        const card = CARDS[pick % CARDS.length];
        const longer = CARDS.map((one) =>
          one === card ? { ...one, minutes: one.minutes * 2 } : one,
        );
        const context = { ...CONTEXT, catalog: catalogOf(longer) };
        const place = (ids: readonly { id: string }[]) =>
          ids.findIndex(({ id }) => id === card?.id);
        const [short, long] = [rank({ horizon, history }), rank({ horizon, history }, context)];
        expect(place(long.scheduled)).toBeGreaterThanOrEqual(place(short.scheduled));
        expect(place(long.open)).toBeGreaterThanOrEqual(place(short.open));
      }),
    );
  });

  it('never raises tomorrow, or in two months, what is read or answered today, nor in its turn', () => {
    const said = fc.constantFrom('again', 'hard', 'good', 'easy', null);
    fc.assert(
      fc.property(someDay, someHistory, fc.nat(), said, (horizon, history, pick, rating) => {
        const item = CARDS[pick % CARDS.length]?.id ?? '';
        if (history.learning.some((one) => one.item === item)) return; // read again, it lasts
        const reading = { item, day: DAY, mark: 'done', rating } as const;
        const read = { ...history, learning: [...history.learning, reading] };
        for (const days of [1, 60]) {
          for (const isRemembered of [true, false]) {
            const day = daysBefore(DAY, -days);
            const context = { ...CONTEXT, day, isRemembered };
            const score = (kept: typeof history) => {
              const ranked = rank({ horizon, history: remembered(kept, day) }, context);
              return [...ranked.scheduled, ...ranked.open].filter(({ id }) => id === item);
            };
            const before = new Map(score(history).map((one) => [one.chosenBy, one.score]));
            for (const after of score(read)) {
              expect(after.score).toBeLessThanOrEqual(
                (before.get(after.chosenBy) ?? Infinity) + 1e-12,
              );
            }
          }
        }
      }),
    );
  });

  it('changes nothing but ties for other ids', () => {
    fc.assert(
      fc.property(someDay, fc.nat(50), (horizon, by) => {
        const names = turned(
          CARDS.map(({ id }) => id),
          by,
        );
        const renamed = CARDS.map((card, i) => ({ ...card, id: `renamed-${names[i] ?? ''}` }));
        const context = { ...CONTEXT, catalog: catalogOf(renamed) };
        const plain = (list: readonly { topic: string; score: number }[]) =>
          list.map(({ topic, score }) => `${score.toFixed(9)} ${topic}`);
        expect(plain(rank({ horizon }, context).scheduled)).toEqual(
          plain(rank({ horizon }).scheduled),
        );
      }),
    );
  });

  it('shows factors that multiply with the base to the score', () => {
    fc.assert(
      fc.property(someDay, someHistory, (horizon, history) => {
        const { scheduled, open } = rank({ horizon, history });
        for (const items of [scheduled, open]) {
          const references = referencesOf(items);
          for (const item of items) {
            const factors = factorsOf(item, references);
            const product = factors.reduce((all, { value }) => all * value, item.base);
            expect(product).toBeCloseTo(item.score, 7);
            expect(factors.every(({ value, reference }) => value > 0 && reference > 0)).toBe(true);
          }
        }
      }),
    );
  });

  it('still gives a list where nothing but the visits is known', () => {
    fc.assert(
      fc.property(someDay, ({ signals }) => {
        const bare = signals.map(({ topic, visits }) => ({ topic, visits }));
        const context = { ...CONTEXT, profile: NO_PROFILE };
        const { items } = briefOf(
          { horizon: { readable: 16, signals: bare }, history: NO_HISTORY },
          context,
        );
        expect(items.length).toBeGreaterThan(0);
      }),
    );
  });

  it('an abnormal result chooses a topic, and changes no word', () => {
    fc.assert(
      fc.property(someDay, ({ signals }) => {
        const words = (abnormal: number) => {
          const { scheduled } = rank({
            horizon: {
              signals: signals.map((one) => ({
                ...one,
                abnormalVisits: Math.min(abnormal, one.visits),
              })),
            },
          });
          return Object.fromEntries(
            scheduled.map(({ id, reason, isFromText }) => [id, { reason, isFromText }]),
          );
        };
        expect(words(9)).toEqual(words(0));
      }),
    );
  });
});

function scoresOn(
  topic: string | undefined,
  items: readonly { id: string; topic: string; kind: string; score: number }[],
): readonly (readonly [string, number])[] {
  // What meets in other visits is no part of one more visit.
  const isMet = (id: string): boolean => id.startsWith('rule:') || id.includes('-given-');
  return items
    .filter((item) => item.topic === topic && !isMet(item.id))
    .map(({ id, score }) => [id, score]);
}
