import { admit } from '#boundary/record-policy.ts';
import { READINESS, type ReadinessRow } from '#boundary/readiness-policy.ts';
import type { Tenant } from '#boundary/tenant.ts';
import { tellRows, writeEhrReport } from '#deidentified/readiness/ehr-report.ts';
import { writeReport } from '#deidentified/readiness/report.ts';
import type { Row } from '#deidentified/readiness/row.ts';
import { checkEhr } from '#phi/readiness/check-ehr.ts';
import { askApp } from './ask-app.ts';
import { chooseTenant } from './choose-tenant.ts';
import { type Options, parseOptions, USAGE } from './options.ts';
import { readToken, type TokenRead } from './read-token.ts';

/** What the console lends the command. */
export interface Console {
  /** The folder of the registry. */
  readonly registry: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly input: AsyncIterable<unknown>;
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly fetchImpl: typeof fetch;
}

/** Looks at what an EHR allows and writes the report; gives back how the command ends: 0, 1 where something fails, 2 where it was not understood. */
export async function runReadiness(args: readonly string[], console: Console): Promise<0 | 1 | 2> {
  const options = parseOptions(args);
  if (options === undefined || options.isHelp) {
    (options === undefined ? console.complain : console.write)(USAGE);
    return options === undefined ? 2 : 0;
  }
  const chosen = await chooseTenant(options, console);
  if (typeof chosen === 'string') return refuse(chosen, console);
  const token = await readToken({
    environment: console.environment,
    input: options.isTokenOnInput ? console.input : null,
  });
  if (token === undefined) return refuse(NO_TOKEN_TEXT, console);
  const { tenant, notes } = chosen;
  const rows = await rowsOf({ tenant, token, console }, options);
  const site = options.app === null ? [] : await askApp(options.app, tenant, console.fetchImpl);
  const day = new Date(console.now()).toISOString().slice(0, 'YYYY-MM-DD'.length);
  console.write(writeAll({ tenant, notes, rows, site, day }, options));
  const told = tellRows(rows, tenant);
  return [...told, ...site].some(({ verdict }) => verdict === 'fail') ? 1 : 0;
}

const NO_TOKEN_TEXT =
  'What was given as a token is none: a Bearer token, or the JSON that the token endpoint answered.';

function refuse(words: string, { complain }: Console): 2 {
  complain(`${words}\n\n${USAGE}`);
  return 2;
}

interface Asking {
  readonly tenant: Tenant;
  readonly token: TokenRead | null;
  readonly console: Console;
}

/** The last that was said holds all. What the door refuses is a defect of ours. */
async function rowsOf(
  { tenant, token, console: { now, random, fetchImpl } }: Asking,
  { app, practitioner }: Options,
): Promise<readonly ReadinessRow[]> {
  let last: readonly ReadinessRow[] = [];
  await checkEhr(tenant, {
    token,
    grant: token?.grant ?? null,
    ...(practitioner === null ? {} : { signedIn: { type: 'Practitioner', id: practitioner } }),
    signIn: token === null ? 'no-token' : token.grant === null ? 'not-asked' : 'right',
    from: { in: 'console', appOrigin: app?.origin ?? null },
    fetchImpl,
    timing: {
      now,
      wait: (time) => new Promise((resolve) => setTimeout(resolve, time)),
      timeOut: (time) => AbortSignal.timeout(time),
      random,
    },
    say: (candidate) => {
      const message = admit(READINESS, candidate);
      if (message === undefined) throw new Error('a row that the door refuses');
      last = message.rows;
    },
  });
  return last;
}

interface Found {
  readonly tenant: Tenant;
  readonly notes: readonly string[];
  readonly rows: readonly ReadinessRow[];
  readonly site: readonly Row[];
  readonly day: string;
}

function writeAll({ tenant, notes, rows, site, day }: Found, { isMarkdown }: Options): string {
  const heading = { tenant, day, isWhole: true };
  const report = writeEhrReport(tellRows(rows, tenant), heading, isMarkdown ? 'markdown' : 'plain');
  const host = site.length === 0 ? [] : ['', inManner(writeReport(tenant.id, site), isMarkdown)];
  return [...notes, ...(notes.length === 0 ? [] : ['']), report, ...host].join('\n');
}

/** What is compared header by header stays as it is, in either manner. */
function inManner(text: string, isMarkdown: boolean): string {
  return isMarkdown ? ['```', text.trimEnd(), '```', ''].join('\n') : text;
}
