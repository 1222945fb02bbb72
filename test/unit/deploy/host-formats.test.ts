import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Headers,
  headersOf,
  REFUSAL_HEADERS,
  tenantPath,
  zoneOf,
  type ZoneTenant,
} from '#zones';
import { CADDY } from '../../../deploy/caddy.ts';
import type { HostFormat } from '../../../deploy/host-format.ts';
import { NGINX } from '../../../deploy/nginx.ts';
import { STATIC_HOST } from '../../../deploy/static-host.ts';
import {
  type HeadersAt,
  readCaddy,
  readNginx,
  readStaticHost,
} from '../../support/host-readers.ts';
import { CATALOG, FILES, siteOf, tenants } from '../../support/hosted-sites.ts';

interface Case {
  readonly name: string;
  readonly format: HostFormat;
  readonly read: (text: string) => HeadersAt;
  /** Characters that a host of this kind would not send as they are written. */
  readonly refused: readonly string[];
  /** Where a host has too few rules to say how long a refusal is kept. */
  readonly cached?: Headers;
}

const CASES: readonly Case[] = [
  { name: 'nginx', format: NGINX, read: readNginx, refused: ['$'] },
  { name: 'Caddy', format: CADDY, read: readCaddy, refused: ['`', '{', '}'] },
  {
    name: 'static host',
    format: STATIC_HOST,
    read: readStaticHost,
    refused: [],
    cached: { 'Cache-Control': '' },
  },
];

