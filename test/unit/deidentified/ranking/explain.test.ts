import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  counterfactuals,
  explained,
  isReadLately,
  mainFactors,
  referencesOf,
} from '#deidentified/ranking/explain.ts';
import { NO_HISTORY } from '#deidentified/ranking/history.ts';
import { someDay, someHistory } from './a-case.ts';
import { briefOf, CONTEXT, DAY, daysBefore, rank, TOPICS } from './a-ranking.ts';

const [first = '', second = '', third = ''] = TOPICS;

describe('why an item is there', () => {
  it('names three factors at most, none that makes no difference, those for it first', () => {
    fc.assert(
      fc.property(someDay, someHistory, (horizon, history) => {
        const references = referencesOf(rank({ horizon, history }).scheduled);
        for (const item of briefOf({ horizon, history }).items) {
          const main = mainFactors(explained(item, references, DAY));
          const speaks = main.map(({ value, reference }) => value > reference);
          expect(main.length).toBeLessThanOrEqual(3);
          expect(speaks).toEqual(speaks.toSorted((a, b) => Number(b) - Number(a)));
          for (const { value, reference } of main) {
            expect(Math.abs(Math.log(value / reference))).toBeGreaterThanOrEqual(Math.log(1.15));
          }
        }
      }),
    );
  });

  it('says visits where many come for it, and that it was read lately where it was', () => {
    const horizon = {
      signals: [
        { topic: first, visits: 9, reasonVisits: 9 },
        { topic: second, visits: 1 },
        { topic: third, visits: 1 },
      ],
    };
    const learning = [
      { item: `${first}-treatment`, day: daysBefore(DAY, 1), mark: 'done', rating: 'easy' },
    ] as const;
    const told = (day: string) => {
      const context = { ...CONTEXT, day };
      const { scheduled } = rank({ horizon, history: { ...NO_HISTORY, learning } }, context);
      return scheduled.map((one) => explained(one, referencesOf(scheduled), day));
    };
    const about = told(DAY).filter(({ id }) => id === `${first}-diagnosis`);
    expect(about.flatMap(mainFactors).map(({ name }) => name)).toContain('visits');
    expect(about[0]?.lastRead).toEqual({ what: 'related', day: daysBefore(DAY, 1) });
    expect(told(DAY).filter(isReadLately)).toEqual([]);
    const again = told(daysBefore(DAY, -40)).filter(isReadLately);
    expect(again.map(({ id, lastRead }) => [id, lastRead])).toEqual([
      [`${first}-treatment`, { what: 'this', day: daysBefore(DAY, 1) }],
    ]);
  });
});

describe('what would take an item off the brief', () => {
  const horizon = { signals: [{ topic: first, visits: 3 }, { topic: second }] };

  it('is true of each that is named', () => {
    for (const item of briefOf({ horizon }).items) {
      for (const change of counterfactuals(item)) {
        expect(remaining(change, item)).not.toContain(item.id);
      }
    }
  });

  function remaining(
    change: ReturnType<typeof counterfactuals>[number],
    item: { readonly id: string; readonly topic: string; readonly minutes: number },
  ): readonly string[] {
    const ids = (one: Parameters<typeof rank>[0]) => rank(one).scheduled.map(({ id }) => id);
    switch (change.kind) {
      case 'not-on-schedule':
        return ids({
          horizon: { signals: horizon.signals.filter(({ topic }) => topic !== item.topic) },
        });
      case 'marked-known': {
        const learning = [{ item: item.id, day: DAY, mark: 'known', rating: null }] as const;
        return briefOf({ horizon, history: { ...NO_HISTORY, learning } }).items.map(({ id }) => id);
      }
      case 'less-time':
        return briefOf({ horizon, caps: { minutes: change.minutes - 1, most: 3 } }).items.map(
          ({ id }) => id,
        );
    }
  }
});

describe('combinations and conditional cards', () => {
  const signals = [first, second, third].map((topic) => ({ topic, visits: 4 }));

  it('are weighed in the same model: the same visits ask more where things meet', () => {
    const { scheduled } = rank({
      horizon: {
        signals,
        patterns: [{ topics: [first, second], visits: 4 }],
        combinations: [{ rule: `rule-0-${third}`, visits: 4 }],
      },
    });
    const factor = (id: string) => scheduled.find((one) => one.id === id)?.values.combination;
    expect(factor('first-given-second')).toBe(1.5);
    expect(factor(`rule:rule-0-${third}`)).toBe(1.5);
    expect(factor(`${first}-diagnosis`)).toBe(1);
  });

  it('are left out where nothing meets', () => {
    const { scheduled } = rank({ horizon: { signals } });
    expect(scheduled.map(({ id }) => id)).not.toContain('first-given-second');
  });
});
