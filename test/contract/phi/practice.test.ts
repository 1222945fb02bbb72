import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import type { PanelReading } from '#boundary/tenant.ts';
import {
  aCondition,
  aGrant,
  aStart,
  aStatement,
  aVisit,
  BASE,
  fakeEhr,
  type Json,
  ORIGIN,
  searchset,
} from './fake-ehr.ts';
import { messagesOf, wordsOf } from './run.ts';
import { aNetwork } from './server.ts';

const server = aNetwork();

const ME = { reference: 'Practitioner/me' };
const patient = (id: string, who = ME): Json => ({
  resourceType: 'Patient',
  id,
  generalPractitioner: [who],
});
const careTeam = (id: string, status = 'active'): Json => ({
  resourceType: 'CareTeam',
  id: `team-${id}`,
  status,
  subject: { reference: `Patient/${id}` },
  participant: [{ member: ME }],
});
const encounter = (id: string, start: string, parts: Json = {}): Json => ({
  resourceType: 'Encounter',
  id,
  status: 'finished',
  participant: [{ individual: ME }],
  subject: { reference: 'Patient/canary' },
  period: { start },
  reasonCode: [{ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'I10' }] }],
  ...parts,
});

const CLINIC: readonly Json[] = [
  aVisit('a1', 'p1', '2026-11-23T14:00:00Z'),
  ...['p1', 'p2', 'p3'].map((id) => patient(id)),
  careTeam('p3'),
  careTeam('p4'),
  careTeam('p5', 'inactive'),
  ...['p1', 'p2', 'p3', 'p4', 'p5'].map((id) => aCondition(id, 'I10')),
  encounter('e1', '2026-11-01T15:00:00Z'),
  encounter('e2', '2026-10-01T15:00:00Z', { status: 'cancelled' }),
];
const PANEL: PanelReading = { strategies: ['general-practitioner', 'care-team'], patients: 10 };

const run = async (
  parts: Parameters<typeof aStart>[0],
  ...before: Parameters<typeof fakeEhr>[1] & object
) => {
  const ehr = fakeEhr(CLINIC, before);
  server.use(...ehr.handlers);
  const words = wordsOf(await messagesOf(aStart(parts)));
  const charts = ehr.asked.filter((line) => line.startsWith('GET Condition'));
  return { asked: ehr.asked.join('\n'), charts, practice: words.at(-2), last: words.at(-1) };
};

it('no panel and no past is read unless the tenant opts in', async () => {
  const { asked, charts } = await run({});
  expect(asked).not.toMatch(/GET (Patient|CareTeam|Encounter)/);
  expect(charts).toHaveLength(1);
});

it('the panel’s problem lists are read once each, the scheduled patient’s not again', async () => {
  const { charts, practice, last } = await run({
    panel: PANEL,
    past: { days: 180, encounters: 5 },
  });
  expect(charts.map((line) => /p\d/.exec(line)?.[0])).toEqual(['p1', 'p2', 'p3', 'p4']);
  expect(practice).toMatchObject({ type: 'practice', patients: 4, encounters: 1, gaps: [] });
  expect(practice).toMatchObject({
    signals: [{ topic: 'hypertension', panelShare: 'few', lastSeen: 'lately' }],
  });
  expect(last).toEqual({ type: 'finished', complete: true });
});

it('the panel’s problem lists are asked for as the vendor has a chart’s', async () => {
  const { charts, practice } = await run({ vendor: 'epic', panel: PANEL });
  const panelled = charts.filter((line) => !line.includes('Patient/p1'));
  expect(panelled.map((line) => line.replace(/^.*Patient/, '').replace('&_count=100', ''))).toEqual(
    expect.arrayContaining(
      ['p2', 'p3', 'p4'].flatMap((id) =>
        ['problem-list-item', 'encounter-diagnosis'].map((named) => `/${id}&category=${named}`),
      ),
    ),
  );
  expect(panelled).toHaveLength(6);
  expect(practice).toMatchObject({ patients: 4, gaps: [] });
});

