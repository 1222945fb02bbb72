import type { Clinic } from '#sandbox/clinic/clinic.ts';
import type { ServerRules } from '#sandbox/ehr/server-rules.ts';
import type { VendorId } from '#sandbox/vendors/vendor.ts';
import { createSearcher } from '#phi/fhir/batch.ts';
import { createBudget } from '#phi/fhir/budget.ts';
import { parseCapabilities } from '#phi/fhir/capabilities.ts';
import { createPatientNumbers } from '#phi/fhir/patient-numbers.ts';
import { type ChartReading, readCharts } from '#phi/fhir/read-charts.ts';
import { createTransport } from '#phi/fhir/transport.ts';
import type { Tenant } from '#boundary/tenant.ts';
import { SHIPPED_INDEXES } from '../../support/indexes.ts';
import { BASE, clientOf } from '../sandbox/fhir-client.ts';

/** When the charts are read, unless said: a day on which the small clinic’s results are recent. */
export const SPRING = Date.parse('2026-05-01T12:00:20Z');

interface Reading {
  readonly vendor: VendorId;
  readonly rules: ServerRules;
  readonly patients: readonly string[];
  readonly clinic?: Clinic;
  readonly search?: Tenant['search'];
  readonly perMinute?: Tenant['limits']['perMinute'];
  /** Milliseconds that the session lasts. */
  readonly life?: number;
  readonly isDropped?: (type: string) => boolean;
}

/** What came of it, by patient, and what the server saw. */
export interface Read {
  readonly charts: ReadonlyMap<string, ChartReading>;
  /** Method and path with its words, in the order they came; a posted form's words after a space. */
  readonly asked: readonly string[];
  readonly statuses: readonly number[];
  /** Whose records were asked for, by the server's own log. */
  readonly opened: ReadonlySet<string>;
  /** Milliseconds that passed: only waits let time pass. */
  readonly took: number;
}

/** Reads charts from the sandbox as a vendor, as that vendor's tenant would. */
export async function readAt({ vendor, rules, patients, clinic, ...said }: Reading): Promise<Read> {
  let now = SPRING;
  const client = await clientOf({
    rules,
    scopes: ['user/*.rs'],
    now: () => now,
    ...(clinic === undefined ? {} : { clinic }),
  });
  const statement: unknown = await (await client.request('metadata')).json();
  const asked: string[] = [];
  const statuses: number[] = [];
  const transport = createTransport({
    base: new URL(`${BASE}/`),
    token: null, // the client signs in
    fetchImpl: async (input, init) => {
      const { method, url, body } = {
        method: init?.method ?? 'GET',
        url: String(input instanceof Request ? input.url : input),
        body: init?.body,
      };
      const isForm = method === 'POST' && url.endsWith('/_search');
      const line = `${method} ${url.slice(BASE.length + 1)}${isForm && typeof body === 'string' ? ` ${body}` : ''}`;
      asked.push(decodeURIComponent(line));
      const response = await client.request(url, init ?? {});
      statuses.push(response.status);
      return response;
    },
    concurrency: 4,
    deadline: SPRING + (said.life ?? 480_000),
    timing: {
      now: () => now,
      wait: async (time) => {
        const until = now + time;
        await new Promise((resolve) => setImmediate(resolve));
        now = Math.max(now, until);
      },
      timeOut: () => new AbortController().signal,
    },
    vendor,
    by: said.search ?? 'get',
    budget: createBudget(said.perMinute ?? null, () => now),
  });
  const batchSize = parseCapabilities(statement).batch ? 20 : null;
  const numbers = createPatientNumbers();
  const charts = new Map<string, ChartReading>();
  await readCharts(patients.map(numbers.numberOf), {
    searcher: createSearcher({ transport, batchSize, pages: 40 }),
    vendor,
    isDropped: said.isDropped ?? (() => false),
    patients: numbers,
    now: SPRING,
    topicsIn: SHIPPED_INDEXES.text.topicsIn,
    onRead: (patient, reading) => charts.set(numbers.idOf(patient) ?? '', reading),
  });
  const opened = new Set(client.log.rows().flatMap((row) => row.patients));
  return { charts, asked, statuses, opened, took: now - SPRING };
}
