import fc from 'fast-check';
import { isObject } from '#boundary/guards.ts';
import { BASE } from '../contract/phi/fake-ehr.ts';
import type { Change } from './fuzz-body.ts';
import { CANARY, hostileWords } from './fuzz-codings.ts';

/** One thing wrong with some of a server's answers. */
export interface Fault {
  readonly name: string;
  /** What the answer is to: a type of resource, `token`, `metadata` or `batch`. */
  readonly on: string;
  /** Which of the answers to it; null for every one. */
  readonly nth: number | null;
  readonly does: BodyFault | WireFault;
}

/** Wrong inside the body. */
interface BodyFault {
  readonly in: 'body';
  /** Which child to go down to at each depth. */
  readonly path: readonly number[];
  readonly change: Change;
}

/** One thing wrong within one resource. */
export interface ResourceFault {
  readonly name: string;
  /** Which of all the resources, counted round and round. */
  readonly index: number;
  readonly path: readonly number[];
  readonly change: Change;
}

/** Wrong on the way. */
interface WireFault {
  readonly in: 'wire';
  /** The body as it was meant; how long it takes, in milliseconds, is told by the second. */
  readonly answer: (body: string) => Response;
  readonly takes: number;
}

const nested = (depth: number): unknown =>
  Array.from({ length: depth }).reduce<unknown>(
    (inner, _, level) => (level % 2 === 0 ? [inner] : { extension: inner }),
    CANARY,
  );
const DEEP = nested(1_500);

/** Own members under the names of a prototype's: `JSON.parse` makes them. */
const withPrototypeKeys = (value: unknown): unknown =>
  Object.fromEntries([
    ...Object.entries(isObject(value) ? value : {}),
    ['__proto__', { polluted: CANARY, toString: CANARY }],
    ['constructor', { prototype: { polluted: CANARY } }],
    ['hasOwnProperty', CANARY],
    ['toString', CANARY],
    ['valueOf', { [CANARY]: 1 }],
  ]);

const asEntries =
  (...entries: readonly unknown[]) =>
  (bundle: unknown) => {
    if (!isObject(bundle)) return [bundle];
    const own: readonly unknown[] = Array.isArray(bundle['entry']) ? bundle['entry'] : [];
    return [{ ...bundle, entry: [...entries, ...own] }];
  };
const OUTCOME = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'processing', diagnostics: CANARY }],
};

const withNext =
  (next: string | ((asked: URL) => string)): Change =>
  (bundle, asked) => {
    const url = typeof next === 'string' ? next : next(asked);
    const link = [{ relation: 'self', url: CANARY }, 7, { relation: 'next', url }];
    return [isObject(bundle) ? { ...bundle, link } : bundle];
  };
const onePageFurther = (asked: URL) => {
  const url = new URL(asked);
  url.searchParams.set('endless', String(Number(url.searchParams.get('endless') ?? 0) + 1));
  return url.href;
};

const VALUE_FAULTS: Readonly<Record<string, fc.Arbitrary<Change>>> = {
  missing: fc.constant(() => []),
  null: fc.constant(() => [null]),
  'object for value': fc.constant((value: unknown) => [{ [CANARY]: value }]),
  'array for value': fc.constant((value: unknown) => [[value]]),
  'array unwrapped': fc.constant((value: unknown) => {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items.slice(0, 1);
  }),
  'number for value': fc
    .constantFrom(1e308, -1, 0, 2 ** 53, 1e-320)
    .map((number) => () => [number]),
  'boolean for value': fc.constant(() => [true]),
  'empty string': fc.constant(() => ['']),
  'hostile string': hostileWords.map((word) => () => [word]),
  repeated: fc.constant((value: unknown) => [value, value]),
  'deep nesting': fc.constant(() => [DEEP]),
  'prototype keys': fc.constant((value: unknown) => [withPrototypeKeys(value)]),
};

const atTop = (change: Change): fc.Arbitrary<BodyFault> =>
  fc.constant({ in: 'body', path: [], change });
const paths = (maxLength: number) =>
  fc
    .integer({ min: 0, max: maxLength })
    .chain((length) => fc.array(fc.nat(23), { minLength: length, maxLength: length }));

const BUNDLE_FAULTS: Readonly<Record<string, fc.Arbitrary<BodyFault>>> = {
  ...Object.fromEntries(
    Object.entries(VALUE_FAULTS).map(([name, changes]) => [
      `${name} anywhere`,
      fc.record({ in: fc.constant('body' as const), path: paths(8), change: changes }),
    ]),
  ),
  'prototype keys at the top': atTop((value) => [withPrototypeKeys(value)]),
  'entry without resource': atTop(asEntries({ fullUrl: CANARY }, {}, null, CANARY, [], 1e308)),
  'outcome entry': atTop(asEntries({ resource: OUTCOME, search: { mode: 'outcome' } })),
  'outcome for bundle': atTop(() => [OUTCOME]),
  'next elsewhere': atTop(withNext(`https://elsewhere.example/fhir/Condition?${CANARY}`)),
  'next on a lookalike host': atTop(withNext(`https://ehr.example.evil.example/fhir/?${CANARY}`)),
  'next off the path': atTop(withNext(`${BASE}/../admin?${CANARY}`)),
  'next encoded off the path': atTop(withNext(`${BASE}/%2e%2e%2fadmin?${CANARY}`)),
  'next with credentials': atTop(withNext(`https://a:${CANARY}@ehr.example/fhir/Condition?x`)),
  'next of another scheme': atTop(withNext(`javascript:${CANARY}`)),
  'next unreadable': atTop(withNext(`https://[${CANARY}`)),
  'next repeating': atTop(withNext(({ href }) => href)),
  'next endless': atTop(withNext(onePageFurther)),
  'next on the base': atTop(withNext(`${BASE}?_getpages=${CANARY}`)),
};

