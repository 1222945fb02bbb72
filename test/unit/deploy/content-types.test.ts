import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createAppHost } from '#sandbox/app-host.ts';
import { listenOn } from '#sandbox/listen.ts';
import { CONTENT_TYPES, contentTypeOf } from '../../../deploy/content-types.ts';
import { readRegistry } from '../../../launch/tenants/read-registry.ts';

it('a deployed file has the type that the sandbox serves it with', async () => {
  const site = mkdtempSync(join(tmpdir(), 'site-'));
  const tenants = readRegistry(fileURLToPath(new URL('../../../launch/tenants', import.meta.url)));
  mkdirSync(join(site, 't/sandbox'), { recursive: true });
  const files = Object.keys(CONTENT_TYPES).map((ending) => `file.${ending}`);
  for (const file of files) writeFileSync(join(site, 't/sandbox', file), 'x');
  const host = await listenOn(0);
  host.answerWith(createAppHost({ site, tenants, catalogOrigins: () => [] }));
  for (const file of files) {
    const response = await fetch(`http://localhost:${host.port}/t/sandbox/${file}`);
    expect([file, response.headers.get('content-type')]).toEqual([file, contentTypeOf(file)]);
  }
  await host.close();
  rmSync(site, { recursive: true });
});
