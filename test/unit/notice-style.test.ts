import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { headersOf } from '#zones';

const tenant = {
  id: 'north',
  issuer: 'https://ehr.example/fhir/r4',
  authorizationOrigin: 'https://login.ehr.example',
  tokenEndpoint: 'https://login.ehr.example/token',
  frameAncestors: ['https://ehr.example'],
};

it.each(['ended', 'forgotten'] as const)(
  '%s: the policy names the one style that is written into it, and nothing it could load',
  (zone) => {
    const style = readFileSync(new URL('../../launch/notice.css', import.meta.url));
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = headersOf(zone, tenant, [])['Content-Security-Policy'] ?? '';
    expect(policy).toContain(`style-src 'sha256-${hash}';`);
    expect(policy.match(/[a-z]+-src/g)).toEqual(['default-src', 'style-src']);
  },
);
