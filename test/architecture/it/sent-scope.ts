import { http, HttpResponse } from 'msw';
import type { SetupServer } from 'msw/node';
import { vi } from 'vitest';
import { startAuthorization } from '#deidentified/authorize/start-authorization.ts';
import type { Tenant } from '#boundary/tenant.ts';

/** The `scope` that the launch page really sends to the EHR's sign-in, for an entry whose EHR stands on the network. */
export async function sentScope(network: SetupServer, entry: Tenant): Promise<string | null> {
  vi.stubGlobal('location', new URL('https://host.example/'));
  vi.stubGlobal('window', globalThis);
  network.use(
    http.get(`${entry.issuer}/.well-known/smart-configuration`, () =>
      HttpResponse.json({
        authorization_endpoint: `${entry.authorizationOrigin}/authorize`,
        token_endpoint: entry.tokenEndpoint,
        code_challenge_methods_supported: ['S256'],
      }),
    ),
  );
  const started = await startAuthorization(
    { iss: entry.issuer, launch: 'launched', purpose: 'brief' },
    entry,
    'https://host.example/t/example/app.html',
  );
  if (!started.ok) throw new Error(started.problem.code);
  return new URL(started.value.address).searchParams.get('scope');
}
