import { createServer, type RequestListener, type Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headersOf } from '#zones';
import { launchBrowser } from '../support/browser.ts';

/* What the browser makes of the allow-lists in `zones.ts`, with servers that stand for the hosts. Where the header is not known, this would fail. */

const tenant = {
  id: 'x',
  issuer: 'http://localhost:1/fhir',
  authorizationOrigin: 'http://localhost:1',
  tokenEndpoint: 'http://localhost:1/token',
  frameAncestors: [],
};

let browser: Browser;
let servers: readonly Server[];
let doi: string;
let publisher: string;
let stranger: string;

beforeAll(async () => {
  const arrived: RequestListener = (_, response) => response.end('<title>arrived</title>');
  const [publisherServer, strangerServer] = await Promise.all([listen(arrived), listen(arrived)]);
  publisher = originOf(publisherServer);
  stranger = originOf(strangerServer);
  const doiServer = await listen((_, response) =>
    response.writeHead(302, { location: publisher }).end(),
  );
  doi = originOf(doiServer);
  servers = [publisherServer, strangerServer, doiServer];
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  for (const server of servers) server.close();
});

describe('the airlock', () => {
  it('leads to a source whose address redirects, as a DOI does', async () => {
    expect(await follow(await open('airlock'), doi)).toBe('arrived');
  });

  it('leads to no host that the catalog does not name', async () => {
    expect(await follow(await open('airlock'), stranger)).not.toBe('arrived');
  });
});

describe.each(['page', 'launch'] as const)('the %s', (zone) => {
  it('leads nowhere but home, however it is asked to', async () => {
    const ends = [doi, publisher, stranger].map(async (target) => follow(await open(zone), target));
    expect(await Promise.all(ends)).not.toContain('arrived');
  });
});

/** A document of the zone, on a server of its own. */
async function open(zone: 'airlock' | 'page' | 'launch'): Promise<Page> {
  const server = await listen((_, response) => {
    response.writeHead(200, { ...headersOf(zone, tenant, [doi]), 'content-type': 'text/html' });
    response.end('<title>here</title><a id="way">way</a>');
  });
  servers = [...servers, server];
  const page = await browser.newPage();
  await page.goto(originOf(server));
  return page;
}

/** The title of where a click ends. */
async function follow(page: Page, target: string): Promise<string> {
  await page.evaluate((href) => {
    document.getElementById('way')?.setAttribute('href', href);
    document.getElementById('way')?.click();
  }, target);
  await page.waitForTimeout(1000);
  const title = await page.title();
  await page.close();
  return title;
}

async function listen(answer: RequestListener): Promise<Server> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  return server;
}

function originOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return `http://localhost:${address.port}`;
}
