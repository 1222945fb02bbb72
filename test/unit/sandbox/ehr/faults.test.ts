import { describe, expect, it } from 'vitest';
import { createFaultSwitchboard, FAULTS } from '#sandbox/ehr/faults.ts';

const APP = 'http://localhost:8411';
const BODY = JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry: [] });

/** A switchboard whose time passes at once, with what it waited for. */
function switchboard() {
  const waits: number[] = [];
  const faults = createFaultSwitchboard({
    appOrigins: [APP],
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  });
  const ask = (
    path = 'Condition?patient=Patient/p1',
    { method = 'GET', token = 'Bearer one' } = {},
  ) =>
    faults.meddle(
      new Request(`http://localhost:8410/fhir/${path}`, {
        method,
        headers: { Origin: APP, Authorization: token },
      }),
      () => Promise.resolve(new Response(BODY)),
    );
  const statuses = async (times: number, token = 'Bearer one') => {
    const answers = [];
    for (let asked = 0; asked < times; asked += 1)
      answers.push((await ask(undefined, { token })).status);
    return answers;
  };
  return { faults, waits, ask, statuses };
}

/** What each fault does, by its id. */
const SHOWN: Readonly<Record<string, (seat: ReturnType<typeof switchboard>) => Promise<void>>> = {
  latency: async ({ ask, waits }) => {
    expect(await (await ask()).text()).toBe(BODY);
    expect(waits).toEqual([1500]);
  },
  'too-many': async ({ statuses }) => {
    expect(await statuses(6)).toEqual([200, 200, 429, 200, 200, 429]);
  },
  'server-error': async ({ statuses }) => {
    expect(await statuses(6)).toEqual([200, 200, 500, 200, 200, 500]);
  },
  'signed-out-midway': async ({ statuses }) => {
    expect(await statuses(12)).toEqual([...Array.from({ length: 10 }, () => 200), 401, 401]);
    expect(await statuses(1, 'Bearer two')).toEqual([200]);
  },
  truncated: async ({ ask }) => {
    await expect((await ask()).text()).rejects.toThrow('broken off');
  },
  trickle: async ({ ask, waits }) => {
    expect(await (await ask()).text()).toBe(BODY);
    expect(waits.length).toBeGreaterThan(20);
  },
  'token-expired': async ({ ask }) => {
    const refused = await ask();
    expect(refused.status).toBe(401);
    expect(refused.headers.get('access-control-allow-origin')).toBe(APP);
  },
};

describe('the switchboard of faults', () => {
  it.each(FAULTS.map(({ name, what, id }) => [name, what, id] as const))(
    '%s: %s',
    async (_name, _what, id) => {
      const seat = switchboard();
      seat.faults.choose([id]);
      expect(seat.faults.on().map((fault) => fault.id)).toEqual([id]);
      const shows = SHOWN[id];
      if (shows === undefined) throw new Error(`nothing shows ${id}`);
      await shows(seat);
    },
  );

  it('is off until something is switched on, and off again when nothing is', async () => {
    const { faults, statuses } = switchboard();
    expect(faults.on()).toEqual([]);
    expect(await statuses(3)).toEqual([200, 200, 200]);
    faults.choose(['token-expired', 'no such fault']);
    expect(await statuses(1)).toEqual([401]);
    faults.choose([]);
    expect(await statuses(3)).toEqual([200, 200, 200]);
  });

  it('lets preflights and discovery pass, whatever is switched on', async () => {
    const { faults, ask } = switchboard();
    faults.choose(FAULTS.map(({ id }) => id));
    const passing = await Promise.all([
      ask('metadata'),
      ask('.well-known/smart-configuration'),
      ask(undefined, { method: 'OPTIONS' }),
    ]);
    for (const answer of passing) expect(await answer.text()).toBe(BODY);
  });
});
