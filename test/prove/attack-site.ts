import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { createAppHost } from '#sandbox/app-host.ts';
import { listenOn } from '#sandbox/listen.ts';
import { type Headers, type headersOf, tenantPath } from '#zones';
import { sandboxTenant, type ServedBy, serveByNginx } from './built-site.ts';

/** Headers as a mutation would have them. */
export interface Meddled {
  readonly headersOf?: typeof headersOf;
  readonly refusalHeaders?: Headers;
}

/** An app host of which every script is the attacker's, under exactly the headers of the zones, and an EHR that plays along. */
export interface AttackSite {
  /** The tenant's path on the app's host. */
  readonly own: string;
  readonly ehr: string;
  /** Labels that arrived where they should not: elsewhere on the EHR's host, or at the app's host. */
  readonly arrived: ReadonlySet<string>;
  /** Labels of what arrived where it was meant to, and whether it came with a referrer. */
  readonly reached: ReadonlyMap<string, boolean>;
  /** How often each path of the app's host was asked for. */
  readonly asked: ReadonlyMap<string, number>;
  readonly close: () => Promise<void>;
}

/** Starts one, with the headers of `zones.ts` or what a mutation made of them. */
export async function startAttackSite(
  scripts: HostileScripts,
  meddled: Meddled & { readonly servedBy?: ServedBy } = {},
): Promise<AttackSite> {
  const [app, ehr] = await Promise.all([listenOn(0), listenOn(0)]);
  const ehrOrigin = `http://localhost:${ehr.port}`;
  const tenant = sandboxTenant(ehrOrigin);
  const site = layOutHostile(scripts, tenantPath(tenant));
  // The host that sources stand on is the same machine by its number: another origin, and one that notes what comes.
  const catalogOrigins = () => [ehrOrigin.replace('localhost', '127.0.0.1')];
  const nginx =
    meddled.servedBy === 'nginx'
      ? await serveByNginx({ root: site, tenant, catalogOrigins })
      : undefined;
  const arrived = new Set<string>();
  const reached = new Map<string, boolean>();
  const asked = new Map<string, number>();
  const note = ({ url = '', headers }: IncomingMessage): void => {
    const label = /[?&]reach=([\w-]+)/.exec(url)?.[1];
    if (label !== undefined) reached.set(label, headers.referer !== undefined);
  };
  const host =
    nginx?.listener ?? createAppHost({ site, tenants: [tenant], catalogOrigins, ...meddled });
  app.answerWith((request, response) => {
    const { url = '' } = request;
    note(request);
    asked.set(url, (asked.get(url) ?? 0) + 1);
    const taken = /\/taken\/([\w-]+)/.exec(url)?.[1];
    if (taken !== undefined) arrived.add(taken);
    const away = /\/away\?to=(.+)/.exec(url)?.[1];
    if (away === undefined) host(request, response);
    else {
      const location = decodeURIComponent(away);
      response.writeHead(302, { location }).end();
    }
  });
  const ehrAnswer = ehrThatPlaysAlong(arrived);
  ehr.answerWith((request, response) => {
    note(request);
    ehrAnswer(request, response);
  });
  return {
    own: `http://localhost:${app.port}${tenantPath(tenant)}`,
    ehr: ehrOrigin,
    arrived,
    reached,
    asked,
    close: async () => {
      await Promise.all([app.close(), ehr.close(), nginx?.stop()]);
      rmSync(site, { recursive: true, force: true });
    },
  };
}

/** The attacker's code, bundled. */
export interface HostileScripts {
  readonly document: string;
  readonly worker: string;
}

/** Bundles the attacker's code: a worker that may load nothing must hold all of it. */
export async function bundleHostile(): Promise<HostileScripts> {
  const [document, worker] = await Promise.all([bundled('document'), bundled('worker')]);
  return { document, worker };
}

async function bundled(name: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'chrome120',
      lib: {
        entry: fileURLToPath(new URL(`hostile/${name}.ts`, import.meta.url)),
        formats: ['iife'],
        name: 'hostile',
      },
    },
  });
  const output = Array.isArray(made) ? made[0] : made;
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}

function layOutHostile({ document, worker }: HostileScripts, path: string): string {
  const site = mkdtempSync(join(tmpdir(), 'foreword-hostile-'));
  const page = '<!doctype html><title>here</title><body><script src="assets/hostile.js"></script>';
  const files: Readonly<Record<string, string>> = {
    'index.html': page,
    'app.html': page,
    'go.html': page,
    'ended.html': page,
    'forgotten.html': page,
    'readiness.html': page,
    'assets/x.css': 'body { color: rgb(1, 2, 3); }',
    'assets/hostile.js': document,
    'assets/hostile-worker.js': worker,
    'assets/phi-worker-hostile.js': worker,
    'packs/x.txt': 'document.title = "ran"',
  };
  for (const [name, content] of Object.entries(files)) {
    const place = join(site, path, name);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content);
  }
  return site;
}

/** Answers with a redirect where asked to, frames the app where asked to, and notes what is asked elsewhere. */
function ehrThatPlaysAlong(arrived: Set<string>): RequestListener {
  return ({ url = '' }, response) => {
    const label = /^\/(?:other|fhir2)\/([\w-]+)/.exec(url)?.[1];
    if (label !== undefined) arrived.add(label);
    const away = /^\/fhir\/away\?to=(.+)/.exec(url)?.[1];
    const common = { 'access-control-allow-origin': '*' };
    if (away !== undefined) {
      response.writeHead(302, { ...common, location: decodeURIComponent(away) }).end();
    } else if (url.startsWith('/frame')) {
      response.writeHead(200, { 'content-type': 'text/html' }).end(FRAME);
    } else response.writeHead(200, { ...common, 'content-type': 'application/json' }).end('{}');
  };
}

/** The address to frame is in the fragment. */
const FRAME = `<!doctype html><title>frame</title><body style="margin:0"><script>
const frame = document.createElement('iframe');
frame.style = 'width:1100px;height:800px;border:0';
frame.src = decodeURIComponent(location.hash.slice(1));
document.body.append(frame);
</script>`;
