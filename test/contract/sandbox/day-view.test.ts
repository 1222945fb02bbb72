import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '#sandbox/run.ts';
import { startSmallSandbox } from './launch.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSmallSandbox();
});
afterAll(() => sandbox.close());

async function textOf(path: string): Promise<string> {
  return (await fetch(sandbox.ehrUrl + path)).text();
}

describe('the day view of the sandbox EHR', () => {
  it('lists the 18 visits of the day with their patients, escaped', async () => {
    const page = await textOf('/?clinician=dr-one');
    expect(page.match(/<th scope="row">/g)).toHaveLength(18);
    expect(page).toContain('Monday, 23 November 2026');
    expect(page).toContain('17 visits, 1 cancelled');
    expect(page).not.toContain('<b>Given');
    expect(page).toContain('&#60;b&#62;Given');
  });

  it('shows an empty day as empty, and another clinician as themselves', async () => {
    expect(await textOf('/?clinician=dr-one&day=2026-11-24')).toContain('No visits on this day');
    expect(await textOf('/?clinician=dr-two')).toContain('No visits on this day');
  });

  it('frames nothing but the app, and runs nothing but its own script', async () => {
    const response = await fetch(`${sandbox.ehrUrl}/?open=pane`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`frame-src 'self' ${sandbox.appUrl};`);
    expect(policy).toContain("script-src 'self'");
    expect(await response.text()).toContain('<iframe');
  });

  it('opens the app at its launch page with the issuer and a fresh launch token', async () => {
    const open = async () =>
      (
        await fetch(`${sandbox.ehrUrl}/open?clinician=dr-one&tenant=sandbox`, {
          redirect: 'manual',
        })
      ).headers.get('location') ?? '';
    const [first, second] = [new URL(await open()), new URL(await open())];
    expect(first.origin + first.pathname).toBe(`${sandbox.appUrl}/t/sandbox/`);
    expect(first.searchParams.get('iss')).toBe(`${sandbox.ehrUrl}/fhir`);
    expect(first.searchParams.get('launch')).not.toBe(second.searchParams.get('launch'));
  });

  it('shows the access log as a table and as JSON', async () => {
    expect(await textOf('/audit')).toContain('<h1>Access log</h1>');
    expect(JSON.parse(await textOf('/access-log'))).toEqual([...sandbox.accessLog()]);
  });
});
