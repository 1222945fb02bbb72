import { createServer, type RequestListener, type Server } from 'node:http';

/** A server that listens before what it answers with is known, since that depends on its port. */
export interface Listening {
  readonly port: number;
  readonly answerWith: (listener: RequestListener) => void;
  readonly close: () => Promise<void>;
}

/** Listens on a port of `localhost`; 0 takes any free one. Rejects with the system's error, such as EADDRINUSE. */
export async function listenOn(port: number): Promise<Listening> {
  let answer: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => {
    answer(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', resolve);
  });
  return {
    port: portOf(server),
    answerWith(listener) {
      answer = listener;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server without a port');
  return address.port;
}
