import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tenant } from '#boundary/tenant.ts';
import { runReadiness } from '#console/run-readiness.ts';
import { generateClinic } from '#sandbox/clinic/generate-clinic.ts';
import { atOrigin } from '#sandbox/at-origin.ts';
import { type Sandbox, startSandbox } from '#sandbox/run.ts';
import { tenantOf } from '#sandbox/vendors/tenants.ts';
import { type VendorId } from '#sandbox/vendors/vendor.ts';
import { tenantNamed } from '../../support/sandbox-handlers.ts';
import { vendorNamed } from '../phi/vendor-run.ts';
import { authorize, exchange } from '../sandbox/launch.ts';

/** The clinic goes by the clock of this computer, as its tokens do; it has visits on every coming weekday. */
const TODAY = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
const CLINIC = generateClinic({ seed: 7, today: TODAY, timeZone: 'America/New_York' });
const DOCTOR = CLINIC.clinicians[0]?.id ?? '';

/** A listening sandbox as this vendor, or as itself, with the registry entry that fits it. */
export interface Seat {
  readonly sandbox: Sandbox;
  readonly tenant: Tenant;
  /** A folder with that entry, changed if told. */
  readonly registry: (changes?: Partial<Tenant>) => string;
  /** What the token endpoint answers a launch with. */
  readonly signIn: (scopes?: readonly string[]) => Promise<string>;
  readonly leave: () => Promise<void>;
}

/** Starts one on free ports. */
export async function seatConsole(id: VendorId | null): Promise<Seat> {
  const vendor = id === null ? {} : { vendor: vendorNamed(id) };
  const sandbox = await startSandbox({
    ehrPort: 0,
    appPort: 0,
    clinic: CLINIC,
    today: TODAY,
    ...vendor,
  });
  const own = tenantNamed('sandbox');
  const tenant = atOrigin(
    vendor.vendor === undefined ? own : tenantOf(vendor.vendor, own),
    sandbox.ehrUrl,
  );
  const folders: string[] = [];
  return {
    sandbox,
    tenant,
    registry: (changes = {}) => {
      const folder = mkdtempSync(join(tmpdir(), 'foreword-registry-'));
      folders.push(folder);
      writeFileSync(join(folder, 'entry.json'), JSON.stringify({ ...tenant, ...changes }));
      return folder;
    },
    signIn: async (scopes = tenant.scopes) => {
      const scope = scopes.join(' ');
      const { body } = await exchange(
        sandbox,
        await authorize(sandbox, { tenant: tenant.id, scope, clinician: DOCTOR }),
      );
      return JSON.stringify(body);
    },
    leave: async () => {
      await sandbox.close();
      for (const folder of folders) rmSync(folder, { recursive: true });
    },
  };
}

/** How a command ended, and what it wrote. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

interface Given {
  readonly registry?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** What comes by standard input. */
  readonly input?: string;
}

/** Runs the command as a console does. */
export async function run(
  args: readonly string[],
  { registry = 'launch/tenants', environment = {}, input = '' }: Given = {},
): Promise<Ended> {
  let [out, errors] = ['', ''];
  const code = await runReadiness(args, {
    registry,
    environment,
    input: once(input),
    write: (text) => {
      out += text;
    },
    complain: (text) => {
      errors += text;
    },
    now: Date.now,
    random: Math.random,
    fetchImpl: fetch,
  });
  return { code, out, errors };
}

async function* once(text: string): AsyncGenerator<string> {
  await Promise.resolve();
  yield text;
}
