import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { openSession } from '#phi/session/exchange-code.ts';
import { aGrant, anIdToken, aStart, NOW, ORIGIN } from './fake-ehr.ts';
import { aNetwork } from './server.ts';

const server = aNetwork();

const answerWith = (parts: Record<string, unknown>) => {
  server.use(http.post(`${ORIGIN}/token`, () => HttpResponse.json(aGrant(parts))));
};
const open = () => openSession(aStart(), fetch);
const codeOf = async () => {
  const session = await open();
  return session.ok ? 'opened' : `${session.problem.stage}/${session.problem.code}`;
};

it('the code is spent with its verifier, as a public client', async () => {
  let sent = '';
  server.use(
    http.post(`${ORIGIN}/token`, async ({ request }) => {
      sent = await request.text();
      expect(request.headers.get('authorization')).toBeNull();
      return HttpResponse.json(aGrant());
    }),
  );
  const session = await open();
  expect(session).toMatchObject({
    ok: true,
    value: { signedIn: { type: 'Practitioner', id: 'me' }, expiresAt: NOW + 480_000 },
  });
  expect(Object.fromEntries(new URLSearchParams(sent))).toEqual({
    grant_type: 'authorization_code',
    client_id: 'foreword',
    code: 'the-code',
    code_verifier: 'v'.repeat(43),
    redirect_uri: 'https://app.example/t/test/',
  });
  expect(JSON.stringify(session)).not.toMatch(/canary-token|c2ln/); // nor the ID token
});

it('the exchange is not cached, carries no cookie, follows no redirect and names no referrer', async () => {
  const options: unknown[] = [];
  await openSession(aStart(), (url, init) => {
    options.push([url, init]);
    return Promise.resolve(HttpResponse.json(aGrant()));
  });
  expect(options).toMatchObject([
    [
      `${ORIGIN}/token`,
      {
        method: 'POST',
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
      },
    ],
  ]);
});

it.each([
  ['a patient in context', { patient: 'p1' }, 'patient-context'],
  ['no schedule scope, for others to judge', { scope: 'openid user/Patient.rs' }, 'opened'],
  ['a v1 scope', { scope: 'openid user/Appointment.read' }, 'opened'],
  ['no scope at all, which means as asked', { scope: undefined }, 'opened'],
  ['no ID token', { id_token: undefined }, 'identity-missing'],
  ['an ID token that is none', { id_token: 'a.b.c' }, 'identity-missing'],
  [
    'an ID token of another issuer',
    { id_token: anIdToken({ iss: 'https://x.example' }) },
    'identity-missing',
  ],
  ['an ID token for another client', { id_token: anIdToken({ aud: 'other' }) }, 'identity-missing'],
  ['an ID token long expired', { id_token: anIdToken({ exp: 1000 }) }, 'clock-wrong'],
  [
    'an ID token not yet good',
    { id_token: anIdToken({ nbf: Math.floor(Date.now() / 1000) + 3 * 86_400 }) },
    'clock-wrong',
  ],
  ['no fhirUser', { id_token: anIdToken({ fhirUser: undefined }) }, 'identity-missing'],
  ['an empty fhirUser', { id_token: anIdToken({ fhirUser: '' }) }, 'identity-missing'],
  ['a fhirUser that is no text', { id_token: anIdToken({ fhirUser: 7 }) }, 'identity-missing'],
  [
    'a patient as fhirUser',
    { id_token: anIdToken({ fhirUser: 'Patient/1' }) },
    'clinician-unknown',
  ],
  ['a name beyond ASCII', { id_token: anIdToken({ name: 'Zoë O’Brien 🩺' }) }, 'opened'],
  ['no token', { access_token: undefined }, 'malformed-response'],
  ['a token of another kind', { token_type: 'DPoP' }, 'malformed-response'],
])('a grant with %s', async (_, parts, code) => {
  answerWith(parts);
  expect(await codeOf()).toBe(code === 'opened' ? code : `session/${code}`);
});

it.each([
  ['invalid_grant', 400, 'authorization-refused'],
  ['invalid_client', 401, 'authorization-refused'],
  ['a busy server', 503, 'server-busy'],
  ['a throttle', 429, 'server-busy'],
])('%s ends the launch with a code', async (error, status, code) => {
  server.use(http.post(`${ORIGIN}/token`, () => HttpResponse.json({ error }, { status })));
  expect(await codeOf()).toBe(`session/${code}`);
});

it.each([
  ['a page for people', () => HttpResponse.html('<p>canary</p>'), 'malformed-response'],
  ['no connection', () => HttpResponse.error(), 'server-unreachable'],
  ['a redirect', () => HttpResponse.redirect('https://elsewhere.example/'), 'server-unreachable'],
])('%s instead of a token', async (_, resolver, code) => {
  server.use(http.post(`${ORIGIN}/token`, resolver));
  expect(await codeOf()).toBe(`session/${code}`);
});

it.each([
  [60, 60],
  [3600, 480],
  [undefined, 300],
])('a token of %s seconds is worked with for %s', async (expires_in, seconds) => {
  answerWith({ expires_in });
  expect(await open()).toMatchObject({ value: { expiresAt: NOW + seconds * 1000 } });
});

it('plain http is spoken to this computer only', async () => {
  const on = (origin: string) =>
    openSession(aStart({ tokenEndpoint: `${origin}/token` }), () =>
      Promise.resolve(HttpResponse.json(aGrant())),
    );
  expect(await on('http://localhost:8410')).toMatchObject({ ok: true });
  expect(await on('http://ehr.example')).toMatchObject({ ok: false });
});
