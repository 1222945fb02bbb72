import { expect, it } from 'vitest';
import { admitMessage } from '#boundary/messages.ts';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import { prepareBrief } from '#deidentified/prepare-brief.ts';
import { firstState, next } from '#deidentified/session-state.ts';
import { aCard, aPack } from '../../support/builders.ts';
import { SHIPPED_INDEXES } from '../../support/indexes.ts';
import { aCondition, aStart, aVisit, fakeEhr, type Json } from './fake-ehr.ts';
import { messagesOf } from './run.ts';
import { aNetwork } from './server.ts';

const server = aNetwork();

const TOPICS = ['potassium-disorders', 'hypertension', 'chronic-kidney-disease'] as const;
const PACK = aPack(
  TOPICS.flatMap((topic) => [
    aCard(`${topic}-diagnosis`, { topics: [topic], facet: 'diagnosis', minutes: 1 }),
    aCard(`${topic}-treatment`, { topics: [topic], facet: 'treatment', minutes: 2 }),
  ]),
);

/** A serum potassium, flagged by its laboratory or not. */
function aPotassium(value: number, flag: string | null): Json {
  return {
    resourceType: 'Observation',
    id: 'k',
    status: 'final',
    category: [{ coding: [{ code: 'laboratory' }] }],
    subject: { reference: 'Patient/p1' },
    code: { coding: [{ system: 'http://loinc.org', code: '2823-3' }] },
    effectiveDateTime: '2026-11-19T14:00:00Z',
    valueQuantity: { value, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
    ...(flag !== null && { interpretation: [{ coding: [{ code: flag }] }] }),
  };
}

/** What the worker says of a clinic with this result, and the brief that comes of it. */
async function readWith(result: readonly Json[]) {
  const chart = [aCondition('p1', 'I10'), aCondition('p2', 'N18.31'), ...result];
  const visits = [
    aVisit('a1', 'p1', '2026-11-23T14:00:00Z'),
    aVisit('a2', 'p2', '2026-11-23T15:00:00Z'),
  ];
  server.use(...fakeEhr([...visits, ...chart]).handlers);
  const said = await messagesOf(aStart(), undefined, { indexes: SHIPPED_INDEXES });
  const loaded = { type: 'catalog-loaded', pack: PACK, catalog: indexPack(PACK) } as const;
  const state = said.reduce(
    (before: ReturnType<typeof firstState>, candidate) => {
      const message = admitMessage(candidate, new Set());
      return message === undefined ? before : next(before, { type: 'worker-said', message });
    },
    next(firstState(null), loaded),
  );
  return { said, brief: prepareBrief(state, '2026-11-23') };
}

it('a potassium of 6.8 changes no word and no urgency: the brief is that of 5.2, byte for byte', async () => {
  const high = await readWith([aPotassium(5.2, null)]);
  expect(high.brief?.items.some(({ topic }) => topic === 'potassium-disorders')).toBe(true);
  for (const [value, flag] of [
    [6.8, null],
    [5.2, 'H'],
    [6.8, 'HH'],
    [9.9, 'HH'],
  ] as const) {
    const other = await readWith([aPotassium(value, flag)]);
    expect(JSON.stringify(other.said), `${value} ${flag ?? ''}`).toBe(JSON.stringify(high.said));
    expect(JSON.stringify(other.brief)).toBe(JSON.stringify(high.brief));
  }
});

it('and a potassium in its range brings no card of its own', async () => {
  const { brief } = await readWith([aPotassium(4.2, null)]);
  const chosen = brief?.items.filter(({ chosenBy }) => chosenBy === 'schedule') ?? [];
  expect(chosen.some(({ topic }) => topic === 'potassium-disorders')).toBe(false);
});
