import { parseArgs } from 'node:util';

/** What the command was told. */
export interface Options {
  /** The FHIR base as the EHR sends it in `iss`; null where a tenant is named instead. */
  readonly iss: string | null;
  /** An id of the registry. */
  readonly tenant: string | null;
  /** Where the app is served for this tenant. */
  readonly app: URL | null;
  /** The id of the Practitioner who signed in, for a token that comes without its answer. */
  readonly practitioner: string | null;
  readonly isTokenOnInput: boolean;
  readonly isMarkdown: boolean;
  readonly isHelp: boolean;
}

export const USAGE = `npm run readiness -- --iss URL [options]

  --iss URL           the FHIR base, exactly as the EHR sends it in iss
  --tenant ID         an entry of launch/tenants; without it the one with this issuer, or what discovery says
  --app URL           where the app is served: https://HOST/t/ID/. Compares what that host answers, and asks for CORS as from there
  --token-from-stdin  reads an access token, or the whole JSON that the token endpoint answered, from standard input
  --practitioner ID   who signed in, where the token comes without that answer
  --markdown          the report as Markdown
  --help

A token is taken from FOREWORD_TOKEN or from standard input, never from an argument, and is never shown. Without one, what takes a token
is skipped. Nothing is written to the EHR.

Ends with 0 where nothing is to be mended, 1 where something fails, 2 where the command was not understood.
`;

/** Parses the arguments; undefined where they are not understood. */
export function parseOptions(args: readonly string[]): Options | undefined {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const { iss = null, tenant = null, app, practitioner = null, help } = values;
    if (!help && iss === null && tenant === null) return undefined;
    if (app !== undefined && !/^https?:/.test(URL.parse(app)?.protocol ?? '')) return undefined;
    if (practitioner !== null && !/^[A-Za-z0-9.-]{1,64}$/.test(practitioner)) return undefined;
    return {
      iss,
      tenant,
      app: app === undefined ? null : new URL(app.endsWith('/') ? app : `${app}/`),
      practitioner,
      isTokenOnInput: values['token-from-stdin'],
      isMarkdown: values.markdown,
      isHelp: help,
    };
  } catch {
    return undefined;
  }
}

const OPTIONS = {
  iss: { type: 'string' },
  tenant: { type: 'string' },
  app: { type: 'string' },
  practitioner: { type: 'string' },
  'token-from-stdin': { type: 'boolean', default: false },
  markdown: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;
