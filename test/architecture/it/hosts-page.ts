import { headersOf, tenantPath, ZONE_NAMES, type ZoneName, type ZoneTenant } from '#zones';
import { page, table, verbatim } from './markdown.ts';

/** A tenant that is nobody's: `.example` is kept from ever being one. */
const EXAMPLE: ZoneTenant = {
  id: 'north',
  issuer: 'https://fhir.ehr.example/r4',
  authorizationOrigin: 'https://sign-in.ehr.example',
  tokenEndpoint: 'https://sign-in.ehr.example/oauth2/token',
  frameAncestors: ['https://portal.ehr.example'],
};

const SOURCE = 'https://source.example';

const SERVED: Readonly<Record<ZoneName, string>> = {
  launch: '`index.html`, and the tenant’s path itself: the launch URL',
  page: '`app.html`: the redirect URI, and the brief',
  'phi-worker': '`assets/phi-worker-….js`: the only place patient data is',
  airlock: '`go.html`: names the host of a source, and goes there on a click',
  ended: '`ended.html`: where a session ends',
  forgotten: '`forgotten.html`: where *Forget everything* ends',
  readiness: '`readiness.html`: for IT',
  script: 'every other script',
  file: 'styles, fonts, cards and the rest',
};

/** docs/it/hosts-and-headers.md. `origins` are the hosts that sources of the core pack stand on. */
export function hostsPage(origins: readonly string[]): string {
  return page('Hosts and headers', [
    'Written from [`src/zones.ts`](../../src/zones.ts), for an example tenant. Yours: `npm run build` writes them for nginx, Caddy and Cloudflare ([deploy.md](../deploy.md)); the readiness page compares what your host sends with the same table.',
    '## For an allow-list',
    'From the clinician’s computer, all by https:',
    table(
      ['Host', 'For', 'When'],
      [
        ['the host that serves Foreword', 'its own files', 'each session'],
        [`\`issuer\`, here \`${EXAMPLE.issuer}\``, 'discovery, `metadata`, FHIR', 'each session'],
        [
          `\`authorizationOrigin\`, here \`${EXAMPLE.authorizationOrigin}\``,
          'the EHR’s sign-in, and where it redirects',
          'each session',
        ],
        [
          `the host of \`tokenEndpoint\`, here \`${new URL(EXAMPLE.tokenEndpoint).origin}\``,
          'the access token',
          'each session',
        ],
        [
          `${String(origins.length)} hosts of published sources, listed below`,
          'the source of a card',
          'only on the reader’s click; blocked, cards work and their sources do not open',
        ],
      ],
    ),
    'No font, script, picture, statistics or error report comes from or goes to any other host. There is no host of ours.',
    '## What may frame it',
    `\`frame-ancestors\` is the tenant’s \`frameAncestors\`, here \`${EXAMPLE.frameAncestors.join(' ')}\`. Every origin around the frame must be named, the EHR’s shell among them. Left empty, nobody may. \`X-Frame-Options\` is not sent: it cannot name origins.`,
    '## Headers, by what is served',
    `Below \`${tenantPath(EXAMPLE)}\`. A host sends these, and adds and drops none. The two forms of \`Permissions-Policy\` stand at the end.`,
    ...ZONE_NAMES.flatMap((zone) => [
      `### ${zone}`,
      SERVED[zone],
      verbatim(
        headerLines(zone)
          .filter(([name]) => name !== PERMISSIONS)
          .map(([name, value]) => `${name}: ${value}`)
          .join('\n'),
      ),
    ]),
    `In \`airlock\`, \`${SOURCE}\` stands for each host of a source.`,
    `### ${PERMISSIONS}`,
    'Nothing is permitted, but passkeys on the page of the brief:',
    ...permissions().map(
      ({ zones, value }) => `${zones}:\n\n${verbatim(`${PERMISSIONS}: ${value}`)}`,
    ),
    '## Hosts of sources',
    'Of the core pack; another pack of the tenant’s adds its own.',
    origins.map((origin) => `- ${origin}`).join('\n'),
  ]);
}

const PERMISSIONS = 'Permissions-Policy';

function headerLines(zone: ZoneName): readonly (readonly [name: string, value: string])[] {
  return Object.entries(headersOf(zone, EXAMPLE, zone === 'airlock' ? [SOURCE] : []));
}

/** Each form of the permissions, with the zones that are served with it. */
function permissions(): readonly { readonly zones: string; readonly value: string }[] {
  const valueOf = (zone: ZoneName) =>
    headerLines(zone).find(([name]) => name === PERMISSIONS)?.[1] ?? '';
  return [...new Set(ZONE_NAMES.map(valueOf))].map((value) => ({
    zones: ZONE_NAMES.filter((zone) => valueOf(zone) === value).join(', '),
    value,
  }));
}
