import { QUIET, startChromium } from './chromium.ts';
import { type NetEvent, readNetLog } from './net-log.ts';
import type { ServedBy } from './built-site.ts';
import type { Proof } from './proof.ts';
import {
  awaitOffer,
  endSession,
  newWindow,
  openPrivacy,
  openSource,
  otherClinic,
  readBrief,
  type Seat,
  startSeat,
} from './session.ts';

/** Proof 2: a whole session reaches the app’s host and the EHR only, and what the app’s host sees does not depend on the panel. */
export async function proveTraffic(servedBy: ServedBy = 'sandbox'): Promise<Proof> {
  const one = await startSeat({ servedBy });
  const first = await record(one);
  const ports = { ehr: portOf(one.world.ehrUrl), app: portOf(one.world.appUrl) };
  await one.world.close();
  const other = await startSeat({ clinic: otherClinic(), clinician: 2, ports, servedBy });
  const second = await record(other);
  await other.world.close();

  const origins = new Set([...first.origins, ...second.origins]);
  const known = [one.world.appUrl, one.world.ehrUrl];
  const foreign = [...origins].filter((origin) => !known.includes(origin));
  const differing = [
    ...differences(first.requests, second.requests),
    ...[...first.requests, ...second.requests].filter((request) => !request.startsWith('GET ')),
  ];
  const own = new Set([...first.own, ...second.own].map((line) => line.split('/')[2]));
  const shared = sharedTopics(first.topics, second.topics);
  return {
    rows: [
      {
        what: 'a whole session, launch to end: origins in the NetLog',
        found: `${String(origins.size)}, foreign: ${foreign.join(' ') || 'none'}`,
        isSound: foreign.length === 0 && known.every((origin) => origins.has(origin)),
      },
      {
        what: `two panels (${first.about}; ${second.about}; ${shared}): requests to the app’s host`,
        found: `${String(first.requests.length)} and ${String(second.requests.length)}, differing: ${differing.join(' | ') || 'none'}`,
        isSound: differing.length === 0 && first.requests.length > 10,
      },
      {
        what: 'asked by the browser itself of its maker about our pages',
        found: `${[...own].join(' ') || 'nothing'}, ${differences(first.own, second.own).length === 0 ? 'the same for both panels' : 'not the same for both panels: see docs/security.md'}`,
        isSound: null,
      },
    ],
    figures: { foreignOrigins: foreign.length, trafficDifferences: differing.length },
  };
}

interface Recording {
  readonly origins: readonly string[];
  /** What the browser itself told its maker of our pages. */
  readonly own: readonly string[];
  /** Line and headers of each request to the app’s host. All are GET: none has a body. */
  readonly requests: readonly string[];
  readonly topics: ReadonlySet<string>;
  readonly about: string;
}

async function record(seat: Seat): Promise<Recording> {
  const browser = await startChromium(QUIET);
  const page = await newWindow(browser.context);
  await readBrief(page, seat);
  const topics = await page.locator('article').allInnerTexts();
  await openPrivacy(page);
  await openSource(page);
  await awaitOffer(page);
  await endSession(page);
  await browser.close();
  const events = readNetLog(browser.netLog);
  browser.forget();
  return {
    origins: originsIn(events),
    own: browsersOwn(events).toSorted(),
    requests: requestsTo(new URL(seat.world.appUrl).host, events),
    topics: new Set(topics),
    about: `${String(seat.answered.join('').length >> 10)} KB of charts`,
  };
}

/** A request for a page of the app begins it; the browser asks for the icon when it has a moment. */
const PAGE = /^GET \/t\/[\w-]+\/(?:\?|[\w]+\.html)/;
const ICON = 'GET /favicon.ico';

/** Asked by a document or worker of ours, or by whoever it sent there; not what the browser asks its maker of its own accord. */
function isOurs({ initiator, request_type: kind }: NetEvent['params']): boolean {
  return initiator !== 'not an origin' || kind === 'main frame';
}

