import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isObject } from '#boundary/guards.ts';
import { parseTenant, TENANT_VENDORS, type Tenant, type TenantVendor } from '#boundary/tenant.ts';
import { FILL_IN, FILL_IN_URL, PRESETS } from './presets.ts';

/** What a vendor's preset does not say: scheduled patients only, reviewed cards only, nobody frames it. */
const USUAL: Omit<Tenant, 'id' | 'vendor' | 'packs'> = {
  name: FILL_IN,
  issuer: `${FILL_IN_URL}/fhir`,
  authorizationOrigin: FILL_IN_URL,
  tokenEndpoint: `${FILL_IN_URL}/token`,
  idTokenIssuer: FILL_IN_URL,
  clientId: FILL_IN,
  scopes: [],
  timeZone: FILL_IN,
  schedule: [],
  lists: [],
  whose: [{ rule: 'me', practitioners: [''] }],
  search: 'get',
  limits: { concurrency: 4, batchSize: 20, pages: 40, visits: 60, perMinute: null },
  panel: null,
  past: null,
  frameAncestors: [],
  reviewedCardsOnly: true,
  contact: null,
  idleMinutes: 10,
};

const CORE_MANIFEST = fileURLToPath(
  new URL('../../public/packs/core/manifest.json', import.meta.url),
);

/** A vendor's preset as an entry of the registry; undefined where the id is none. */
export function entryOf(vendor: TenantVendor, id: string): Tenant | undefined {
  const packs = [{ id: 'core', version: coreVersion(), before: null }];
  return parseTenant({ id, vendor, ...USUAL, packs, ...PRESETS[vendor].known });
}

/** The version of the core pack that lies in this repository. */
function coreVersion(): unknown {
  const manifest: unknown = JSON.parse(readFileSync(CORE_MANIFEST, 'utf8'));
  return isObject(manifest) ? manifest['version'] : undefined;
}

/** What came of it, in words for whoever asked. */
export interface Written {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

/** Writes a new entry into the registry; an entry that is there is left as it is. */
export function writeEntry(directory: string, vendor: string | undefined, id = ''): Written {
  const named = TENANT_VENDORS.find((each) => each === vendor);
  if (named === undefined) return { ok: false, lines: [USAGE] };
  const entry = entryOf(named, id);
  if (entry === undefined) {
    return { ok: false, lines: [`"${id}" is no id: small letters, digits and dashes.`, USAGE] };
  }
  const file = join(directory, `${id}.json`);
  if (existsSync(file)) return { ok: false, lines: [`${file} is there already.`] };
  const { environment, source, blanks } = PRESETS[named];
  writeFileSync(
    file,
    `${JSON.stringify({ $schema: './tenant.schema.json', ...entry }, null, 2)}\n`,
  );
  return {
    ok: true,
    lines: [
      `${file}: ${environment}. Known from ${source}; not tried against it.`,
      `To register: redirect URI https://YOUR-HOST/t/${id}/app.html, launch URL https://YOUR-HOST/t/${id}/`,
      'To fill in:',
      ...blanks.map(({ member, from }) => `  ${member}: ${from}`),
    ],
  };
}

const USAGE = `npm run tenant:new -- VENDOR ID

  VENDOR  ${TENANT_VENDORS.join(', ')}
  ID      also the path of the app: /t/ID/`;
