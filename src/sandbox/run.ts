import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tenant } from '#boundary/tenant.ts';
import { layOut } from '../../launch/tenants/lay-out.ts';
import { readCatalogOrigins } from '../../launch/tenants/read-catalog-origins.ts';
import { readRegistry } from '../../launch/tenants/read-registry.ts';
import { createAppHost } from './app-host.ts';
import type { Clinic } from './clinic/clinic.ts';
import { atOrigin, isOfSandbox } from './at-origin.ts';
import type { AccessLogRow } from './ehr/access-log.ts';
import { createEhr } from './ehr/ehr.ts';
import type { Meddle } from './ehr/ehr-parts.ts';
import type { LaunchContext } from './ehr/oauth/launch-tokens.ts';
import { SANDBOX_RULES, type ServerRules } from './ehr/server-rules.ts';
import type { SmartStyle } from './ehr/smart-style.ts';
import { listenOn } from './listen.ts';
import { tenantOf } from './vendors/tenants.ts';
import type { Vendor } from './vendors/vendor.ts';

export interface SandboxOptions {
  /** 0 takes any free port. */
  readonly ehrPort: number;
  /** 0 takes any free port; null when the dev server serves the app, at `appOrigin` and for the tenant `sandbox` only. */
  readonly appPort: number | null;
  readonly appOrigin?: string;
  readonly clinic: Clinic;
  /** `YYYY-MM-DD`: the day the day view opens on. */
  readonly today: string;
  /** The app as Vite built it; without one its host answers 404 throughout. */
  readonly built?: string;
  /** Whose ways it answers in; its own unless told. With one there is one tenant, `sandbox-` and the vendor's id. */
  readonly vendor?: Vendor;
  /** Milliseconds since 1970; the real time unless told. */
  readonly now?: () => number;
  /** Seconds an access token is good for; the vendor's or 300 unless told. */
  readonly tokenLife?: number;
  /** What it tells apps of how its pages look; the vendor's, or nothing, unless told. */
  readonly style?: SmartStyle;
  /** In what its tenants are otherwise than registered; in nothing unless told. */
  readonly tenant?: Partial<Tenant>;
  /** Stands between each FHIR request and its answer. */
  readonly meddle?: Meddle;
}

export interface Sandbox {
  readonly ehrUrl: string;
  readonly appUrl: string;
  readonly accessLog: () => readonly AccessLogRow[];
  /** The address that opens the app for a tenant, with a fresh launch token. */
  readonly launchUrl: (tenant: string, context: LaunchContext) => string;
  readonly close: () => Promise<void>;
}

/** Starts the sandbox EHR and the host of the built app, each on its own origin of this machine. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const ehrServer = await listenOn(options.ehrPort);
  const appServer = options.appPort === null ? undefined : await listenOn(options.appPort);
  const ehrUrl = `http://localhost:${ehrServer.port}`;
  const appUrl = options.appOrigin ?? `http://localhost:${appServer?.port ?? 0}`;
  const tenants = tenantsFor(options).map((tenant) => atOrigin(tenant, ehrUrl));
  const site = mkdtempSync(join(tmpdir(), 'foreword-'));
  if (options.built !== undefined) layOut({ built: options.built, tenants, out: site });
  const ehr = await createEhr({
    origin: ehrUrl,
    appOrigin: appUrl,
    clinic: options.clinic,
    tenants,
    today: options.today,
    tokenLife: options.tokenLife ?? options.vendor?.tokenLife ?? TOKEN_LIFE,
    meddle: options.meddle,
    rules: rulesFor(options),
    playing: options.vendor?.name,
    now: options.now,
  });
  ehrServer.answerWith(ehr.listener);
  const catalogOrigins = readCatalogOrigins(site);
  appServer?.answerWith(createAppHost({ site, tenants, catalogOrigins }));
  return {
    ehrUrl,
    appUrl,
    accessLog: ehr.accessLog,
    launchUrl: ehr.launchUrl,
    async close() {
      await Promise.all([ehrServer.close(), appServer?.close()]);
      rmSync(site, { recursive: true, force: true });
    },
  };
}

function rulesFor({ vendor, style }: SandboxOptions): ServerRules {
  const rules = vendor ?? SANDBOX_RULES;
  return { ...rules, style: style ?? rules.style };
}

function tenantsFor({ appPort, vendor, tenant }: SandboxOptions): readonly Tenant[] {
  const registered = readRegistry(REGISTRY)
    .filter(isOfSandbox)
    .filter(({ id }) => (appPort !== null && vendor === undefined) || id === DEV_TENANT)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1)) // `sandbox` first: it is the default
    .map((each) => ({ ...each, ...tenant }));
  return vendor === undefined ? registered : registered.map((each) => tenantOf(vendor, each));
}

/** Five minutes: short, as EHRs keep theirs. */
const TOKEN_LIFE = 300;

/** The tenant under whose path the dev server serves the app. */
const DEV_TENANT = 'sandbox';

const REGISTRY = fileURLToPath(new URL('../../launch/tenants', import.meta.url));
