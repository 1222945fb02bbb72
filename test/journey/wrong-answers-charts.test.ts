import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import type { Meddle } from '#sandbox/ehr/ehr-parts.ts';
import { all, BROKEN_OFF, trickled } from '#sandbox/ehr/meddles.ts';
import {
  body,
  bundled,
  changed,
  type Json,
  OUTCOME,
  PATIENT_NAME,
  resources,
  SINGLY,
  status,
  TRUNCATED,
  when,
  withoutCors,
} from '../support/faults.ts';
import {
  expectSaid,
  huntCanaries,
  look,
  seatAtWrongEhr,
  untilSettled,
} from '../support/wrong-ehr.ts';

let ehr: Awaited<ReturnType<typeof seatAtWrongEhr>>;

beforeAll(async () => {
  ehr = await seatAtWrongEhr();
});
afterAll(async () => {
  await ehr.leave();
});

const ALL = '4 of 4 visits readable.';
const LESS = '3 of 4 visits readable.';

const LABS = `${ALL} Laboratory results could not be read.`;
const TYPE = '"resourceType":"Condition"';
const DEEP = `${'{"extension":['.repeat(5_000)}{}${']}'.repeat(5_000)}`;
const KEYS = '"__proto__":{"polluted":"NASTY"},"constructor":{"prototype":{"polluted":"NASTY"}}';
const NASTY = '<img src=x onerror="document.title=1">NASTY \u202eevil\u202c \ud800 __proto__';

function elses(condition: Json): Json {
  return { ...condition, subject: { reference: 'Patient/someone-else', display: PATIENT_NAME } };
}

function manyOf(found: readonly Json[]): readonly Json[] {
  return Array.from({ length: 10_000 }, (_, place) => ({
    ...found[place % found.length],
    id: `c${String(place)}`,
  }));
}

function codingsOf({ code }: Json): readonly Json[] {
  const codings: unknown = isObject(code) ? code['coding'] : [];
  return Array.isArray(codings) ? codings.filter(isObject) : [];
}

function nasty(condition: Json): Json {
  const coding = codingsOf(condition).map((each) => ({ ...each, display: NASTY }));
  return { ...condition, code: { text: NASTY, coding } };
}

function withoutSystem(condition: Json): Json {
  return {
    ...condition,
    code: { coding: codingsOf(condition).map(({ system: _, ...rest }) => rest) },
  };
}

function entries(change: (given: readonly unknown[]) => readonly unknown[]): Meddle {
  return bundled((bundle) => {
    const given: readonly unknown[] = Array.isArray(bundle['entry']) ? bundle['entry'] : [];
    return { ...bundle, entry: change(given) };
  });
}

describe('a kind of record that cannot be read is named, and the brief stands without it', () => {
  it.each<readonly [name: string, type: string, give: Meddle, says: string, code: string]>([
    ['is refused', 'Observation', status(403), LABS, 'laboratory/not-permitted'],
    [
      'is a web page',
      'Observation',
      body(`<h1>${PATIENT_NAME}</h1>`, 'text/html'),
      LABS,
      'laboratory/malformed-response',
    ],
    ['is empty', 'Observation', body(''), LABS, 'laboratory/malformed-response'],
    [
      'is unknown',
      'MedicationRequest',
      status(404),
      `${ALL} Medication lists could not be read.`,
      'medications/not-permitted',
    ],
    [
      'breaks the server',
      'Procedure',
      status(500),
      `${ALL} Procedures could not be read.`,
      'procedures/server-busy',
    ],
    [
      'is asked for wrongly',
      'ServiceRequest',
      status(400),
      `${ALL} Orders could not be read.`,
      'orders/not-supported',
    ],
  ])('when it %s (%s)', async (name, type, give, says, code) => {
    const meddle = all(SINGLY, when({ type }, give));
    await expectSaid(ehr, { name, meddle, says, codes: [code], usable: true });
  });

  it('when it is the problem lists, without which no visit is readable', async () => {
    const meddle = all(SINGLY, when({ type: 'Condition' }, status(403)));
    const wrong = { says: '0 of 4 visits readable.', codes: ['problems/not-permitted'] };
    await expectSaid(ehr, { name: '', meddle, ...wrong, usable: false });
  });
});

