import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tenant } from '#boundary/tenant.ts';
import { CADDY } from '../../deploy/caddy.ts';
import type { HostFormat } from '../../deploy/host-format.ts';
import type { HostedSite } from '../../deploy/hosted-site.ts';
import { NGINX } from '../../deploy/nginx.ts';
import { readHostedSite } from '../../deploy/write-hosts.ts';
import { layOut } from '../../launch/tenants/lay-out.ts';
import { readCatalogOrigins } from '../../launch/tenants/read-catalog-origins.ts';
import { readRegistry } from '../../launch/tenants/read-registry.ts';
import { compareAnswers } from '../support/host-answers.ts';
import { startCaddy, startNginx, type Told, type WebServer } from '../support/web-server.ts';

/*
 * The generated host configurations, run: each web server that is on this machine serves the built site of every registered tenant and of
 * one whose EHR is reached by https, as a hospital's is; each answer is compared with the table of zones. Then values of every character that can be written; then, to see that the comparison
 * sees, configurations that are wrong in one place.
 */

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

interface Server {
  readonly name: string;
  readonly format: HostFormat;
  readonly start: (told: Told) => Promise<WebServer | undefined>;
  /** What is wrong, and how the text becomes so. */
  readonly planted: Readonly<Record<string, (text: string) => string>>;
}

const SERVERS: readonly Server[] = [
  {
    name: 'nginx',
    format: NGINX,
    start: startNginx,
    planted: {
      'headers on what is found only': (text) => text.replaceAll(' always;', ';'),
      'a location with one header of its own': (text) =>
        text.replace(/(location ~ .* \{\n)[^}]*/, '$1 add_header X-Own "1" always;'),
      'a page without its allow-list': (text) =>
        text.replace(/ {2}add_header Connection-Allowlist .*\n/, ''),
      'every file there is': (text) => text.replace('  return 404 "Not found\\n";\n', ''),
    },
  },
  {
    name: 'caddy',
    format: CADDY,
    start: startCaddy,
    planted: {
      'a page without its allow-list': (text) =>
        text.replace(/( {2}header @.* \{\n.*\n) *Connection-Allowlist .*\n/, '$1'),
      'every file there is': (text) =>
        text.replace(/ *respond @unknown.*\n/, '').replace(' none\n', ' {path}\n'),
    },
  },
];

if (existsSync(here('dist/build'))) await measure();
else {
  console.log('dist/build is not here: run npm run build first.');
  process.exitCode = 1;
}

async function measure(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'foreword-site-'));
  const registered = readRegistry(here('launch/tenants'));
  const tenants = [...registered, ...registered.slice(0, 1).map(asOfHospital)];
  layOut({ built: here('dist/build'), tenants, out: root });
  mkdirSync(join(root, 'build'));
  writeFileSync(join(root, 'build/app.html'), 'of no tenant');
  const catalogOrigins = readCatalogOrigins(root);
  const site = readHostedSite({ root, tenants, catalogOrigins });
  for (const server of SERVERS) await measureServer(server, site, root);
  rmSync(root, { recursive: true });
}

/** What the sandbox lacks: addresses that only https leads to. */
function asOfHospital(tenant: Tenant): Tenant {
  return {
    ...tenant,
    id: 'north',
    issuer: 'https://ehr.example/fhir',
    authorizationOrigin: 'https://login.example',
    tokenEndpoint: 'https://login.example/token',
    frameAncestors: ['https://ehr.example'],
  };
}

async function measureServer(server: Server, site: HostedSite, root: string): Promise<void> {
  const { name, format, planted } = server;
  const found = await findings(server, { root, site, text: textOf(format, site) });
  if (found === undefined) {
    console.log(`${name} is not here: its configuration was not run.`);
    return;
  }
  const printable = withPrintable(format, site);
  const quoted = await findings(server, { root, site: printable, text: textOf(format, printable) });
  const wrong = [...found.wrong, ...(quoted?.wrong ?? [])];
  const unseen: string[] = [];
  for (const [fault, plant] of Object.entries(planted)) {
    const text = plant(textOf(format, site));
    const seen = await findings(server, { root, site, text });
    if (seen === undefined || seen.wrong.length === 0) unseen.push(fault);
  }
  for (const line of wrong.slice(0, 20)) console.log(line);
  const { answers, statuses } = found;
  const plantedCount = Object.keys(planted).length;
  console.log(
    JSON.stringify({
      server: name,
      answers,
      statuses,
      wrong: wrong.length,
      planted: plantedCount,
      unseen,
    }),
  );
  if (wrong.length > 0 || unseen.length > 0) process.exitCode = 1;
}

interface Trial {
  readonly root: string;
  readonly site: HostedSite;
  readonly text: string;
}

async function findings(server: Server, { root, site, text }: Trial) {
  const running = await server.start({ root, configuration: text });
  if (running === undefined) return undefined;
  const found = await compareAnswers({ port: running.port, root, site });
  await running.stop();
  return found;
}

function textOf(format: HostFormat, site: HostedSite): string {
  const obstacle = format.obstacleTo(site);
  if (obstacle !== undefined) throw new Error(`${format.file}: ${obstacle}`);
  return format.write(site);
}

/** The site with one more header, of every character that the format can write. */
function withPrintable(format: HostFormat, site: HostedSite): HostedSite {
  const withValue = (value: string): HostedSite => ({
    ...site,
    refusal: { ...site.refusal, 'X-Printable': value },
  });
  const printable = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));
  const writable = printable.filter(
    (character) => format.obstacleTo(withValue(`a${character}b`)) === undefined,
  );
  return withValue(`a${writable.join('')}\\"\\z`);
}