function asked(events: readonly NetEvent[]): readonly NetEvent['params'][] {
  return events.flatMap(({ type, params }) =>
    type === 'URL_REQUEST_START_JOB' && /^(https?|wss?):/.test(String(params['url']))
      ? [params]
      : [],
  );
}

function originsIn(events: readonly NetEvent[]): readonly string[] {
  return asked(events)
    .filter(isOurs)
    .map(({ url }) => new URL(String(url)).origin);
}

/** What the browser asks its maker on its own account because of what our pages look like. */
function browsersOwn(events: readonly NetEvent[]): readonly string[] {
  return asked(events)
    .filter(
      (params) => !isOurs(params) && String(params['network_isolation_key']).includes('localhost'),
    )
    .map(({ method, url }) => `${String(method)} ${String(url)}`)
    .filter((line) => !line.includes('localhost'));
}

/**
 * As they were sent, page by page. Within a page they are sorted: what a page asks for at once has no order, the same panel twice
 * differs in it. The icon has no place of its own, and counts once: a browser asks again as it has time.
 */
function requestsTo(host: string, events: readonly NetEvent[]): readonly string[] {
  const sent = events.flatMap(({ type, params }) => {
    if (type !== 'HTTP_TRANSACTION_SEND_REQUEST_HEADERS') return [];
    const lines = Array.isArray(params['headers']) ? params['headers'].map(String) : [];
    const text = [String(params['line']).trim(), ...lines].join('\n');
    return lines.includes(`Host: ${host}`) ? [withoutRace(withoutTickets(text))] : [];
  });
  const pages: string[][] = [[]];
  for (const request of sent.filter((each) => !each.startsWith(ICON))) {
    if (PAGE.test(request)) pages.push([]);
    const isLaunch = pages.length <= 2;
    // The launch page goes to the EHR before its font is there, or after; it has read nothing yet that this could depend on.
    if (!(isLaunch && request.includes('.woff2'))) pages.at(-1)?.push(request);
  }
  return [
    ...pages.flatMap((page) => page.toSorted()),
    ...new Set(sent.filter((each) => each.startsWith(ICON))),
  ];
}

/** A font is asked for again by its ETag where the launch page got it before it left, and in full where not: see above. */
function withoutRace(request: string): string {
  return request.includes('.woff2')
    ? request.replaceAll(/\nIf-(?:None-Match|Modified-Since): [^\n]*/g, '')
    : request;
}

/**
 * Launch token, code and state are random and the EHR’s or fhirclient’s own: only their place is compared. The sandbox EHR’s cookie, which
 * a browser sends to every port of `localhost`, is left out, where it is alone; a hospital’s EHR has a host of its own.
 */
function withoutTickets(request: string): string {
  return request
    .replaceAll(/\b(launch|code|state)=[^&\s]+/g, '$1=*')
    .replace(/\nCookie: (?:_session(?:\.sig)?=[^;\s]+(?:; )?)+(?=\n|$)/, '');
}

/** Places at which the two are not the same, byte for byte, and the lines that tell them apart. */
function differences(one: readonly string[], other: readonly string[]): readonly string[] {
  return Array.from({ length: Math.max(one.length, other.length) }, (_, at) => at)
    .filter((at) => one[at] !== other[at])
    .map((at) => {
      const [these, those] = [one[at] ?? 'nothing', other[at] ?? 'nothing'].map((request) =>
        request.split('\n'),
      );
      const longer = (these?.length ?? 0) < (those?.length ?? 0) ? those : these;
      const apart = longer?.findIndex((_, place) => these?.[place] !== those?.[place]) ?? 0;
      return `${String(at + 1)}: ${these?.[apart] ?? 'no more'} / ${those?.[apart] ?? 'no more'} (${these?.[0] ?? ''})`;
    });
}

function sharedTopics(one: ReadonlySet<string>, other: ReadonlySet<string>): string {
  const both = [...one].filter((topic) => other.has(topic)).length;
  return `${String(both)} cards in common`;
}

function portOf(address: string): number {
  return Number(new URL(address).port);
}