describe.each(CASES)('what $name is told', ({ format, read, refused, cached }) => {
  it('gives every file of every tenant exactly the headers of its zone', () => {
    fc.assert(
      fc.property(tenants, fc.subarray(FILES), (all, files) => {
        const at = read(format.write(siteOf(all, files)));
        for (const tenant of all) {
          for (const file of files) {
            const path = `${tenantPath(tenant)}${file}`;
            expect(at(path)).toEqual(headersOf(zoneOf(file), tenant, CATALOG));
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('gives the launch page the same headers at the tenant’s path itself', () => {
    fc.assert(
      fc.property(tenants, (all) => {
        const at = read(format.write(siteOf(all)));
        for (const tenant of all)
          expect(at(tenantPath(tenant))).toEqual(headersOf('launch', tenant, CATALOG));
      }),
      { numRuns: 20 },
    );
  });

  it('refuses what is not there with the headers of a refusal', () => {
    fc.assert(
      fc.property(tenants, fc.webPath(), (all, path) => {
        const at = read(format.write(siteOf(all)));
        for (const address of [path, `/t/nobody${path}`, '/t/', '/sw.js', '/build/app.html']) {
          expect({ ...at(address), ...cached }).toEqual({ ...REFUSAL_HEADERS, ...cached });
        }
      }),
      { numRuns: 50 },
    );
  });

  it('never names one tenant’s EHR at another tenant’s path', () => {
    fc.assert(
      fc.property(tenants, (all) => {
        const at = read(format.write(siteOf(all)));
        for (const tenant of all) {
          const said = FILES.map((file) => JSON.stringify(at(`${tenantPath(tenant)}${file}`)));
          const strangers = all.filter(({ id }) => id !== tenant.id);
          expect(strangers.filter(({ issuer }) => said.join().includes(issuer))).toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('changes no line for the others when a tenant is added, wherever it comes', () => {
    fc.assert(
      fc.property(tenants, fc.nat(), (all, at) => {
        fc.pre(all.length > 1);
        const place = at % all.length;
        const before = format.write(siteOf(all.filter((_, index) => index !== place))).split('\n');
        const after = format.write(siteOf(all)).split('\n');
        const rest = after[Symbol.iterator]();
        expect(before.filter((line) => !rest.some((each) => each === line))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('sends a value of any printable characters as it is, or refuses to be written', () => {
    fc.assert(
      fc.property(fc.string({ unit: printable, minLength: 1, maxLength: 40 }), (value) => {
        const site = { refusal: { 'X-Value': value }, tenants: [] };
        if (format.obstacleTo(site) === undefined) {
          expect(read(format.write(site))('/')['X-Value']).toBe(value);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('refuses only the characters it has no way to write, and all that are not printable ASCII', () => {
    const obstacles = CHARACTERS.filter(
      (character) =>
        format.obstacleTo({ refusal: { 'X-Value': `a${character}b` }, tenants: [] }) !== undefined,
    );
    expect(obstacles).toEqual([...refused, ...UNPRINTABLE].toSorted());
  });

  it('refuses a name that is no header’s', () => {
    for (const name of ['', 'X Y', 'X:', '-X', '@x'])
      expect(format.obstacleTo({ refusal: { [name]: 'v' }, tenants: [] })).toBeDefined();
  });
});

const printable = fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code));
const UNPRINTABLE = ['\0', '\n', '\r', '\t', '\u007f', 'é', '\u2028'];
const CHARACTERS = [
  ...Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)),
  ...UNPRINTABLE,
].toSorted();

const north: ZoneTenant = {
  id: 'north',
  issuer: 'https://ehr.example/fhir',
  authorizationOrigin: 'https://login.example',
  tokenEndpoint: 'https://login.example/token',
  frameAncestors: [],
};

describe('the limits of a host', () => {
  it('nginx: a value longer than its reading buffer is refused', () => {
    const site = { refusal: { 'X-Value': 'v'.repeat(4001) }, tenants: [] };
    expect(NGINX.obstacleTo(site)).toMatch(/X-Value/);
  });

  it('static host: a line over 2,000 characters and a rule over 100 are refused, not dropped', () => {
    const long = { refusal: { 'X-Value': 'v'.repeat(2000) }, tenants: [] };
    expect(STATIC_HOST.obstacleTo(long)).toMatch(/2009/);
    const many = Array.from({ length: 20 }, (_, at) => ({ ...north, id: `north-${at}` }));
    expect(STATIC_HOST.obstacleTo(siteOf(many))).toMatch(/\d+ rules/);
    expect(NGINX.obstacleTo(siteOf(many))).toBeUndefined();
  });

  it('static host: a tenant takes a rule for each page and worker, not for each file', () => {
    const text = STATIC_HOST.write(siteOf([north]));
    expect(text.split('\n').filter((line) => line.startsWith('/'))).toEqual([
      '/*',
      '/t/north/app.html',
      '/t/north/app',
      '/t/north/assets/phi-worker-Ab3_-9.js',
      '/t/north/ended.html',
      '/t/north/ended',
      '/t/north/forgotten.html',
      '/t/north/forgotten',
      '/t/north/go.html',
      '/t/north/go',
      '/t/north/',
      '/t/north/index.html',
      '/t/north/readiness.html',
      '/t/north/readiness',
    ]);
  });

  it('static host: a page has its headers also where the host drops the ending', () => {
    const at = readStaticHost(STATIC_HOST.write(siteOf([north])));
    expect(at('/t/north/app')).toEqual(headersOf('page', north, CATALOG));
  });

  it('static host: a zone with a header of its own, or without one, says so', () => {
    const [tenant] = siteOf([north], ['app.html']).tenants;
    const [file] = tenant?.files ?? [];
    if (file === undefined) throw new Error('no page');
    const headers = { A: 'page', 'Clear-Site-Data': '"storage"' };
    const site = {
      refusal: { A: 'all', B: 'all' },
      tenants: [{ id: 'n', files: [{ ...file, headers }] }],
    };
    for (const { format, read } of CASES)
      expect(read(format.write(site))('/t/north/app.html')).toEqual(headers);
  });
});

describe('the files of a site', () => {
  it.each(['assets/.hidden.js', 'a b.js', '../x.js', 'a"b.js', 'a$b.js', 'x..js', 'é.js'])(
    'a file named %s cannot be hosted',
    (file) => {
      expect(() => siteOf([north], [file])).toThrow('no host can be told of');
    },
  );

  it.each(['data.xyz', 'noending'])('a file of an unknown kind, %s, cannot be hosted', (file) => {
    expect(() => siteOf([north], [file])).toThrow('no content type');
  });
});
