import { describe, expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { SHIPPED_INDEXES } from '../../support/indexes.ts';
import { aCondition, aVisit, fakeEhr, type Json } from './fake-ehr.ts';
import { messagesOf, wordsOf } from './run.ts';
import { aNetwork } from './server.ts';

const server = aNetwork();

const MONDAY = '2026-11-23T14:00:00Z';
const CANARIES = 'please ring his wife Jane Canary on 555-013-4477';
/** Any word of the phrases below, and any number. */
const TRACE = /canary|jane|wife|013|4477|chf|swollen|flare|check/i;

const uncoded = (patient: string, text: string, parts: Json = {}): Json => ({
  ...aCondition(patient, 'I10'),
  code: { text },
  ...parts,
});

/** What a run says of one visit of Monday. */
async function topicsOf(visit: Json, ...chart: readonly Json[]) {
  server.use(...fakeEhr([aVisit('a1', 'p1', MONDAY, visit), ...chart]).handlers);
  const messages = await messagesOf(undefined, undefined, { indexes: SHIPPED_INDEXES });
  expect(JSON.stringify(messages)).not.toMatch(TRACE);
  const [, nextDay] = wordsOf(messages);
  const signals: readonly unknown[] =
    isObject(nextDay) && Array.isArray(nextDay['signals']) ? nextDay['signals'] : [];
  return signals;
}

describe('what words name is told, and not a word of them:', () => {
  const BY_WORDS = { visits: 1, reasonVisits: 1, textVisits: 1 };

  it.each<[string, Json, string]>([
    ['a description', { description: `CHF f/u, ${CANARIES}` }, 'heart-failure'],
    [
      'a reason without a code',
      { reasonCode: [{ text: `knee swollen x2 wks, ${CANARIES}` }] },
      'knee-pain',
    ],
    ['a service type', { serviceType: [{ text: `DM check, ${CANARIES}` }] }, 'type-2-diabetes'],
  ])('%s of an appointment', async (_, visit, topic) => {
    expect(await topicsOf(visit)).toMatchObject([{ topic, ...BY_WORDS }]);
  });

  it('a condition without a code', async () => {
    expect(await topicsOf({}, uncoded('p1', `gout flare, ${CANARIES}`))).toMatchObject([
      { topic: 'monoarthritis-gout', visits: 1, reasonVisits: 0, textVisits: 1 },
    ]);
  });

  it('the same topic by words and by code is no topic of words alone', async () => {
    const visit = { description: `CHF f/u, ${CANARIES}` };
    expect(await topicsOf(visit, aCondition('p1', 'I50.22'))).toMatchObject([
      { topic: 'heart-failure', visits: 1, reasonVisits: 1, textVisits: 0 },
    ]);
  });
});

it.each<[string, Json]>([
  ['only who and when', { description: CANARIES }],
  ['a name and a number', { reasonCode: [{ text: 'Canary, Jane 555-013-4477' }] }],
  ['a kind of visit', { serviceType: [{ text: 'Office visit' }], description: 'check in 9:40' }],
  ['nothing that is words', { description: { text: 'gout' }, reasonCode: [7, null, { text: [] }] }],
])('a phrase that says %s names nothing', async (_, visit) => {
  expect(await topicsOf(visit)).toEqual([]);
});

describe('words that only hint', () => {
  // "PD" is Parkinson's, peritoneal dialysis or a personality disorder
  const HINT = { description: 'f/u PD' };

  it('are a hint in the tables that are shipped', () => {
    const said = SHIPPED_INDEXES.text.topicsIn(HINT.description);
    expect(said).toMatchObject([{ topic: 'parkinson', tier: 'low' }]);
  });

  it('choose nothing alone, and not because another patient has the topic', async () => {
    expect(await topicsOf(HINT)).toEqual([]);
    expect(await topicsOf(HINT, aCondition('p2', 'G20.A1'))).toEqual([]);
  });

  it('make what the chart has the reason for the visit', async () => {
    expect(await topicsOf({}, aCondition('p1', 'G20.A1'))).toMatchObject([
      { topic: 'parkinson', reasonVisits: 0 },
    ]);
    expect(await topicsOf(HINT, aCondition('p1', 'G20.A1'))).toMatchObject([
      { topic: 'parkinson', visits: 1, reasonVisits: 1, textVisits: 0 },
    ]);
  });
});

describe('one fact that several resources tell', () => {
  it('counts once a patient', async () => {
    const onEncounter = { category: [{ coding: [{ code: 'encounter-diagnosis' }] }] };
    const told = [
      aCondition('p1', 'I50.22'),
      { ...aCondition('p1', 'I50.22'), id: 'again' },
      { ...aCondition('p1', 'I50.9'), ...onEncounter },
      uncoded('p1', 'congestive heart failure'),
    ];
    const visit = {
      description: 'CHF f/u',
      reasonCode: [
        { text: 'HF' },
        { coding: [{ system: 'http://snomed.info/sct', code: '84114007' }] },
      ],
    };
    expect(await topicsOf(visit, ...told)).toEqual([
      {
        topic: 'heart-failure',
        visits: 1,
        reasonVisits: 1,
        newMedicationVisits: 0,
        abnormalVisits: 0,
        comorbidVisits: 0,
        textVisits: 0,
      },
    ]);
  });
});

describe('of what is no more', () => {
  const status = (code: string) => ({ clinicalStatus: { coding: [{ code }] } });
  const refuted = { verificationStatus: { coding: [{ code: 'refuted' }] } };
  it.each<[string, Json, number]>([
    ['resolved', { ...aCondition('p1', 'J18.9'), ...status('resolved') }, 0],
    ['refuted', { ...aCondition('p1', 'J18.9'), ...refuted }, 0],
    ['that ended', { ...aCondition('p1', 'J18.9'), abatementDateTime: '2026-10-01' }, 0],
    ['without a code, resolved', uncoded('p1', 'pneumonia', status('resolved')), 0],
    ['that began two years ago', { ...aCondition('p1', 'J18.9'), onsetDateTime: '2024-11' }, 0],
    ['without a code, two years old', uncoded('p1', 'pneumonia', { onsetDateTime: '2024' }), 0],
    ['that began in spring', { ...aCondition('p1', 'J18.9'), onsetDateTime: '2026-04-02' }, 1],
    ['in remission', { ...aCondition('p1', 'F33.42'), ...status('remission') }, 1],
    ['that lasts and began long ago', { ...aCondition('p1', 'I10'), onsetDateTime: '1999' }, 1],
  ])('a condition %s is told or not', async (_, condition, topics) => {
    expect(await topicsOf({}, condition)).toHaveLength(topics);
  });
});
