import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import type { Tenant } from '#boundary/tenant.ts';
import { createAppHost } from '#sandbox/app-host.ts';
import { atOrigin } from '#sandbox/at-origin.ts';
import { createEhr } from '#sandbox/ehr/ehr.ts';
import { listenOn } from '#sandbox/listen.ts';
import { layOut } from '../../launch/tenants/lay-out.ts';
import { readRegistry } from '../../launch/tenants/read-registry.ts';
import type { BenchClinic } from './bench-clinic.ts';

/** One request that reached the EHR. Times are milliseconds since 1970, by this machine's clock. */
export interface RequestRow {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly arrived: number;
  /** When the last byte of the answer was handed to the system; NaN until then. */
  ended: number;
}

/** What a request meets. */
export interface Conditions {
  /** Milliseconds added to every request, preflights and the app's own files among them. */
  readonly latency: number;
  /** Whether `/metadata` declares the batch. */
  readonly batch: boolean;
}

export interface SlowSandbox {
  readonly tenant: Tenant;
  readonly clinician: string;
  readonly ehrUrl: string;
  readonly appUrl: string;
  /** Sets the conditions and begins a new log, which grows while requests come. */
  readonly begin: (conditions: Conditions) => readonly RequestRow[];
  readonly launchUrl: () => string;
  readonly close: () => Promise<void>;
}

interface Parts {
  readonly bench: BenchClinic;
  /** The app as built, and the pages of the bench. */
  readonly built: string;
  readonly pages: string;
}

/** The tenant that reads scheduled patients only: what every tenant reads. */
const TENANT = 'sandbox-minimal';

/** The sandbox's own EHR and app host, each request held back before it is looked at. The bench's pages lie beside the app. */
export async function startSlowSandbox({ bench, built, pages }: Parts): Promise<SlowSandbox> {
  const [ehrServer, appServer] = await Promise.all([listenOn(0), listenOn(0)]);
  const ehrUrl = `http://localhost:${ehrServer.port}`;
  const appUrl = `http://localhost:${appServer.port}`;
  const registered = readRegistry('launch/tenants').find(({ id }) => id === TENANT);
  if (registered === undefined) throw new Error(`no tenant ${TENANT}`);
  const tenant = atOrigin(registered, ehrUrl);
  const site = mkdtempSync(join(tmpdir(), 'foreword-bench-site-'));
  layOut({ built, tenants: [tenant], out: site });
  let conditions: Conditions = { latency: 0, batch: true };
  let log: RequestRow[] = [];
  const ehr = await createEhr({
    origin: ehrUrl,
    appOrigin: appUrl,
    clinic: bench.clinic,
    tenants: [tenant],
    today: '2026-11-20',
    tokenLife: 3600,
    meddle: async (request, answer) => {
      const response = await answer();
      const isSwitched = !conditions.batch && new URL(request.url).pathname.endsWith('/metadata');
      return isSwitched && request.method === 'GET' ? withoutBatch(response) : response;
    },
  });
  const late = (listener: RequestListener): RequestListener => {
    return (request, response) => {
      setTimeout(() => {
        listener(request, response);
      }, conditions.latency);
    };
  };
  const answerLate = late(ehr.listener);
  ehrServer.answerWith((request, response) => {
    const row = rowOf(request);
    log.push(row);
    response.on('finish', () => (row.ended = Date.now()));
    answerLate(request, response);
  });
  const app = late(createAppHost({ site, tenants: [tenant], catalogOrigins: () => [] }));
  const page = pageHost(pages);
  appServer.answerWith((request, response) => {
    (request.url?.startsWith(PAGES) === true ? page : app)(request, response);
  });
  return {
    tenant,
    clinician: bench.clinician,
    ehrUrl,
    appUrl,
    begin: (next) => {
      conditions = next;
      log = [];
      return log;
    },
    launchUrl: () => ehr.launchUrl(TENANT, { clinician: bench.clinician, patient: null }),
    close: async () => {
      await Promise.all([ehrServer.close(), appServer.close()]);
      rmSync(site, { recursive: true, force: true });
    },
  };
}

function rowOf({ method = 'GET', url = '/' }: IncomingMessage): RequestRow {
  return { method, url, arrived: Date.now(), ended: Number.NaN };
}

async function withoutBatch(response: Response): Promise<Response> {
  const text = await response.text();
  const said = text.replace('"interaction":[{"code":"batch"}]', '"interaction":[]');
  if (said === text) throw new Error('the sandbox declares its batch in other words');
  return new Response(said, { status: response.status, headers: response.headers });
}

/** Where the bench's own pages lie on the app's origin, the only one that the EHR lets read. */
export const PAGES = '/bench/';

/** One script, or an empty page that runs the script of its name. No policy stands over them, and no delay. */
function pageHost(folder: string): RequestListener {
  return (request, response) => {
    const name = basename(request.url ?? '');
    if (extname(name) !== '.js') {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(
        `<!doctype html><title>Bench</title><script type="module" src="${name}.js"></script>`,
      );
      return;
    }
    readFile(join(folder, name)).then(
      (script) => response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script),
      () => response.writeHead(404).end(),
    );
  };
}
