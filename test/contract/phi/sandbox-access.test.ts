import { expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { generateClinic } from '#sandbox/clinic/generate-clinic.ts';
import {
  type Launch,
  openClinic,
  readAgainst,
  sandboxFor,
  type Seen,
  tenantNamed,
} from '../../support/sandbox-handlers.ts';
import { patientsOf, TIME_ZONE, visitsOf } from './sandbox-expected.ts';
import { aNetwork } from './server.ts';

const server = aNetwork();

const CLINIC = await openClinic(
  generateClinic({ seed: 7, today: '2026-11-20', timeZone: TIME_ZONE }),
);
const CLINICIANS = CLINIC.clinicians.map(({ id, role, specialty }) => ({
  who: `${role} of ${specialty}`,
  clinician: id,
}));
const [FAMILY, INTERNIST] = CLINICIANS;
const FRIDAY_MORNING = Date.parse('2026-11-20T08:05:00-05:00');

const SCHEDULED_ONLY = tenantNamed('sandbox-minimal');
const OPTED_IN = tenantNamed('sandbox');

const run = async (parts: Partial<Launch>) => {
  const launch: Launch = {
    clinic: CLINIC,
    tenant: SCHEDULED_ONLY,
    clinician: FAMILY?.clinician ?? '',
    now: FRIDAY_MORNING,
    ...parts,
  };
  const seen = sandboxFor(launch);
  server.use(...seen.handlers);
  return { words: await readAgainst(launch, seen), seen };
};

/** Patients with a visit in the eight days from today's first moment on. */
const scheduledWith = (clinician: string) => {
  const end = Date.parse('2026-11-28T00:00:00-05:00');
  const visits = visitsOf(CLINIC, clinician).filter(({ start }) => Date.parse(start ?? '') < end);
  return new Set(patientsOf(visits));
};
const patientsIn = ({ log }: Seen, isOf: (type: string | null) => boolean = () => true) =>
  new Set(
    log()
      .filter(({ type }) => isOf(type))
      .flatMap(({ patients }) => patients),
  );

it.each(CLINICIANS)(
  'the $who: where nothing is opted into, only charts of scheduled patients are opened',
  async ({ clinician }) => {
    const { seen } = await run({ clinician });
    const opened = patientsIn(seen);
    expect(opened.size).toBeGreaterThan(0);
    expect([...opened.difference(scheduledWith(clinician))]).toEqual([]);
  },
);

it.each(CLINICIANS)(
  'the $who: panel and past stay within what the tenant allows',
  async ({ clinician }) => {
    const { words, seen } = await run({ clinician, tenant: OPTED_IN });
    expect(words.at(-1)).toEqual({ type: 'finished', complete: true });
    const opened = patientsIn(seen, (type) => type !== 'Encounter');
    const beyond = opened.difference(scheduledWith(clinician)).size;
    expect(beyond).toBeGreaterThan(0);
    expect(beyond).toBeLessThanOrEqual(OPTED_IN.panel?.patients ?? 0);
    expect(seen.encounters()).toBeGreaterThan(0);
    expect(seen.encounters()).toBeLessThanOrEqual(OPTED_IN.past?.encounters ?? 0);
  },
);

it.each(CLINICIANS)(
  'the $who: no chart is asked for twice, even one that was refused',
  async ({ clinician }) => {
    const { seen } = await run({ clinician, tenant: OPTED_IN });
    const asked = seen
      .log()
      .filter(({ type }) => type === 'Condition')
      .flatMap(({ patients }) => patients);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.some((patient) => CLINIC.restrictedPatients.has(patient))).toBe(true);
  },
);

it.each(CLINICIANS)(
  'the $who: past visits are the latest ones where there are more than the tenant allows',
  async ({ clinician }) => {
    const past = { days: 180, encounters: 100 };
    const { words, seen } = await run({ clinician, tenant: { ...OPTED_IN, past } });
    expect(seen.encounters()).toBeLessThanOrEqual(past.encounters);
    const practice = words.find((word) => isObject(word) && word['type'] === 'practice');
    expect(JSON.stringify(practice)).toContain('"lastSeen":"lately"');
  },
);

