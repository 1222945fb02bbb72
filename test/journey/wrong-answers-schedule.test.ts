import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Meddle } from '#sandbox/ehr/ehr-parts.ts';
import { BROKEN_OFF, trickled } from '#sandbox/ehr/meddles.ts';
import {
  asHtml,
  body,
  type Json,
  OUTCOME,
  paged,
  PATIENT_NAME,
  resources,
  status,
  TRUNCATED,
  unfiltered,
  when,
  withOutcome,
  withoutCors,
} from '../support/faults.ts';
import { expectSaid, seatAtWrongEhr, seatStranger } from '../support/wrong-ehr.ts';

let ehr: Awaited<ReturnType<typeof seatAtWrongEhr>>;
const stranger = await seatStranger();

beforeAll(async () => {
  ehr = await seatAtWrongEhr();
});
afterAll(async () => {
  await Promise.all([ehr.leave(), stranger.leave()]);
});

const SCHEDULE = { type: 'Appointment' };

const UNREACHED = 'Your EHR cannot be reached';
const ODD = 'The EHR’s answer could not be understood';
const ALL = '4 of 4 visits readable.';
const IN_PART = '4 of 4 visits readable. Not all schedule entries could be read.';
const LESS = '3 of 3 visits readable. Not all schedule entries could be read.';

/** Changes the first visit and leaves the others as they are. */
function first(change: (visit: Json) => Json): Meddle {
  return resources(([one = {}, ...others]) => [change(one), ...others]);
}

function participantsOf({ participant }: Json): readonly unknown[] {
  return Array.isArray(participant) ? participant : [];
}

function byDisplay(visit: Json): Json {
  const participant = participantsOf(visit).map((each) =>
    JSON.stringify(each).includes('Patient/') ? { actor: { display: PATIENT_NAME } } : each,
  );
  return { ...visit, participant };
}

function withAnother(visit: Json): Json {
  const other = { actor: { reference: `Patient/${ehr.patients[3] ?? ''}`, display: PATIENT_NAME } };
  return { ...visit, participant: [...participantsOf(visit), other] };
}

describe('a schedule that does not arrive is said in words, with a next step and a code', () => {
  it.each<readonly [name: string, give: Meddle, says: string, code: string]>([
    ['is refused', status(403), 'Your EHR did not share a schedule', 'not-permitted'],
    ['is not found', status(404), 'Your EHR did not share a schedule', 'not-permitted'],
    ['is gone', status(410), 'Your EHR did not share a schedule', 'not-permitted'],
    ['is one request too many', status(429), 'Your EHR is busy', 'server-busy'],
    ['is to wait for', status(429, { 'retry-after': '600' }), 'Your EHR is busy', 'server-busy'],
    ['breaks the server', status(500), 'Your EHR is busy', 'server-busy'],
    ['finds the server down', status(503), 'Your EHR is busy', 'server-busy'],
    [
      'is sent on elsewhere',
      status(302, { location: stranger.url }),
      UNREACHED,
      'server-unreachable',
    ],
    ['is refused where a page may not see', withoutCors(401), UNREACHED, 'server-unreachable'],
    ['breaks off in the middle', BROKEN_OFF, UNREACHED, 'server-unreachable'],
    ['is a web page', body(`<h1>${PATIENT_NAME}</h1>`, 'text/html'), ODD, 'malformed-response'],
    [
      'is XML',
      body(`<Bundle id="${PATIENT_NAME}"/>`, 'application/fhir+xml'),
      ODD,
      'malformed-response',
    ],
    ['is empty', body(''), ODD, 'malformed-response'],
    ['is half a text', body(TRUNCATED), ODD, 'malformed-response'],
    ['is an outcome with status 200', body(OUTCOME), ODD, 'malformed-response'],
    [
      'is 50 megabytes',
      body(`{"resourceType":"Bundle","x":"${'a'.repeat(50_000_000)}"}`),
      'There was more than one run may read',
      'cut-short',
    ],
  ])('when it %s', async (name, give, says, code) => {
    const codes = [`schedule/${code}`];
    await expectSaid(ehr, { name, meddle: when(SCHEDULE, give), says, codes, usable: false });
  });

  it('when the session has ended', async () => {
    await expectSaid(ehr, {
      name: '',
      meddle: when(SCHEDULE, status(401)),
      says: 'This session is over',
      codes: ['session/session-over'],
      usable: false,
    });
  });
});

