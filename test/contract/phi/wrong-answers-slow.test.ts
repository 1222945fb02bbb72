import { createServer, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLINIC } from './clinic.ts';
import { aGrant, aStart, aStatement, aVisit, BASE, searchset } from './fake-ehr.ts';
import { messagesOf, stopped, wordsOf } from './run.ts';

/* Bytes that come late or never, over a real connection: nothing is stood in for between the socket and the reader. */

const SLOW = 'http://127.0.0.1';
let port = 0;
let slow: (response: ServerResponse) => void;
const connections = createServer((_, response) => {
  slow(response);
});
beforeAll(
  () =>
    new Promise<void>((resolve) => {
      connections.listen(0, '127.0.0.1', () => {
        const address = connections.address();
        if (address === null || typeof address === 'string') throw new Error('no port');
        ({ port } = address);
        resolve();
      });
    }),
);
afterAll(() => {
  connections.closeAllConnections();
  connections.close();
});

const BODY = `{"resourceType":"Bundle","type":"searchset","entry":[],"canary":"${'CANARY'.repeat(99)}"}`;
const HEADERS = { 'Content-Type': 'application/fhir+json' };
const FAULTS: readonly (readonly [string, (response: ServerResponse) => void, string])[] = [
  ['never comes', () => undefined, 'server-unreachable'],
  [
    'begins and never ends',
    (response) => response.writeHead(200, HEADERS).write(BODY.slice(0, 20)),
    'server-unreachable',
  ],
  [
    'trickles in, a byte at a time',
    (response) => {
      response.writeHead(200, HEADERS);
      let sent = 0;
      const trickle = setInterval(() => {
        response.write(BODY.charAt(sent));
        sent += 1;
      }, 20);
      response.on('close', () => {
        clearInterval(trickle);
      });
    },
    'server-unreachable',
  ],
  [
    'breaks off',
    (response) => {
      response.writeHead(200, { ...HEADERS, 'Content-Length': String(BODY.length) });
      response.write(BODY.slice(0, 50), () => response.destroy());
    },
    'server-unreachable',
  ],
  [
    'ends halfway',
    (response) => response.writeHead(200, HEADERS).end(BODY.slice(0, 50)),
    'malformed-response',
  ],
  [
    'leads elsewhere',
    (response) => response.writeHead(302, { Location: 'https://canary.invalid/CANARY' }).end(),
    'server-unreachable',
  ],
];

/** The small clinic in short, but for one type of record, which comes over the slow connection. */
const slowFor =
  (type: string): typeof fetch =>
  (input, init) => {
    const { href, pathname } = new URL(input instanceof Request ? input.url : String(input));
    if (pathname === `/fhir/${type}`) return fetch(`${SLOW}:${String(port)}/`, init);
    if (pathname === '/token') return answered(aGrant());
    if (pathname === '/fhir/metadata') return answered(aStatement());
    if (pathname !== '/fhir/Appointment') return answered(searchset(CLINIC.slice(5)));
    return answered(searchset([aVisit('a', 'p1', '2026-11-23T14:00:00Z')], { self: href }));
  };
const answered = (body: unknown) => Promise.resolve(Response.json(body));

const read = (type: string) =>
  messagesOf(aStart(), undefined, {
    fetchImpl: slowFor(type),
    timeOut: () => AbortSignal.timeout(150),
  });

it.each(FAULTS)('a schedule that %s stops the run, and nothing hangs', async (_, fault, code) => {
  slow = fault;
  const words = wordsOf(await read('Appointment'));
  expect(words).toMatchObject(stopped('schedule', code));
  expect(JSON.stringify(words)).not.toMatch(/canary|127\.0\.0\.1/i);
});

it.each(FAULTS)('a chart that %s is a gap, and nothing hangs', async (_, fault, code) => {
  slow = fault;
  const words = wordsOf(await read('Condition'));
  expect(words[1]).toMatchObject({
    found: 1,
    readable: 0,
    gaps: [{ kind: 'problems', code, times: 1 }],
  });
  expect(words.at(-1)).toEqual({ type: 'finished', complete: true });
  expect(JSON.stringify(words)).not.toMatch(new RegExp(`canary|127|${BASE}`, 'i'));
});
