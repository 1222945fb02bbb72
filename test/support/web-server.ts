import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A web server of this machine, told by a generated configuration, on a port of its own. */
export interface WebServer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

export interface Told {
  /** The folder that holds `t/<id>/`. */
  readonly root: string;
  /** The generated configuration, as text. */
  readonly configuration: string;
  /** A free port is taken where none is named. */
  readonly port?: number;
}

/** A kind of web server: how to find it, and how its generated configuration is embedded as docs/deploy.md says. */
interface Kind {
  readonly name: string;
  /** Where it may be; the first that answers to `says` is taken. */
  readonly commands: readonly string[];
  readonly says: string;
  readonly whole: (root: string, port: number) => string;
  /** How to start it in the foreground on `whole.conf` of a folder. */
  readonly args: (folder: string) => readonly string[];
}

const NGINX: Kind = {
  name: 'nginx',
  commands: ['nginx', '/usr/sbin/nginx'], // not every user's path leads to the second
  says: '-v',
  whole: (root, port) => `
daemon off; master_process off; pid nginx.pid; error_log error.log;
events {}
http {
  access_log off;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  server { listen 127.0.0.1:${port}; root ${root}; include ${GENERATED}; }
}`,
  args: (folder) => ['-p', folder, '-c', 'whole.conf', '-e', 'error.log'],
};

const CADDY: Kind = {
  name: 'caddy',
  commands: ['caddy'],
  says: 'version',
  whole: (root, port) => `
{
  admin off
  auto_https off
}
http://127.0.0.1:${port} {
  root * ${root}
  import ${GENERATED}
}
`,
  args: (folder) => ['run', '--adapter', 'caddyfile', '--config', join(folder, 'whole.conf')],
};

const GENERATED = 'generated.conf';

/** Starts nginx; undefined where there is none on this machine. Throws its own words where it refuses the configuration. */
export function startNginx(told: Told): Promise<WebServer | undefined> {
  return start(NGINX, told);
}

/** Starts Caddy; undefined where there is none on this machine. */
export function startCaddy(told: Told): Promise<WebServer | undefined> {
  return start(CADDY, told);
}

async function start(kind: Kind, told: Told): Promise<WebServer | undefined> {
  const command = kind.commands.find((each) => spawnSync(each, [kind.says]).status === 0);
  if (command === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), `foreword-${kind.name}-`));
  const port = told.port ?? (await freePort());
  writeFileSync(join(folder, 'whole.conf'), kind.whole(told.root, port));
  writeFileSync(join(folder, GENERATED), told.configuration);
  const server = spawn(command, kind.args(folder), {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  const ended = new Promise<void>((resolve) =>
    server.once('close', () => {
      resolve();
    }),
  );
  let words = '';
  server.stderr.setEncoding('utf8').on('data', (said: string) => (words += said));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 100; tries++) {
    if (server.exitCode !== null) break;
    if (await answers(port)) return { port, stop };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await stop();
  throw new Error(`${kind.name} did not start: ${words}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('a server without a port');
  return address.port;
}

async function answers(port: number): Promise<boolean> {
  return ask(port, { method: 'GET', path: '/' }).then(
    () => true,
    () => false,
  );
}

export interface Question {
  readonly method: string;
  /** Sent as it stands: nothing is decoded, resolved or escaped on the way. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  /** As they came, twice where they came twice. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** Asks a server of this machine one question, exactly as it is written. */
export function ask(port: number, { method, path, headers }: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers: { ...headers } });
    sent.once('error', reject);
    sent.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const raw = response.rawHeaders;
        resolve({
          status: response.statusCode ?? 0,
          headers: raw.flatMap((name, at) =>
            at % 2 === 0 ? [[name.toLowerCase(), raw[at + 1] ?? '']] : [],
          ),
          body: Buffer.concat(chunks),
        });
      });
    });
    sent.end();
  });
}
