import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '#sandbox/run.ts';
import { ask, authorize, exchange, startSmallSandbox } from './launch.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSmallSandbox();
});
afterAll(() => sandbox.close());

const SCOPE = 'launch openid fhirUser user/Condition.rs';

function press(faults: readonly string[], headers: Readonly<Record<string, string>> = {}) {
  const form = faults.map((fault): [string, string] => ['fault', fault]);
  return fetch(`${sandbox.ehrUrl}/faults`, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body: new URLSearchParams([...form, ['back', 'clinician=dr-two&day=2026-11-24']]),
  });
}

async function summary(): Promise<string | undefined> {
  const page = await (await fetch(sandbox.ehrUrl)).text();
  return /<summary>(.*?)<\/summary>/s.exec(page)?.[1]?.replaceAll(/<[^>]*>/g, '');
}

describe('the faults on the day view', () => {
  it('are off, said in the open, and can be switched with a plain form', async () => {
    expect(await summary()).toBe('Faults: off');
    const page = await (await fetch(sandbox.ehrUrl)).text();
    expect(page.match(/<input\s+type="checkbox"/g)).toHaveLength(7);
    expect(page).not.toContain('checked');
  });

  it('come and go for FHIR answers, with the page as it was', async () => {
    const { body } = await exchange(
      sandbox,
      await authorize(sandbox, { tenant: 'sandbox', scope: SCOPE }),
    );
    const status = async () =>
      (await ask(sandbox, 'Condition?patient=p1', body['access_token'])).status;
    expect(await status()).toBe(200);
    const pressed = await press(['token-expired']);
    expect([pressed.status, pressed.headers.get('location')]).toEqual([
      303,
      '/?clinician=dr-two&day=2026-11-24',
    ]);
    expect(await summary()).toBe('Faults: Expired token');
    expect(await status()).toBe(401);
    await press([]);
    expect(await summary()).toBe('Faults: off');
    expect(await status()).toBe(200);
  });

  it('cannot be switched from another site', async () => {
    const refused = await press(['server-error'], { 'Sec-Fetch-Site': 'cross-site' });
    expect(refused.status).toBe(403);
    expect(await summary()).toBe('Faults: off');
  });
});
