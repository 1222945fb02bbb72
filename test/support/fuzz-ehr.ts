import { BASE, entriesOf, type Json, ORIGIN } from '../contract/phi/fake-ehr.ts';
import { changedAt } from './fuzz-body.ts';
import { CANARY } from './fuzz-codings.ts';
import type { Fault } from './fuzz-faults.ts';
import type { World } from './fuzz-worlds.ts';

/** An answer as it will be sent. */
interface Answer {
  readonly response: () => Response;
  /** Milliseconds. */
  readonly takes: number;
}

/** Stands a world up: every request is answered from what it holds, and `onFault` is told the name of every fault that is met. */
export function standUp(
  world: World,
  onFault: (name: string) => void,
): (url: URL, init: RequestInit | undefined) => Answer {
  const answered = new Map<string, number>();
  const held = world.holdings.map((plain, index) => spoilResource(world, plain, index));

  /** The faults that strike the next answer to this. */
  const strike = (place: string): readonly Fault[] => {
    const count = answered.get(place) ?? 0;
    answered.set(place, count + 1);
    return world.faults.filter(({ on, nth }) => on === place && (nth === null || nth === count));
  };
  const spoil = (body: unknown, struck: readonly Fault[], url: URL): unknown =>
    struck.reduce((whole, { name, does }) => {
      if (does.in === 'wire') return whole;
      onFault(name);
      return changedAt(whole, does.path, (value) => does.change(value, url))[0];
    }, body);

  const found = (url: URL): unknown => {
    const { body, names } = answerOf(world, held, url);
    names.forEach(onFault);
    return body;
  };
  const entryFor = (url: URL): Json => {
    const struck = strike(placeOf(url, undefined));
    const refusal = struck.find(({ name }) => name === 'status');
    if (refusal?.does.in === 'wire') {
      return { response: { status: String(refusal.does.answer('').status), outcome: CANARY } };
    }
    return { response: { status: '200 OK' }, resource: spoil(found(url), struck, url) };
  };

  return (url, init) => {
    const place = placeOf(url, init);
    const struck = strike(place);
    const body = place === 'batch' ? batchResponse(init, entryFor) : found(url);
    const spoilt = spoil(body, struck, url);
    const text = spoilt === undefined ? '' : JSON.stringify(spoilt);
    const wire = struck.find(({ does }) => does.in === 'wire');
    if (wire?.does.in !== 'wire') {
      return { response: () => new Response(text, { headers: JSON_TYPE }), takes: world.latency };
    }
    onFault(wire.name);
    const { answer, takes } = wire.does;
    return { response: () => answer(text), takes: world.latency + takes };
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** `token`, `metadata`, `batch`, or the type asked for. */
function placeOf(url: URL, init: RequestInit | undefined): string {
  if (url.origin === ORIGIN && url.pathname === '/token') return 'token';
  if (init?.method === 'POST') return 'batch';
  return url.pathname.slice(new URL(BASE).pathname.length + 1).split('/')[0] ?? '';
}

/** A resource as it is, by which it is found, and as it is sent: not at all, once, or several times. */
interface Held {
  readonly plain: Json;
  readonly sent: (asked: URL) => readonly unknown[];
  /** The faults in it. */
  readonly names: readonly string[];
}

function spoilResource(world: World, plain: Json, index: number): Held {
  const inIt = world.resourceFaults.filter(
    (fault) => fault.index % world.holdings.length === index,
  );
  return {
    plain,
    names: inIt.map(({ name }) => name),
    sent: (asked) =>
      inIt.reduce<readonly unknown[]>(
        (all, { path, change }) =>
          all.flatMap((one) => changedAt(one, path, (value) => change(value, asked))),
        [plain],
      ),
  };
}

interface Found {
  readonly body: unknown;
  /** The faults in what was found. */
  readonly names: readonly string[];
}

/** What the world holds for a request, before anything is wrong with the answer as a whole. */
function answerOf(world: World, held: readonly Held[], url: URL): Found {
  const place = placeOf(url, undefined);
  if (place === 'token') return { body: world.grant, names: [] };
  if (place === 'metadata') return { body: world.statement, names: [] };
  const patient = world.ignoresPatient ? null : url.searchParams.get('patient');
  const matching = held.filter(
    ({ plain }) =>
      plain['resourceType'] === place &&
      (patient === null || JSON.stringify([plain['subject']]).includes(`${patient}"`)),
  );
  const isRead = url.pathname.split('/').length > 3;
  const number = Math.trunc(Number(url.searchParams.get('page') ?? 0));
  const from = number * world.pageSize;
  const shown = isRead ? matching.slice(0, 1) : matching.slice(from, from + world.pageSize);
  const resources = shown.flatMap(({ sent }) => sent(url));
  const isLast = matching.length <= from + world.pageSize;
  return {
    body: isRead ? resources[0] : searchset(resources, url, isLast ? null : number + 1),
    names: shown.flatMap(({ names }) => names),
  };
}

function searchset(resources: readonly unknown[], url: URL, nextPage: number | null): Json {
  const next = new URL(url);
  next.searchParams.set('page', String(nextPage));
  return {
    resourceType: 'Bundle',
    id: CANARY,
    type: 'searchset',
    link: [
      { relation: 'self', url: url.href },
      ...(nextPage === null ? [] : [{ relation: 'next', url: next.href }]),
    ],
    entry: resources.map((resource) => ({ fullUrl: CANARY, resource })),
  };
}

function batchResponse(init: RequestInit | undefined, entryFor: (url: URL) => Json): Json {
  const urls = typeof init?.body === 'string' ? entriesOf(JSON.parse(init.body)) : [];
  const entry = urls.map((url) => entryFor(new URL(url, `${BASE}/`)));
  return { resourceType: 'Bundle', type: 'batch-response', entry };
}
