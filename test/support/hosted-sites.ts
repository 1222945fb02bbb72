import fc from 'fast-check';
import type { ZoneTenant } from '#zones';
import { hostedSite } from '../../deploy/hosted-site.ts';

/* Made-up sites, to be written down for hosts. */

export const FILES = [
  'index.html',
  'app.html',
  'go.html',
  'ended.html',
  'forgotten.html',
  'readiness.html',
  'assets/phi-worker-Ab3_-9.js',
  'assets/app-1.js',
  'assets/foreword-1.css',
  'assets/text-1.woff2',
  'packs/core/2026.11.4/cards.json',
];

export const CATALOG = ['https://publisher.example', 'https://doi.example'];

const host = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const tenantWith = (id: string) =>
  fc.record<ZoneTenant>({
    id: fc.constant(id),
    issuer: host.map((name) => `https://${id}.${name}.example/fhir`),
    authorizationOrigin: host.map((name) => `https://login.${id}.${name}.example`),
    tokenEndpoint: host.map((name) => `https://login.${id}.${name}.example/token`),
    frameAncestors: fc.array(
      host.map((name) => `https://${id}.${name}.example`),
      { maxLength: 3 },
    ),
  });
export const tenants = fc
  .uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/), { minLength: 1, maxLength: 5 })
  .chain((ids) => fc.tuple(...ids.map(tenantWith)));

export const siteOf = (of: readonly ZoneTenant[], files: readonly string[] = FILES) =>
  hostedSite(
    of.map((tenant) => ({ tenant, files })),
    () => CATALOG,
  );
