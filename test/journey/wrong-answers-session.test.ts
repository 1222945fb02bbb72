import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { all, trickled } from '#sandbox/ehr/meddles.ts';
import { body, PATIENT_NAME, SILENCE, SINGLY, status, when } from '../support/faults.ts';
import { type Change, claims, grant, rewriteGrant, shiftedBy } from '../support/wrong-grant.ts';
import {
  huntCanaries,
  look,
  seatAtWrongEhr,
  type Sitting,
  untilSettled,
} from '../support/wrong-ehr.ts';

type Ehr = Awaited<ReturnType<typeof seatAtWrongEhr>>;
let ehr: Ehr;
let silentEhr: Ehr;
let silent: Promise<readonly Sitting[]>;

beforeAll(async () => {
  [ehr, silentEhr] = await Promise.all([seatAtWrongEhr(), seatAtWrongEhr()]);
  silent = sitInSilence(silentEhr);
  silent.catch(() => undefined); // looked at by the last test
});
afterAll(async () => {
  await Promise.all([ehr.leave(), silentEhr.leave()]);
});

const ALL = '4 of 4 visits readable.';
const DAY = 86_400_000; // ms
const NOBODY = 'The EHR did not say whose schedule to read';
const UNNAMED = 'The EHR did not say who signed in';

describe('a sign-in that says too little, or something else, is said in words', () => {
  it.each<readonly [name: string, change: Change, says: string, code: string | null]>([
    ['without fhirUser', claims({ fhirUser: undefined }), UNNAMED, 'session/identity-missing'],
    [
      'with a Person for fhirUser',
      claims({ fhirUser: 'Person/1' }),
      NOBODY,
      'session/clinician-unknown',
    ],
    [
      'with a stranger’s fhirUser',
      claims({ fhirUser: 'https://elsewhere.example/Practitioner/1' }),
      NOBODY,
      'session/clinician-unknown',
    ],
    [
      'with a role that may not be read',
      claims({ fhirUser: 'PractitionerRole/unread' }),
      NOBODY,
      'session/clinician-unknown',
    ],
    ['without an ID token', grant({ id_token: undefined }), UNNAMED, 'session/identity-missing'],
    [
      'on a computer three days ahead',
      shiftedBy((-3 * DAY) / 1000),
      'This computer’s clock and your EHR’s do not agree',
      'session/clock-wrong',
    ],
    [
      'with a scope that has no schedule',
      grant({ scope: 'launch openid fhirUser user/Condition.rs' }),
      'Reading a schedule was not granted',
      'session/scope-missing',
    ],
    [
      'from one patient’s chart',
      grant({ patient: PATIENT_NAME }),
      'Open Foreword from your schedule',
      'session/patient-context',
    ],
    [
      'with a relative fhirUser',
      (said) => claims({ fhirUser: `Practitioner/${ehr.internist}` })(said),
      ALL,
      null,
    ],
    ['with a role for fhirUser', claims({ fhirUser: 'PractitionerRole/a-role' }), ALL, null],
    ['without saying which scopes', grant({ scope: undefined }), ALL, null],
    ['without saying how long', grant({ expires_in: undefined }), ALL, null],
  ])('%s', async (_, change, says, code) => {
    const role = { resourceType: 'PractitionerRole', id: 'a-role' };
    const practitioner = { reference: `Practitioner/${ehr.internist}` };
    ehr.answerWith((request, answer) =>
      request.url.endsWith('/PractitionerRole/a-role') && request.method === 'GET'
        ? body(JSON.stringify({ ...role, practitioner }))(request, answer)
        : answer(),
    );
    const sitting = await ehr.sit();
    await rewriteGrant(sitting, change);
    await sitting.page.goto(ehr.launchAddress());
    await expectSettled(sitting, says, code === null ? [] : [code]);
  });

  it('with narrower scopes than asked, and what is missing is named', async () => {
    ehr.answerWith(all(SINGLY, when({ type: 'Observation' }, status(403))));
    const sitting = await ehr.sit();
    await rewriteGrant(sitting, (said) => ({
      ...said,
      scope: String(said['scope']).replace('user/Observation.rs', ''),
    }));
    await sitting.page.goto(ehr.launchAddress());
    const says = `${ALL} Laboratory results could not be read.`;
    await expectSettled(sitting, says, ['laboratory/not-permitted', 'Observation/dropped']);
  });
});

