import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseTenant, type Tenant } from '#boundary/tenant.ts';

/** What `npm run matrix -- --iss URL` is told. */
export interface LiveOptions {
  /** Without a final slash. */
  readonly iss: string;
  /** An entry of a tenant registry; null where one is made from discovery. */
  readonly tenant: Tenant | null;
  /** Id of the Practitioner whose schedule is read; null where the token says it. */
  readonly practitioner: string | null;
  /** Milliseconds since 1970: the moment that the day is read at. */
  readonly now: number;
  /** IANA name of the clinic’s zone. */
  readonly timeZone: string;
  /** Milliseconds that are added to every request of both apps, so that a server on this computer is as far away as a real one. */
  readonly latency: number;
  /** Empty where the server asks for none. */
  readonly token: string;
}

/** How it is used. */
const USAGE = [
  'npm run matrix                      every EHR of the sandbox',
  'npm run matrix -- --iss URL         a server that runs: reads, and writes nothing',
  '  --practitioner ID                 whose schedule, where the token does not say it (fhirUser)',
  '  --tenant FILE                     an entry of the tenant registry; else one is made from discovery',
  '  --now 2026-11-20T08:00:00-05:00   another day than today, as the data of test servers need',
  '  --latency 80                      milliseconds added to every request of both apps',
  '  --time-zone Area/City             the clinic’s; this computer’s unless said',
  'The access token comes from FOREWORD_TOKEN, else from standard input where that is no terminal; none for an open server.',
];

/** Reads the options; null where no server is named, a sentence where something is wrong. */
export async function readOptions(argv: readonly string[]): Promise<LiveOptions | string | null> {
  const values = parsed(argv);
  if (typeof values === 'string') return values;
  if (values.help === true) return USAGE.join('\n');
  const { iss, tenant: file, practitioner = null, now: moment } = values;
  if (iss === undefined) return null;
  if (!URL.canParse(iss)) return `--iss is no address: ${iss}`;
  const tenant = file === undefined ? null : tenantIn(file);
  if (tenant === undefined) return `no entry of the tenant registry: ${file ?? ''}`;
  const now = moment === undefined ? Date.now() : Date.parse(moment);
  const latency = Number(values.latency);
  if (Number.isNaN(now) || !(latency >= 0)) return USAGE.join('\n');
  const { timeZone: here } = Intl.DateTimeFormat().resolvedOptions();
  const timeZone = values['time-zone'] ?? tenant?.timeZone ?? here;
  const token = await readToken();
  return { iss: iss.replace(/\/$/, ''), tenant, practitioner, now, timeZone, latency, token };
}

const OPTIONS = {
  iss: { type: 'string' },
  tenant: { type: 'string' },
  practitioner: { type: 'string' },
  now: { type: 'string' },
  'time-zone': { type: 'string' },
  latency: { type: 'string', default: '80' },
  help: { type: 'boolean' },
} as const;

/** The values, or what is wrong with them. */
function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS }).values;
  } catch (error) {
    return error instanceof Error ? error.message : USAGE.join('\n');
  }
}

function tenantIn(file: string): Tenant | undefined {
  try {
    return parseTenant(withoutSchema(JSON.parse(readFileSync(file, 'utf8'))));
  } catch {
    return undefined;
  }
}

function withoutSchema(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null) return entry;
  return Object.fromEntries(Object.entries(entry).filter(([member]) => member !== '$schema'));
}

/** Never from the command line: that stands in a shell’s history. */
async function readToken(): Promise<string> {
  const { FOREWORD_TOKEN: token } = process.env;
  if (token !== undefined) return token.trim();
  if (process.stdin.isTTY) return '';
  const nothing = new Promise<string>((resolve) => setTimeout(resolve, SILENCE, '').unref());
  const said = await Promise.race([readAll(process.stdin), nothing]);
  process.stdin.destroy();
  return said.trim();
}

/** Milliseconds after which an input that says nothing has no token. */
const SILENCE = 3_000;

async function readAll(input: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  try {
    for await (const chunk of input) text += String(chunk);
  } catch {
    return ''; // it was let go
  }
  return text;
}
