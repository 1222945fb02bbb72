import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type ConfigEnv, loadConfigFromFile, type PluginOption } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The pages of the bench: one for each client that is compared, one that derives and ranks, one that ranks much, and one that opens packs. */
const PAGES = [
  'fhirclient',
  'fhir-kit-client',
  'medplum',
  'derive',
  'packs',
  'rank',
  'tables',
] as const;

export type PageName = (typeof PAGES)[number];

/** Builds the app as `vite build` does, but beside `dist`, so that a bench never changes what is served. Gives back the folder. */
export async function buildApp(): Promise<string> {
  const environment: ConfigEnv = { command: 'build', mode: 'production' };
  const loaded = await loadConfigFromFile(environment, here('../../vite.config.ts'));
  if (loaded === null) throw new Error('the app has no build');
  const out = mkdtempSync(join(tmpdir(), 'foreword-bench-app-'));
  await build({
    ...loaded.config,
    configFile: false,
    logLevel: 'error',
    plugins: loaded.config.plugins?.filter((plugin) => !laysOut(plugin)) ?? [],
    build: { ...loaded.config.build, outDir: out },
  });
  return out;
}

/** The plugin that lays `dist/build` out for each tenant. */
function laysOut(plugin: PluginOption): boolean {
  return (
    typeof plugin === 'object' &&
    plugin !== null &&
    'name' in plugin &&
    plugin.name === 'foreword-tenants'
  );
}

/** Bundles the pages of the bench, one script each. Gives back the folder. */
export async function buildPages(): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), 'foreword-bench-pages-'));
  for (const page of PAGES) {
    await build({
      root: here('./pages'),
      configFile: false,
      logLevel: 'error',
      // Made for Node's own HTTP; a browser keeps its connections itself.
      resolve: { alias: { agentkeepalive: here('./pages/no-agent.ts') } },
      legacy: { inconsistentCjsInterop: true },
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: out,
        emptyOutDir: false,
        target: 'chrome111',
        copyPublicDir: false,
        rolldownOptions: {
          input: here(`./pages/${page}.ts`),
          preserveEntrySignatures: 'strict',
          output: { entryFileNames: '[name].js', codeSplitting: false },
        },
      },
    });
  }
  return out;
}
