import { describe, expect, it } from 'vitest';
import { checkLaunch } from '#deidentified/authorize/check-launch.ts';
import { LAUNCH_SENT } from '#boundary/ledger-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { savePending, takePending } from '#deidentified/authorize/pending-authorization.ts';
import { takeAuthorization } from '#deidentified/authorize/take-authorization.ts';
import { readRegistry } from '../../../../launch/tenants/read-registry.ts';

const [tenant] = readRegistry('launch/tenants');
if (tenant === undefined) throw new Error('expected a tenant');
const iss = encodeURIComponent(tenant.issuer);

describe('the launch address', () => {
  it('is accepted with the registered issuer and a launch token', () => {
    expect(checkLaunch(`?iss=${iss}&launch=abc`, tenant)).toEqual({
      ok: true,
      value: { iss: tenant.issuer, launch: 'abc' },
    });
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
  ])('is refused with %s', (_, search) => {
    expect(checkLaunch(search, tenant)).toMatchObject({ problem: { code: 'launch-incomplete' } });
  });
});

const SERVER = 'https://login.ehr.example';

const sent = admit(LAUNCH_SENT, { files: 9, discovery: 1, metadata: 0 });
if (sent === undefined) throw new Error('the door refused what a launch page sends');

describe('the way back from the EHR', () => {
  const pending = { codeVerifier: 'v', redirectUri: 'https://app.example/t/x/app.html', sent };

  it('gives the code once, cleans the address, and keeps nothing in the tab', () => {
    const storage = aStorage();
    savePending(() => storage, 's1', pending);
    savePending(() => storage, 's0-left-over', pending);
    const arrival = anArrival('?code=c&state=s1', storage);
    expect(takeAuthorization(arrival, SERVER)).toEqual({
      ok: true,
      value: { code: 'c', ...pending },
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
    savePending(() => storage, 's1', pending);
    expect(takeAuthorization(anArrival(search, storage), SERVER)).toMatchObject({
      problem: { code },
    });
  });

  it('is not taken by the page of another tenant', () => {
    const storage = aStorage();
    savePending(() => storage, 's1', {
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
    expect(savePending(blocked, 's', pending)).toBe(false);
    expect(takePending(blocked, 's', pending.redirectUri)).toBeUndefined();
  });

  it('takes nothing from a record it did not write', () => {
    const storage = aStorage();
    storage.setItem('foreword:authorizing:s', '{"codeVerifier":1}');
    expect(takePending(() => storage, 's', pending.redirectUri)).toBeUndefined();
    storage.setItem('foreword:authorizing:s', 'not json');
    expect(takePending(() => storage, 's', pending.redirectUri)).toBeUndefined();
  });
});

function anArrival(search: string, storage: Storage) {
  const replaced: unknown[] = [];
  return {
    location: { origin: 'https://app.example', pathname: '/t/x/app.html', search },
    history: {
      replaceState: (_: unknown, __: string, url?: string | URL | null) => void replaced.push(url),
    },
    storage: () => storage,
    replaced,
  };
}

/** The Web Storage interface over a plain object, whose keys can be listed as a browser's can. */
function aStorage(): Storage {
  const kept: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => {
      kept[key] = value;
    },
    removeItem: (key: string) => {
      Reflect.deleteProperty(kept, key);
    },
    clear: () => {
      Object.keys(kept).forEach(methods.removeItem);
    },
    key: (index: number) => Object.keys(kept)[index] ?? null,
  };
  return new Proxy<Storage>(
    { ...methods, length: 0 },
    {
      get: (target, name): unknown =>
        name === 'length' ? Object.keys(kept).length : Reflect.get(target, name),
      ownKeys: () => Object.keys(kept),
      getOwnPropertyDescriptor: (_, name) => Object.getOwnPropertyDescriptor(kept, name),
    },
  );
}
