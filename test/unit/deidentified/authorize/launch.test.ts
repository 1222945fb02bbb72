import { describe, expect, it } from 'vitest';
import { checkLaunch, launchFromReadiness } from '#deidentified/authorize/check-launch.ts';
import { LAUNCH_SENT } from '#boundary/ledger-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { savePending, takePending } from '#deidentified/authorize/pending-authorization.ts';
import { takeAuthorization } from '#deidentified/authorize/take-authorization.ts';
import { readRegistry } from '../../../../launch/tenants/read-registry.ts';
import { aStorage, drawer, NOW } from './a-storage.ts';

const [tenant] = readRegistry('launch/tenants');
if (tenant === undefined) throw new Error('expected a tenant');
const iss = encodeURIComponent(tenant.issuer);

describe('the launch address', () => {
  it('is accepted with the registered issuer and a launch token', () => {
    expect(checkLaunch(`?iss=${iss}&launch=abc`, tenant)).toEqual({
      ok: true,
      value: { iss: tenant.issuer, launch: 'abc', purpose: 'brief' },
    });
  });

  it('may come by way of the readiness page, and says so', () => {
    const onwards = launchFromReadiness(`?iss=${iss}&launch=abc`);
    expect(onwards).toMatch(/^index\.html\?/);
    expect(checkLaunch(onwards?.slice('index.html'.length) ?? '', tenant)).toEqual({
      ok: true,
      value: { iss: tenant.issuer, launch: 'abc', purpose: 'readiness' },
    });
    expect(launchFromReadiness('')).toBeUndefined();
  });

  it.each([
    ['another client', `?iss=${iss}&launch=abc&clientId=x`, 'launch-incomplete'],
    ['a purpose of its own', `?iss=${iss}&launch=abc&purpose=readiness`, 'launch-incomplete'],
    ['no launch token', `?iss=${iss}`, 'launch-incomplete'],
    ['another issuer', '?iss=https%3A%2F%2Fevil.example&launch=abc', 'issuer-unknown'],
  ])('is checked as any other when it came that way with %s', (_, search, code) => {
    const onwards = launchFromReadiness(search)?.slice('index.html'.length) ?? '';
    expect(checkLaunch(onwards, tenant)).toMatchObject({ problem: { code } });
  });

  it.each([
    ['another host', 'http://localhost.evil.example/fhir'],
    ['a trailing slash', `${tenant.issuer}/`],
    ['a trailing dot', 'http://localhost.:8410/fhir'],
    ['another port', 'http://localhost:8412/fhir'],
    ['a user before the host', 'http://x@localhost:8410/fhir'],
    ['another case', 'http://LOCALHOST:8410/fhir'],
    ['another scheme', 'https://localhost:8410/fhir'],
    ['a longer path', `${tenant.issuer}2`],
    ['a query', `${tenant.issuer}?x`],
    ['a script', 'javascript:alert(1)'],
  ])('is refused for an issuer with %s', (_, issuer) => {
    expect(checkLaunch(`?iss=${encodeURIComponent(issuer)}&launch=abc`, tenant)).toMatchObject({
      problem: { stage: 'launch', code: 'issuer-unknown' },
    });
  });

  it.each([
    ['no parameter', ''],
    ['no launch token', `?iss=${iss}`],
    ['an empty launch token', `?iss=${iss}&launch=`],
    ['two issuers', `?iss=${iss}&iss=https://evil.example&launch=abc`],
    ['a client id', `?iss=${iss}&launch=abc&clientId=x`],
    [
      'a FHIR server that bypasses authorization',
      `?iss=${iss}&launch=abc&fhirServiceUrl=https://evil.example`,
    ],
    ['a patient', `?iss=${iss}&launch=abc&patientId=1`],
    ['a purpose that is none', `?iss=${iss}&launch=abc&purpose=other`],
  ])('is refused with %s', (_, search) => {
    expect(checkLaunch(search, tenant)).toMatchObject({ problem: { code: 'launch-incomplete' } });
  });
});

const SERVER = 'https://login.ehr.example';

const sent = admit(LAUNCH_SENT, { files: 9, discovery: 1, metadata: 0 });
if (sent === undefined) throw new Error('the door refused what a launch page sends');

