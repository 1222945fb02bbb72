import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import type { RulesToFire } from '#boundary/messages.ts';
import { topicOf, isTopicId } from '#boundary/topic.ts';
import { SHIPPED_INDEXES } from '../../support/indexes.ts';
import { CORE_RULES, CORE_RULES_TOLD, NO_RULES_TOLD } from '../../support/rules.ts';
import { aCondition, aMedication, aStart, aVisit, BASE, fakeEhr, type Json } from './fake-ehr.ts';
import { isFirstWord, messagesOf, wordsOf } from './run.ts';
import { aNetwork } from './server.ts';

const server = aNetwork();
const MONDAY = '2026-11-23T14:00:00Z';
const AF = aCondition('p1', 'I48.20');
const CKD = aCondition('p1', 'N18.31');

/** The combinations of Monday, whose one visit is by p1 unless said. */
async function combinationsOf(chart: readonly Json[], parts: Parts = {}) {
  const { visits = [aVisit('a1', 'p1', MONDAY)], told = CORE_RULES_TOLD } = parts;
  server.use(...fakeEhr([...visits, ...chart]).handlers);
  const lent = { indexes: SHIPPED_INDEXES, told: Promise.resolve(told) };
  const [, nextDay] = wordsOf(await messagesOf(undefined, undefined, lent));
  const said: readonly unknown[] =
    isObject(nextDay) && Array.isArray(nextDay['combinations']) ? nextDay['combinations'] : [];
  return said.filter(isObject);
}

interface Parts {
  readonly visits?: readonly Json[];
  readonly told?: RulesToFire;
}

const names = (combinations: readonly Json[]) => combinations.map(({ rule }) => rule);

describe('the rules of the core pack', () => {
  it('fire on what one patient has, and say the rule and two counts alone', async () => {
    expect(await combinationsOf([AF, CKD])).toContainEqual({
      rule: 'af-ckd',
      visits: 1,
      reasonVisits: 0,
    });
  });

  it('say that the visit is booked for one of their topics, in words or in codes', async () => {
    const visits = [aVisit('a1', 'p1', MONDAY, { description: 'afib f/u' })];
    expect(await combinationsOf([AF, CKD], { visits })).toContainEqual({
      rule: 'af-ckd',
      visits: 1,
      reasonVisits: 1,
    });
  });

  it('do not fire on two patients together, nor on half of what they ask', async () => {
    const visits = [aVisit('a1', 'p1', MONDAY), aVisit('a2', 'p2', '2026-11-23T15:00:00Z')];
    expect(names(await combinationsOf([AF, aCondition('p2', 'N18.31')], { visits }))).not.toContain(
      'af-ckd',
    );
    expect(names(await combinationsOf([AF]))).not.toContain('af-ckd');
  });

  it('fire on a drug class beside a condition', async () => {
    const asthma = aCondition('p1', 'J45.30');
    const propranolol = aMedication('p1', 'propranolol 40 mg oral tablet');
    expect(names(await combinationsOf([asthma, propranolol]))).toContain('asthma-beta-blocker');
    expect(names(await combinationsOf([asthma]))).not.toContain('asthma-beta-blocker');
  });

  it('are told only where the page has told them', async () => {
    expect(await combinationsOf([AF, CKD], { told: NO_RULES_TOLD })).toEqual([]);
    const rules = CORE_RULES.filter(({ id }) => id !== 'af-ckd');
    expect(names(await combinationsOf([AF, CKD], { told: { ...NO_RULES_TOLD, rules } }))).toEqual(
      names(await combinationsOf([AF, CKD])).filter((name) => name !== 'af-ckd'),
    );
  });

  it('ask for nothing rare or sensitive', () => {
    const items = CORE_RULES.flatMap(({ allOf, anyOf, noneOf }) => [...allOf, ...anyOf, ...noneOf]);
    const topics = items.map((item) => item.replace('topic:', '')).filter(isTopicId);
    expect(topics.length).toBeGreaterThan(100);
    expect(topics.map(topicOf).filter(({ rare, sensitive }) => rare || sensitive)).toEqual([]);
  });
});

