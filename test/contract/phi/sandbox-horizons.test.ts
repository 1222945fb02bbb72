import { expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { isTopicId, topicOf } from '#boundary/topic.ts';
import { generateClinic } from '#sandbox/clinic/generate-clinic.ts';
import {
  type Launch,
  openClinic,
  readAgainst,
  sandboxFor,
  tenantNamed,
} from '../../support/sandbox-handlers.ts';
import { horizonsOf, readableOf, TIME_ZONE, topicsOf, visitsOf } from './sandbox-expected.ts';
import { aNetwork } from './server.ts';

const server = aNetwork();

const CLINIC = await openClinic(
  generateClinic({ seed: 7, today: '2026-11-20', timeZone: TIME_ZONE }),
);
const [FAMILY = ''] = CLINIC.clinicians.map(({ id }) => id);

const run = async (parts: Omit<Launch, 'clinic' | 'tenant'> & Partial<Launch>) => {
  const launch: Launch = { clinic: CLINIC, tenant: tenantNamed('sandbox-minimal'), ...parts };
  const seen = sandboxFor(launch);
  server.use(...seen.handlers);
  return { words: await readAgainst(launch, seen), seen };
};

const TIMES = {
  'on Friday morning': '2026-11-20T08:05:00-05:00',
  'late on Tuesday morning': '2026-11-24T10:10:00-05:00',
  'on Friday evening': '2026-11-20T18:30:00-05:00',
  'on Saturday': '2026-11-21T10:00:00-05:00',
};
const CASES = Object.entries(TIMES).flatMap(([when, time]) =>
  CLINIC.clinicians.map(({ id, specialty, role }) => ({
    who: `${role} of ${specialty}`,
    when,
    clinician: id,
    now: Date.parse(time),
  })),
);

it.each(CASES)(
  'the $who $when: every horizon has the visits, and the readable ones, that the records have',
  async ({ clinician, now }) => {
    const { words } = await run({ clinician, now });
    const expected = horizonsOf(visitsOf(CLINIC, clinician), now).map((visits) => ({
      type: 'signals',
      whole: true,
      found: visits.length,
      readable: readableOf(visits, CLINIC).length,
    }));
    expect(words).toMatchObject([...expected, { type: 'finished', complete: true }]);
  },
);

it.each(CASES)(
  'the $who $when: every topic that problems and reasons name is told with its visits',
  async ({ clinician, now }) => {
    const { words } = await run({ clinician, now });
    const horizons = horizonsOf(visitsOf(CLINIC, clinician), now);
    horizons.slice(0, 2).forEach((visits, index) => {
      const told = visitsTold(words[index]);
      for (const [topic, count] of topicsOf(readableOf(visits, CLINIC), CLINIC, now)) {
        const least = isTopicId(topic) && topicOf(topic).sensitive ? 1 : count;
        expect(told.get(topic), topic).toBeGreaterThanOrEqual(least);
      }
    });
  },
);

function visitsTold(message: unknown): ReadonlyMap<unknown, number> {
  const signals = isObject(message) ? message['signals'] : undefined;
  const list: readonly unknown[] = Array.isArray(signals) ? signals : [];
  return new Map(
    list.flatMap((signal) =>
      isObject(signal) ? [[signal['topic'], Number(signal['visits'])] as const] : [],
    ),
  );
}

it.each(['on Friday evening', 'on Saturday'] as const)(
  '%s the session is over and the next clinic day is Monday',
  async (when) => {
    const { words } = await run({ clinician: FAMILY, now: Date.parse(TIMES[when]) });
    expect(words).toMatchObject([
      { horizon: 'session', found: 0, readable: 0 },
      { horizon: 'next-day', weekday: 'monday' },
      { horizon: 'week' },
      { complete: true },
    ]);
  },
);

it('a clinician whom nobody is booked with has a true empty clinic', async () => {
  const resources = CLINIC.resources.filter(({ resourceType }) => resourceType !== 'Appointment');
  const clinic = await openClinic({ ...CLINIC, resources });
  const { words } = await run({ clinic, clinician: FAMILY, now: Date.parse(TIMES['on Saturday']) });
  expect(words).toMatchObject([
    { horizon: 'session', found: 0, gaps: [] },
    { horizon: 'next-day', weekday: null, found: 0, gaps: [] },
    { horizon: 'week', found: 0, gaps: [] },
    { type: 'finished', complete: true },
  ]);
});
