import { parseArgs } from 'node:util';
import { type SmartStyle, STYLES } from './ehr/smart-style.ts';
import type { Vendor } from './vendors/vendor.ts';
import { vendorOf, VENDORS } from './vendors/vendors.ts';

/** What `npm start --` was told. */
export interface CommandOptions {
  /** A folder of NDJSON(.gz) FHIR files instead of the built-in clinic. */
  readonly data: string | null;
  readonly port: number;
  /** `YYYY-MM-DD`; null for the present day of the clinic. */
  readonly today: string | null;
  readonly seed: number;
  /** Whose ways the EHR answers in; null for the sandbox's own. */
  readonly vendor: Vendor | null;
  /** What it tells apps of how its pages look; null for what the vendor tells. */
  readonly style: SmartStyle | null;
  readonly dev: boolean;
  readonly build: boolean;
}

/** The port of the sandbox EHR that the tenant registry names; the app is on the next. */
export const REGISTERED_PORT = 8410;

export const USAGE = `npm start -- [options]

  --data DIR          FHIR resources as NDJSON or NDJSON.gz, instead of the built-in clinic
  --port N            the EHR's port; the app takes the next (${REGISTERED_PORT})
  --today YYYY-MM-DD  the day to show (the present day)
  --seed N            another built-in clinic (1)
  --ehr NAME          answers as that EHR is documented to: ${VENDORS.map(({ id }) => id).join(', ')}
  --style NAME        tells apps of pages that are: ${[...STYLES.keys()].join(', ')}
  --no-build          serve what was built before
  --dev               hot reload, without the production headers`;

/** Parses the arguments of the command; undefined when they are not understood. */
export function parseCommand(args: readonly string[]): CommandOptions | undefined {
  try {
    const { values } = parseArgs({ args: [...args], allowNegative: true, options: OPTIONS });
    const port = Number(values.port);
    const seed = Number(values.seed);
    const today = values.today ?? null;
    const isDay = today === null || !Number.isNaN(Date.parse(`${today}T00:00:00Z`));
    const isPort = Number.isInteger(port) && port >= 1 && port < 65_535;
    const vendor = values.ehr === undefined ? null : vendorOf(values.ehr);
    const style = values.style === undefined ? null : STYLES.get(values.style);
    if (!isDay || !isPort || !Number.isInteger(seed)) return undefined;
    if (vendor === undefined || style === undefined) return undefined;
    const { data = null, dev, build } = values;
    return { data, port, today, seed, vendor, style, dev, build };
  } catch {
    return undefined;
  }
}

const OPTIONS = {
  data: { type: 'string' },
  port: { type: 'string', default: String(REGISTERED_PORT) },
  today: { type: 'string' },
  seed: { type: 'string', default: '1' },
  ehr: { type: 'string' },
  style: { type: 'string' },
  dev: { type: 'boolean', default: false },
  build: { type: 'boolean', default: true },
} as const;
