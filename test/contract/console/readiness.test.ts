import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { CANARY_PATTERN } from '#sandbox/clinic/canary.ts';
import { run, type Seat, seatConsole } from './a-console.ts';

/* What IT finds out from a console, against a sandbox that listens. */

const seats = new Map<string, Seat>();

beforeAll(async () => {
  for (const id of ['openemr', 'epic', null] as const) {
    seats.set(id ?? 'own', await seatConsole(id));
  }
});
afterAll(async () => {
  await Promise.all([...seats.values()].map((seat) => seat.leave()));
});

describe('an EHR that is set up soundly, with the answer of its token endpoint', () => {
  it.each(['own', 'epic'])('%s: nothing is to be mended, and visits are found', async (name) => {
    const { tenant, registry, signIn, sandbox } = seatOf(name);
    const { code, out } = await run(['--iss', tenant.issuer, '--token-from-stdin'], {
      registry: registry(),
      input: await signIn(),
    });
    expect(out).not.toMatch(/^FAIL/m);
    expect(code).toBe(0);
    expect(out).toMatch(/PASS {2}Schedule as a whole\n {6}\d+ visits to come/);
    expect(out).toMatch(/PASS {2}Tried: Condition/);
    expect(sandbox.accessLog().every(({ method }) => method === 'GET' || method === 'POST')).toBe(
      true,
    );
  });

  it('its report holds no token, no patient and no host', async () => {
    const { tenant, registry, signIn, sandbox } = seatOf('own');
    const input = await signIn();
    const before = sandbox.accessLog().length;
    const { out, errors } = await run(['--tenant', tenant.id, '--token-from-stdin', '--markdown'], {
      registry: registry(),
      input,
    });
    expect(out).toMatch(/^# Foreword readiness/);
    const patients = sandbox
      .accessLog()
      .slice(before)
      .flatMap((row) => row.patients);
    expect(patients.length).toBeGreaterThan(0); // somebody was there to be told of
    for (const id of patients) expect(out).not.toContain(id);
    expect(out + errors).not.toMatch(CANARY_PATTERN);
    expect(out).not.toContain(tokenOf(input));
    expect(out).not.toContain(new URL(tenant.issuer).host);
  });
});

describe('an EHR that answers a clinician’s appointments with nothing', () => {
  it('fails, and the mending is named', async () => {
    const { tenant, registry, signIn } = seatOf('openemr');
    const { code, out } = await run(['--iss', tenant.issuer, '--token-from-stdin'], {
      registry: registry(),
      input: await signIn(),
    });
    expect(code).toBe(1);
    expect(out).toMatch(/FAIL {2}Schedule as a whole/);
    expect(out).toMatch(/appointments-by-practitioner\n[\s\S]*fix: OpenEMR 8\.2\.0 .*13793/);
    expect(out).not.toMatch(/no visits? to come|proved empty/);
  });
});

describe('without a token', () => {
  it.each([
    ['epic', 'epic'],
    ['own', 'generic'],
  ])(
    '%s, in no registry: is known as %s by what it publishes, and the rest is skipped',
    async (name, vendor) => {
      const { tenant, sandbox } = seatOf(name);
      const before = sandbox.accessLog().length;
      const { code, out } = await run(['--iss', tenant.issuer]);
      expect(code).toBe(0);
      expect(out).toContain(`tenant unregistered, vendor ${vendor},`);
      expect(out).toContain(`npm run tenant:new -- ${vendor} ID`);
      expect(out).toMatch(/PASS {2}SMART configuration/);
      // from nowhere, nobody could be let in
      expect(out).toMatch(/SKIP {2}Cross-origin requests \(CORS\): .*\n {6}Not tried: .*\n.*--app/);
      expect(out).toMatch(
        /SKIP {2}Schedule as a whole\n.*takes an access token\.\n.*FOREWORD_TOKEN/,
      );
      expect(
        sandbox
          .accessLog()
          .slice(before)
          .flatMap(({ patients }) => patients),
      ).toEqual([]);
    },
  );
});

describe('with a token alone', () => {
  it('tries the schedule of whoever is said to have signed in, and judges no scope', async () => {
    const { tenant, registry, signIn } = seatOf('own');
    const environment = { FOREWORD_TOKEN: tokenOf(await signIn()) };
    const own = { registry: registry(), environment };
    const { code, out } = await run(['--tenant', tenant.id, '--practitioner', 'nobody'], own);
    expect(out).toMatch(/SKIP {2}Granted\n.*only the answer of the token endpoint/);
    expect(out).toMatch(/SKIP {2}Token life/);
    expect(out).not.toContain(environment.FOREWORD_TOKEN);
    expect(code).toBeLessThan(2);
    const without = await run(['--tenant', tenant.id], own);
    expect(without.out).toMatch(/SKIP {2}Schedule as a whole\n.*no Practitioner/i);
  });
});

describe('where the app is served', () => {
  it('is compared with the table of zones', async () => {
    const { tenant, registry, sandbox } = seatOf('own');
    const app = `${sandbox.appUrl}/t/${tenant.id}/`;
    const { code, out } = await run(['--tenant', tenant.id, '--app', app], {
      registry: registry(),
    });
    expect(code).toBe(1);
    expect(out).toMatch(/\[fail\] The brief\n {4}app\.html: answered 404\. It must be 200\./); // nothing was built for it
    expect(out).toContain('[pass] What is not there');
    expect(out).not.toContain(new URL(sandbox.appUrl).host);
  });
});

describe('what was not understood', () => {
  it.each([
    ['nothing at all', []],
    ['an unknown option', ['--iss', 'https://ehr.example/fhir', '--token', 'abc']],
    ['a tenant that is not registered', ['--tenant', 'nowhere']],
    [
      'an issuer that is not its tenant’s',
      ['--tenant', 'sandbox', '--iss', 'https://ehr.example/fhir'],
    ],
    ['an issuer that is no address', ['--iss', 'ehr']],
    ['an app that is no address', ['--tenant', 'sandbox', '--app', 'app']],
    ['no token where one was promised', ['--tenant', 'sandbox', '--token-from-stdin']],
  ])('%s: ends with 2 and says how it is used', async (_, args) => {
    const { code, out, errors } = await run(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(errors).toContain('npm run readiness -- --iss URL');
  });

  it('takes no token with a line break, and does not repeat it', async () => {
    const environment = { FOREWORD_TOKEN: 'abc\ndef' };
    const { code, errors } = await run(['--tenant', 'sandbox'], { environment });
    expect(code).toBe(2);
    expect(errors).not.toContain('abc');
  });

  it('is not what asks for help', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, errors: '' });
  });
});

function seatOf(name: string): Seat {
  const seat = seats.get(name);
  if (seat === undefined) throw new Error(`no seat ${name}`);
  return seat;
}

function tokenOf(answer: string): string {
  const said: unknown = JSON.parse(answer);
  return isObject(said) ? String(said['access_token']) : '';
}
