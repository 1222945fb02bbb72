import { type Aim, attemptAll } from './aim.ts';
import { ANYWHERE, WORKER_ONLY } from './anywhere-vectors.ts';
import { MEANT } from './meant-vectors.ts';

/* Stands in the place of a worker of the app, with exactly its headers. Tries to get out itself, or does what a page tells it. */

interface Orders {
  readonly vectors?: readonly string[];
  readonly aims?: Readonly<Record<string, Aim>>;
  readonly fetch?: string;
  readonly socket?: string;
  readonly blob?: string;
}

addEventListener('message', ({ data }: MessageEvent<Orders>) => void obey(data));
// Of a shared worker.
addEventListener('connect', (event) => {
  const [port] = event instanceof MessageEvent ? event.ports : [];
  port?.addEventListener('message', ({ data }: MessageEvent<Orders>) => void obey(data));
  port?.start();
});

async function obey({ vectors = [], aims = {}, fetch: url, socket, blob }: Orders): Promise<void> {
  if (url !== undefined) await fetch(url, { mode: 'no-cors' }).catch(() => undefined);
  if (socket !== undefined) new WebSocket(socket);
  if (blob !== undefined) new Worker(URL.createObjectURL(new Blob([blob])));
  const chosen = [...ANYWHERE, ...MEANT, ...WORKER_ONLY].filter(({ name }) =>
    vectors.includes(name),
  );
  await attemptAll(chosen, ({ name }) => {
    const aim = aims[name];
    if (aim === undefined) throw new Error(`no aim for ${name}`);
    return aim;
  });
}
