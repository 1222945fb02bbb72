import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import { build } from 'vite';
import type { Clinic } from './clinic/clinic.ts';
import { generateClinic } from './clinic/generate-clinic.ts';
import { layScheduleOver } from './clinic/lay-schedule-over.ts';
import { loadNdjson } from './clinic/load-ndjson.ts';
import { type CommandOptions, parseCommand, REGISTERED_PORT, USAGE } from './command-options.ts';
import { servedType } from './ehr/served-types.ts';
import { listenOn } from './listen.ts';
import { startSandbox } from './run.ts';
import { serveDev } from './serve-dev.ts';
import { invalidApart } from './validate-apart.ts';

/** Runs `npm start`: builds the app, fills the sandbox EHR, serves both and says where to go. */
export async function start(args: readonly string[]): Promise<void> {
  const options = parseCommand(args);
  const trouble =
    options === undefined ? USAGE : (troubleWith(options) ?? (await takenPort(options.port)));
  if (options === undefined || trouble !== undefined) {
    console.error(trouble);
    process.exitCode = 1;
    return;
  }
  const today = options.today ?? format(new TZDate(Date.now(), TIME_ZONE), 'yyyy-MM-dd');
  console.log(options.data === null ? 'Making the clinic …' : `Reading ${options.data} …`);
  const asked = await askedClinic(options, today);
  console.log(
    `Checking ${asked.resources.length} resources${willBuild(options) ? ' and building the app' : ''} …`,
  );
  const [invalid] = await Promise.all([
    invalidApart(asked.resources),
    willBuild(options) ? build({ configFile: VITE_CONFIG, logLevel: 'warn' }) : undefined,
  ]);
  const clinic = without(asked, invalid);
  const sandbox = await startSandbox({
    ehrPort: options.port,
    ...(options.dev
      ? { appPort: null, appOrigin: `http://localhost:${options.port + 1}` }
      : { appPort: options.port + 1, built: BUILT }),
    clinic,
    today,
    ...(options.vendor === null ? {} : { vendor: options.vendor }),
    ...(options.style === null ? {} : { style: options.style }),
  });
  if (options.dev) await serveDev(VITE_CONFIG, options.port + 1);
  console.log(welcome(sandbox.ehrUrl, options));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
  }
}

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const VITE_CONFIG = here('vite.config.ts');
const BUILT = here('dist/build');

/** The clinic's zone, as the sandbox tenants of the registry have it. */
const TIME_ZONE = 'America/New_York';

function troubleWith(options: CommandOptions): string | undefined {
  const { dev, port, data, build: builds, vendor } = options;
  if (dev && port !== REGISTERED_PORT) return `--dev runs on port ${REGISTERED_PORT} only.`;
  if (dev && vendor !== null) return '--dev shows the sandbox as itself: leave --ehr out.';
  if (data !== null && !existsSync(data)) return `There is no folder ${data}.`;
  if (!dev && !builds && !existsSync(BUILT)) return 'Nothing was built yet: leave --no-build out.';
  return undefined;
}

async function takenPort(port: number): Promise<string | undefined> {
  for (const each of [port, port + 1]) {
    try {
      await (await listenOn(each)).close();
    } catch {
      return `Port ${each} is taken. Stop what uses it, or choose another: npm start -- --port ${port + 10}`;
    }
  }
  return undefined;
}

function willBuild({ dev, build: builds }: CommandOptions): boolean {
  return builds && !dev;
}

async function askedClinic({ data, seed }: CommandOptions, today: string): Promise<Clinic> {
  const terms = { seed, today, timeZone: TIME_ZONE };
  if (data === null) return generateClinic({ ...terms, ...presentOf(today) });
  const { resources, refused } = await loadNdjson(data);
  if (refused > 0) console.log(`${refused} lines or files could not be read as FHIR.`);
  const served = resources.filter(({ resourceType }) => servedType(resourceType) !== undefined);
  return layScheduleOver(served, { ...terms, ...presentOf(today) });
}

/** The present instant, when the day asked for is the present one: visits that are over are then over. */
function presentOf(today: string): { readonly now?: Date } {
  const now = new Date();
  return format(new TZDate(now, TIME_ZONE), 'yyyy-MM-dd') === today ? { now } : {};
}

function without(clinic: Clinic, invalid: readonly string[]): Clinic {
  if (invalid.length === 0) return clinic;
  const shown = invalid.slice(0, 5).join(', ');
  console.log(`${invalid.length} resources are not valid FHIR R4 and were left out: ${shown} …`);
  const refused = new Set(invalid);
  return {
    ...clinic,
    resources: clinic.resources.filter(
      ({ resourceType, id }) => !refused.has(`${resourceType}/${id ?? '?'}`),
    ),
  };
}

function welcome(ehrUrl: string, { dev, vendor }: CommandOptions): string {
  const notes = [
    ...(dev ? ['Hot reload, for the tenant `sandbox` only, without the production headers.'] : []),
    ...(vendor === null ? [] : [`It answers as ${vendor.name} is documented to: docs/sandbox.md.`]),
  ];
  const said = notes.map((note) => `  ${note}\n`).join('');
  return `\n  Open ${ehrUrl}\n${said}\n  The sandbox EHR is there, with Foreword in it. Ctrl+C stops both.\n`;
}