const json = (body: BodyInit | null, status = 200, headers: Record<string, string> = {}) =>
  new Response(body, { status, headers: { 'content-type': 'application/json', ...headers } });
const onWire = (answer: WireFault['answer'], takes = 0): fc.Arbitrary<WireFault> =>
  fc.constant({ in: 'wire', answer, takes });
const thrown = (error: () => Error) =>
  onWire(() => {
    throw error();
  });
const streamed = (body: string, end: 'close' | 'error') =>
  new ReadableStream<Uint8Array>({
    start: (controller) => {
      const bytes = new TextEncoder().encode(body);
      const [third, two] = [Math.floor(bytes.length / 3), Math.floor((bytes.length * 2) / 3)];
      for (const [from, to] of [
        [0, third],
        [third, two],
        [two, bytes.length],
      ] as const) {
        if (to > from) controller.enqueue(bytes.subarray(from, to));
      }
      if (end === 'close') controller.close();
      else controller.error(new TypeError(`terminated ${CANARY}`));
    },
  });

const REFUSALS = [201, 202, 206, 300, 400, 401, 403, 404, 405, 406, 408, 410, 412, 418, 422, 429];
const WIRE_FAULTS: Readonly<Record<string, fc.Arbitrary<WireFault>>> = {
  status: fc
    .constantFrom(...REFUSALS, 451, 500, 501, 502, 503, 504)
    .chain((status) => onWire((body) => json(body, status))),
  'busy, with Retry-After': fc
    .constantFrom('0', '1', '3', '86400', '1e308', '-1', 'Sat, 21 Nov 2026 00:00:00 GMT', CANARY)
    .chain((after) => onWire(() => json(CANARY, 429, { 'retry-after': after }))),
  'no content': onWire(() => new Response(null, { status: 204 })),
  'not modified': onWire(() => new Response(null, { status: 304 })),
  'no body': onWire(() => json(null)),
  'empty body': onWire(() => json('')),
  HTML: onWire(
    () => new Response(`<html>${CANARY}</html>`, { headers: { 'content-type': 'text/html' } }),
  ),
  'wrong content type': onWire(
    (body) => new Response(body, { headers: { 'content-type': 'text/html' } }),
  ),
  'truncated JSON': fc
    .integer({ min: 1, max: 99 })
    .chain((share) => onWire((body) => json(body.slice(0, (body.length * share) / 100)))),
  'JSON of another kind': fc
    .constantFrom('null', '[]', '"canary"', '1e999', 'true', '{}', `[${'['.repeat(5_000)}`)
    .chain((body) => onWire(() => json(body))),
  'JSON with a mark or rubbish': fc
    .constantFrom('\ufeff', '\u0000', ")]}',\n", '\u2028')
    .chain((before) => onWire((body) => json(before + body))),
  'bytes that are no UTF-8': onWire((body) => json(Buffer.from(body, 'utf16le'))),
  'in pieces': onWire((body) => json(streamed(body, 'close'))),
  'broken off': onWire((body) => json(streamed(body, 'error'))),
  unreachable: thrown(() => new TypeError(`fetch failed: ${CANARY}`)),
  aborted: thrown(() => new DOMException(CANARY, 'AbortError')),
  slow: fc
    .constantFrom(5_000, 19_999, 90_000)
    .chain((takes) => onWire((body) => json(body), takes)),
};

/** Refusals and nulls are the commonest in the field. */
const WEIGHTS: Readonly<Record<string, number>> = { status: 5, null: 4 };

const named = <T>(
  table: Readonly<Record<string, fc.Arbitrary<T>>>,
): fc.Arbitrary<{ readonly name: string; readonly does: T }> =>
  fc.oneof(
    ...Object.entries(table).map(([name, arbitrary]) => ({
      weight: WEIGHTS[name] ?? 1,
      arbitrary: arbitrary.map((does) => ({ name, does })),
    })),
  );

/** Every kind of fault by its name. */
export const FAULT_NAMES: readonly string[] = [VALUE_FAULTS, BUNDLE_FAULTS, WIRE_FAULTS].flatMap(
  (table) => Object.keys(table),
);

const places: fc.Arbitrary<string> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom('token', 'metadata', 'PractitionerRole') },
  { weight: 3, arbitrary: fc.constantFrom('Appointment', 'batch') },
  { weight: 3, arbitrary: fc.constantFrom('Patient', 'CareTeam', 'Encounter') },
  {
    weight: 12,
    arbitrary: fc.constantFrom(
      ...['Condition', 'MedicationRequest', 'Observation', 'Procedure', 'ServiceRequest'],
    ),
  },
);

/** Faults of one server's answers. */
export const faults: fc.Arbitrary<readonly Fault[]> = fc.array(
  fc
    .tuple(
      places,
      fc.option(fc.nat(3), { freq: 2 }),
      fc.oneof(
        { weight: 2, arbitrary: named<BodyFault | WireFault>(BUNDLE_FAULTS) },
        { weight: 1, arbitrary: named<BodyFault | WireFault>(WIRE_FAULTS) },
      ),
    )
    .map(([on, nth, { name, does }]) => ({ on, nth, name, does })),
  { maxLength: 12, size: 'max' },
);

/** Faults within resources, at any depth: half of all that a server holds, at the most. */
export const resourceFaults: fc.Arbitrary<readonly ResourceFault[]> = fc.array(
  fc
    .tuple(fc.nat(63), paths(5), named(VALUE_FAULTS))
    .map(([index, path, { name, does }]) => ({ name, index, path, change: does })),
  { maxLength: 16, size: 'max' },
);
