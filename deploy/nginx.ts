import type { Headers } from '#zones';
import { CONTENT_TYPES, TEXTUAL } from './content-types.ts';
import {
  areSame,
  distinct,
  type HostFormat,
  ORIGIN_OF_FILE,
  unwritableHeader,
} from './host-format.ts';
import type { HostedFile } from './hosted-site.ts';

/**
 * nginx: what a `server` block includes. Each address stands in a location, alone or among those with the same headers, and what stands
 * in none does not exist. A location with one `add_header` inherits none from the server, so each is given all of its headers.
 */
export const NGINX: HostFormat = {
  file: 'nginx.conf',
  obstacleTo: (site) => unwritableHeader(site, isWritable),
  write: (site) =>
    [
      ...ORIGIN_OF_FILE,
      '# To be included in a server block that holds only `listen`, `server_name`, `root` and what TLS needs.',
      ...SETTINGS,
      '',
      '# To whatever is not below, and to requests that nginx refuses by itself.',
      ...headerLines(site.refusal),
      'location / {',
      '  types {}',
      '  default_type text/plain;',
      '  return 404 "Not found\\n";',
      '}',
      ...site.tenants.flatMap(({ id, files }) => [
        '',
        `# Tenant ${id}`,
        ...groupsOf(files).flatMap(locationLines),
      ]),
      '',
    ].join('\n'),
};

/** nginx reads its file through a buffer of 4,096 bytes, which a word must fit in. */
const LONGEST = 4000;

/** A dollar begins a variable, and there is no way to write one that does not. */
function isWritable(value: string): boolean {
  return /^[ -#%-~]+$/.test(value) && quoted(value).length <= LONGEST;
}

const PACKED = [...TEXTUAL, 'image/svg+xml'].filter((type) => type !== 'text/html'); // which nginx always packs

const SETTINGS: readonly string[] = [
  'server_tokens off;',
  'autoindex off;',
  'max_ranges 0;', // with a range it cannot satisfy, nginx sends every header twice
  'default_type application/octet-stream;',
  'types {',
  ...Object.entries(CONTENT_TYPES).map(([ending, type]) => `  ${type} ${ending};`),
  '}',
  'charset utf-8;',
  `charset_types ${[...TEXTUAL].filter((type) => type !== 'text/html').join(' ')};`,
  'gzip on;',
  'gzip_vary on;',
  'gzip_proxied any;',
  'gzip_min_length 1024;',
  `gzip_types ${PACKED.join(' ')};`,
];

/** Files that are answered in the same way; a page is alone, since what it is told is long and matters. */
function groupsOf(files: readonly HostedFile[]): readonly (readonly HostedFile[])[] {
  const isPage = ({ file }: HostedFile) => file.endsWith('.html');
  const others = files.filter((file) => !isPage(file));
  return [
    ...files.filter(isPage).map((file) => [file]),
    ...distinct(others.map(({ headers }) => headers)).flatMap((set) =>
      chunksOf(others.filter(({ headers }) => areSame(headers, set))),
    ),
  ];
}

/** Few enough for the pattern of a location to fit in the buffer. */
function chunksOf(files: readonly HostedFile[]): readonly (readonly HostedFile[])[] {
  const size = 20;
  return files.flatMap((_, at) => (at % size === 0 ? [files.slice(at, at + size)] : []));
}

function locationLines(group: readonly HostedFile[]): readonly string[] {
  const [first] = group;
  if (first === undefined) return [];
  const { path, file, headers } = first;
  const paths = group.map((each) => each.path);
  return [
    group.length === 1 ? `location = ${path} {` : `location ~ ${patternOf(paths)} {`,
    ...(path === file ? [] : [`  try_files ${file} =404;`]),
    // The query of a page is a launch or a code: nothing for a log.
    ...(file.endsWith('.html') ? ['  access_log off;'] : []),
    ...headerLines(headers).map((line) => `  ${line}`),
    '}',
  ];
}

/** `\z`, since `$` would also match before a line's end that an address can hold. */
function patternOf(paths: readonly string[]): string {
  return `^(?:${paths.map((path) => path.replaceAll('.', '\\.')).join('|')})\\z`;
}

/** `always`: also with 304, 404 and 405. */
function headerLines(headers: Headers): readonly string[] {
  return Object.entries(headers).map(
    ([name, value]) => `add_header ${name} ${quoted(value)} always;`,
  );
}

function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