describe('a schedule that arrives in part, or oddly, stays usable, and what is missing is said', () => {
  it.each<readonly [name: string, give: Meddle, says: string, code: string | null]>([
    ['trickles in', trickled(20, 30), ALL, null],
    ['calls itself a web page', asHtml, ALL, null],
    [
      'pages without end',
      paged((url, n) => `${url}&_again=${String(n)}`),
      IN_PART,
      'schedule/cut-short',
    ],
    ['repeats a page', paged((url) => url), IN_PART, 'schedule/malformed-response'],
    [
      'has its next page elsewhere',
      paged(() => `${stranger.url}/fhir/Appointment?page=2`),
      IN_PART,
      'schedule/malformed-response',
    ],
    [
      'has its next page outside FHIR',
      paged((url) => new URL('/oauth/authorize', url).href),
      IN_PART,
      'schedule/malformed-response',
    ],
    [
      'has the same visits on two pages',
      paged((url, n) => (n === 0 ? `${url}&_two=1` : null)),
      ALL,
      null,
    ],
    ['has the same visits twice', resources((found) => [...found, ...found]), ALL, null],
    [
      'holds an outcome that says it is incomplete',
      withOutcome('incomplete'),
      IN_PART,
      'schedule/cut-short',
    ],
    ['holds other clinicians’ visits', unfiltered, IN_PART, 'schedule/not-supported'],
    [
      'holds a visit without participants',
      first(({ participant: _, ...rest }) => rest),
      LESS,
      'schedule/malformed-response',
    ],
    [
      'holds a visit without a status',
      first(({ status: _, ...rest }) => rest),
      LESS,
      'schedule/malformed-response',
    ],
    [
      'holds a visit without a start',
      first(({ start: _, ...rest }) => rest),
      LESS,
      'schedule/malformed-response',
    ],
    [
      'holds a start without an offset',
      first((visit) => ({ ...visit, start: '2026-11-20T09:00:00' })),
      LESS,
      'schedule/malformed-response',
    ],
    [
      'holds half a date',
      first((visit) => ({ ...visit, start: '2026-11' })),
      LESS,
      'schedule/malformed-response',
    ],
    [
      'names a patient without a reference',
      first(byDisplay),
      '3 of 4 visits readable.',
      'problems/not-permitted',
    ],
    [
      'holds a cancelled visit',
      first((visit) => ({ ...visit, status: 'cancelled' })),
      '3 of 3 visits readable.',
      null,
    ],
    ['has a visit of two patients', first(withAnother), ALL, null],
  ])('when it %s', async (name, give, says, code) => {
    const codes = code === null ? [] : [code];
    await expectSaid(ehr, { name, meddle: when(SCHEDULE, give), says, codes, usable: true });
  });

  it('when the EHR is busy once and says for how long', async () => {
    const meddle = when({ ...SCHEDULE, times: 1 }, status(429, { 'retry-after': '1' }));
    await expectSaid(ehr, { name: '', meddle, says: ALL, usable: true });
  });

  it('when its second page fails', async () => {
    const wrong = { name: '', says: IN_PART, codes: ['schedule/server-busy'], usable: true };
    const paging = paged((url) => `${url}&_two=1`);
    const meddle: Meddle = (request, answer) =>
      request.url.endsWith('&_two=1') && request.method === 'GET'
        ? status(500)(request, answer)
        : when(SCHEDULE, paging)(request, answer);
    await expectSaid(ehr, { ...wrong, meddle });
  });
});

describe('a schedule with nobody to come', () => {
  it.each(['cancelled', 'proposed', 'entered-in-error', 'noshow'])(
    'since every visit is %s is an empty one, and nothing is amiss',
    async (said) => {
      const give = resources((found) => found.map((visit) => ({ ...visit, status: said })));
      const says = 'No visits in the next 7 days. These cards need no schedule.';
      await expectSaid(ehr, { name: said, meddle: when(SCHEDULE, give), says, usable: false });
    },
  );

  it.each<readonly [lacking: string, drop: (visit: Json) => Json]>([
    ['status', ({ status: _, ...rest }) => rest],
    ['participants', ({ participant: _, ...rest }) => rest],
  ])('is not what is said where every visit lacks its %s', async (name, drop) => {
    const give = resources((found) => found.map(drop));
    const says = 'No visits could be read.';
    const codes = ['schedule/malformed-response'];
    await expectSaid(ehr, { name, meddle: when(SCHEDULE, give), says, codes, usable: false });
  });
});

describe('a host that a server names', () => {
  it('was never asked for anything, though it would have heard', async () => {
    expect(stranger.asked).toEqual([]);
    await fetch(stranger.url);
    expect(stranger.asked).toEqual(['/']);
  });
});
