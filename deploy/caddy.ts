import type { Headers } from '#zones';
import {
  areSame,
  distinct,
  type HostFormat,
  ORIGIN_OF_FILE,
  unwritableHeader,
} from './host-format.ts';
import type { HostedFile, HostedSite, HostedTenant } from './hosted-site.ts';

/**
 * Caddy: what a site block imports. A map says of each address which headers, type and file it has, and what has no row does not exist;
 * the `route` keeps the order that is written, so that a later `header` replaces what an earlier one set.
 */
export const CADDY: HostFormat = {
  file: 'Caddyfile',
  obstacleTo: (site) => unwritableHeader(site, isWritable),
  write: (site) =>
    [
      ...ORIGIN_OF_FILE,
      '# To be imported in a site block that holds only `root` and what TLS needs.',
      'route {',
      ...routeLines(site).map((line) => `  ${line}`),
      '}',
      '',
    ].join('\n'),
};

/** Between backticks nothing is special but a backtick; a brace begins a placeholder. */
function isWritable(value: string): boolean {
  return /^[ -_a-z|~]+$/.test(value);
}

const NO_FILE = 'none';

function routeLines({ refusal, tenants }: HostedSite): readonly string[] {
  const named = tenants.map((tenant) => ({ tenant, sets: setsOf(tenant, refusal) }));
  return [
    '# Of each address: its headers, its media type, its file.',
    'map {path} {foreword_headers} {foreword_type} {foreword_file} {',
    ...named.flatMap(({ tenant, sets }) => tenant.files.map((file) => `  ${rowOf(file, sets)}`)),
    `  default ${REFUSAL} ${verbatim('text/plain; charset=utf-8')} ${NO_FILE}`,
    '}',
    'header -Server',
    'header Content-Type {foreword_type}',
    ...headerLines('header', refusal),
    ...named.flatMap(({ sets }) => sets.flatMap((set) => replacing(set, refusal))),
    `@unknown vars {foreword_file} ${NO_FILE}`,
    'respond @unknown "Not found" 404',
    '@writing not method GET HEAD',
    'respond @writing "Only GET and HEAD" 405',
    'encode gzip',
    'rewrite * {foreword_file}',
    'file_server',
  ];
}

interface NamedSet {
  readonly name: string;
  readonly headers: Headers;
}

const REFUSAL = 'refusal';

/** Of its own for each tenant, so that another tenant changes no line of it. */
function setsOf({ id, files }: HostedTenant, refusal: Headers): readonly NamedSet[] {
  return distinct(files.map(({ headers }) => headers))
    .filter((headers) => !areSame(headers, refusal))
    .map((headers, index) => ({ name: `${id}-${index + 1}`, headers }));
}

function rowOf({ path, file, type, headers }: HostedFile, sets: readonly NamedSet[]): string {
  const name = sets.find((set) => areSame(set.headers, headers))?.name ?? REFUSAL;
  return [path, name, verbatim(type), file].join(' ');
}

/** A removal waits for the answer, and whatever stands with it, so it stands apart. */
function replacing({ name, headers }: NamedSet, refusal: Headers): readonly string[] {
  const removed = Object.keys(refusal).filter((each) => headers[each] === undefined);
  return [
    `@${name} vars {foreword_headers} ${name}`,
    ...headerLines(`header @${name}`, headers),
    ...removed.map((each) => `header @${name} -${each}`),
  ];
}

function headerLines(directive: string, headers: Headers): readonly string[] {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name} ${verbatim(value)}`);
  return [`${directive} {`, ...lines, '}'];
}

function verbatim(value: string): string {
  return `\`${value}\``;
}