it('a problem list that was not granted is not asked for, and the panel says so', async () => {
  const scope = 'openid fhirUser user/Appointment.rs user/Patient.rs user/CareTeam.rs';
  const granted = http.post(`${ORIGIN}/token`, () => HttpResponse.json(aGrant({ scope })));
  const { charts, practice } = await run({ panel: PANEL }, granted);
  expect(charts).toEqual([]);
  expect(practice).toMatchObject({
    patients: 0,
    gaps: [{ kind: 'panel', code: 'not-permitted', times: 4 }],
  });
});

it('no name or birth date of the panel is asked for', async () => {
  const { asked } = await run({ panel: PANEL });
  expect(asked).toContain('_elements=id,generalPractitioner');
});

it('the panel stops at the tenant’s cap', async () => {
  const { charts, practice } = await run({ panel: { ...PANEL, patients: 2 } });
  expect(charts).toHaveLength(2);
  expect(practice).toMatchObject({ patients: 2 });
});

it('a server that sends anyone’s patients has none of their charts opened', async () => {
  const others = ['q1', 'q2'].map((id) => patient(id, { reference: 'Practitioner/other' }));
  const everyone = http.get(`${BASE}/Patient`, () =>
    HttpResponse.json({
      resourceType: 'Bundle',
      entry: [...others, patient('p2'), { resourceType: 'Patient', id: 'q3' }].map((resource) => ({
        resource,
      })),
    }),
  );
  const panel: PanelReading = { ...PANEL, strategies: ['general-practitioner'] };
  const { charts, practice } = await run({ panel }, everyone);
  expect(charts.join()).not.toMatch(/q\d/);
  expect(practice).toMatchObject({
    patients: 1,
    gaps: [{ kind: 'panel', code: 'not-supported', times: 1 }],
  });
});

it('a patient of the panel for whom only other people’s problems come is not counted', async () => {
  const others = http.get(`${BASE}/Condition`, ({ request }) =>
    request.url.includes('p2')
      ? HttpResponse.json(searchset([aCondition('q9', 'I10')]))
      : undefined,
  );
  const { practice } = await run({ panel: PANEL }, others);
  expect(practice).toMatchObject({
    patients: 3,
    gaps: [{ kind: 'panel', code: 'not-supported', times: 1 }],
  });
});

it('what the server does not offer is not asked, and is a gap', async () => {
  const statement = aStatement({ Appointment: ['practitioner'] });
  const bare = http.get(`${BASE}/metadata`, () => HttpResponse.json(statement));
  const { asked, practice } = await run({ panel: PANEL, past: { days: 9, encounters: 9 } }, bare);
  expect(asked).not.toMatch(/GET (Patient|CareTeam|Encounter)/);
  expect(practice).toMatchObject({
    patients: 0,
    encounters: 0,
    gaps: [
      { kind: 'panel', code: 'not-supported', times: 2 },
      { kind: 'past', code: 'not-supported', times: 1 },
    ],
  });
});

it('of more past visits than were asked for only as many count as the tenant allows', async () => {
  const all = ['e1', 'e2', 'e3'].map((id) => encounter(id, '2026-11-01T15:00:00Z'));
  const more = http.get(`${BASE}/Encounter`, () => HttpResponse.json(searchset(all)));
  const { asked, practice } = await run({ past: { days: 180, encounters: 2 } }, more);
  expect(practice).toMatchObject({ encounters: 2 });
  expect(asked.match(/GET Encounter/g)).toHaveLength(1);
});

it('a session that runs out here leaves the horizons standing and says so', async () => {
  const over = http.get(`${BASE}/CareTeam`, () => new HttpResponse(null, { status: 401 }));
  const { practice, last } = await run({ panel: PANEL }, over);
  expect(practice).toMatchObject({ type: 'practice' });
  expect(last).toEqual({ type: 'finished', complete: false });
});