describe('a computer unlike the clinic', () => {
  it.each([
    ['a day ahead', 1],
    ['a day behind', -1],
  ])('with a clock %s reads the same day as the others', async (_, days) => {
    ehr.answerWith((_request, answer) => answer());
    const now = new Date(Date.parse('2026-11-20T07:30:00-05:00') + days * DAY);
    const sitting = await ehr.sit({ now });
    await rewriteGrant(sitting, shiftedBy((-days * DAY) / 1000));
    await sitting.page.goto(ehr.launchAddress());
    await expectSettled(sitting, ALL, []);
  });

  it('in another zone has the same horizons', async () => {
    ehr.answerWith((_request, answer) => answer());
    const seen: string[] = [];
    for (const timezoneId of ['America/New_York', 'Pacific/Auckland']) {
      const sitting = await ehr.sit({ timezoneId });
      await sitting.page.goto(ehr.launchAddress());
      await untilSettled(sitting.page);
      const { screen } = await look(sitting.page);
      seen.push(screen.slice(0, screen.indexOf('Three cards'))); // the horizons by name, and what is in this one
      await expectSettled(sitting, ALL, []);
    }
    expect(seen[1]).toBe(seen[0]);
  });

  it('without session storage says so before it goes anywhere', async () => {
    const sitting = await ehr.sit();
    await sitting.context.addInitScript(() => {
      Object.defineProperty(window, 'sessionStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await sitting.page.goto(ehr.launchAddress());
    await sitting.page.getByText('This browser would not let Foreword sign in').first().waitFor();
    const { codes } = await look(sitting.page);
    expect(codes.join()).toMatch(/^(launch\/storage-unavailable)?$/);
    await sitting.context.close();
  });
});

describe('a reader who does not sit still', () => {
  it('opens two tabs at once, and each has its brief', async () => {
    ehr.answerWith((_request, answer) => answer());
    const sitting = await ehr.sit();
    const other = { ...sitting, page: await sitting.context.newPage() };
    await Promise.all([sitting, other].map(({ page }) => page.goto(ehr.launchAddress())));
    await Promise.all([sitting, other].map(({ page }) => untilSettled(page)));
    for (const tab of [sitting, other]) expect((await look(tab.page)).words).toBe(ALL);
    expect(await huntCanaries(other)).toEqual([]);
    await expectSettled(sitting, ALL, []);
  });

  it.each(['reloads', 'goes back and forth'])(
    '%s in the middle, and is told to open again',
    async (act) => {
      ehr.answerWith(SLOWLY);
      const sitting = await ehr.sit();
      const { page } = sitting;
      await page.goto('about:blank');
      await page.goto(ehr.launchAddress());
      await page.getByRole('heading', { name: 'Reading your schedule' }).waitFor();
      if (act === 'reloads') await page.reload();
      else {
        await page.goBack();
        await page.goForward();
      }
      await expectSettled(sitting, 'This session is over', ['launch/session-over']);
    },
  );

  it('makes the window 320 pixels wide while charts are read, and nothing is cut off', async () => {
    ehr.answerWith(SLOWLY);
    const sitting = await ehr.sit();
    const { page } = sitting;
    await page.goto(ehr.launchAddress());
    await page.getByRole('heading', { name: 'Reading your schedule' }).waitFor();
    await page.setViewportSize({ width: 320, height: 640 });
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBeLessThanOrEqual(320);
    expect(await page.locator('progress').first().isVisible()).toBe(true);
    await untilSettled(page);
    expect(await width()).toBeLessThanOrEqual(320);
    await expectSettled(sitting, ALL, []);
  });

  it('has no visits, and is told just that', async () => {
    ehr.answerWith((_request, answer) => answer());
    const sitting = await ehr.sit();
    await sitting.page.goto(ehr.launchAddress(ehr.clinic.clinicians[0]?.id));
    await expectSettled(sitting, 'No visits in the next 7 days. These cards need no schedule.', []);
  });
});

describe('an EHR that says nothing, or a byte a second', () => {
  it('is given up after twenty seconds, with words on screen all the while', async () => {
    for (const sitting of await silent) {
      await expectSettled(sitting, 'Your EHR cannot be reached', ['schedule/server-unreachable']);
    }
  });
});

/** Charts that take a second each. */
const SLOWLY = all(SINGLY, when({ type: 'Condition' }, trickled(10, 100)));

async function sitInSilence(at: Ehr): Promise<readonly Sitting[]> {
  const first = when({ type: 'Appointment', times: 1 }, SILENCE);
  at.answerWith(all(first, when({ type: 'Appointment' }, trickled(100, 1000))));
  const sittings = await Promise.all([at.sit(), at.sit()]);
  await Promise.all(
    sittings.map(async ({ page }) => {
      await page.goto(at.launchAddress());
      await page.getByRole('heading', { name: 'Reading your schedule' }).waitFor();
      await page.getByText('Your schedule', { exact: true }).first().waitFor();
      await untilSettled(page);
    }),
  );
  return sittings;
}

async function expectSettled(
  sitting: Sitting,
  says: string,
  codes: readonly string[],
): Promise<void> {
  await untilSettled(sitting.page);
  const seen = await look(sitting.page);
  expect({ says: seen.words, codes: seen.codes }).toEqual({ says, codes });
  expect(seen.cards).toBeGreaterThan(0);
  expect(await huntCanaries(sitting)).toEqual([]);
  await sitting.context.close();
}