describe('the way back from the EHR', () => {
  const pending = {
    codeVerifier: 'v',
    redirectUri: 'https://app.example/t/x/app.html',
    purpose: 'brief',
    sent,
  } as const;

  it.each(['brief', 'readiness'] as const)('still knows that it was for: %s', (purpose) => {
    const storage = aStorage();
    savePending(drawer(storage), 's1', { ...pending, purpose });
    expect(takeAuthorization(anArrival('?code=c&state=s1', storage), SERVER)).toMatchObject({
      value: { purpose },
    });
  });

  it('still knows it where the EHR says no', () => {
    const storage = aStorage();
    savePending(drawer(storage), 's1', { ...pending, purpose: 'readiness' });
    expect(
      takeAuthorization(anArrival('?error=invalid_scope&state=s1', storage), SERVER),
    ).toMatchObject({ problem: { code: 'authorization-refused' }, purpose: 'readiness' });
  });

  it('takes no purpose but these two', () => {
    const storage = aStorage();
    storage.setItem(
      'foreword:authorizing:s',
      JSON.stringify({ ...pending, purpose: 'other', begun: NOW }),
    );
    expect(takePending(drawer(storage), 's', pending.redirectUri)).toBeUndefined();
  });

  it('gives the code once, cleans the address, and keeps nothing in the tab', () => {
    const storage = aStorage();
    savePending(drawer(storage), 's1', pending);
    const arrival = anArrival('?code=c&state=s1', storage);
    expect(takeAuthorization(arrival, SERVER)).toEqual({
      ok: true,
      value: { code: 'c', ...pending },
      purpose: 'brief',
    });
    expect(arrival.replaced).toEqual(['/t/x/app.html']);
    expect(storage.length).toBe(0);
    expect(takeAuthorization(arrival, SERVER)).toMatchObject({ problem: { code: 'session-over' } });
  });

  it.each([
    ['no code', '?state=s1', 'session-over'],
    ['a state this tab did not make', '?code=c&state=other', 'session-over'],
    ['no state', '?code=c', 'session-over'],
    ['a refusal', '?error=access_denied&state=s1', 'authorization-refused'],
    [
      'the answer of another server',
      '?code=c&state=s1&iss=https://evil.example',
      'endpoint-mismatch',
    ],
    ['nothing, after a reload', '', 'session-over'],
  ])('says so for %s', (_, search, code) => {
    const storage = aStorage();
    savePending(drawer(storage), 's1', pending);
    expect(takeAuthorization(anArrival(search, storage), SERVER)).toMatchObject({
      problem: { code },
    });
  });

  it('is not taken by the page of another tenant', () => {
    const storage = aStorage();
    savePending(drawer(storage), 's1', {
      ...pending,
      redirectUri: 'https://app.example/t/y/app.html',
    });
    expect(takeAuthorization(anArrival('?code=c&state=s1', storage), SERVER)).toMatchObject({
      problem: { code: 'session-over' },
    });
  });

  it('survives a browser that blocks storage', () => {
    const blocked = (): Storage => {
      throw new DOMException('denied', 'SecurityError');
    };
    expect(savePending({ storage: blocked, now: NOW }, 's', pending)).toBe(false);
    expect(takePending({ storage: blocked, now: NOW }, 's', pending.redirectUri)).toBeUndefined();
  });

  it('takes nothing from a record it did not write', () => {
    const storage = aStorage();
    storage.setItem('foreword:authorizing:s', '{"codeVerifier":1}');
    expect(takePending(drawer(storage), 's', pending.redirectUri)).toBeUndefined();
    storage.setItem('foreword:authorizing:s', 'not json');
    expect(takePending(drawer(storage), 's', pending.redirectUri)).toBeUndefined();
  });
});

function anArrival(search: string, storage: Storage) {
  const replaced: unknown[] = [];
  return {
    location: { origin: 'https://app.example', pathname: '/t/x/app.html', search },
    history: {
      replaceState: (_: unknown, __: string, url?: string | URL | null) => void replaced.push(url),
    },
    ...drawer(storage),
    replaced,
  };
}
