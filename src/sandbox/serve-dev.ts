import { fileURLToPath } from 'node:url';
import { createServer, type Plugin } from 'vite';

/** Serves the app from its sources under the sandbox tenant's path, with hot reload and without the production headers. */
export async function serveDev(configFile: string, port: number): Promise<void> {
  const server = await createServer({
    configFile,
    plugins: [sourcesBesideRoot()],
    server: { port, strictPort: true },
  });
  await server.listen();
}

/** The pages lie in `launch/` and name scripts in `src/`, which a browser would look for above the tenant's path. */
function sourcesBesideRoot(): Plugin {
  const sources = fileURLToPath(new URL('..', import.meta.url)).replaceAll('\\', '/');
  return {
    name: 'foreword-sources-beside-root',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replaceAll('src="../src/', `src="/@fs/${sources.replace(/^\//, '')}`),
    },
  };
}