describe('what only a drug or a result says', () => {
  const rule = (...allOf: readonly string[]): RulesToFire => ({
    ...NO_RULES_TOLD,
    rules: [{ id: 'one-and-another', allOf, anyOf: [], noneOf: [] }],
  });
  const METFORMIN = aMedication('p1', 'metformin 500 mg tablet');

  it('is no condition that a rule may ask for', async () => {
    const told = rule('topic:type-2-diabetes', 'topic:chronic-kidney-disease');
    expect(await combinationsOf([METFORMIN, CKD], { told })).toEqual([]);
    expect(await combinationsOf([aCondition('p1', 'E11.9'), CKD], { told })).toHaveLength(1);
  });

  it('and one drug never stands for two things', async () => {
    const told = rule('topic:type-2-diabetes', 'drug-class:biguanide');
    expect(await combinationsOf([METFORMIN], { told })).toEqual([]);
    expect(await combinationsOf([METFORMIN, aCondition('p1', 'E11.9')], { told })).toHaveLength(1);
  });

  it('a class whose drugs say no condition counts for rules and names no topic', async () => {
    const chart = [aCondition('p1', 'E11.9'), aMedication('p1', 'prednisone 10 mg tablet')];
    const told = rule('topic:type-2-diabetes', 'drug-class:systemic-corticosteroid');
    expect(await combinationsOf(chart, { told })).toHaveLength(1);
    server.use(...fakeEhr([aVisit('a1', 'p1', MONDAY), ...chart]).handlers);
    const [, nextDay] = wordsOf(
      await messagesOf(undefined, undefined, { indexes: SHIPPED_INDEXES }),
    );
    expect(nextDay).toMatchObject({ signals: [{ topic: 'type-2-diabetes' }] });
  });

  it('and what is in remission is history', async () => {
    const remission = { clinicalStatus: { coding: [{ code: 'remission' }] } };
    expect(names(await combinationsOf([{ ...AF, ...remission }, CKD]))).not.toContain('af-ckd');
  });
});

describe('while the rules are awaited', () => {
  it('everything is asked and read, and no horizon is told; then all are', async () => {
    const { asked, handlers } = fakeEhr([aVisit('a1', 'p1', MONDAY), AF, CKD]);
    server.use(...handlers);
    let hear: (rules: RulesToFire) => void = () => undefined;
    const told = new Promise<RulesToFire>((resolve) => {
      hear = resolve;
    });
    const heard: unknown[] = [];
    const run = messagesOf(undefined, undefined, { indexes: SHIPPED_INDEXES, told, heard });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(asked.filter((line) => line.includes('patient='))).toHaveLength(5);
    expect(JSON.stringify(heard)).toContain('"step":"schedule"');
    expect(JSON.stringify(heard)).not.toContain('signals');
    hear(CORE_RULES_TOLD);
    const words = wordsOf(await run);
    expect(words.at(-1)).toEqual({ type: 'finished', complete: true });
    expect(JSON.stringify(words)).toContain('"rule":"af-ckd"');
    expect(asked.filter((line) => line.includes('patient='))).toHaveLength(5);
  });

  it('what a reader denies of words is not told, even where the words came before', async () => {
    const visits = [aVisit('a1', 'p1', MONDAY, { description: 'CHF f/u, gout flare' })];
    server.use(...fakeEhr(visits).handlers);
    const notFromText = ['heart-failure'].filter(isTopicId);
    const told = Promise.resolve({ ...NO_RULES_TOLD, notFromText });
    const [, nextDay] = wordsOf(
      await messagesOf(undefined, undefined, { indexes: SHIPPED_INDEXES, told }),
    );
    expect(nextDay).toMatchObject({ signals: [{ topic: 'monoarthritis-gout' }] });
  });

  it('a session that is over ends the run although no rules come', async () => {
    const over = http.get(`${BASE}/Appointment`, () => new HttpResponse(null, { status: 401 }));
    server.use(...fakeEhr([], [over]).handlers);
    const words = await messagesOf(aStart(), undefined, { told: new Promise(() => {}) });
    expect(words.at(-1)).toMatchObject({ type: 'stopped', stage: 'session' });
    expect(words.some(isFirstWord)).toBe(false);
  });
});
