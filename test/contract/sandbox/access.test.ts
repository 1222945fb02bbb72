import { describe, expect, it } from 'vitest';
import type { Bundle } from '@medplum/fhirtypes';
import { APP_ORIGIN, fhirClient } from './fhir-client.ts';

const DAY = 'date=ge2026-11-23T05:00:00.000Z&date=lt2026-11-24T05:00:00.000Z';

function batchOf(...urls: readonly string[]): RequestInit {
  const entry = urls.map((url) => ({ request: { method: 'GET', url } }));
  return { method: 'POST', body: JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry }) };
}

function statusesOf({ entry = [] }: Bundle): readonly (string | undefined)[] {
  return entry.map(({ response }) => response?.status);
}

describe('what the sandbox EHR lets be read', () => {
  it.each([
    ['v2 read and search', 'user/Condition.rs', 200, 200],
    ['v1 read', 'user/Condition.read', 200, 200],
    ['v2 read alone', 'user/Condition.r', 200, 403],
    ['v2 search alone', 'user/Condition.s', 403, 200],
    ['another type', 'user/Observation.rs', 403, 403],
    ['writing alone', 'user/Condition.write', 403, 403],
    ['one patient', 'patient/Condition.rs', 403, 403],
    ['every type', 'user/*.read', 200, 200],
  ])('with a scope for %s', async (_, scope, read, search) => {
    const client = await fhirClient(scope);
    expect((await client.request('Condition/cond-p1')).status).toBe(read);
    expect((await client.request('Condition?patient=p1')).status).toBe(search);
  });

  it('answers a missing or bad token with 401, which the app may read across origins', async () => {
    const client = await fhirClient('user/*.rs');
    const headers = { Authorization: 'Bearer bad', Origin: APP_ORIGIN };
    const refused = await client.request('Condition?patient=p1', { headers });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toMatch(/^Bearer .*invalid_token/);
    expect(refused.headers.get('access-control-allow-origin')).toBe(APP_ORIGIN);
  });

  it('shows the scheduled visit of a restricted patient and refuses the chart', async () => {
    const client = await fhirClient('user/*.rs');
    expect((await client.request('Appointment/appt-p18')).status).toBe(200);
    for (const path of [
      'Condition?patient=p18',
      'Condition/cond-p18',
      'Encounter?patient=p1,p18',
    ]) {
      const { status, body } = await client.outcome(path);
      expect([path, status, body.issue[0]?.code]).toEqual([path, 403, 'forbidden']);
    }
  });

  it('leaves a restricted patient out of a search that names nobody', async () => {
    const client = await fhirClient('user/*.rs');
    const past = await client.bundle(
      'Encounter?practitioner=Practitioner/dr-one&date=ge2026-09-01&_count=200',
    );
    expect(past.total).toBe(17);
  });

  it('judges each entry of a batch by itself', async () => {
    const client = await fhirClient('user/Condition.rs');
    const bundle = await client.bundle(
      '',
      batchOf(
        'Condition?patient=Patient/p1',
        'Observation?patient=Patient/p1',
        'Condition?patient=Patient/p18',
        'Condition/cond-p2',
        'Condition/none',
        'Nothing?x=y',
      ),
    );
    expect(bundle.type).toBe('batch-response');
    expect(statusesOf(bundle)).toEqual([
      '200 OK',
      '403 Forbidden',
      '403 Forbidden',
      '200 OK',
      '404 Not Found',
      '404 Not Found',
    ]);
  });

  it('refuses a batch that is too long, or no batch', async () => {
    const client = await fhirClient('user/*.rs');
    const long = Array.from({ length: 51 }, () => 'Condition?patient=p1');
    expect((await client.request('', batchOf(...long))).status).toBe(413);
    expect((await client.request('', { method: 'POST', body: '{}' })).status).toBe(400);
    expect((await client.request('', { method: 'POST', body: 'x' })).status).toBe(400);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('writes nothing: %s is 405', async (method) => {
    const client = await fhirClient('user/*.rs', 'user/*.write');
    const path = method === 'POST' ? 'Condition' : 'Condition/cond-p1';
    expect((await client.request(path, { method })).status).toBe(405);
  });

  it('answers a read with its version, an unknown id with 404, and HTML with 406', async () => {
    const client = await fhirClient('user/*.rs');
    const read = await client.request('Patient/p1');
    expect(read.headers.get('etag')).toBe('W/"1"');
    expect(read.headers.get('content-type')).toMatch(/^application\/fhir\+json/);
    expect((await client.request('Patient/none')).status).toBe(404);
    const html = await client.request('Patient/p1', { headers: { Accept: 'text/html' } });
    expect(html.status).toBe(406);
  });

  it('answers a preflight from the app as large EHRs do, and from nowhere else', async () => {
    const client = await fhirClient();
    const ask = (origin: string) =>
      client.request('Condition?patient=p1', { method: 'OPTIONS', headers: { Origin: origin } });
    const allowed = await ask(APP_ORIGIN);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-max-age')).toBe('0');
    expect(allowed.headers.get('access-control-allow-headers')).toContain('Authorization');
    const other = await ask('https://elsewhere.example');
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the access log', () => {
  it('names the patients whose charts were asked for, and none for the schedule', async () => {
    const client = await fhirClient('user/*.rs');
    await client.request(`Appointment?practitioner=Practitioner/dr-one&${DAY}`);
    await client.request('Condition?patient=Patient/p4');
    await client.request('Observation/obs-1');
    await client.request('Patient?general-practitioner=Practitioner/dr-two');
    await client.request('Condition?patient=Patient/p18');
    const rows = client.log.rows();
    expect(rows.map(({ type, status, patients }) => [type, status, patients])).toEqual([
      ['Appointment', 200, []],
      ['Condition', 200, ['p4']],
      ['Observation', 200, ['p1']],
      ['Patient', 200, ['p2']],
      ['Condition', 403, ['p18']],
    ]);
    expect(rows.every(({ clinician }) => clinician === 'dr-one')).toBe(true);
  });

  it('has a row for every entry of a batch, and for who was refused at the door', async () => {
    const client = await fhirClient('user/*.rs');
    await client.request('', batchOf('Condition?patient=p1', 'Procedure?patient=p2'));
    await client.request('Condition?patient=p1', { headers: { Authorization: 'none' } });
    expect(
      client.log.rows().map(({ batch, status, patients }) => [batch, status, patients]),
    ).toEqual([
      [true, 200, ['p1']],
      [true, 200, ['p2']],
      [false, 401, []],
    ]);
  });
});