describe('one chart that cannot be read is one visit not readable, in the same words whatever hides it', () => {
  it.each<readonly [name: string, give: Meddle, code: string]>([
    ['is restricted', status(403), 'not-permitted'],
    ['was deleted', status(404), 'not-permitted'],
    ['was removed for good', status(410), 'not-permitted'],
    ['breaks the server', status(500), 'server-busy'],
    ['is one request too many', status(429), 'server-busy'],
    ['finds the server down', status(503), 'server-busy'],
    ['is half a text', body(TRUNCATED), 'malformed-response'],
    ['is an outcome with status 200', body(OUTCOME), 'malformed-response'],
    ['breaks off in the middle', BROKEN_OFF, 'server-unreachable'],
    ['is refused where a page may not see', withoutCors(401), 'server-unreachable'],
    [
      'is 50 megabytes',
      body(`{"resourceType":"Bundle","x":"${'a'.repeat(50_000_000)}"}`),
      'cut-short',
    ],
    ['is someone else’s', resources((found) => found.map(elses)), 'not-supported'],
    ['has no type', resources((found) => [{ extension: found }]), 'malformed-response'],
  ])('when it %s', async (name, give, code) => {
    const meddle = all(SINGLY, when({ type: 'Condition', patient: ehr.patients[0] ?? '' }, give));
    await expectSaid(ehr, { name, meddle, says: LESS, codes: [`problems/${code}`], usable: true });
  });
});

describe('a chart that is only odd is read', () => {
  it.each<readonly [name: string, give: Meddle]>([
    ['trickles in', trickled(20, 30)],
    ['holds 10,000 conditions', resources(manyOf)],
    [
      'is nested 5,000 deep',
      changed((text) => text.replace(TYPE, `"extension":[${DEEP}],${TYPE}`)),
    ],
    [
      'has markup, turned text and half characters for names',
      resources((found) => found.map(nasty)),
    ],
    [
      'has keys that are every object’s',
      changed((text) => text.replaceAll(TYPE, `${KEYS},${TYPE}`)),
    ],
    ['has codes without a system', resources((found) => found.map(withoutSystem))],
    [
      'has OIDs for code systems',
      changed((text) =>
        text.replaceAll('http://snomed.info/sct', 'urn:oid:2.16.840.1.113883.6.96'),
      ),
    ],
    [
      'has half dates',
      resources((found) =>
        found.map((each) => ({ ...each, onsetDateTime: '2019', recordedDate: '2021-03' })),
      ),
    ],
  ])('when it %s', async (name, give) => {
    const meddle = all(SINGLY, when({ type: 'Condition', patient: ehr.patients[0] ?? '' }, give));
    await expectSaid(ehr, { name, meddle, says: ALL, usable: true });
  });
});

describe('a batch that goes wrong', () => {
  it.each<readonly [name: string, give: Meddle]>([
    ['is refused', status(400)],
    ['breaks the server', status(500)],
    ['lacks an answer', entries((given) => given.slice(1))],
  ])('is asked for singly, and nothing is amiss, when it %s', async (name, give) => {
    await expectSaid(ehr, { name, meddle: when({ type: '' }, give), says: ALL, usable: true });
  });

  it('gives a server up that is always busy, and says how many visits are readable', async () => {
    const wrong = { says: '0 of 4 visits readable.', codes: ['problems/server-busy'] };
    const meddle = when({ type: '' }, status(503));
    await expectSaid(ehr, { name: '', meddle, ...wrong, usable: false });
  });

  it('has each of its answers judged by itself', async () => {
    const outcome: unknown = JSON.parse(OUTCOME);
    const give = entries((given) =>
      given.map((each, place) => (place === 2 ? { response: { status: '403', outcome } } : each)),
    );
    const says = `${ALL} Not all laboratory results could be read.`;
    const codes = ['laboratory/not-permitted'];
    await expectSaid(ehr, {
      name: '',
      meddle: when({ type: '' }, give),
      says,
      codes,
      usable: true,
    });
  });
});

describe('a session that ends while charts are read', () => {
  it('leaves what was read, and says that reading stopped early', async () => {
    const meddle = all(SINGLY, when({ type: 'Condition', after: 2 }, status(401)));
    ehr.answerWith(meddle);
    const sitting = await ehr.sit();
    await sitting.page.goto(ehr.launchAddress());
    await untilSettled(sitting.page);
    const { words, fromSchedule, codes } = await look(sitting.page);
    expect(words).toMatch(
      /^[12] of 4 visits readable\. Reading stopped early; what was read is shown\.$/,
    );
    expect(fromSchedule).toBe(true);
    expect(codes).toContain('problems/session-over');
    expect(await huntCanaries(sitting)).toEqual([]);
    await sitting.context.close();
  });

  it('after the first horizon, says so too', async () => {
    const meddle = when({ type: '', after: 1 }, status(401));
    const says = `${ALL} Reading stopped early; what was read is shown.`;
    await expectSaid(ehr, { name: '', meddle, says, usable: true });
  });

  it('before any chart, ends the run', async () => {
    const meddle = when({ type: '' }, status(401));
    const codes = ['session/session-over'];
    await expectSaid(ehr, { name: '', meddle, says: 'This session is over', codes, usable: false });
  });
});
