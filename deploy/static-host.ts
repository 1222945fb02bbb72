import type { Headers } from '#zones';
import { areSame, type HostFormat, ORIGIN_OF_FILE, unwritableHeader } from './host-format.ts';
import type { HostedFile, HostedSite } from './hosted-site.ts';

/**
 * The `_headers` file of Cloudflare Pages and Workers static assets. Every rule that matches an address applies, in order, and values of the
 * same header are joined; so each rule takes back, with `! Name`, what the rule for everything has said.
 * Other hosts that read a file of this name have no such line: it is not for them.
 */
export const STATIC_HOST: HostFormat = {
  file: '_headers',
  obstacleTo: (site) => {
    const rules = rulesOf(site);
    const longest = Math.max(
      ...write(site)
        .split('\n')
        .map((line) => line.trim().length),
    );
    if (rules.length > MOST_RULES) return `${rules.length} rules; the host reads ${MOST_RULES}`;
    if (longest > LONGEST_LINE) return `a line of ${longest}; the host reads ${LONGEST_LINE}`;
    return unwritableHeader(site, isWritable);
  },
  write,
};

/** Limits of Cloudflare Pages (developers.cloudflare.com/pages/configuration/headers); a line or a rule over them is ignored. */
const MOST_RULES = 100;
const LONGEST_LINE = 2000;

/** Nothing is quoted; the ends are trimmed, and `:splat` stands for what the `*` of a rule matched. */
function isWritable(value: string): boolean {
  return /^[!-~]([ -~]*[!-~])?$/.test(value) && !value.includes(':splat');
}

function write(site: HostedSite): string {
  return [...ORIGIN_OF_FILE, ...rulesOf(site).flat(), ''].join('\n');
}

type Rule = readonly string[];

function rulesOf({ refusal, tenants }: HostedSite): readonly Rule[] {
  const files = tenants.flatMap((tenant) => tenant.files);
  const everything = files.map(({ headers }) => headers).find(isClosedAs(refusal)) ?? refusal;
  return [
    // The host adds the last one itself: no other origin reads these files.
    ['/*', ...headerLines(everything), '  ! Access-Control-Allow-Origin'],
    ...files
      .filter(({ headers }) => !areSame(headers, everything))
      .flatMap((file) =>
        addressesOf(file).map((path) => [path, ...instead(file.headers, everything)]),
      ),
  ];
}

/**
 * Most files are as closed as a refusal and may only be kept longer. Said for everything, they need no rule of their own, which would soon
 * be too many; what is not there may then be kept as long as they.
 */
function isClosedAs(refusal: Headers): (headers: Headers) => boolean {
  const { [KEPT]: kept = '' } = refusal;
  return (headers) => areSame({ ...headers, [KEPT]: kept }, refusal);
}

const KEPT = 'Cache-Control';

/** The host sends `app.html` on to `app`, and answers there. */
function addressesOf({ path, file }: HostedFile): readonly string[] {
  return path === file && path.endsWith('.html') && !path.endsWith('/index.html')
    ? [path, path.slice(0, -'.html'.length)]
    : [path];
}

/** Only what differs from the rule for everything: taken back, and said anew where there is something to say. */
function instead(headers: Headers, everything: Headers): readonly string[] {
  const differing = Object.entries(headers).filter(([name, value]) => everything[name] !== value);
  const takenBack = Object.keys(everything).filter((name) => headers[name] !== everything[name]);
  return [...takenBack.map((name) => `  ! ${name}`), ...headerLines(Object.fromEntries(differing))];
}

function headerLines(headers: Headers): readonly string[] {
  return Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
}
