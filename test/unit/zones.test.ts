import { describe, expect, it } from 'vitest';
import {
  headersOf,
  LOCAL_REFUSAL_HEADERS,
  REFUSAL_HEADERS,
  tenantPath,
  ZONE_NAMES,
  zoneOf,
} from '#zones';

const tenant = {
  id: 'north',
  issuer: 'https://ehr.example/fhir/r4',
  authorizationOrigin: 'https://login.ehr.example',
  tokenEndpoint: 'https://login.ehr.example/token',
  frameAncestors: ['https://ehr.example'],
};

describe('the table of zones', () => {
  it.each([
    ['index.html', 'launch'],
    ['app.html', 'page'],
    ['go.html', 'airlock'],
    ['ended.html', 'ended'],
    ['forgotten.html', 'forgotten'],
    ['readiness.html', 'readiness'],
    ['assets/ended.html', 'file'],
    ['assets/phi-worker-Ab3_-9.js', 'phi-worker'],
    ['assets/app-1.js', 'script'],
    ['assets/x/phi-worker-1.js', 'script'],
    ['assets/phi-worker-1.js.map', 'file'],
    ['packs/core/cards.json', 'file'],
  ])('puts %s in zone %s', (file, zone) => {
    expect(zoneOf(file)).toBe(zone);
  });

  it.each(ZONE_NAMES)(
    '%s: has a closed policy, no sniffing, no referrer, no permission',
    (zone) => {
      const headers = headersOf(zone, tenant, []);
      expect(headers['Content-Security-Policy']).toMatch(/^default-src 'none'/);
      expect(headers['Content-Security-Policy']).not.toMatch(
        /unsafe|\*|data:|blob:|https?:(?!\/\/)/,
      );
      expect(headers['X-Content-Type-Options']).toBe('nosniff');
      expect(headers['Referrer-Policy']).toBe('no-referrer');
    },
  );

  it('offers passkeys to the page, to nobody else, and no other feature to anybody', () => {
    const offered = ZONE_NAMES.flatMap((zone) =>
      [
        ...(headersOf(zone, tenant, [])['Permissions-Policy'] ?? '').matchAll(/[\w-]+=\([^)]+\)/g),
      ].map(([feature]) => `${zone} ${feature}`),
    );
    expect(offered).toEqual([
      'page publickey-credentials-create=(self)',
      'page publickey-credentials-get=(self)',
    ]);
  });

  it('clears the cache at the end of a session, storage besides where all is forgotten, cookies never', () => {
    const cleared = ZONE_NAMES.map((zone) => [
      zone,
      headersOf(zone, tenant, [])['Clear-Site-Data'],
    ]).filter(([, value]) => value !== undefined);
    expect(cleared).toEqual([
      ['ended', '"cache"'],
      ['forgotten', '"cache", "storage"'],
    ]);
  });

  it('is answered by https only for two years, except on this machine', () => {
    const local = { ...tenant, issuer: 'http://localhost:8410/fhir' };
    const said = (headers: Readonly<Record<string, string>>) =>
      headers['Strict-Transport-Security'];
    for (const zone of ZONE_NAMES) {
      expect(said(headersOf(zone, tenant, []))).toBe('max-age=63072000');
      expect(said(headersOf(zone, local, []))).toBeUndefined();
    }
    expect(said(REFUSAL_HEADERS)).toBe('max-age=63072000');
    expect(said(LOCAL_REFUSAL_HEADERS)).toBeUndefined();
  });

  it('lets the PHI worker reach the FHIR base and the token endpoint, and nothing else', () => {
    const headers = headersOf('phi-worker', tenant, ['https://publisher.example']);
    expect(headers['Content-Security-Policy']).toBe(
      "default-src 'none'; connect-src https://ehr.example/fhir/r4 https://ehr.example/fhir/r4/ https://login.ehr.example/token",
    );
    expect(headers['Connection-Allowlist']).toBe(
      '("https://ehr.example/fhir/r4" "https://ehr.example/fhir/r4/*" "https://login.ehr.example/token")',
    );
  });

  it('lets the page reach its own origin only, and be framed by the tenant only', () => {
    const headers = headersOf('page', tenant, ['https://publisher.example']);
    expect(headers['Connection-Allowlist']).toBe('(response-origin)');
    expect(headers['Content-Security-Policy']).toContain("connect-src 'self';");
    expect(headers['Content-Security-Policy']).toContain('frame-ancestors https://ehr.example;');
    expect(headers['Content-Security-Policy']).not.toContain('publisher');
  });

  it('lets nobody frame the app of a tenant that names nobody', () => {
    const headers = headersOf('page', { ...tenant, frameAncestors: [] }, []);
    expect(headers['Content-Security-Policy']).toContain("frame-ancestors 'none'");
  });

  it('lets no zone be without an allow-list, nor any but launch and airlock be redirected', () => {
    const lists = ZONE_NAMES.map((zone) => [
      zone,
      headersOf(zone, tenant, [])['Connection-Allowlist'],
    ]);
    expect(lists.filter(([, list]) => list === undefined)).toEqual([]);
    expect(lists.filter(([, list]) => list?.includes('redirects')).map(([zone]) => zone)).toEqual([
      'launch',
      'airlock',
    ]);
  });

  it('lets no script be kept longer than its policy', () => {
    for (const zone of ['phi-worker', 'script'] as const) {
      expect(headersOf(zone, tenant, [])['Cache-Control']).toBe('no-cache');
    }
  });

  it('lets only the airlock reach the hosts of the catalog', () => {
    const reaching = ZONE_NAMES.filter((zone) =>
      JSON.stringify(headersOf(zone, tenant, ['https://publisher.example'])).includes('publisher'),
    );
    expect(reaching).toEqual(['airlock']);
  });

  it('serves each tenant under its own path', () => {
    expect(tenantPath(tenant)).toBe('/t/north/');
  });
});
