import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { billOfMaterials } from './deploy/bill-of-materials.ts';
import { writeHosts } from './deploy/write-hosts.ts';
import { layOut, withTenant } from './launch/tenants/lay-out.ts';
import { readCatalogOrigins } from './launch/tenants/read-catalog-origins.ts';
import { readRegistry } from './launch/tenants/read-registry.ts';
import { nameByDocuments } from './launch/script-groups.ts';

/** The zone table names each of them. */
const DOCUMENTS = [
  'index.html',
  'app.html',
  'go.html',
  'ended.html',
  'forgotten.html',
  'readiness.html',
];

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The built app lies in `dist/build`, and for each tenant but the sandbox's under `dist/t/<id>/`; beside them what a host is told of it
 * (`dist/hosts/`) and what it is made of (`dist/sbom.cdx.json`).
 */
export default defineConfig(({ command }) => ({
  root: here('./launch'),
  publicDir: here('./public'),
  base: command === 'build' ? './' : '/t/sandbox/',
  appType: 'mpa',
  plugins: [react(), tenants()],
  build: {
    outDir: here('./dist/build'),
    emptyOutDir: true,
    target: 'chrome120',
    assetsInlineLimit: 0, // an inlined file would be a `data:` URL, which no zone allows
    modulePreload: { polyfill: false }, // it writes an inline script
    rolldownOptions: {
      input: DOCUMENTS.map((name) => here(`./launch/${name}`)),
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: nameByDocuments, debugName: 'by documents' }],
        },
      },
    },
  },
  worker: {
    format: 'es',
    rolldownOptions: { output: { entryFileNames: 'assets/phi-worker-[hash].js' } },
  },
  // fhirclient is CommonJS that exports `default`, and its types say so: import it as they do.
  legacy: { inconsistentCjsInterop: true },
  // Of the production headers only what the app checks before it reads: nothing may be compiled at run time.
  server: {
    fs: { allow: [here('.')] },
    headers: { 'Content-Security-Policy': "script-src 'self' 'unsafe-inline'" },
  },
}));

function tenants(): Plugin {
  const registry = here('./launch/tenants');
  return {
    name: 'foreword-tenants',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { server }) => {
        const styled = html.replace('<!-- style -->', () => `<style>${noticeStyle()}</style>`);
        const isNotice = styled !== html; // which is the same for every tenant
        return server === undefined || isNotice ? styled : withTenant(styled, sandbox());
      },
    },
    /** Each pack at the address of its version, as it is laid out. */
    configureServer({ middlewares }) {
      middlewares.use((request, _, next) => {
        request.url = request.url?.replace(/(\/packs\/[a-z0-9-]+)\/20[\d.]+(?=\/)/, '$1');
        next();
      });
    },
    closeBundle() {
      const root = here('./dist');
      const site = { tenants: hospitals(), root, catalogOrigins: readCatalogOrigins(root) };
      layOut({ built: here('./dist/build'), tenants: site.tenants, out: site.root });
      for (const sentence of writeHosts(site, here('./dist/hosts'))) this.warn(sentence);
      const lock: unknown = JSON.parse(readFileSync(here('./package-lock.json'), 'utf8'));
      const bill = JSON.stringify(billOfMaterials(lock), null, 2);
      writeFileSync(here('./dist/sbom.cdx.json'), `${bill}\n`);
    },
  };

  /** The sandbox lays out its own: a page that trusts this machine has no place on a hospital's site. */
  function hospitals() {
    return readRegistry(registry).filter(({ issuer }) => issuer.startsWith('https://'));
  }

  /** As it stands in the file: its hash is in the policy of the notices. */
  function noticeStyle() {
    return readFileSync(here('./launch/notice.css'), 'utf8');
  }

  function sandbox() {
    const tenant = readRegistry(registry).find(({ id }) => id === 'sandbox');
    if (tenant === undefined) throw new Error('the registry has no sandbox');
    return tenant;
  }
}