it.each(CLINICIANS)(
  'the $who: a server without batches is asked singly, and the same is told',
  async ({ clinician }) => {
    const tenant = OPTED_IN;
    const together = await run({ clinician, tenant });
    const singly = await run({ clinician, tenant, batch: false });
    expect(singly.words).toEqual(together.words);
    expect(singly.seen.log().some(({ batch }) => batch)).toBe(false);
    expect(together.seen.log().some(({ batch }) => batch)).toBe(true);
    expect(singly.seen.mostAtOnce()).toBe(tenant.limits.concurrency);
    expect(together.seen.mostAtOnce()).toBeLessThanOrEqual(tenant.limits.concurrency);
    expect(together.seen.requests.length).toBeLessThan(singly.seen.requests.length / 3);
  },
);

it('scopes of SMART 1 read as much as those of SMART 2', async () => {
  const scopes = SCHEDULED_ONLY.scopes.map((scope) => scope.replace(/\.rs$/, '.read'));
  expect(scopes).toContain('user/Appointment.read');
  expect((await run({ scopes })).words).toEqual((await run({})).words);
});

it('laboratory results that were not granted are a gap, and the rest is told', async () => {
  const clinician = INTERNIST?.clinician ?? '';
  const scopes = SCHEDULED_ONLY.scopes.filter((scope) => !scope.includes('Observation'));
  const [whole, without] = [await run({ clinician }), await run({ clinician, scopes })];
  const [grants, ...told] = without.words;
  expect(grants).toEqual({
    type: 'grants',
    lacking: [{ subject: 'Observation', lack: 'dropped', asked: 'rs' }],
  });
  told.slice(0, 3).forEach((word, index) => {
    const full = whole.words[index];
    expect(word).toMatchObject({ found: numberAt(full, 'found') });
    expect(numberAt(word, 'readable')).toBe(numberAt(full, 'readable'));
    expect(JSON.stringify(word)).toMatch(/"kind":"laboratory","code":"not-permitted"/);
    expect(numberAt(word, 'readable')).toBeGreaterThan(0);
  });
  expect(without.words.at(-1)).toEqual({ type: 'finished', complete: true });
});

function numberAt(message: unknown, name: string): number {
  return isObject(message) ? Number(message[name]) : Number.NaN;
}

it('without a scope for the schedule nothing is asked with the token', async () => {
  const scopes = SCHEDULED_ONLY.scopes.filter((scope) => !scope.includes('Appointment'));
  const { words, seen } = await run({ scopes });
  expect(words).toMatchObject([
    { type: 'grants', lacking: [{ subject: 'Appointment', lack: 'dropped' }] },
    { type: 'ladder', tried: [{ end: 'scope-missing' }] },
    { type: 'stopped', stage: 'session', code: 'scope-missing' },
  ]);
  expect(seen.requests).toEqual([]);
});

it.each([
  ['before a chart came', 900, ['stopped']],
  ['while charts are read', 150, ['signals', 'signals', 'signals', 'finished']],
  ['while the panel is read', 70, ['signals', 'signals', 'signals', 'practice', 'finished']],
])('a token of two seconds that ends %s ends the run', async (_, pace, said) => {
  const { words, seen } = await run({ tenant: OPTED_IN, life: 2, pace });
  expect(words.map((word) => (isObject(word) ? word['type'] : word))).toEqual(said);
  expect(words.at(-1)).toMatchObject(
    said.length === 1 ? { stage: 'session', code: 'session-over' } : { complete: false },
  );
  const late = seen.requests.filter((time) => time >= FRIDAY_MORNING + 2000);
  expect(late).toEqual([]);
});
