import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Meddle } from '#sandbox/ehr/ehr-parts.ts';
import { all } from '#sandbox/ehr/meddles.ts';
import {
  body,
  bundled,
  type Json,
  OUTCOME,
  resources,
  SINGLY,
  status,
  TRUNCATED,
  when,
} from '../support/faults.ts';
import { huntCanaries, look, seatAtWrongEhr, untilSettled } from '../support/wrong-ehr.ts';

let ehr: Awaited<ReturnType<typeof seatAtWrongEhr>>;

beforeAll(async () => {
  ehr = await seatAtWrongEhr();
});
afterAll(async () => {
  await ehr.leave();
});

const ALL = '4 of 4 visits readable.';

/** One chart of the sandbox’s panel is kept back from everyone. */
const RESTRICTED = 'panel/not-permitted';

const BROKEN_ENTRIES = bundled(({ entry, ...bundle }) => {
  const outcome: unknown = JSON.parse(OUTCOME);
  const broken = (Array.isArray(entry) ? entry : []).map(() => ({
    response: { status: '500', outcome },
  }));
  return { ...bundle, entry: broken };
});

/** Batches that ask for the panel's problem lists, which nothing is asked beside. */
function ofPanel(give: Meddle): Meddle {
  return async (request, answer) => {
    const asked = request.method === 'POST' ? await request.clone().text() : '';
    const isPanel = asked.includes('Condition?') && !asked.includes('Observation?');
    return isPanel ? give(request, answer) : answer();
  };
}

describe('a tenant that reads panel and past, where these go wrong', () => {
  it.each<readonly [name: string, meddle: Meddle, says: string, codes: readonly string[]]>([
    [
      'the panel is refused',
      all(when({ type: 'Patient' }, status(403)), when({ type: 'CareTeam' }, status(403))),
      `${ALL} Charts of your panel could not be read.`,
      [RESTRICTED],
    ],
    [
      'past visits are half a text',
      when({ type: 'Encounter' }, body(TRUNCATED)),
      `${ALL} Past visits could not be read.`,
      [RESTRICTED, 'past/malformed-response'],
    ],
    [
      'no chart of the panel can be had',
      ofPanel(BROKEN_ENTRIES),
      ALL,
      [RESTRICTED, 'panel/server-busy'],
    ],
  ])('is read all the same when %s, and no mark of a patient is anywhere', async (...wrong) => {
    const [, meddle, says, codes] = wrong;
    ehr.answerWith(meddle);
    const sitting = await ehr.sit();
    await sitting.page.goto(ehr.practiceAddress());
    await untilSettled(sitting.page);
    const seen = await look(sitting.page);
    expect({ says: seen.words, codes: seen.codes }).toEqual({ says, codes });
    expect(seen.fromSchedule).toBe(true);
    expect(await huntCanaries(sitting)).toEqual([]);
    await sitting.context.close();
  });
});

describe('a reader who turns to another horizon is told what could be read of that one', () => {
  const turnTo = async (
    meddle: Meddle,
    told: readonly (readonly [horizon: string, says: string, codes: readonly string[]])[],
  ) => {
    ehr.answerWith(meddle);
    const sitting = await ehr.sit();
    const { page } = sitting;
    await page.goto(ehr.launchAddress());
    await untilSettled(page);
    for (const [horizon, says, codes] of told) {
      await page.getByRole('radio', { name: horizon, exact: true }).check();
      const seen = await look(page);
      expect([horizon, seen.words, seen.codes]).toEqual([horizon, says, codes]);
      expect(seen.cards).toBeGreaterThan(0);
      expect(seen.screen).toContain(
        seen.fromSchedule ? 'Chosen from topics on your list.' : 'Not chosen from your list.',
      );
    }
    expect(await huntCanaries(sitting)).toEqual([]);
    await sitting.context.close();
  };

  it('where the chart of Monday is refused', async () => {
    const patient = ehr.patients[4] ?? '';
    const refused = ['problems/not-permitted'];
    await turnTo(all(SINGLY, when({ type: 'Condition', patient }, status(403))), [
      ['Monday', '0 of 1 visit readable.', refused],
      ['Next 7 days', '4 of 5 visits readable.', refused],
      ['This session', ALL, []],
    ]);
  });

  it('where Monday’s entry of the schedule has no start', async () => {
    const dropped = resources((found) =>
      found.map((visit) => (isMondays(visit) ? { ...visit, start: undefined } : visit)),
    );
    const codes = ['schedule/malformed-response'];
    const inPart = `${ALL} Not all schedule entries could be read.`;
    await turnTo(when({ type: 'Appointment' }, dropped), [
      ['Next clinic day', 'No visits could be read.', codes],
      ['Next 7 days', inPart, codes],
      ['This session', inPart, codes],
    ]);
  });
});

function isMondays({ start }: Json): boolean {
  return typeof start === 'string' && start.startsWith('2026-11-23');
}
