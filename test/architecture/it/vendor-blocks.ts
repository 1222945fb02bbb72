import type { TenantVendor } from '#boundary/tenant.ts';
import { API_NAMES, type AskedFor } from '#deidentified/readiness/vendor-api-names.ts';
import { PORTALS, type SettingName } from '#deidentified/readiness/vendor-portals.ts';
import { STRATEGIES } from '#phi/fhir/schedule/strategies.ts';
import { PRESETS } from '../../../launch/tenants/presets.ts';
import { scheduleAt } from './asked.ts';
import { sourced, table } from './markdown.ts';
import { scopeBlock } from './scopes-page.ts';

/** The parts of a vendor's page that are written from tables. */
export function vendorBlocks(vendor: TenantVendor): Readonly<Record<string, () => string>> {
  return {
    settings: () => settings(vendor),
    apis: () => apis(vendor),
    scopes: () => scopeBlock(vendor),
    entry: () => entry(vendor),
    schedule: () => schedule(vendor),
  };
}

const SETTING_WORDS: Readonly<Record<SettingName, string>> = {
  portal: 'Where',
  audience: 'For whom',
  'client-type': 'Client type',
  'redirect-uri': 'Redirect URI',
  'launch-url': 'Launch URL',
  'scope-version': 'Scope version',
  apis: 'APIs or scopes',
};

function settings(vendor: TenantVendor): string {
  return table(
    ['Setting', 'Called there', 'Choose', 'Known from', 'How'],
    PORTALS[vendor].map(({ setting, called, choose, source, evidence }) => [
      SETTING_WORDS[setting],
      called ?? '(not public)',
      choose,
      sourced(source),
      evidence,
    ]),
  );
}

const ASKED_FOR: Readonly<Record<AskedFor, string>> = {
  always: 'yes',
  'surgical-cases': 'for `surgical-cases`',
  panel: 'only with `panel`',
  past: 'only with `past`',
};

function apis(vendor: TenantVendor): string {
  const named = API_NAMES[vendor];
  const names = [...new Map(named.map((api) => [api.name, api])).values()];
  return [
    table(
      ['Name', 'Tick'],
      names.map(({ name, askedFor }) => [`\`${name}\``, ASKED_FOR[askedFor]]),
    ),
    [
      ...new Set(
        named.map(({ source, evidence }) => `Known from ${sourced(source)} (${evidence}).`),
      ),
    ].join('\n'),
  ].join('\n\n');
}

function entry(vendor: TenantVendor): string {
  const { environment, source, blanks } = PRESETS[vendor];
  return [
    `\`npm run tenant:new -- ${vendor} ID\` writes \`launch/tenants/ID.json\` for ${environment}, from what is known (${source}). It leaves to you:`,
    table(
      ['Member', 'Take it from'],
      blanks.map(({ member, from }) => [`\`${member}\``, from]),
    ),
  ].join('\n\n');
}

function schedule(vendor: TenantVendor): string {
  return table(
    ['In order', 'Must be declared in `/metadata`', 'How it proves itself'],
    scheduleAt(vendor).map((name) => {
      const { declared, proof } = STRATEGIES[name];
      return [
        `\`${name}\``,
        declared.map((parameter) => `\`${parameter}\``).join(', ') || 'nothing',
        proof,
      ];
    }),
  );
}
