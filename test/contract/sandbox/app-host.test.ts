import { request } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAppHost } from '#sandbox/app-host.ts';
import { type Listening, listenOn } from '#sandbox/listen.ts';
import { headersOf, LOCAL_REFUSAL_HEADERS, type ZoneName } from '#zones';
import { readRegistry } from '../../../launch/tenants/read-registry.ts';

const TENANTS = readRegistry(fileURLToPath(new URL('../../../launch/tenants', import.meta.url)));
const ORIGINS = ['https://www.cdc.gov'];

let site: string;
let host: Listening;
beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), 'site-'));
  const place = join(site, 't', 'sandbox');
  mkdirSync(join(place, 'assets'), { recursive: true });
  mkdirSync(join(place, '.hidden'));
  writeFileSync(join(site, 'secret.txt'), 'secret');
  for (const file of Object.keys(FILES)) writeFileSync(join(place, file), 'x'.repeat(2000));
  writeFileSync(join(place, '.hidden', 'file.txt'), 'secret');
  writeFileSync(join(place, 'notes.xyz'), 'of a kind that is not hosted');
  host = await listenOn(0);
  host.answerWith(createAppHost({ site, tenants: TENANTS, catalogOrigins: () => ORIGINS }));
});
afterAll(async () => {
  await host.close();
  rmSync(site, { recursive: true });
});

const FILES: Readonly<Record<string, readonly [ZoneName, string]>> = {
  'index.html': ['launch', 'text/html; charset=utf-8'],
  'app.html': ['page', 'text/html; charset=utf-8'],
  'go.html': ['airlock', 'text/html; charset=utf-8'],
  'ended.html': ['ended', 'text/html; charset=utf-8'],
  'forgotten.html': ['forgotten', 'text/html; charset=utf-8'],
  'readiness.html': ['readiness', 'text/html; charset=utf-8'],
  'assets/phi-worker-a1.js': ['phi-worker', 'text/javascript; charset=utf-8'],
  'assets/app-a1.js': ['script', 'text/javascript; charset=utf-8'],
  'assets/font.woff2': ['file', 'font/woff2'],
};

describe('the host of the built app', () => {
  it.each(Object.entries(FILES))(
    'serves %s with its zone’s headers',
    async (file, [zone, type]) => {
      const tenant = TENANTS.find(({ id }) => id === 'sandbox');
      if (tenant === undefined) throw new Error('no sandbox');
      const response = await fetch(`http://localhost:${host.port}/t/sandbox/${file}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe(type);
      for (const [name, value] of Object.entries(headersOf(zone, tenant, ORIGINS))) {
        expect([name, response.headers.get(name)]).toEqual([name, value]);
      }
      expect(await response.text()).toHaveLength(2000);
    },
  );

  it('serves the launch page at the tenant’s path itself, with a query or without', async () => {
    for (const path of ['/t/sandbox/', '/t/sandbox/?iss=x&launch=y']) {
      expect((await fetch(`http://localhost:${host.port}${path}`)).status).toBe(200);
    }
  });

  it('packs text and leaves fonts as they are', async () => {
    const encoding = async (file: string) =>
      (await fetch(`http://localhost:${host.port}/t/sandbox/${file}`)).headers.get(
        'content-encoding',
      );
    expect([await encoding('app.html'), await encoding('assets/font.woff2')]).toEqual([
      'gzip',
      null,
    ]);
  });

  it.each([
    '/',
    '/t/',
    '/t/sandbox',
    '/t/sandbox/assets',
    '/t/sandbox/assets/',
    '/t/other/index.html',
    '/t/sandbox/../../secret.txt',
    '/t/sandbox/%2e%2e/%2e%2e/secret.txt',
    '/t/sandbox/..%5c..%5csecret.txt',
    '/t/sandbox/.hidden/file.txt',
    '/t/sandbox/%00',
    '/t/sandbox/%ff',
    '//t/sandbox/app.html',
    '/t/sandbox/notes.xyz',
  ])('has nothing at %s', async (path) => {
    expect(await statusOf(path)).toBe(404);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])(
    'refuses to be asked by %s for what is there',
    async (method) => {
      const response = await fetch(`http://localhost:${host.port}/t/sandbox/app.html`, { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    },
  );

  it.each([
    ['GET', '/'],
    ['GET', '/t/sandbox/nothing.js'],
    ['POST', '/t/sandbox/app.html'],
    ['POST', '/nothing'],
  ])('%s %s is refused under a closed policy, as everything is', async (method, path) => {
    const response = await fetch(`http://localhost:${host.port}${path}`, { method });
    expect(response.ok).toBe(false);
    for (const [name, value] of Object.entries(LOCAL_REFUSAL_HEADERS)) {
      expect([name, response.headers.get(name)]).toEqual([name, value]);
    }
  });
});

/** The path exactly as written: `fetch` would tidy it up first. */
function statusOf(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ host: 'localhost', port: host.port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
