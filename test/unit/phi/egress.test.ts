import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkerPurpose, WAYS } from '#boundary/egress.ts';
import { LEDGER, LEDGER_ROW } from '#boundary/ledger-policy.ts';
import { admitMessage } from '#boundary/messages.ts';
import { admit } from '#boundary/record-policy.ts';
import { createEgress, purposeOf } from '#phi/egress.ts';

const EHR = { issuer: 'https://ehr.example/fhir', tokenEndpoint: 'https://login.example/token' };
const BASE = `${EHR.issuer}/`;

const answers = (status: number) => () => Promise.resolve(new Response(null, { status }));
const breaks = () => Promise.reject(new TypeError('canary'));
const rowsOf = (message: object) => admit(LEDGER, message)?.rows ?? 'refused at the door';

describe('what a request is for is told by its method and the shape of its path', () => {
  it.each([
    ['GET', `${BASE}metadata`, 'capabilities'],
    ['GET', `${BASE}Appointment?practitioner=Practitioner%2Fcanary`, 'schedule'],
    ['GET', `${BASE}PractitionerRole/canary`, 'role'],
    ['GET', `${BASE}Condition?patient=Patient%2Fcanary`, 'problems'],
    ['POST', EHR.issuer, 'charts'],
    ['POST', BASE, 'charts'],
    ['POST', `${BASE}Condition/_search`, 'posted-searches'],
    ['GET', `${BASE}Condition/_search`, 'ehr-other'],
    ['POST', `${BASE}Condition/canary/_search`, 'ehr-other'],
    ['GET', `${BASE}?_getpages=canary`, 'next-pages'],
    ['GET', `${EHR.issuer}?_getpages=canary`, 'next-pages'],
    ['GET', `${BASE}Bundle?page=canary`, 'ehr-other'],
    ['GET', `${BASE}Patient/canary`, 'ehr-other'],
    ['GET', `${BASE}.well-known/smart-styles.json`, 'style'],
    ['GET', `${BASE}.well-known/deeper/canary.json`, 'ehr-other'],
    ['POST', `${BASE}.well-known/smart-styles.json`, 'ehr-other'],
    ['GET', `${BASE}PractitionerRole/canary/more`, 'ehr-other'],
    ['DELETE', `${BASE}Condition`, 'ehr-other'],
    ['POST', EHR.tokenEndpoint, 'token'],
  ])('%s %s: %s', (method, address, purpose) => {
    expect(purposeOf({ method, address }, EHR)).toBe(purpose);
  });

  it.each([
    `https://evil.example/fhir/Condition`,
    `https://ehr.example.evil.example/fhir/Condition`,
    `https://ehr.example:8443/fhir/Condition`,
    `http://ehr.example/fhir/Condition`,
    `https://canary@ehr.example/fhir/Condition`,
    `https://ehr.example/fhir2/Condition`,
    `https://ehr.example/`,
    `${BASE}../other`,
    `${EHR.tokenEndpoint}?more`,
    'nonsense',
    '',
  ])('%s is for nothing of ours', (address) => {
    expect(purposeOf({ method: 'GET', address }, EHR)).toBeUndefined();
  });

  it('whatever is asked for, the ledger holds words of its own list and none of the address', () => {
    const segment = fc.oneof(
      fc.webPath(),
      fc.string(),
      fc.constantFrom('Condition', 'Patient/', '..', '%2f', '//', '\\', 'metadata', '?', '#'),
    );
    const start = fc.constantFrom(BASE, EHR.issuer, 'https://evil.example/', '', '//ehr.example/');
    const address = fc.tuple(start, fc.array(segment)).map(([from, rest]) => from + rest.join('/'));
    fc.assert(
      fc.property(address, fc.constantFrom('GET', 'POST', 'PUT'), (written, method) => {
        const purpose = purposeOf({ method, address: `${written}CANARY` }, EHR);
        if (purpose === undefined) return;
        expect(isWorkerPurpose(purpose)).toBe(true);
        expect(WAYS[purpose].path).not.toContain('CANARY');
        expect(new URL(`${written}CANARY`).href.startsWith(EHR.issuer)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the worker’s ledger', () => {
  it('is empty, and admitted, before anything is sent', () => {
    expect(rowsOf(createEgress(EHR).toSay('so-far'))).toEqual([]);
  });

  it('writes a request down before it goes, so that one under way is there whatever ends the worker', () => {
    const egress = createEgress(EHR);
    void egress.watch(() => new Promise<Response>(() => undefined))(`${BASE}metadata`);
    expect(rowsOf(egress.toSay('so-far'))).toEqual([
      { purpose: 'capabilities', outcome: 'no-answer', requests: 1, bytes: 100 },
    ]);
  });

  it.each([
    ['an answer', answers(200), 'answered'],
    ['a refusal', answers(403), 'refused'],
    ['a busy server', answers(429), 'refused'],
    ['a broken connection', breaks, 'no-answer'],
  ])('says of %s what came of it, and nothing of why', async (_, fetchImpl, outcome) => {
    const egress = createEgress(EHR);
    const asked = egress.watch(fetchImpl);
    await Promise.allSettled([asked(`${BASE}metadata`), asked(`${BASE}metadata`)]);
    expect(rowsOf(egress.toSay('all'))).toEqual([
      { purpose: 'capabilities', outcome, requests: 2, bytes: 200 },
    ]);
    expect(JSON.stringify(egress.toSay('all'))).not.toContain('canary');
  });

  it('lets nothing out that is for none of its purposes', async () => {
    let sent = 0;
    const asked = createEgress(EHR).watch(() => {
      sent += 1;
      return answers(200)();
    });
    await expect(asked('https://evil.example/fhir/Condition')).rejects.toThrow(TypeError);
    expect(sent).toBe(0);
  });

  it('hands the browser exactly what it was handed', async () => {
    const seen: unknown[] = [];
    const init = {
      method: 'POST',
      body: 'b',
      headers: { Accept: 'x' },
      cache: 'no-store',
    } as const;
    await createEgress(EHR).watch((...given) => {
      seen.push(...given);
      return answers(200)();
    })(EHR.issuer, init);
    expect(seen[0]).toBe(EHR.issuer);
    expect(seen[1]).toBe(init);
  });

  it('counts address, headers and body, up to the next hundred', async () => {
    const egress = createEgress(EHR);
    const body = 'x'.repeat(150);
    const headers = { Accept: 'application/fhir+json' };
    await egress.watch(answers(200))(EHR.issuer, { method: 'POST', body, headers });
    // POST https://ehr.example/fhir, accept: application/fhir+json, an empty line between line ends, 150 bytes
    const exactly = `POST ${EHR.issuer}\r\naccept: application/fhir+json\r\n\r\n${body}`.length;
    expect(exactly).toBe(214);
    expect(rowsOf(egress.toSay('all'))).toMatchObject([{ bytes: 300 }]);
  });

  it('says nothing of how long an id is, within a hundred bytes', async () => {
    const bytesFor = async (id: string) => {
      const egress = createEgress(EHR);
      await egress.watch(answers(200))(`${BASE}Condition?patient=${id}`);
      return egress.toSay('all');
    };
    expect(await bytesFor('1')).toEqual(await bytesFor('a-longer-one-than-that'));
  });
});

describe('the door', () => {
  const row = { purpose: 'problems', outcome: 'answered', requests: 1, bytes: 100 };
  const message = { type: 'ledger', extent: 'all', rows: [row] };

  it('lets a ledger of the worker through', () => {
    expect(admitMessage(message)).toBe(message);
  });

  it.each([
    ['a purpose of another part of the app', { ...row, purpose: 'page' }],
    ['an address', { ...row, purpose: `${BASE}Condition?patient=canary` }],
    ['an address beside the purpose', { ...row, address: 'canary' }],
    ['bytes to the byte', { ...row, bytes: 163 }],
    ['fewer bytes than its requests have', { ...row, requests: 2 }],
    ['no request', { ...row, requests: 0, bytes: 0 }],
    ['a status', { ...row, outcome: '403' }],
  ])('refuses a row with %s', (_, wrong) => {
    expect(admit(LEDGER_ROW, row)).toBe(row);
    expect(admit(LEDGER_ROW, wrong)).toBeUndefined();
    expect(admitMessage({ ...message, rows: [wrong] })).toBeUndefined();
  });

  it('refuses the same row twice, and a word of its own', () => {
    expect(admitMessage({ ...message, rows: [row, row] })).toBeUndefined();
    expect(admitMessage({ ...message, note: 'canary' })).toBeUndefined();
    expect(admitMessage({ ...message, extent: 'some' })).toBeUndefined();
  });
});
