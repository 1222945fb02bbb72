import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRACTICE_SIGNAL } from '#boundary/field-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { ALL_TOPICS, generalised, topicOf } from '#boundary/topic.ts';
import type { PanelMember, PastVisit } from '#phi/signals/clinical-snapshot.ts';
import { type CandidatePracticeSignal, derivePractice } from '#phi/signals/derive-practice.ts';
import { PLAIN, RARE, SELF_INDEXES, SENSITIVE, snomed, topicNamed } from './builders.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 5, 15, 12);
const [topic = '', other = ''] = PLAIN;

function membersWith(code: string, count: number): readonly PanelMember[] {
  return Array.from({ length: count }, () => ({ problems: [snomed(code), snomed(code)] }));
}

function visitDaysAgo(daysAgo: number, code: string): PastVisit {
  return { start: NOW - daysAgo * DAY, diagnoses: [snomed(code), snomed(code)] };
}

function practiceOf(
  panel: readonly PanelMember[],
  past: readonly PastVisit[] = [],
): ReadonlyMap<string, CandidatePracticeSignal> {
  const signals = derivePractice({ panel, past, now: NOW }, SELF_INDEXES);
  return new Map(signals.map((signal) => [signal.topic, signal]));
}

describe('the share of the panel', () => {
  it.each([
    [1, 10, 'few'],
    [10, 10, 'few'],
    [10, 20, 'few'],
    [11, 20, 'many'],
    [11, 110, 'many'],
    [11, 111, 'some'],
    [15, 500, 'some'],
    [14, 500, 'few'],
    [50, 500, 'many'],
  ])('%i of %i patients is "%s"', (count, panelRead, panelShare) => {
    const panel = [...membersWith(topic, count), ...membersWith('unheard-of', panelRead - count)];
    expect(practiceOf(panel).get(topic)).toMatchObject({ panelShare });
  });

  it('is "none" for what was met in past visits only', () => {
    const signals = practiceOf(membersWith(other, 30), [visitDaysAgo(3, topic)]);
    expect(signals.get(topic)?.panelShare).toBe('none');
  });
});

describe('the trend', () => {
  const monthsBack = visitDaysAgo(28 + 84, other); // twelve weeks before the last four

  it.each([
    ['three lately and none before', [1, 2, 3], 'rising'],
    ['two lately and none before', [1, 2], 'steady'],
    ['six lately against twelve in twelve weeks', [...days(6, 1), ...days(12, 40)], 'rising'],
    ['five lately against twelve in twelve weeks', [...days(5, 1), ...days(12, 40)], 'steady'],
    ['none lately', [60, 70], 'steady'],
  ])('%s', (_, daysAgo, trend) => {
    const past = [monthsBack, ...daysAgo.map((day) => visitDaysAgo(day, topic))];
    expect(practiceOf([], past).get(topic)?.trend).toBe(trend);
  });

  it.each([
    ['no past was read', []],
    ['the past read has too little before the last four weeks', [1, 2, 3, 30, 55]],
  ])('is unknown where %s', (_, daysAgo) => {
    const past = daysAgo.map((day) => visitDaysAgo(day, topic));
    expect(practiceOf(membersWith(topic, 1), past).get(topic)?.trend).toBe('unknown');
  });
});

describe('when it was last met', () => {
  it.each([
    [[45], 'lately'],
    [[46], 'long-ago'],
    [[200, 3, 100], 'lately'],
  ])('%j days ago is "%s"', (daysAgo, lastSeen) => {
    const past = daysAgo.map((day) => visitDaysAgo(day, topic));
    expect(practiceOf([], past).get(topic)?.lastSeen).toBe(lastSeen);
  });

  it('is "never" only where a past was read', () => {
    const panel = membersWith(topic, 1);
    expect(practiceOf(panel, [visitDaysAgo(3, other)]).get(topic)?.lastSeen).toBe('never');
    expect(practiceOf(panel).get(topic)?.lastSeen).toBe('unknown');
  });

  it('does not count a visit that has not happened', () => {
    const past = [visitDaysAgo(-1, topic), visitDaysAgo(100, topic)];
    expect(practiceOf([], past).get(topic)?.lastSeen).toBe('long-ago');
  });
});

it('a sensitive topic never leaves, a rare one leaves as its parent', () => {
  const members = [...SENSITIVE, ...RARE].flatMap((code) => membersWith(code, 12));
  const past = [...SENSITIVE, ...RARE].map((code) => visitDaysAgo(3, code));
  const parents = new Set(RARE.map((rare) => generalised(rare)));
  expect(new Set(practiceOf(members, past).keys())).toEqual(parents);
});

it('of every topic there is, none that leaves is rare or sensitive', () => {
  const everything = ALL_TOPICS.map(({ id }) => id);
  const panel = everything.flatMap((code) => membersWith(code, 12));
  const past = everything.map((code) => visitDaysAgo(3, code));
  const named = derivePractice({ panel, past, now: NOW }, SELF_INDEXES).map((signal) =>
    topicOf(topicNamed(signal.topic)),
  );
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter(({ rare, sensitive }) => rare || sensitive)).toEqual([]);
});

it('a rare topic counts towards its parent, and a patient with both counts once', () => {
  const [rare = ''] = RARE;
  const parent = generalised(topicNamed(rare)) ?? '';
  const both = { problems: [snomed(rare), snomed(parent)] };
  const panel = [...Array.from({ length: 10 }, () => both), ...membersWith('unheard-of', 10)];
  expect(practiceOf(panel).get(parent)?.panelShare).toBe('few'); // ten, not twenty
  expect(practiceOf([...panel, both]).get(parent)?.panelShare).toBe('many');
});

it('of a panel an episode that began more than a year ago is not counted, a lasting condition is', () => {
  const episode = ALL_TOPICS.find((one) => one.episode && !one.rare && !one.sensitive)?.id ?? '';
  const lasting = topicNamed('hypertension');
  const old = [episode, lasting].map((id) => ({ ...snomed(id), old: true }));
  expect([...practiceOf([{ problems: old }]).keys()]).toEqual([lasting]);
});

describe('whatever was read', () => {
  const codings = fc.array(
    fc.constantFrom(...PLAIN, ...RARE, ...SENSITIVE, 'unheard-of').map(snomed),
    { maxLength: 5 },
  );
  const practice = fc.record({
    panel: fc.array(fc.record({ problems: codings }), { maxLength: 40 }),
    past: fc.array(
      fc.record({
        start: fc.integer({ min: NOW - 200 * DAY, max: NOW + DAY }),
        diagnoses: codings,
      }),
      { maxLength: 40 },
    ),
  });

  it('everything derived is admitted at the door, each topic once', () => {
    fc.assert(
      fc.property(practice, ({ panel, past }) => {
        const signals = derivePractice({ panel, past, now: NOW }, SELF_INDEXES);
        expect(signals.every((signal) => admit(PRACTICE_SIGNAL, signal) === signal)).toBe(true);
        expect(new Set(signals.map((signal) => signal.topic)).size).toBe(signals.length);
      }),
    );
  });

  it('the order of patients and visits never matters', () => {
    fc.assert(
      fc.property(practice, ({ panel, past }) => {
        const reversed = { panel: panel.toReversed(), past: past.toReversed(), now: NOW };
        expect(derivePractice(reversed, SELF_INDEXES)).toEqual(
          derivePractice({ panel, past, now: NOW }, SELF_INDEXES),
        );
      }),
    );
  });
});

function days(count: number, from: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => from + i);
}
