import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { WebHandler } from './fhir-server.ts';

/** The most bytes a request may post. */
const MOST_BYTES = 1_000_000;

/** Runs a web-standard handler under `node:http`. A bug in the handler is told on the console and answered with a bare 500. */
export function toListener(origin: string, handler: WebHandler): RequestListener {
  return (incoming, outgoing) => {
    respond(origin, handler, { incoming, outgoing }).catch((error: unknown) => {
      if (outgoing.destroyed) return; // whoever asked has left, or the body broke off
      console.error(error);
      if (!outgoing.headersSent) outgoing.writeHead(500);
      outgoing.end();
    });
  };
}

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

async function respond(
  origin: string,
  handler: WebHandler,
  { incoming, outgoing }: Exchange,
): Promise<void> {
  const request = await toRequest(origin, incoming);
  const response =
    request === undefined ? new Response(null, { status: 413 }) : await handler(request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) outgoing.end();
  else await pipeline(chunksOf(response.body), outgoing); // as it comes, so that a slow body arrives slowly
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

async function toRequest(origin: string, incoming: IncomingMessage): Promise<Request | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    const received = Buffer.from(chunk);
    bytes += received.length;
    if (bytes > MOST_BYTES) return undefined;
    chunks.push(received);
  }
  const { method = 'GET', url = '/', headersDistinct } = incoming;
  const headers = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  const body = method === 'GET' || method === 'HEAD' ? null : Buffer.concat(chunks);
  return new Request(`${origin}/${url.replace(/^\/+/, '')}`, { method, headers, body });
}
