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

  it.each([
    [
      'a weekend',
      '?clinician=dr-one&day=2026-11-28',
      'No clinic on Saturday. No later visits are booked.',
    ],
    [
      'a day long before the next',
      '?clinician=dr-one&day=2026-11-15',
      'Days before today are not listed. Monday, 23 November has 17 visits.',
    ],
    [
      'a day after the last',
      '?day=2026-11-24',
      'No clinic on Tuesday. No later visits are booked.',
    ],
    [
      'a clinician without visits',
      '?clinician=dr-two',
      'No clinic on Monday. No later visits are booked.',
    ],
  ])('says so on %s, and still offers Foreword', async (_, query, words) => {
    const page = await textOf(`/${query}`);
    expect(emptyWords(page)).toBe(words);
    expect(page).toContain('Open Foreword');
  });

  it('opens on a Saturday with the way to Monday, and still offers Foreword', async () => {
    const saturday = await startSmallSandbox(300, '2026-11-21');
    const page = await (await fetch(`${saturday.ehrUrl}/`)).text();
    expect(emptyWords(page)).toBe('No clinic on Saturday. Monday has 17 visits.');
    expect(page).toContain('Open Foreword');
    await saturday.close();
  });

  it('leads from an empty day to the next clinic day of the same clinician', async () => {
    const page = await textOf('/?clinician=dr-one&day=2026-11-22');
    const way = /<p class="none">.*?href="([^"]*)"/s.exec(page)?.[1]?.replaceAll('&#38;', '&');
    expect(await textOf(way ?? '')).toContain('17 visits, 1 cancelled');
  });

  it('offers the tenant that opted in first, and opens with it unless told otherwise', async () => {
    const page = await textOf('/');
    const offered = [...page.matchAll(/tenant=([a-z-]+)&#38;day/g)].map(([, tenant]) => tenant);
    expect([...new Set(offered)]).toEqual(['sandbox', 'sandbox-minimal']);
    expect(page).toMatch(/href="\/open\?[^"]*tenant=sandbox"/);
    const minimal = await textOf('/?tenant=sandbox-minimal');
    expect(minimal).toMatch(/href="\/open\?[^"]*tenant=sandbox-minimal"/);
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

/** What the page says instead of a list. */
function emptyWords(page: string): string | undefined {
  return /<p class="none">(.*?)<\/p>/s.exec(page)?.[1]?.replaceAll(/<[^>]*>/g, '');
}
